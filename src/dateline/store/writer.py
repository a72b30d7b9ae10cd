"""Writing: a batch of documents in one transaction, so that a reader sees whole articles or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from dateline.model import Document, Page
from dateline.store import schema, schema_joined
from dateline.store.rows_in import Row, document_rows, page_row, sighting_id, sighting_row, trouble_row
from dateline.store.rows_out import in_pieces
from dateline.store.run import Run, Trouble
from dateline.store.validators import PendingValidators

Transaction = Callable[[], AbstractContextManager[Connection]]

_ORDER = (schema.articles, *schema.ARTICLE_LAYERS, schema.events, schema.participants, schema.evidence)
_DERIVED = (*_ORDER, schema.readings, schema.issues)


class Writer:
    """Writes what one run reads. Give documents in the order of their pages.

    A page is read once by a run: where the same page turns up elsewhere, the new place is noted and the reading stays.
    A document of another run, or the same page from the same place again, replaces what was derived before; the page
    stays. All methods raise RecordError when the record cannot be written or another process keeps it locked; what was
    written before then is kept.
    """

    def __init__(self, run: Run, writing: Transaction, reading: Transaction, validators: PendingValidators) -> None:
        self.run = run
        self._writing = writing
        self._reading = reading
        self._validators = validators
        with writing() as connection:
            add_missing(connection, schema.runs, [run.as_row()])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left to do: every batch is safe once `write` has come back."""

    def known(self, page_ids: Sequence[str]) -> set[str]:
        """Those of the pages that this run has read."""
        readings = schema.readings
        read = select(readings.c.page).where(readings.c.run == self.run.id)
        return self._among(page_ids, lambda piece: read.where(readings.c.page.in_(piece)))

    def stored(self, page_ids: Sequence[str]) -> set[str]:
        """Those of the pages that lie in the record, whoever read them."""
        return self._among(page_ids, lambda piece: select(schema.pages.c.id).where(schema.pages.c.id.in_(piece)))

    def _among(self, page_ids: Sequence[str], question: Callable[[Sequence[str]], Any]) -> set[str]:
        found: set[str] = set()
        with self._reading() as connection:
            for piece in in_pieces(list(page_ids)):
                found.update(connection.scalars(question(piece)))
        return found

    def seen(self, pages: Sequence[Page]) -> None:
        """Note where pages lay that need not be read again; pages that are not stored yet are stored."""
        if not pages:
            return
        with self._writing() as connection:
            elsewhere = _lying_elsewhere(connection, pages)
            _add_pages(connection, pages)
            mark_to_join(connection, elsewhere)
            self._validators.store(connection, pages)
        self._validators.forget(pages)

    def write(self, documents: Sequence[Document], troubles: Sequence[Trouble] = ()) -> None:
        """Write a batch: pages, articles, all layers and issues, in one transaction."""
        lost = [trouble_row(trouble, self.run) for trouble in troubles if not trouble.informational]
        if not documents and not lost:
            return
        pages = [document.page for document in documents]
        with self._writing() as connection:
            _add_pages(connection, pages)
            self._replace(connection, documents)
            add_missing(connection, schema.issues, lost)
            self._validators.store(connection, pages)
        self._validators.forget(pages)

    def _replace(self, connection: Connection, documents: Sequence[Document]) -> None:
        chosen = self._to_write(connection, documents)
        _remove_derived(connection, list(chosen))
        taken = _articles_of_others(connection, chosen.values())
        rows: dict[Table, list[Row]] = defaultdict(list)
        for document in chosen.values():
            article = document.article
            derived = document_rows(document, self.run, with_article=article is not None and article.id not in taken)
            taken.update(row["id"] for row in derived[schema.articles])
            for table, found in derived.items():
                rows[table].extend(found)
        for table in _DERIVED:
            if rows[table]:
                connection.execute(insert(table), rows[table])
        mark_to_join(connection, [row["id"] for row in rows[schema.articles]])

    def _to_write(self, connection: Connection, documents: Iterable[Document]) -> dict[str, Document]:
        """The documents to write, by page: a page that this run read from another place keeps that reading."""
        by_page = [(document.page.id, document) for document in documents]
        readings = schema.readings
        standing: dict[str, tuple[str, str]] = {}
        for piece in in_pieces([page for page, _ in by_page]):
            for row in connection.execute(select(readings).where(readings.c.page.in_(piece))):
                standing[row.page] = (row.run, row.sighting)
        chosen = {}
        for page, document in by_page:
            sighting = sighting_id(document.page)
            run, read_from = standing.get(page, (None, None))
            if run != self.run.id or read_from == sighting:
                chosen[page] = document
                standing[page] = (self.run.id, sighting)
        return chosen


def _add_pages(connection: Connection, pages: Sequence[Page]) -> None:
    by_id = {page.id: page for page in pages}
    for piece in in_pieces(list(by_id)):
        for stored in connection.scalars(select(schema.pages.c.id).where(schema.pages.c.id.in_(piece))):
            del by_id[stored]
    add_missing(connection, schema.pages, [page_row(page) for page in by_id.values()])
    add_missing(connection, schema.sightings, [sighting_row(page) for page in pages])


def _lying_elsewhere(connection: Connection, pages: Sequence[Page]) -> list[str]:
    """Articles of pages that lie where they were not met before: whose story they are part of depends on it."""
    sightings, articles = schema.sightings.c, schema.articles.c
    by_id = {sighting_id(page): page.id for page in pages}
    for piece in in_pieces(list(by_id)):
        for known in connection.scalars(select(sightings.id).where(sightings.id.in_(piece))):
            del by_id[known]
    found: list[str] = []
    for piece in in_pieces(sorted(set(by_id.values()))):
        found.extend(connection.scalars(select(articles.id).where(articles.page.in_(piece))))
    return found


def _remove_derived(connection: Connection, pages: Sequence[str]) -> None:
    for piece in in_pieces(pages):
        gone = select(schema.articles.c.id).where(schema.articles.c.page.in_(piece))
        mark_to_join(connection, list(connection.scalars(gone)))
        for table in (schema.articles, schema.readings, schema.issues):
            connection.execute(delete(table).where(table.c.page.in_(piece)))


def _articles_of_others(connection: Connection, documents: Iterable[Document]) -> set[str]:
    """Article ids that another page holds already: the page that came first keeps them."""
    ids = [document.article.id for document in documents if document.article]
    taken: set[str] = set()
    for piece in in_pieces(ids):
        taken.update(connection.scalars(select(schema.articles.c.id).where(schema.articles.c.id.in_(piece))))
    return taken


def mark_to_join(connection: Connection, articles: Iterable[str]) -> None:
    """Note that what was joined of these articles is no longer what they tell."""
    add_missing(connection, schema_joined.to_join, [{"article": one} for one in sorted(set(articles))])


def add_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows whose key is not there yet."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(rows))
