"""Files for other programs: lines that stay lines, cells that stay text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline import ask
from dateline.errors import RecordError
from dateline.export import json_line, tables, write_csv, write_jsonl
from dateline.export.sheets import Cell
from dateline.store import open_record, schema
from record_documents import RUN, document


@dataclass
class Line:
    value: Cell

    def as_flat(self) -> dict[str, Cell]:
        return {"value": self.value}


@dataclass
class Lines:
    values: tuple[Cell, ...]
    column_names: tuple[str, ...] = ("value",)

    def __iter__(self) -> Iterator[Line]:
        return (Line(value) for value in self.values)


def cells(*values: Cell) -> list[str]:
    out = io.StringIO(newline="")
    assert write_csv(Lines(values), out) == len(values)
    out.seek(0)
    head, *rows = csv.reader(out)
    assert head == ["value"]
    return [row[0] if row else "" for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n-1"])
def test_a_text_that_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert cells(text) == [f"'{text}"]


def test_other_cells_are_left_as_they_are() -> None:
    assert cells(-1.5, -3, True, "a,b", 'say "x"', "a=b", "two\nlines", "a\ud800\x00b") == [
        "-1.5",
        "-3",
        "true",
        "a,b",
        'say "x"',
        "a=b",
        "two\nlines",
        "a\ufffd\ufffdb",
    ]
    assert cells(None, "x") == ["", "x"]


@pytest.mark.parametrize("text", ["a\x85b", "a\u2028b\u2029", "a\nb\r\x0b\x0c\x1c", "lone \ud800", "“Straße” 😀"])
def test_an_object_stays_one_line(text: str) -> None:
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}
    line.encode()


def test_readable_characters_are_not_escaped() -> None:
    assert json_line({"text": "Straße"}) == '{"text": "Straße"}'


def test_rows_of_a_record_become_lines_and_cells(tmp_path: Path) -> None:
    lines, sheet = io.StringIO(), io.StringIO(newline="")
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        record.writer(RUN).write([document(0), document(1)])
        assert write_jsonl(ask.events(record), lines) == 2
        assert write_csv(ask.events(record), sheet) == 2
        wanted = [row.as_json() for row in ask.events(record)]
    assert [json.loads(line) for line in lines.getvalue().splitlines()] == wanted
    sheet.seek(0)
    found = list(csv.DictReader(sheet))
    assert [row["sources"] for row in found] == ["Åse Berg"] * 2
    assert list(found[0]) == [column.name for column in ask.EVENT_COLUMNS]


def test_every_table_is_dumped_in_the_order_of_its_keys(tmp_path: Path) -> None:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        record.writer(RUN).write([document(number) for number in (2, 0, 1)])
        files = tables(record, tmp_path / "deep" / "dump")
        assert {path.stem for path in files} == set(schema.metadata.tables)
        articles = [json.loads(line) for line in (tmp_path / "deep/dump/articles.jsonl").read_text().splitlines()]
        assert [row["id"] for row in articles] == ["article-00000", "article-00001", "article-00002"]
        assert "number" not in articles[0]
        pages = [json.loads(line) for line in (tmp_path / "deep/dump/pages.jsonl").read_text().splitlines()]
        assert all(page["content"] == page["sha256"] for page in pages)
        (tmp_path / "file").touch()
        with pytest.raises(RecordError, match="cannot be written"):
            tables(record, tmp_path / "file")
