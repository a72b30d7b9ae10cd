"""CSV for spreadsheets: a header line and one line a row.

A spreadsheet runs a cell that begins with one of = + - @ (or a tab or line end before them) as a formula; such a text
gets an apostrophe in front, as OWASP's page on CSV injection advises. Numbers are left as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Protocol, TextIO

Cell = str | int | float | bool | None

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_LONE_SURROGATE = re.compile("[\x00\ud800-\udfff]")


class FlatRow(Protocol):
    """A row that can be one line of a table."""

    def as_flat(self) -> dict[str, Cell]:
        """One value a column."""
        ...


class FlatRows(Protocol):
    """Rows that know their columns."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns."""
        ...

    def __iter__(self) -> Iterator[FlatRow]: ...


def write_csv(rows: FlatRows, out: TextIO) -> int:
    """Write a header and the rows, and say how many. `out` must be opened with newline=""."""
    writer = csv.writer(out, lineterminator="\r\n")
    names = rows.column_names
    writer.writerow(names)
    count = 0
    for row in rows:
        flat = row.as_flat()
        writer.writerow([_cell(flat[name]) for name in names])
        count += 1
    return count


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = _LONE_SURROGATE.sub("\ufffd", value)
    return f"'{text}" if _FORMULA.match(text) else text
