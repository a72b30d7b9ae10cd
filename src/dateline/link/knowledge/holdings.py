"""What a knowledge folder holds, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.link.knowledge.source import Source
from dateline.link.knowledge.store import FILE
from dateline.link.knowledge.tables import SCHEMA

_TABLES = ("actors", "names", "terms", "members", "places")


@dataclass(frozen=True, slots=True)
class Holdings:
    """`size` in bytes, rows of each table, actors of each kind, terms of each office; `about` as the builder wrote it."""

    path: Path
    size: int
    schema: int
    rows: Mapping[str, int]
    kinds: Mapping[str, int]
    offices: Mapping[str, int]
    about: Mapping[str, str]


def holdings(folder: Path) -> Holdings:
    """Count what the folder's file holds. Raises KnowledgeError when it is missing or damaged."""
    path = folder / FILE
    source = Source.open(path)

    def counts(statement: str) -> dict[str, int]:
        return {str(key): int(number) for key, number in source.rows(statement)}

    return Holdings(
        path=path,
        size=path.stat().st_size,
        schema=SCHEMA,
        rows={table: source.rows(f"SELECT count(*) FROM {table}")[0][0] for table in _TABLES},  # noqa: S608
        kinds=counts("SELECT kind, count(*) FROM actors GROUP BY kind ORDER BY count(*) DESC, kind"),
        offices=counts("SELECT office, count(*) FROM terms GROUP BY office ORDER BY count(*) DESC, office"),
        about={str(name): str(value) for name, value in source.rows("SELECT name, value FROM meta ORDER BY name")},
    )
