"""From an address to a database engine.

SQLite runs in WAL mode, so that many read while one writes, with foreign keys on and synchronous FULL: a batch that was
acknowledged survives the end of the process and of the power. Transactions begin explicitly, since the driver would
otherwise begin them late and leave DDL outside.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from dateline.errors import RecordError, UsageError

WRITES = "dateline_writes"
"""Execution option of a connection that is going to write."""

_SQLITE_HEADER = b"SQLite format 3\x00"
_POSTGRESQL = ("postgresql://", "postgres://", "postgresql+psycopg://")
_SQLITE = "sqlite:///"


def is_server(address: str) -> bool:
    """Whether the address names a PostgreSQL database rather than a file."""
    return address.startswith(_POSTGRESQL)


def file_of(address: str) -> Path:
    """The file an address names: a path, or `sqlite:///` and a path.

    Raises UsageError for an address of another kind.
    """
    if address.startswith(_SQLITE):
        address = address.removeprefix(_SQLITE)
    elif "://" in address:
        kind = address.split("://", maxsplit=1)[0]
        raise UsageError(f"no record can lie at {kind}://…: give a file, sqlite:///FILE or postgresql://…")
    if not address or address == ":memory:":
        raise UsageError("a record needs a file: give its path")
    return Path(address)


def server_engine(address: str, *, read_only: bool, wait: float) -> Engine:
    """Engine on PostgreSQL; `wait` in seconds bounds the wait for another writer.

    Raises RecordError when the address cannot be understood or the driver is not installed.
    """
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as cause:
        raise UsageError("the PostgreSQL address cannot be read: write postgresql://user@host/database") from cause
    options = [f"-c lock_timeout={max(1, int(wait * 1000))}"]
    if read_only:
        options.append("-c default_transaction_read_only=on")
    given = url.query.get("options")
    if given:
        options.insert(0, given if isinstance(given, str) else " ".join(given))
    try:
        return create_engine(
            url.difference_update_query(["options"]),
            connect_args={"options": " ".join(options), "connect_timeout": 10},
            pool_pre_ping=True,
        )
    except ImportError as cause:
        raise RecordError("PostgreSQL needs its driver: pip install 'dateline[postgres]'") from cause


def file_engine(path: Path, *, create: bool, read_only: bool, wait: float) -> Engine:
    """Engine on a SQLite file; `wait` in seconds bounds the wait for another writer.

    Raises RecordError for a missing file or folder, a file of another kind, or one that may not be written.
    """
    _check_file(path, create=create, read_only=read_only)
    engine = create_engine(
        "sqlite://",
        creator=_connector(path, create=create, read_only=read_only, wait=wait),
        poolclass=NullPool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _connector(path: Path, *, create: bool, read_only: bool, wait: float) -> Callable[[], Any]:
    mode = "ro" if read_only else "rwc" if create else "rw"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if read_only and _lies_still(path):
        address += "&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    return connect


def _lies_still(path: Path) -> bool:
    """Whether nobody can write here and nothing waits in the write-ahead log.

    SQLite cannot share such a file by its usual means, which need a file of their own beside it.
    """
    log = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _check_file(path: Path, *, create: bool, read_only: bool) -> None:
    try:
        exists, folder_exists = path.exists(), path.parent.is_dir()
    except OSError as cause:
        raise RecordError(f"{path} cannot be reached: {cause.strerror}") from cause
    if not exists:
        if not create or read_only:
            raise RecordError(f"there is no record at {path}: check the path, or make one with `dateline read`")
        if not folder_exists:
            raise RecordError(f"the folder {path.parent} does not exist: make it first, or choose another place")
        if not os.access(path.parent, os.W_OK):
            raise RecordError(f"the folder {path.parent} may not be written: choose another place for the record")
        return
    _check_is_sqlite(path)
    if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise RecordError(f"{path} or its folder may not be written: open it for reading only, or copy it elsewhere")


def _check_is_sqlite(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_HEADER))
    except OSError as cause:
        raise RecordError(f"{path} cannot be read: {cause.strerror}") from cause
    if head and head != _SQLITE_HEADER:
        raise RecordError(f"{path} is not a record: it is another kind of file; choose another name")
