"""What a record holds, in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Column, Connection, func, select

from dateline.store import Record, schema

_COUNTED = (
    schema.pages,
    schema.sightings,
    schema.articles,
    schema.events,
    schema.names,
    schema.times,
    schema.quotes,
    schema.issues,
)


@dataclass(frozen=True, slots=True)
class RunInfo:
    """A run and how many pages stand as it read them."""

    id: str
    version: str
    model: str
    settings: str
    pages: int


@dataclass(frozen=True, slots=True)
class RecordInfo:
    """The figures. Days are ISO 8601, `size` bytes on disk; an unknown language counts under "?"."""

    address: str
    schema_version: int
    size: int
    counts: Mapping[str, int]
    languages: Mapping[str, int]
    types: Mapping[str, int]
    statuses: Mapping[str, int]
    issues: Mapping[str, int]
    first_day: str | None
    last_day: str | None
    first_published: str | None
    last_published: str | None
    runs: tuple[RunInfo, ...]

    def as_json(self) -> dict[str, Any]:
        """The figures as plain data."""
        return asdict(self)


def info(record: Record) -> RecordInfo:
    """Count what the record holds; `counts` are rows by table, the rest events, articles and issues by kind."""
    size = record.size()
    with record.reading() as connection:
        events, articles = schema.events.c, schema.articles.c
        acts = connection.execute(select(func.min(events.time_from), func.max(events.time_to))).one()
        news = connection.execute(select(func.min(articles.published_from), func.max(articles.published_to))).one()
        return RecordInfo(
            address=record.address,
            schema_version=record.schema_version,
            size=size,
            counts={table.name: _count(connection, table) for table in _COUNTED},
            languages=_by(connection, articles.language),
            types=_by(connection, events.type),
            statuses=_by(connection, events.status),
            issues=_by(connection, schema.issues.c.code),
            first_day=acts[0],
            last_day=acts[1],
            first_published=news[0],
            last_published=news[1],
            runs=_runs(connection),
        )


@dataclass(frozen=True, slots=True)
class Sums:
    """How many articles and event reports there are, and the last day (ISO 8601) on which an article appeared."""

    articles: int
    events: int
    last_published: str | None


def sums(record: Record) -> Sums:
    """The few figures of `info` that cost little on a large record."""
    with record.reading() as connection:
        last = connection.scalar(select(func.max(schema.articles.c.published_to)))
        return Sums(_count(connection, schema.articles), _count(connection, schema.events), last)


def _count(connection: Connection, table: Any) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _by(connection: Connection, column: Column[Any]) -> dict[str, int]:
    """Rows by value, the most frequent first."""
    found = connection.execute(select(column, func.count()).group_by(column))
    return dict(sorted(((value or "?", count) for value, count in found), key=lambda item: (-item[1], item[0])))


def _runs(connection: Connection) -> tuple[RunInfo, ...]:
    runs, readings = schema.runs.c, schema.readings.c
    wanted = select(runs.id, runs.version, runs.model, runs.settings, func.count(readings.page))
    wanted = wanted.select_from(schema.runs.outerjoin(schema.readings, readings.run == runs.id))
    wanted = wanted.group_by(runs.id, runs.version, runs.model, runs.settings).order_by(runs.id)
    return tuple(RunInfo(*row) for row in connection.execute(wanted))
