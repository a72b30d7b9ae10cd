"""Answers as frames and in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dateline import ask
from dateline.ask import ARTICLE_COLUMNS, EVENT_COLUMNS, ISSUE_COLUMNS, EventFilter, EventRow, Rows, frames
from dateline.errors import UsageError
from dateline.store import Record
from record_documents import document


def rows(*titles: str) -> Rows[EventRow]:
    def given() -> Iterator[EventRow]:
        for title in titles:
            one = document()
            assert one.article
            assert one.reports
            yield replace(EventRow.of(one.reports[0], one.article), title=title)

    return Rows(given, EVENT_COLUMNS)


def test_every_flat_form_has_the_documented_columns(record: Record) -> None:
    for found, columns in (
        (ask.events(record), EVENT_COLUMNS),
        (ask.articles(record), ARTICLE_COLUMNS),
        (ask.issues(record), ISSUE_COLUMNS),
    ):
        names = tuple(column.name for column in columns)
        assert found.column_names == names
        assert {tuple(row.as_flat()) for row in found} == {names}


def test_frames_hold_typed_columns(record: Record) -> None:
    frame = ask.events(record).to_polars()
    assert frame["id"].to_list() == ["event-00001", "event-00000", "event-00002"]
    assert frame["from"].to_list() == [date(2024, 3, 1), date(2024, 3, 4), None]
    assert frame["confidence"].to_list() == [0.4, 0.75, 0.75]
    assert frame["targets"].to_list() == ["", "Malta", "IMF | Malta"]
    assert frame["target_actors"].to_list() == ["", "state/MLT", " | state/MLT"]
    panda = ask.articles(record).to_pandas()
    assert list(panda["translated"]) == [True] * 4
    assert ask.issues(record).to_arrow().num_rows == 4


def test_frames_of_nothing_keep_their_columns(record: Record) -> None:
    nothing = ask.events(record, EventFilter(limit=0))
    assert nothing.first() is None
    assert nothing.to_polars().columns == list(nothing.column_names)
    assert nothing.to_polars().schema == ask.events(record).to_polars().schema


def test_lone_surrogates_and_days_no_calendar_has_do_not_break_a_frame() -> None:
    assert rows("a\ud800b").to_polars()["title"].to_list() == ["a\ufffdb"]
    assert frames._cell("0000-01-01", "day") is None


def test_a_notebook_shows_escaped_text_and_says_when_there_is_more() -> None:
    shown = rows("<script>alert(1)</script>", "x" * 500)._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "x" * 500 not in shown
    assert "there are more" not in shown
    assert "there are more" in rows(*["title"] * 30)._repr_html_()


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"dateline\[frames\]"):
        rows("a").to_polars()
    with pytest.raises(UsageError, match="pandas"):
        rows("a").to_pandas()


def test_rows_can_be_gone_through_twice(record: Record) -> None:
    found = ask.events(record)
    assert list(found) == list(found)
