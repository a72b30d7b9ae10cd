"""Questions that name thousands of values, and rows by the ten thousand, past what builds statements one by one."""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Column, Connection, CursorResult, Table

from dateline.store.types import Json, Text, as_readable_json, restored, storable

_AT_ONCE = 20_000


def rows_where(
    connection: Connection, columns: Sequence[Column[Any]], column: Column[Any], values: Collection[Any]
) -> Iterable[tuple[Any, ...]]:
    """Rows of one table in which a column holds one of these values, as the driver gives them.

    Text comes as the database keeps it; ids and keys made by hashing are the same in both.
    """
    names = ", ".join(f'"{one.name}"' for one in columns)
    start = f'SELECT {names} FROM "{column.table.name}" WHERE '  # noqa: S608 - names of our tables
    for piece in _pieces(values):
        yield from _asked(connection, start, column, piece).fetchall()


def remove_where(connection: Connection, column: Column[Any], values: Collection[Any]) -> None:
    """Take out the rows of a table in which a column holds one of these values."""
    for piece in _pieces(values):
        _asked(connection, f'DELETE FROM "{column.table.name}" WHERE ', column, piece)  # noqa: S608 - the same


def _pieces(values: Collection[Any]) -> Iterator[list[Any]]:
    ordered = sorted(values)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def _asked(connection: Connection, start: str, column: Column[Any], piece: list[Any]) -> CursorResult[Any]:
    if connection.dialect.name == "sqlite":
        written = storable(json.dumps(piece, ensure_ascii=False))
        asked = f'{start}"{column.name}" IN (SELECT value FROM json_each(?))'  # noqa: S608 - names of our tables
        return connection.exec_driver_sql(asked, (written,))
    kind = "bigint" if isinstance(column.type, BigInteger) else "text"
    values = [storable(one) if isinstance(one, str) else one for one in piece]
    return connection.exec_driver_sql(f'{start}"{column.name}" = ANY(%s::{kind}[])', (values,))


def records_where(
    connection: Connection, table: Table, column: Column[Any], values: Collection[Any], names: tuple[str, ...] = ()
) -> list[Any]:
    """Rows of a table in which a column holds one of these values, by primary key, as a query would give them.

    `names` are the columns that are wanted, those of the primary key among them; all without.
    """
    shape = _shape(table, names)
    found = []
    for row in rows_where(connection, shape.columns, column, values):
        changed = list(row)
        for at, convert in shape.converters:
            if changed[at] is not None:
                changed[at] = convert(changed[at])
        found.append(shape.make(changed))
    found.sort(key=shape.by)
    return found


class _Shape(NamedTuple):
    """What makes a row of the driver's values, which of them are changed and how, and what rows are sorted by."""

    columns: tuple[Column[Any], ...]
    make: Callable[[Any], Any]
    converters: tuple[tuple[int, Callable[[Any], Any]], ...]
    by: Callable[[Any], Any]


@cache
def _shape(table: Table, names: tuple[str, ...]) -> _Shape:
    columns = tuple(one for one in table.columns if not names or one.name in names)
    kinds = [(at, _OUT.get(type(one.type))) for at, one in enumerate(columns)]
    made: Any = namedtuple  # its names are those of the columns, known when it runs
    return _Shape(
        columns,
        made(table.name, [one.name for one in columns])._make,
        tuple((at, one) for at, one in kinds if one is not None),
        attrgetter(*(one.name for one in table.primary_key.columns)),
    )


def add_records(connection: Connection, table: Table, records: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows given by name, all of the same names, as a query would."""
    if not records:
        return
    names = [one.name for one in table.columns if one.name in records[0]]
    kinds = [(one, _IN.get(type(table.columns[one].type), _as_it_is)) for one in names]
    add_rows(connection, table, names, [tuple(change(one[name]) for name, change in kinds) for one in records])


def _as_it_is(value: Any) -> Any:
    return value


def _text_in(value: str | None) -> str | None:
    return None if value is None else storable(value)


def _json_in(value: Any) -> str | None:
    return None if value is None else storable(as_readable_json(value))


def _json_out(value: str) -> Any:
    return [] if value == "[]" else json.loads(restored(value))


_IN: Mapping[type, Callable[[Any], Any]] = {Text: _text_in, Json: _json_in}
_OUT: Mapping[type, Callable[[Any], Any]] = {Text: restored, Json: _json_out}


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
