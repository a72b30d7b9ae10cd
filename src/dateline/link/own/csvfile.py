"""A CSV file as the nodes a YAML file would give. One row is one actor or place; further rows of an id add to it.

The separator is the comma, semicolon or tab of the header. `names` holds several names with a bar between. In a row
with `office` the columns `from` and `to` are the term's days, in one with `member_of` the membership's, in any other
the days on which the row's names were borne.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from dateline.link.own.nodes import Faults, Fields, Items, Node, Text
from dateline.link.own.shape import ACTOR, ACTOR_COLUMNS, PLACE_COLUMNS, nearest

_ONCE = ("name", *(key for key in ACTOR if key not in {"id", "name", "names", "offices", "member_of", "part_of"}))
_Row = tuple[int, dict[str, str]]


def csv_nodes(path: Path, text: str, faults: Faults) -> Node | None:
    """The file as `actors` or `places`; None, with a fault noted, where it has no header of either."""
    rows = _rows(path, text, faults)
    line, header = next(rows, (1, []))
    columns = [column.strip() for column in header]
    known = PLACE_COLUMNS if "latitude" in columns else ACTOR_COLUMNS
    if "id" not in columns and "latitude" not in columns:
        faults.add(path, line, f"the first row must name the columns, id or latitude among them, not {header[:4]}")
        return None
    for number, column in enumerate(columns):
        if column not in known:
            faults.add(path, line, f"unknown column {column!r}{nearest(column, known)}")
        elif column in columns[:number]:
            faults.add(path, line, f"the column {column!r} stands twice")
    records = [(at, _record(path, at, columns, cells, faults)) for at, cells in rows]
    if not records:
        faults.add(path, line, "holds a header and no rows")
    if "latitude" in columns:
        return Fields(line, {"places": Items(line, tuple(_place(at, row) for at, row in records))})
    return Fields(line, {"actors": Items(line, tuple(_actors(path, records, faults)))})


def _rows(path: Path, text: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    head = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    began = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield began, cells
            began = reader.line_num + 1
    except csv.Error as error:
        faults.add(path, began, f"is not CSV here: {error}")


def _record(path: Path, line: int, columns: list[str], cells: list[str], faults: Faults) -> dict[str, str]:
    if len(cells) > len(columns):
        faults.add(
            path, line, f"has {len(cells)} cells for {len(columns)} columns; put quotes round a cell with a separator"
        )
    return {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}


def _actors(path: Path, records: list[_Row], faults: Faults) -> Iterator[Fields]:
    """Rows of one id as one actor, in the order the ids come up."""
    grouped: dict[str, list[_Row]] = {}
    for line, row in records:
        grouped.setdefault(row.get("id", "") or f" {line}", []).append((line, row))
    for rows in grouped.values():
        yield _actor(path, rows, faults)


def _actor(path: Path, rows: list[_Row], faults: Faults) -> Fields:
    first = rows[0][0]
    fields: dict[str, Node] = {"id": Text(first, rows[0][1].get("id", ""))}
    lists: dict[str, list[Node]] = {"names": [], "offices": [], "member_of": [], "part_of": []}
    for line, row in rows:
        lists["names"] += _single(path, line, row, fields, faults)
        borne = [_dated(line, row, "name", name) for name in _split(row, "names")]
        lists["names"] += [name for name in borne if not any(_same(name, other) for other in lists["names"])]
        lists["member_of"] += [_dated(line, row, "body", body, always=True) for body in _split(row, "member_of")]
        lists["part_of"] += [Text(line, body) for body in _split(row, "part_of")]
        if row.get("office") or row.get("of"):
            keys = ("office", "of", "from", "to", "source")
            lists["offices"].append(Fields(line, {key: Text(line, row[key]) for key in keys if row.get(key)}))
            if row.get("member_of") and (row.get("from") or row.get("to")):
                faults.add(path, line, "names an office and a membership; give each a row, so that it has its own days")
    return Fields(first, fields | {key: Items(first, tuple(found)) for key, found in lists.items() if found})


def _single(path: Path, line: int, row: dict[str, str], fields: dict[str, Node], faults: Faults) -> list[Node]:
    """Take over the values an actor has once; another name in a further row is one more name."""
    names: list[Node] = []
    for key in _ONCE:
        value, held = row.get(key, ""), fields.get(key)
        if value and not isinstance(held, Text):
            fields[key] = Text(line, value)
        elif value and isinstance(held, Text) and value != held.value:
            if key == "name":
                names.append(_dated(line, row, "name", value))
            elif key != "source":
                faults.add(path, line, f"{key} is {value!r}, but {held.value!r} in line {held.line}; keep one")
    return names


def _dated(line: int, row: dict[str, str], key: str, value: str, *, always: bool = False) -> Fields:
    """A name or membership with the row's days, which are the term's in a row with an office."""
    fields: dict[str, Node] = {key: Text(line, value)}
    if always or not (row.get("office") or row.get("member_of")):
        fields |= {day: Text(line, row[day]) for day in ("from", "to") if row.get(day)}
    return Fields(line, fields)


def _same(one: Node, other: Node) -> bool:
    """Whether two rows say the same of a name, as they do where a column was filled down."""
    return isinstance(one, Fields) and isinstance(other, Fields) and _told(one) == _told(other)


def _told(row: Fields) -> dict[str, str]:
    return {key: value.value for key, value in row.fields.items() if isinstance(value, Text)}


def _place(line: int, row: dict[str, str]) -> Fields:
    fields: dict[str, Node] = {key: Text(line, value) for key, value in row.items() if value and key != "names"}
    if names := _split(row, "names"):
        fields["names"] = Items(line, tuple(Text(line, name) for name in names))
    return Fields(line, fields)


def _split(row: dict[str, str], key: str) -> list[str]:
    return [part.strip() for part in row.get(key, "").split("|") if part.strip()]
