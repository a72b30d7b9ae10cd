"""What each filter would leave: every count is that of the question with the filter put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import dateline
from dateline.ask.facets import Facets, facets
from dateline.ask.happening_filters import HappeningFilter
from dateline.errors import UsageError
from dateline.store import Record, open_record
from joined_records import fill

QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"types": ("CONSULT",)},
    {"types": ("CONSULT/visit",), "statuses": ("happened",)},
    {"actor": "NOR"},
    {"country": "NOR", "standings": ("stated", "single")},
    {"text": "Malta", "since": "2024-03"},
    {"actor": "nobody at all"},
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("facets") / "record.db"
    with open_record(str(path), create=True) as made:
        fill(made)
        yield made


@pytest.fixture(scope="module")
def opened(record: Record) -> Iterator[dateline.OpenRecord]:
    with dateline.open(record.address, create=False) as made:
        yield made


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_count_is_that_of_the_question_with_the_filter_put_in(
    opened: dateline.OpenRecord, question: dict[str, Any]
) -> None:
    found = opened.facets(HappeningFilter(**question))
    assert found.whole
    assert found.total == len(list(opened.happenings(HappeningFilter(**question))))
    kinds = {"types": found.types, "statuses": found.statuses, "standings": found.standings}
    for field, choices in kinds.items():
        for choice in choices:
            asked = HappeningFilter(**{**question, field: (choice.value,)})
            assert choice.happenings == len(list(opened.happenings(asked))), choice
            assert choice.chosen is (choice.value in question.get(field, ()))
    for choice in found.countries:
        asked = HappeningFilter(**{**question, "country": choice.value})
        assert choice.happenings == len(list(opened.happenings(asked))), choice


def test_modes_are_counted_under_a_chosen_type(opened: dateline.OpenRecord) -> None:
    assert not any("/" in choice.value for choice in opened.facets().types)
    under = [choice.value for choice in opened.facets(type="CONSULT").types if "/" in choice.value]
    assert under
    assert all(value.startswith("CONSULT/") for value in under)
    values = [choice.value for choice in opened.facets(type="CONSULT").types]
    at = values.index("CONSULT") + 1
    assert values[at : at + len(under)] == under


def test_those_that_leave_most_come_first(opened: dateline.OpenRecord) -> None:
    for choices in (opened.facets().types, opened.facets().countries):
        counts = [choice.happenings for choice in choices]
        assert counts == sorted(counts, reverse=True)
        assert len(counts) > 1


def test_of_too_many_the_newest_are_counted(record: Record, opened: dateline.OpenRecord) -> None:
    rows = [row.happening for row in opened.happenings(newest=True, limit=3)]
    found = facets(record, HappeningFilter(), most=3)
    assert (found.total, found.whole) == (3, False)
    assert {one.value: one.happenings for one in found.types} == {
        kind: sum(row.type == kind for row in rows) for kind in {row.type for row in rows}
    }


def test_a_window_changes_no_count(opened: dateline.OpenRecord) -> None:
    assert opened.facets(limit=1, offset=2) == opened.facets()


def test_what_was_chosen_can_be_taken_back_even_if_nothing_is_left(opened: dateline.OpenRecord) -> None:
    found: Facets = opened.facets(country="FJI", actor="NOR")
    assert [(one.happenings, one.chosen) for one in found.countries if one.value == "FJI"] == [(0, True)]


@pytest.mark.parametrize("wrong", [{"type": "NONSUCH"}, {"standing": "certain"}, {"since": "someday"}, {"strange": 1}])
def test_what_cannot_be_is_refused(opened: dateline.OpenRecord, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        opened.facets(**wrong)
