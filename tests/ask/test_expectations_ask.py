"""Questions on what was announced: on which day, and with what known by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.ask.expectations import ExpectationFilter, dated_later, kept, kept_by, overdue, promises, upcoming
from dateline.errors import UsageError
from dateline.store import Record, joined_in, open_record
from joined_records import expectations, fill


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Record]:
    """The record joined by hand."""
    with open_record(str(tmp_path / "joined.db"), create=True) as opened:
        fill(opened)
        yield opened


def _names(rows: object) -> list[str]:
    return [row.expectation.id.removeprefix("expectation-") for row in rows]  # type: ignore[attr-defined]


DUE = {one.id.removeprefix("expectation-"): (one.due_from, one.due_to, one.announced_on) for one in expectations()}


def test_the_record_of_these_tests_has_what_they_speak_of() -> None:
    assert {name for name, (first, _, _) in DUE.items() if first} >= {"plan-held", "plan-moved", "plan-pending"}


def test_on_a_day_before_the_outcome_what_was_held_later_is_still_to_come(joined: Record) -> None:
    first, _, announced = DUE["plan-held"]
    assert announced is not None and first is not None
    (row,) = [one for one in upcoming(joined, announced) if one.expectation.id == "expectation-plan-held"]
    assert row.expectation.outcome == "pending"
    assert row.expectation.follow_ups == ()
    assert "plan-held" not in _names(upcoming(joined, "2024-04-30"))


def test_a_report_dated_in_the_future_settles_nothing_before_its_day(joined: Record) -> None:
    announced = DUE["plan-held"][2]
    assert announced is not None
    far = replace(expectations()[0], decided_on="2031-01-01")
    with joined.writing() as connection:
        joined_in.remove_expectations(connection, [far.id])
        joined_in.add_expectations(connection, [far])
    (row,) = [one for one in promises(joined, "NOR", "2030-12-31") if one.expectation.id == far.id]
    assert (row.expectation.outcome, row.overdue is None) == ("pending", DUE["plan-held"][1] is None)
    (row,) = [one for one in promises(joined, "NOR", "2031-01-01") if one.expectation.id == far.id]
    assert row.expectation.outcome == "held"


def test_what_is_announced_later_is_left_out_and_counted(joined: Record) -> None:
    assert _names(upcoming(joined, "2020-01-01")) == []
    assert dated_later(joined, "2020-01-01") == len(expectations())
    assert dated_later(joined, "2030-01-01") == 0


def test_what_is_past_its_day_without_a_report_is_overdue_and_never_held(joined: Record) -> None:
    rows = list(overdue(joined, "2030-01-01"))
    pending = {one.id for one in expectations() if one.outcome == "pending" and one.due_to is not None}
    assert {row.expectation.id for row in rows} == pending
    assert all(row.overdue and row.overdue > 0 for row in rows)
    days = [row.expectation.due_to or "" for row in rows]
    assert days == sorted(days)
    assert len(set(days)) > 1
    newest = overdue(joined, "2030-01-01", ExpectationFilter(limit=2), newest=True)
    assert [row.expectation.due_to for row in newest] == days[::-1][:2]


def test_what_has_no_day_is_never_overdue_and_listed_only_when_asked_for(joined: Record) -> None:
    undated = {name for name, (first, _, _) in DUE.items() if first is None}
    assert undated
    assert not undated & set(_names(overdue(joined, "2024-03-20")))
    assert not undated & set(_names(upcoming(joined, "2024-03-20")))
    assert undated <= set(_names(upcoming(joined, "2024-03-20", ExpectationFilter(undated=True))))


def test_what_was_moved_stands_under_its_new_day_and_says_whence(joined: Record) -> None:
    first = DUE["plan-again"][0]
    assert first is not None
    (row,) = [one for one in upcoming(joined, "2024-03-22") if one.expectation.id == "expectation-plan-again"]
    assert (row.first, row.moves, row.moved_from) == ("expectation-plan-moved", 1, DUE["plan-moved"][0])
    assert "plan-moved" not in _names(upcoming(joined, "2024-03-22"))


def test_the_day_itself_is_still_to_come_and_the_next_is_overdue(joined: Record) -> None:
    due = DUE["plan-again"][1]
    assert due is not None
    assert "plan-again" in _names(upcoming(joined, due))
    assert "plan-again" not in _names(overdue(joined, due))


def test_filters_hold_all_together(joined: Record) -> None:
    everything = _names(upcoming(joined, "2024-03-22"))
    assert _names(upcoming(joined, "2024-03-22", ExpectationFilter(limit=1))) == everything[:1]
    assert _names(upcoming(joined, "2024-03-22", ExpectationFilter(offset=1))) == everything[1:]
    assert _names(upcoming(joined, "2024-03-22", ExpectationFilter(kinds=("threatened",)))) == []
    assert _names(upcoming(joined, "2024-03-22", ExpectationFilter(actor="Nobody"))) == []
    assert _names(upcoming(joined, "2024-03-22", ExpectationFilter(until="2024-03-22"))) == []
    assert _names(upcoming(joined, "2024-03-22", ExpectationFilter(within=20_000_000))) == everything


@pytest.mark.parametrize("wrong", [{"kinds": ("maybe",)}, {"within": -1}, {"country": "Norway"}, {"limit": -1}])
def test_a_filter_that_cannot_be_is_refused(joined: Record, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        list(upcoming(joined, "2024-03-22", ExpectationFilter(**wrong)))  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2024-03", "yesterday", "2024-02-30", ""])
def test_a_day_that_is_none_is_refused(joined: Record, day: str) -> None:
    with pytest.raises(UsageError, match="no day"):
        upcoming(joined, day)


def test_promises_say_what_became_of_each_and_the_share_is_of_those_decided(joined: Record) -> None:
    rows = list(promises(joined, "state/NOR", "2030-01-01"))
    outcomes = {row.expectation.id.removeprefix("expectation-"): row.expectation.outcome for row in rows}
    assert outcomes["plan-held"] == "held"
    assert outcomes["plan-moved"] == "moved"
    total = list(kept(rows))[-1]
    assert total.kind == "all"
    assert total.announced == len(rows)
    assert total.decided == total.held + total.called_off + total.contradicted
    assert total.share == total.held / total.decided
    assert total.low < total.share < total.high
    parts = total.held + total.moved + total.called_off + total.contradicted + total.overdue + total.pending
    assert parts + total.undated == total.announced


@pytest.mark.parametrize("day", ["2024-03-01", "2024-03-12", "2024-03-20", "2024-03-21", "2030-01-01"])
def test_what_was_kept_is_counted_alike_with_and_without_loading_all(joined: Record, day: str) -> None:
    for actor in ("NOR", "state/NOR", "person/ase-berg", "Berg", "MLT", "Nobody"):
        for wanted in (ExpectationFilter(), ExpectationFilter(limit=2, offset=1), ExpectationFilter(country="MLT")):
            assert list(kept_by(joined, actor, day, wanted)) == list(kept(promises(joined, actor, day, wanted)))


def test_without_anything_decided_there_is_no_share(joined: Record) -> None:
    (total,) = kept([])
    assert (total.share, total.low, total.high) == (None, 0.0, 1.0)


def test_rows_are_flat_and_name_their_columns(joined: Record) -> None:
    rows = upcoming(joined, "2024-03-05", ExpectationFilter(undated=True))
    for row in rows:
        assert tuple(row.as_flat()) == rows.column_names
        assert row.as_json()["articles"]
    assert rows.to_arrow().num_rows == len(list(rows))
