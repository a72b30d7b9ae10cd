"""One opened database of the knowledge tables, read only."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dateline.errors import KnowledgeError
from dateline.link.knowledge.facts import Facts
from dateline.link.knowledge.tables import SCHEMA, TABLES, write

_MAPPED_BYTES = 64_000_000
_REMEDY = "Reinstall the package, build the file again, or set the folder."


class Source:
    """Rows of one database. `path` is for messages. Every fault of the database becomes a KnowledgeError."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: Path) -> Source:
        """Open the shipped file, immutable and memory-mapped, so that processes share its pages.

        Raises KnowledgeError naming the file when it is missing, no database, damaged, or of another version.
        """
        if not path.is_file():
            raise KnowledgeError(f"{path}: there is no such file. {_REMEDY}")
        try:
            address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise KnowledgeError(f"{path}: cannot be opened ({error}). {_REMEDY}") from error
        source = cls(connection, path)
        source._check(path)
        return source

    @classmethod
    def of(cls, facts: Facts) -> Source:
        """A database in memory holding these facts."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        write(facts, connection)
        return cls(connection, None)

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a statement; none when a value cannot stand in a database. Raises KnowledgeError when damaged."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except UnicodeEncodeError:
            return []
        except (sqlite3.Error, OverflowError) as error:
            raise KnowledgeError(f"{self._path or 'own knowledge'}: damaged ({error}). {_REMEDY}") from error

    def _check(self, path: Path) -> None:
        version = self.rows("PRAGMA user_version")[0][0]
        if version != SCHEMA:
            raise KnowledgeError(f"{path}: has tables of version {version}, this package reads {SCHEMA}. {_REMEDY}")
        there = {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if missing := sorted(set(TABLES) - there):
            raise KnowledgeError(f"{path}: lacks the tables {', '.join(missing)}. {_REMEDY}")
        pages, size = self.rows("SELECT c.page_count, s.page_size FROM pragma_page_count c, pragma_page_size s")[0]
        held = path.stat().st_size
        if pages * size != held:
            raise KnowledgeError(f"{path}: damaged (holds {held} bytes instead of {pages * size}). {_REMEDY}")
        self.rows(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
