"""Opening a record, and the transactions everything else goes through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, make_url, select, text

from dateline.errors import RecordError
from dateline.model import Document, Page
from dateline.store import rows_out, schema
from dateline.store.engines import WRITES, file_engine, file_of, is_server, server_engine
from dateline.store.failures import explained
from dateline.store.linker import Linker
from dateline.store.migrations import bring_up_to_date, lock_for_writing, version_of
from dateline.store.run import Run
from dateline.store.validators import PendingValidators, StoredValidators
from dateline.store.writer import Writer

WAIT = 30.0
"""Seconds to wait for another writer."""


class Record:
    """An open record. Close it, or use it in a `with` statement; open one in each process."""

    def __init__(self, engine: Engine, address: str, schema_version: int) -> None:
        self._engine = engine
        self._pending = PendingValidators()
        self.address = address
        """Where the record lies, fit to be shown: a password is left out."""
        self.schema_version = schema_version
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<record at {self.address}, version {self.schema_version}>"

    def close(self) -> None:
        """Let go of the database. Doing so twice does no harm."""
        self._closed = True
        self._engine.dispose()

    @property
    def dialect(self) -> str:
        """The database's kind: sqlite or postgresql."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the record as it stood when it first asked, whatever is written meanwhile.

        Raises RecordError when the record is closed or the database fails.
        """
        self._check_open()
        options: dict[str, Any] = {"isolation_level": "REPEATABLE READ"} if self.dialect == "postgresql" else {}
        with explained(self.address), self._engine.connect() as plain:
            connection = plain.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that nobody else writes beside; committed at the end, undone on an error.

        Raises RecordError when the record is closed, another process keeps writing, or the database fails.
        """
        self._check_open()
        with explained(self.address), self._engine.connect() as plain:
            connection = plain.execution_options(**{WRITES: True})
            with connection.begin():
                lock_for_writing(connection)
                yield connection

    def writer(self, run: Run) -> Writer:
        """A writer for what `run` reads."""
        return Writer(run, self.writing, self.reading, self._pending)

    def linker(self, stage: str) -> Linker:
        """What replaces the links of readings that stand; `stage` is the name of the stage that links."""
        return Linker(self.writing, self.reading, stage)

    def validators(self, run: Run | None = None) -> StoredValidators:
        """The memory of fetch validators; with a run, only of pages which that run has read."""
        return StoredValidators(self.reading, self._pending, run)

    def documents(self, article_ids: Sequence[str]) -> list[Document]:
        """The documents of these articles as they were written, in this order."""
        with self.reading() as connection:
            return rows_out.documents(connection, article_ids)

    def pages(self, at_once: int = 64) -> Iterator[Page]:
        """All pages, by id, a few at a time: what everything else can be computed from again."""
        after = ""
        while True:
            wanted = select(schema.pages.c.id).where(schema.pages.c.id > after).order_by(schema.pages.c.id)
            with self.reading() as connection:
                ids = list(connection.scalars(wanted.limit(at_once)))
                found = rows_out.pages(connection, ids)
            if not ids:
                return
            yield from (found[one] for one in ids)
            after = ids[-1]

    def size(self) -> int:
        """Bytes on disk, with the write-ahead log."""
        if self.dialect == "postgresql":
            total = "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relname = ANY(:names)"
            with self.reading() as connection:
                names = list(schema.metadata.tables)
                return int(connection.execute(text(total), {"names": names}).scalar_one() or 0)
        path = file_of(self.address)
        parts = (path, path.with_name(path.name + "-wal"))
        return sum(part.stat().st_size for part in parts if part.exists())

    def _check_open(self) -> None:
        if self._closed:
            raise RecordError(f"the record at {self.address} is closed: open it again")


def open_record(address: str, *, create: bool = False, read_only: bool = False, wait: float = WAIT) -> Record:
    """Open the record at a path, `sqlite:///path` or `postgresql://user@host/database`.

    `create` makes one where there is none, `read_only` never writes. `wait` is how many seconds a writer waits for
    another one. An older record is brought up to date. Raises RecordError when there is none, it is something else or
    cannot be used, RecordTooNewError when a later version wrote it, UsageError for an address that cannot be one.
    """
    if is_server(address):
        engine = server_engine(address, read_only=read_only, wait=wait)
        shown = make_url(address).render_as_string(hide_password=True)
    else:
        path = file_of(address)
        engine = file_engine(path, create=create, read_only=read_only, wait=wait)
        shown = str(path)
    try:
        version = _prepare(engine, shown, create=create, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return Record(engine, shown, version)


def _prepare(engine: Engine, label: str, *, create: bool, read_only: bool) -> int:
    """The version of the record, which is made or brought up to date where that is wanted and needed."""
    with explained(label), engine.connect() as connection:
        with connection.begin():
            found = version_of(connection, label)
        if found is None and (read_only or not create):
            raise RecordError(f"there is no record at {label} yet: make one with `dateline read`")
        if found == schema.SCHEMA_VERSION:
            return found
        if read_only:
            raise RecordError(f"{label} is of an older version: bring it up to date with `dateline link`")
    if engine.dialect.name == "sqlite":
        _use_write_ahead_log(engine, label)
    with explained(label), engine.connect() as plain:
        connection = plain.execution_options(**{WRITES: True})
        with connection.begin():
            return bring_up_to_date(connection, label)


def _use_write_ahead_log(engine: Engine, label: str) -> None:
    with explained(label):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
