"""Older records are brought up to date in one transaction; newer ones are refused."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, inspect, text

from dateline.errors import RecordError
from dateline.store import SCHEMA_VERSION, Record
from dateline.store.migrations import STEPS, bring_up_to_date, version_of
from record_documents import RUN, document


def add_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE quotes ADD COLUMN loudness INTEGER"))


def stumble(connection: Connection) -> None:
    add_column(connection)
    connection.execute(text("INSERT INTO nowhere VALUES (1)"))


def columns(record: Record) -> set[str]:
    with record.reading() as connection:
        return {column["name"] for column in inspect(connection).get_columns("quotes")}


def test_the_version_counts_the_steps() -> None:
    assert len(STEPS) + 1 == SCHEMA_VERSION


def test_missing_steps_are_taken_once_and_keep_what_is_there(record: Record) -> None:
    record.writer(RUN).write([document()])
    with record.writing() as connection:
        assert bring_up_to_date(connection, "it", (*STEPS, add_column)) == SCHEMA_VERSION + 1
    assert "loudness" in columns(record)
    with record.reading() as connection:
        written = connection.execute(text("SELECT value FROM record_about WHERE name = 'schema_version'")).scalar()
    assert written == str(SCHEMA_VERSION + 1)
    assert record.documents(["article-00000"]) == [document()]


def test_a_step_that_fails_leaves_the_record_as_it_was(record: Record) -> None:
    with pytest.raises(RecordError), record.writing() as connection:
        bring_up_to_date(connection, "it", (*STEPS, stumble))
    assert "loudness" not in columns(record)
    with record.reading() as connection:
        assert version_of(connection, "it") == SCHEMA_VERSION
