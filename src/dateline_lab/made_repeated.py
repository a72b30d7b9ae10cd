"""A made and joined record, made larger by repeating it on later days: a million reports in minutes.

What `dateline_lab.made_joined` wrote is copied within the database, each time under other ids, addresses and days, and
names that linking knows nothing of get a number behind them. Acts, actors and words come again; how often each comes,
what stands beside what and how rows are spread over the tables stay those of the first part. Days that stand in texts
are not changed. SQLite only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Column, Connection, Table, func, select

from dateline.link.knowledge import Knowledge
from dateline.model.codebook import Codebook
from dateline.store import Record, schema, schema_joined
from dateline_lab import made_joined

AT_ONCE = 100_000
"""Reports that are made before they are repeated."""

_CACHE = "PRAGMA cache_size = -500000"
_COPIED: tuple[Table, ...] = (
    schema.pages,
    schema.sightings,
    schema.readings,
    schema.articles,
    schema.paragraphs,
    schema.events,
    schema.participants,
    schema.evidence,
    schema_joined.editions,
    schema_joined.shares,
    schema_joined.origins,
    schema_joined.article_origins,
    schema_joined.accounts,
    schema_joined.joins,
    schema_joined.happenings,
    schema_joined.happening_reports,
    schema_joined.happening_sides,
    schema_joined.expectations,
    schema_joined.follow_ups,
    schema_joined.judgements,
)
_IDS = {"id", "page", "sighting", "article", "event", "report", "other", "first", "origin", "happening", "newer"}
_IDS |= {"expectation", "decided_by", "moved_to", "subject"}
_DAYS = {"published", "published_from", "published_to", "time_from", "time_to", "day_from", "day_to", "decided_on"}
_DAYS |= {"first_published", "last_published", "announced_on", "due_from", "due_to"}
_ADDRESSES = {"url", "address", "story"}
_NAMES = {"name", "folded"}


def fill(
    record: Record,
    knowledge: Knowledge,
    codebook: Codebook,
    reports: int,
    *,
    seed: int = 1,
    told: Callable[[int], None] = lambda _: None,
) -> None:
    """Write a joined record of `reports` reports: at most AT_ONCE are made, more must be a multiple of it.

    The same seed and number give the same record. `told` hears how many reports are written so far.
    """
    first = min(reports, AT_ONCE)
    times, rest = divmod(reports, first)
    if rest:
        raise ValueError(f"{reports:,} reports are no multiple of {AT_ONCE:,}")
    made_joined.fill(record, knowledge, codebook, first, seed=seed, told=told)
    with record.reading() as connection:
        appeared = schema.articles.c.published_from
        begin, end = connection.execute(select(func.min(appeared), func.max(appeared))).one()
    days = (date.fromisoformat(end) - date.fromisoformat(begin)).days + 1
    for number in range(1, times):
        with record.writing() as connection:
            connection.exec_driver_sql(_CACHE)
            for table in _COPIED:
                _repeat(connection, table, number, days * number)
        told(first * (number + 1))


def _repeat(connection: Connection, table: Table, number: int, days: int) -> None:
    """Copy the rows of the first part of a table, whose ids have a hexadecimal digit where copies have a letter."""
    columns = [one for one in table.columns if f"{table.name}.{one.name}" not in schema.NEVER_EXPORTED]
    named = ", ".join(f'"{one.name}"' for one in columns)
    values = ", ".join(_value(one, number, days) for one in columns)
    key = next(one for one in columns if one.name in _IDS)
    first = f"substr(\"{key.name}\", 5, 1) < 'g'"
    statement = f'INSERT INTO "{table.name}" ({named}) SELECT {values} FROM "{table.name}" WHERE {first}'  # noqa: S608
    connection.exec_driver_sql(statement)


def _value(column: Column[object], number: int, days: int) -> str:
    """What a column holds in the copy, as SQL."""
    name, table = f'"{column.name}"', column.table
    if column.name in _IDS:
        return f"substr({name}, 1, 4) || '{chr(ord('g') + number - 1)}' || substr({name}, 6)"
    if column.name in _DAYS:
        return f"date({name}, '+{days} days')"
    if column.name in _ADDRESSES:
        return f"{name} || '/{number}'"
    if "actor" in table.c and column.name in _NAMES:
        return f"CASE WHEN actor IS NULL THEN {name} || ' {number}' ELSE {name} END"
    if table is schema_joined.happening_sides and column.name == "key":
        return f"CASE WHEN actor IS NULL THEN replace({name}, '/', ' {number}/') ELSE {name} END"
    return name
