"""Older records are brought up to date in one transaction; newer ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, inspect, select, text

from dateline.errors import RecordError
from dateline.model import Document
from dateline.store import SCHEMA_VERSION, Record, open_record, schema_joined
from dateline.store.migrations import STEPS, bring_up_to_date, version_of
from record_documents import OTHER_RUN, RUN, document


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


NEW_IN_VERSION_2 = {
    "participants": ("score", "reasons"),
    "events": ("time_reason", "place_reasons"),
    "time_values": ("reason",),
}


NEW_IN_VERSION_3 = [table.name for table in (schema_joined.to_join, *schema_joined.DERIVED, schema_joined.judgements)]


def make_version_1(record: Record) -> None:
    """Take the record back to the tables of version 1."""
    with record.writing() as connection:
        for name in NEW_IN_VERSION_3:
            connection.execute(text(f"DROP TABLE {name}"))
        for table, names in NEW_IN_VERSION_2.items():
            for name in names:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {name}"))
        connection.execute(text("UPDATE record_about SET value = '1' WHERE name = 'schema_version'"))


def without_why(given: Document) -> Document:
    """The document as version 1 kept it."""
    assert given.time_marks is not None
    assert given.reports is not None
    return replace(
        given,
        time_marks=tuple(replace(mark, reason=None) for mark in given.time_marks),
        reports=tuple(
            replace(
                report,
                sources=tuple(replace(one, score=None, reasons=()) for one in report.sources),
                place=report.place and replace(report.place, reasons=()),
                time=report.time and replace(report.time, reason=None),
            )
            for report in given.reports
        ),
    )


def test_a_record_of_version_1_keeps_its_rows_and_learns_to_say_why(address: str) -> None:
    with open_record(address, create=True) as record:
        record.writer(RUN).write([document()])
        make_version_1(record)
    with pytest.raises(RecordError, match="older version"):
        open_record(address, read_only=True)
    with open_record(address) as record:
        assert record.schema_version == SCHEMA_VERSION
        assert record.documents(["article-00000"]) == [without_why(document())]
        with record.reading() as connection:
            assert list(connection.scalars(select(schema_joined.to_join.c.article))) == ["article-00000"]
        record.writer(OTHER_RUN).write([document()])
        assert record.documents(["article-00000"]) == [document()]


def test_an_older_record_ends_in_the_tables_of_a_new_one(new_address: Callable[[], str]) -> None:
    old, new = new_address(), new_address()
    with open_record(old, create=True) as record:
        make_version_1(record)
    with open_record(old) as record, open_record(new, create=True) as fresh:
        for table in [*NEW_IN_VERSION_2, *NEW_IN_VERSION_3]:
            assert shape(record, table) == shape(fresh, table)


def shape(record: Record, table: str) -> dict[str, tuple[str, bool]]:
    with record.reading() as connection:
        found = inspect(connection).get_columns(table)
    return {column["name"]: (str(column["type"]), column["nullable"]) for column in found}


def indexes(connection: Connection) -> set[tuple[str, str]]:
    """Each index with how it is made."""
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    if connection.dialect.name == "postgresql":
        asked = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    return {(row[0], row[1]) for row in connection.execute(text(asked))}


def test_indexes_of_an_older_record_become_those_of_a_new_one(record: Record) -> None:
    with record.reading() as connection:
        new = indexes(connection)
    make_version_1(record)
    with record.writing() as connection:
        connection.execute(text("DROP INDEX ix_participants_folded"))
        connection.execute(text("DROP INDEX ix_events_time"))
        connection.execute(text("CREATE INDEX ix_events_time ON events (time_from, id)"))
        assert indexes(connection) != new
        bring_up_to_date(connection, "it")
        assert indexes(connection) == new
