"""Batch after batch until nothing is left to be joined."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from dateline.join.judged import Judged
from dateline.model.codebook import Codebook
from dateline.pipeline.joining.articles import join_articles
from dateline.pipeline.joining.batch import Batch
from dateline.pipeline.joining.expectations import join_expectations
from dateline.pipeline.joining.happenings import join_happenings
from dateline.pipeline.joining.memory import Memory
from dateline.pipeline.joining.parts import Parts
from dateline.pipeline.joining.reports import join_reports
from dateline.pipeline.summary import JoinSummary, Progress
from dateline.settings import Settings
from dateline.store import Record, join_index, joined_in, judgements, schema, schema_joined
from dateline.store.accounts import reports_of

AT_ONCE = 300
"""Articles joined in one transaction: others who write wait for it some seconds."""
_ROOM_KIB = 131_072
"""What SQLite may hold of the record while a batch is joined, so that a page is written once for each batch."""


def join(
    record: Record,
    settings: Settings,
    progress: Progress | None = None,
    *,
    everything: bool = False,
    parts: Parts | None = None,
    at_once: int = AT_ONCE,
) -> JoinSummary:
    """Join what is left to be joined, or everything anew, and say what the record holds then.

    Each batch is one transaction; a call that ends early, for whatever reason, is finished by the next one. The tables
    end the same whatever the order and the batches. Raises RecordError when the record cannot be written.
    """
    began = time.perf_counter()
    codebook = _codebook(settings.codebook)
    summary = JoinSummary()
    hears = progress or Progress()
    if everything:
        _begin_anew(record)
    with _kept_open(record):
        _join_all(record, (codebook, parts or Parts()), summary, hears, at_once)
    summary.seconds = time.perf_counter() - began
    return summary


def _join_all(
    record: Record, means: tuple[Codebook, Parts], summary: JoinSummary, hears: Progress, at_once: int
) -> None:
    memory = Memory()
    left = _left(record)
    if not left:
        with record.reading() as connection:
            _count(connection, summary)
    while left:
        rest = 0
        for start in range(0, len(left), at_once):
            with record.writing() as connection, _uncollected():
                _make_room(connection)
                dirty = join_index.among_to_join(connection, left[start : start + at_once])
                if dirty:
                    summary.reports += join_batch(connection, dirty, *means, memory)
                    summary.articles += len(dirty)
                rest = join_index.any_to_join(connection)
                if not rest:
                    _count(connection, summary)
            hears.joined(min(start + at_once, len(left)), len(left))
        left = _left(record) if rest else []


@contextmanager
def _kept_open(record: Record) -> Iterator[None]:
    """With a connection that reads nothing: whoever closes the last one to a file writes its log back at once, which is
    to be done once and not after each batch.
    """
    if record.dialect != "sqlite":
        yield
        return
    with record.reading():
        yield


def join_batch(
    connection: Connection, dirty: Sequence[str], codebook: Codebook, parts: Parts, memory: Memory | None = None
) -> int:
    """Join articles that changed or are gone, in the caller's transaction; gives how many reports they have."""
    judged = Judged(judgements.attached(connection))
    batch = Batch(connection, parts, judged, codebook, memory or Memory())
    articles = join_articles(batch, dirty)
    renewed_articles = sorted({*dirty, *articles.turned})
    touched = join_reports(batch, renewed_articles, articles.counting)
    mine = reports_of(connection, renewed_articles)
    renewed = {report for found in mine.values() for report in found}
    moved = [one for one in sorted(articles.moved) if one not in set(renewed_articles)]
    resting = {report for found in reports_of(connection, moved).values() for report in found}
    resting &= set(batch.accounts(resting))
    tied = {one for one in renewed if judged.pairs_of(one)} if judged else set()
    changes = join_happenings(batch, touched | resting, renewed, tied)
    join_expectations(batch, changes)
    joined_in.remove(connection, schema_joined.to_join.c.article, dirty)
    return sum(len(mine.get(one, ())) for one in dirty)


@lru_cache(maxsize=4)
def _codebook(folder: Path) -> Codebook:
    """The codebook, read once: one article is joined in less time than that takes."""
    return Codebook.load(folder)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles, which would look through all accounts again and again and find none (a sixth of
    the time). What a batch has loaded goes with it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _make_room(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_ROOM_KIB}")


def _left(record: Record) -> list[str]:
    with record.reading() as connection:
        return join_index.still_to_join(connection)


def _begin_anew(record: Record) -> None:
    with record.writing() as connection:
        for table in schema_joined.DERIVED:
            connection.execute(delete(table))
        connection.execute(delete(schema_joined.to_join))
        chosen = select(schema.articles.c.id)
        connection.execute(insert(schema_joined.to_join).from_select(["article"], chosen))


def _count(connection: Connection, summary: JoinSummary) -> None:
    summary.happenings, summary.origins, summary.expectations = _sizes(
        connection, (schema_joined.happenings, schema_joined.origins, schema_joined.expectations)
    )


def _sizes(connection: Connection, tables: Iterable[Any]) -> list[int]:
    return [connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables]
