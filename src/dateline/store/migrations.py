"""How a record comes to be, and how an older one is brought up to date.

The version stands in the table `record_about`. A new record is built straight from `schema.py`; an older one takes the
steps of `STEPS` it has not had, all inside the transaction that opened it: after a crash it is either as it was or up
to date. Each step is a plain function over a connection.

Alembic was considered and left out. It serves one deployed database with a folder of scripts and a configuration
beside it; a record is a file that anybody may copy and open anywhere, so the steps must travel inside the package and
run without being asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Double, insert, inspect, select, text, update
from sqlalchemy.types import TypeEngine

from dateline.errors import RecordError, RecordTooNewError
from dateline.store import fulltext, schema_joined
from dateline.store.schema import FORMAT, SCHEMA_VERSION, about, articles, events, metadata, participants
from dateline.store.types import Json, Text

Step = Callable[[Connection], None]


def _say_why(connection: Connection) -> None:
    """Version 2: how sure a link is, and why actors, places and days are what they are."""
    columns: tuple[tuple[str, str, TypeEngine[Any]], ...] = (
        ("participants", "score", Double()),
        ("participants", "reasons", Json()),
        ("events", "time_reason", Text()),
        ("events", "place_reasons", Json()),
        ("time_values", "reason", Text()),
    )
    for table, column, kind in columns:
        written = kind.compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} {written}"))


_INDEXES = ("ix_articles_published", "ix_events_time", "ix_events_place_folded", "ix_participants_folded")


def _join(connection: Connection) -> None:
    """Version 3: happenings, origins, expectations and judgements; every article of before is still to be joined.

    Indexes that questions over many reports need are made, in place of those of the same names.
    """
    metadata.create_all(connection, tables=[schema_joined.to_join, *schema_joined.DERIVED, schema_joined.judgements])
    connection.execute(insert(schema_joined.to_join).from_select(["article"], select(articles.c.id)))
    for index in sorted(articles.indexes | events.indexes | participants.indexes, key=lambda one: str(one.name)):
        if index.name in _INDEXES:
            connection.execute(text(f"DROP INDEX IF EXISTS {index.name}"))
            index.create(connection)


STEPS: tuple[Step, ...] = (_say_why, _join)
"""Step n (from 0) brings a record of version n + 1 to version n + 2."""

_LOCK = 0x64617465


def version_of(connection: Connection, label: str) -> int | None:
    """The version of the record, None where there is nothing yet.

    Raises RecordError where the tables are of another program, RecordTooNewError for a later version.
    """
    tables = set(inspect(connection).get_table_names())
    if about.name not in tables:
        foreign = tables if connection.dialect.name == "sqlite" else tables & set(metadata.tables)
        if foreign:
            raise RecordError(f"{label} is not a record: it holds tables of another program; choose another name")
        return None
    facts = {row.name: row.value for row in connection.execute(select(about))}
    if facts.get("format") != FORMAT or not facts.get("schema_version", "").isdecimal():
        raise RecordError(f"{label} is not a record, or it is damaged; choose another or restore a copy")
    version = int(facts["schema_version"])
    if version > SCHEMA_VERSION:
        raise RecordTooNewError(
            f"{label} was written by a later dateline (its version is {version}, this one knows {SCHEMA_VERSION}): "
            "upgrade with pip install --upgrade dateline"
        )
    return version


def bring_up_to_date(connection: Connection, label: str, steps: Sequence[Step] = STEPS) -> int:
    """Build the tables or take the missing steps; gives the version reached. The caller holds the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    version = version_of(connection, label)
    if version is None:
        metadata.create_all(connection)
        fulltext.create(connection)
        facts = {"format": FORMAT, "schema_version": str(SCHEMA_VERSION)}
        connection.execute(insert(about), [{"name": name, "value": value} for name, value in facts.items()])
        return SCHEMA_VERSION
    for step in steps[version - 1 :]:
        step(connection)
        version += 1
    connection.execute(update(about).where(about.c.name == "schema_version").values(value=str(version)))
    return version


def lock_for_writing(connection: Connection) -> None:
    """Let one writer in at a time; on SQLite the transaction itself has done so."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK + 1})
