"""All tables of a record as sorted JSON Lines, to compare two records byte for byte or to keep one without a database.

A page's bytes are given as the SHA-256 of what is stored, so that a dump shows damage without holding every page twice.
"""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from dateline.errors import RecordError
from dateline.export.lines import json_line
from dateline.store import Record, schema

_AT_ONCE = 500


def tables(record: Record, folder: Path) -> list[Path]:
    """Write every table to `folder` as NAME.jsonl, rows in the order of their keys; gives the files.

    Raises RecordError when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_table(record, table, folder / f"{table.name}.jsonl") for table in schema.metadata.sorted_tables]
    except OSError as cause:
        raise RecordError(f"the tables cannot be written to {folder}: {cause.strerror}") from cause


def _table(record: Record, table: Table, path: Path) -> Path:
    columns = [c for c in table.columns if f"{table.name}.{c.name}" not in schema.NEVER_EXPORTED]
    key = [c for c in table.primary_key.columns if c in columns] or [table.c.id]
    with record.reading() as connection, path.open("w", encoding="utf-8", newline="\n") as file:
        found = connection.execution_options(yield_per=_AT_ONCE).execute(select(*columns).order_by(*key))
        for row in found:
            file.write(json_line({name: _plain(value) for name, value in row._mapping.items()}) + "\n")
    return path


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(zlib.decompress(value)).hexdigest()
    return value
