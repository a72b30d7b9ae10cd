"""CSV and TSV."""

from __future__ import annotations

import csv
import io

import pytest
from acquiring import codes, gz, pages, read, texts, troubles
from hypothesis import given
from hypothesis import strategies as st

from dateline.acquire import AcquireOptions


def table(rows: list[list[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_under_a_header_are_pages(delimiter: str) -> None:
    rows = [
        ["URL", "Title", "Date", "Text"],
        ["http://n.example/1", "Talks", "2024-05-02", 'He said "no",\nthen; left'],
    ]
    (page,) = pages(read(table(rows, delimiter), "a.csv"))
    assert page.content.decode() == 'He said "no",\nthen; left'
    assert (page.address, page.given.title, page.given.published) == ("http://n.example/1", "Talks", "2024-05-02")
    assert page.origin == "a.csv#1"


def test_a_table_without_text_names_its_columns_once() -> None:
    found = read(b"name,age\nx,1\ny,2\n", "a.csv")
    (trouble,) = troubles(found)
    assert (len(found), trouble.code) == (1, "no-text")
    assert "name, age" in trouble.message


def test_a_header_without_rows_is_empty() -> None:
    assert codes(read(b"url,text\n", "a.csv")) == ["empty"]


def test_rows_that_do_not_fit_the_header_are_told_and_short_ones_read() -> None:
    found = read(b"text,title\none,1\ntwo,2,3\nthree\n", "a.csv")
    assert texts(found) == ["one", "three"]
    assert [(trouble.origin, trouble.code) for trouble in troubles(found)] == [("a.csv#2", "malformed")]


def test_a_field_larger_than_the_csv_modules_limit_is_read() -> None:
    long = "word " * 60_000
    assert texts(read(table([["text"], [long]]), "a.csv")) == [long]


def test_a_row_over_the_limit_is_passed_over() -> None:
    content = table([["text"], ["one"], ["x" * 5000], ["three"]])
    found = read(content, "a.csv", options=AcquireOptions(max_page_bytes=1000))
    assert texts(found) == ["one", "three"]
    assert codes(found) == ["too-large"]


def test_quotes_inside_an_unquoted_field_are_text() -> None:
    assert texts(read(b'title\ttext\na\the said "no" and left\nb\t5" pipe\n', "a.tsv")) == [
        'he said "no" and left',
        '5" pipe',
    ]


def test_a_quote_that_never_ends_is_told() -> None:
    found = read(b'text\none\n"two\nthree\n', "a.csv")
    assert texts(found) == ["one"]
    assert codes(found) == ["malformed"]


def test_a_german_table_with_semicolons_and_windows_charset_is_read() -> None:
    content = "Titel;text\nEins;Die Gespräche über Öl dauerten länger, größer war die Mühe\n".encode("cp1252")
    assert texts(read(content, "a.csv")) == ["Die Gespräche über Öl dauerten länger, größer war die Mühe"]


def test_a_cut_table_leaves_out_the_row_it_ends_in() -> None:
    content = gz(table([["text"], *[[f"row {n} of the talks"] for n in range(400)]]))
    found = read(content[:-60], "a.csv.gz")
    kept = texts(found)
    assert kept == [f"row {n} of the talks" for n in range(len(kept))]
    assert 0 < len(kept) < 400
    assert codes(found) == ["truncated"]


_CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n", exclude_characters="\ufeff"),
    max_size=20,
)


@given(st.lists(st.tuples(_CELL, _CELL), max_size=8))
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("title", "text"), *rows])
    found = read(out.getvalue().encode(), "a.csv")
    assert texts(found) == [text for _, text in rows if text.strip()]
