"""Linking again: new actors, places and days for what was read before, without reading it again.

Only what linking gives is replaced: the participants, place and time of event reports and the values of time
expressions. Pages, articles, texts and all other layers stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from dateline.model import Document
from dateline.store import schema
from dateline.store.rows_in import Rows, issue_row, link_rows, trouble_row
from dateline.store.rows_out import Contents, contents, in_pieces
from dateline.store.run import Run
from dateline.store.writer import Transaction, add_missing, mark_to_join

_LINKED: tuple[Table, ...] = (schema.events, schema.participants, schema.evidence, schema.time_values)


@dataclass(frozen=True, slots=True)
class Standing:
    """A reading that stands in the record: its page, the run that gave it, and where the page was read from.

    `contents` is the article with its layers, None where the page gave none or another page holds it.
    """

    page: str
    run: str
    origin: str
    contents: Contents | None = None


@dataclass(frozen=True, slots=True)
class Relinked:
    """A reading and what linking made of it: the linked document (None where there is no article) and its new run."""

    standing: Standing
    run: Run
    document: Document | None = None


class Linker:
    """Goes through the readings of a record and replaces what linking gave.

    Methods raise RecordError when the record cannot be used or another process keeps it locked; each batch is written
    in one transaction, whole or not at all.
    """

    def __init__(self, writing: Transaction, reading: Transaction, stage: str) -> None:
        self._writing = writing
        self._reading = reading
        self._stage = stage

    def runs(self) -> list[Run]:
        """All runs of the record, by id."""
        with self._reading() as connection:
            return [Run.of(row) for row in connection.execute(select(schema.runs).order_by(schema.runs.c.id))]

    def count(self, runs: Collection[str]) -> int:
        """How many readings stand that these runs gave."""
        wanted = select(func.count()).select_from(schema.readings).where(schema.readings.c.run.in_(sorted(runs)))
        with self._reading() as connection:
            return connection.scalar(wanted) or 0

    def standing(self, runs: Collection[str], at_once: int) -> Iterator[list[Standing]]:
        """Readings of these runs in lists of at most `at_once`, by page."""
        after = ""
        while True:
            with self._reading() as connection:
                found = _next(connection, sorted(runs), after, at_once)
            if not found:
                return
            after = found[-1].page
            yield found

    def write(self, batch: Sequence[Relinked]) -> None:
        """Replace what linking gave in these readings, and move them to their new runs, in one transaction.

        A reading that another process has replaced since is left as it now is.
        """
        with self._writing() as connection:
            current = _runs_of(connection, [one.standing.page for one in batch])
            chosen = [one for one in batch if current.get(one.standing.page) == one.standing.run]
            _add_runs(connection, [one.run for one in chosen])
            self._replace(connection, [one.document for one in chosen if one.document is not None])
            self._move(connection, chosen)

    def move_troubles(self, old: str, new: Run) -> None:
        """Move what origins without a page could not yield from one run to another, in one transaction."""
        if old == new.id:
            return
        issues = schema.issues
        with self._writing() as connection:
            lost = connection.execute(select(issues).where(issues.c.run == old, issues.c.page.is_(None))).all()
            if not lost:
                return
            _add_runs(connection, [new])
            connection.execute(delete(issues).where(issues.c.run == old, issues.c.page.is_(None)))
            add_missing(connection, issues, [trouble_row(_Lost(one), new) for one in lost])

    def _replace(self, connection: Connection, documents: Sequence[Document]) -> None:
        ids = [document.article.id for document in documents if document.article is not None]
        for piece in in_pieces(ids):
            connection.execute(delete(schema.events).where(schema.events.c.article.in_(piece)))
            connection.execute(delete(schema.time_values).where(schema.time_values.c.article.in_(piece)))
        mark_to_join(connection, ids)
        rows: Rows = defaultdict(list)
        for document in documents:
            for table, found in link_rows(document).items():
                rows[table].extend(found)
        for table in _LINKED:
            if rows[table]:
                connection.execute(insert(table), rows[table])

    def _move(self, connection: Connection, chosen: Sequence[Relinked]) -> None:
        """Readings and their issues get the new run; issues of linking are those of this time."""
        readings, issues = schema.readings, schema.issues
        pages = {one.standing.page: one for one in chosen}
        kept: dict[str, dict[str, Any]] = {}
        for piece in in_pieces(list(pages)):
            for row in connection.execute(select(issues).where(issues.c.page.in_(piece))):
                one = pages[row.page]
                if row.stage != self._stage or one.document is None:
                    again = issue_row(one.run, row.page, row.origin, (row.stage, row.code, row.message))
                    kept[again["id"]] = again | {"article": row.article}
            connection.execute(delete(issues).where(issues.c.page.in_(piece)))
        for one in chosen:
            connection.execute(update(readings).where(readings.c.page == one.standing.page).values(run=one.run.id))
            kept.update({new["id"]: new for new in _new_issues(one)})
        if kept:
            connection.execute(insert(issues), list(kept.values()))


def _new_issues(one: Relinked) -> Iterator[dict[str, Any]]:
    if one.document is None or one.document.article is None:
        return
    for issue in one.document.issues:
        said = (issue.stage, issue.code, issue.message)
        row = issue_row(one.run, one.standing.page, one.standing.origin, said)
        yield row | {"article": one.document.article.id}


class _Lost:
    """A row of an issue without a page, as a trouble."""

    informational = False

    def __init__(self, row: Row[Any]) -> None:
        self.origin: str = row.origin
        self.code: str = row.code
        self.message: str = row.message


def _next(connection: Connection, runs: Sequence[str], after: str, at_once: int) -> list[Standing]:
    readings, sightings, articles = schema.readings, schema.sightings, schema.articles
    wanted = select(readings.c.page, readings.c.run, sightings.c.origin, articles.c.id.label("article"))
    wanted = wanted.join(sightings, sightings.c.id == readings.c.sighting)
    wanted = wanted.outerjoin(articles, articles.c.page == readings.c.page)
    wanted = wanted.where(readings.c.run.in_(runs), readings.c.page > after).order_by(readings.c.page).limit(at_once)
    rows = connection.execute(wanted).all()
    found = {one.article.id: one for one in contents(connection, [row.article for row in rows if row.article])}
    return [Standing(row.page, row.run, row.origin, found.get(row.article)) for row in rows]


def _runs_of(connection: Connection, pages: Sequence[str]) -> dict[str, str]:
    readings = schema.readings.c
    found: dict[str, str] = {}
    for piece in in_pieces(pages):
        for row in connection.execute(select(readings.page, readings.run).where(readings.page.in_(piece))):
            found[row.page] = row.run
    return found


def _add_runs(connection: Connection, runs: Sequence[Run]) -> None:
    add_missing(connection, schema.runs, [run.as_row() for run in {run.id: run for run in runs}.values()])
