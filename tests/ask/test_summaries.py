"""Happenings by month and by place: every number is that of the happenings themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

import dateline
from dateline.ask import summaries
from dateline.ask.happening_filters import HappeningFilter
from dateline.errors import UsageError
from dateline.store import Record, open_record
from joined_records import fill

QUESTIONS: tuple[dict[str, Any], ...] = ({}, {"type": "CONSULT"}, {"actor": "NOR"}, {"actor": "nobody at all"})


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("summaries") / "record.db"
    with open_record(str(path), create=True) as made:
        fill(made)
        yield made


@pytest.fixture(scope="module")
def opened(record: Record) -> Iterator[dateline.OpenRecord]:
    with dateline.open(record.address, create=False) as made:
        yield made


@pytest.mark.parametrize("question", QUESTIONS)
def test_months_count_every_happening_once(opened: dateline.OpenRecord, question: dict[str, Any]) -> None:
    acts = [row.happening for row in opened.happenings(**question)]
    wanted: Counter[tuple[str | None, int]] = Counter()
    for act in acts:
        begins, ends = (act.day_from or "")[:7], (act.day_to or "")[:7]
        wanted[begins if begins and begins == ends else None, act.quad] += 1
    found = list(opened.months(**question))
    counted = {(one.month, quad): count for one in found for quad, count in enumerate(one.quads, 1) if count}
    assert counted == wanted
    known = [one.month for one in found if one.month]
    assert known == sorted(known)
    assert [one.month for one in found][: len(known)] == known
    total = sum(act.intensity for act in acts)
    assert sum(one.intensity * sum(one.quads) for one in found) == pytest.approx(total)


@pytest.mark.parametrize("question", QUESTIONS)
def test_places_count_the_happenings_there(opened: dateline.OpenRecord, question: dict[str, Any]) -> None:
    acts = [row.happening for row in opened.happenings(**question) if row.happening.place_name]
    wanted = Counter((act.place_name, act.place_country) for act in acts)
    found = list(opened.places(**question))
    assert {(one.place, one.country): one.happenings for one in found} == wanted
    assert [one.happenings for one in found] == sorted(wanted.values(), reverse=True)
    for one in found:
        there = [act for act in acts if act.place_name == one.place]
        assert one.intensity == pytest.approx(sum(act.intensity for act in there) / len(there))
        assert one.first == min((act.day_from for act in there if act.day_from), default=None)


def test_places_come_in_windows(opened: dateline.OpenRecord) -> None:
    whole = list(opened.places())
    assert len(whole) > 1
    assert [*opened.places(limit=1), *opened.places(limit=100, offset=1)] == whole


def test_of_too_many_the_newest_are_summed(record: Record, opened: dateline.OpenRecord) -> None:
    newest = [row.happening for row in opened.happenings(newest=True, limit=2)]
    assert sum(sum(one.quads) for one in summaries.months(record, most=2)) == 2
    named = {act.place_name for act in newest if act.place_name}
    assert {one.place for one in summaries.places(record, most=2)} == named
    edges = list(opened.network(most=1))
    assert sum(one.happenings for one in edges) <= len(newest[0].sides) ** 2
    assert edges != list(opened.network())


@pytest.mark.parametrize("ask", [summaries.months, summaries.places])
def test_what_cannot_be_is_refused(record: Record, ask: Any) -> None:
    with pytest.raises(UsageError):
        ask(record, HappeningFilter(since="someday"))


def test_acts_without_a_day_stand_at_their_first_report_where_that_is_asked_for(opened: dateline.OpenRecord) -> None:
    acts = [row.happening for row in opened.happenings()]
    open_acts = [act for act in acts if act.day_from is None and act.first_published]
    assert open_acts
    for act in open_acts:
        day = act.first_published
        found = {row.happening.id for row in opened.happenings(since=day, until=day, undated=True)}
        assert act.id in found
        assert found - {act.id for act in open_acts} == {
            row.happening.id for row in opened.happenings(since=day, until=day)
        }
    plain = {one.month: sum(one.quads) for one in opened.months()}
    asked = {one.month: sum(one.quads) for one in opened.months(undated=True)}
    moved = Counter((act.first_published or "")[:7] for act in open_acts)
    assert sum(asked.values()) == sum(plain.values()) == len(acts)
    for month, number in moved.items():
        assert asked[month] == plain.get(month, 0) + number
