"""CSV and TSV with named columns.

The csv module bounds the length of a field by one number for the whole process; here the limit is an option, so the
rows are split by hand after RFC 4180: fields in double quotes may hold delimiters, line ends and doubled quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.acquire.intake import Intake
from dateline.acquire.options import AcquireOptions
from dateline.acquire.plain import too_large
from dateline.acquire.records import Label, names_text, normal_name, page_of
from dateline.acquire.texts import Line, lines, table_charset, tidy
from dateline.acquire.trouble import Item, Trouble

DELIMITERS = ",;\t|"


@dataclass(slots=True)
class _Row:
    """A row in the making. `open` while a quoted field has not ended."""

    delimiter: str
    cells: list[str] = field(default_factory=list)
    size: int = 0
    open: bool = False
    _cell: list[str] = field(default_factory=list)

    def take(self, line: str) -> None:
        """Add a line; the row is complete unless `open` afterwards."""
        self.size += len(line) + 1
        at: int | None = 0
        while at is not None:
            at = self._quoted(line, at) if self.open else self._bare(line, at)

    def _bare(self, line: str, at: int) -> int | None:
        if not self._cell and line.startswith('"', at):
            self.open = True
            return at + 1
        end = line.find(self.delimiter, at)
        self._cell.append(line[at:] if end < 0 else line[at:end])
        self.cells.append("".join(self._cell))
        self._cell = []
        return None if end < 0 else end + 1

    def _quoted(self, line: str, at: int) -> int | None:
        end = line.find('"', at)
        if end < 0:
            self._cell.append(line[at:] + "\n")
            return None
        self._cell.append(line[at:end])
        if line.startswith('"', end + 1):
            self._cell.append('"')
            return end + 2
        self._cell.append("")
        self.open = False
        return end + 1


def read_table(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """One page for each row under the header. The origin of a page counts rows from 1, without the header."""
    source = lines(intake, table_charset(intake.head, label.charset), options.max_page_bytes * 2)
    header = next((line for line in source if line.text is None or line.text.strip("\ufeff \t\r")), None)
    if header is None or header.text is None:
        yield Trouble(label.origin, "malformed", "the table has no header row that can be read")
        return
    delimiter = _delimiter(header.text)
    names = _cells(header.text.lstrip("\ufeff"), delimiter)
    if not names_text({normal_name(name): None for name in names}, options.columns):
        yield _no_text(label, names)
        return
    yield from _rows(source, _Table(names, delimiter, label, options), intake)


@dataclass(frozen=True, slots=True)
class _Table:
    names: list[str]
    delimiter: str
    label: Label
    options: AcquireOptions

    def page(self, row: _Row, number: int) -> Item:
        origin = f"{self.label.origin}#{number}"
        if len(row.cells) > len(self.names):
            found = f"row {number} has {len(row.cells)} fields, the header {len(self.names)}"
            return Trouble(origin, "malformed", f"{found}; quote fields that hold {self.delimiter!r}")
        return page_of(dict(zip(self.names, row.cells, strict=False)), self.label, number, self.options)


def _rows(source: Iterator[Line], table: _Table, intake: Intake) -> Iterator[Item]:
    number, row = 1, _Row(table.delimiter)
    for line in source:
        origin = f"{table.label.origin}#{number}"
        if line.strays:
            yield Trouble(origin, "encoding", f"row {number} is not UTF-8; its odd bytes were read as windows-1252")
        if line.text is None or row.size > table.options.max_page_bytes * 2:
            yield too_large(origin, table.options)
            number, row = number + 1, _Row(table.delimiter)
        elif row.size or line.text.strip():
            row.take(line.text)
            cut = intake.broken is not None and not line.ended
            if not row.open and not cut:
                yield table.page(row, number)
                number, row = number + 1, _Row(table.delimiter)
    if intake.broken:
        yield Trouble(table.label.origin, intake.broken.code, f"the file {intake.broken.reason}")
    elif row.open:
        yield Trouble(f"{table.label.origin}#{number}", "malformed", f"row {number} opens a quote that never ends")


def _cells(line: str, delimiter: str) -> list[str]:
    row = _Row(delimiter)
    row.take(line)
    return [cell.strip() for cell in row.cells]


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=lambda sign: (header.count(sign), -DELIMITERS.index(sign)))


def _no_text(label: Label, names: list[str]) -> Trouble:
    named = tidy(", ".join(names[:30])) or "none"
    message = f"no column for the text or html of a page; the columns are: {named}. Name one of them text or html"
    return Trouble(label.origin, "no-text", message)
