"""Questions that name thousands of values, and rows by the ten thousand, past what builds statements one by one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Table

from dateline.store.types import storable

_AT_ONCE = 20_000


def rows_where(
    connection: Connection, columns: Sequence[Column[Any]], column: Column[Any], values: Collection[Any]
) -> Iterable[tuple[Any, ...]]:
    """Rows of one table in which a column holds one of these values, as the driver gives them.

    Text comes as the database keeps it; ids and keys made by hashing are the same in both.
    """
    names = ", ".join(f'"{one.name}"' for one in columns)
    start = f'SELECT {names} FROM "{column.table.name}" WHERE "{column.name}" '  # noqa: S608 - names of our tables
    ordered = sorted(values)
    for at in range(0, len(ordered), _AT_ONCE):
        piece = ordered[at : at + _AT_ONCE]
        if connection.dialect.name == "sqlite":
            asked = f"{start}IN (SELECT value FROM json_each(?))"  # noqa: S608 - the same
            written = storable(json.dumps(piece, ensure_ascii=False))
            found = connection.exec_driver_sql(asked, (written,))
        else:
            kind = "bigint" if isinstance(column.type, BigInteger) else "text"
            found = connection.exec_driver_sql(f"{start}= ANY(%s::{kind}[])", (piece,))
        yield from found.fetchall()


def add_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given as the driver takes them, in the order of these columns."""
    if rows:
        names = ", ".join(f'"{one}"' for one in columns)
        marks = ", ".join([_mark(connection)] * len(columns))
        statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names of our tables
        connection.exec_driver_sql(statement, list(rows))


def remove_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Take out the rows with these values in these columns."""
    if rows:
        where = " AND ".join(f'"{one}" = {_mark(connection)}' for one in columns)
        statement = f'DELETE FROM "{table.name}" WHERE {where}'  # noqa: S608 - names of our tables
        connection.exec_driver_sql(statement, list(rows))


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"
