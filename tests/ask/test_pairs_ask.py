"""Cooperation and conflict between two states, by month."""

from __future__ import annotations

from typing import Any

import pytest
from written_acts import BERG, CHAD, MALTA, NORWAY, Written, day, write

from dateline.ask.pairs import between
from dateline.errors import UsageError
from dateline.store import Record


@pytest.fixture
def written(record: Record) -> Record:
    against: dict[str, Any] = {"quad": 4, "intensity": -6.0}
    write(
        record,
        Written("a", day("2024-01-01"), (BERG,), (MALTA,), fields={"quad": 1, "intensity": 4.0}),
        Written("b", day("2024-01-31"), (MALTA, BERG, NORWAY), (), fields={"quad": 1, "intensity": 2.0}),
        Written("c", day("2024-01-05"), (BERG, CHAD), (), fields={"quad": 1}),
        Written("d", day("2024-03-01"), (NORWAY,), (BERG,), "SANCTION", "", fields=against),
        Written("e", day("2024-03-01"), (MALTA,), (NORWAY,), "SANCTION", "", fields=against),
        Written("f", day("2024-03-02"), (MALTA, NORWAY), (CHAD,), "SANCTION", "", fields=against),
        Written("g", ("2024-03-30", "2024-04-02"), (BERG,), (MALTA,), "SANCTION", "", fields=against),
        Written("h", (None, None), (NORWAY,), (MALTA,), "SANCTION", "", fields=against),
        Written("i", day("2024-03-03"), (MALTA,), (NORWAY,), "SANCTION", "", fields={**against, "status": "denied"}),
    )
    return record


def months(record: Record, *given: str, **more: str) -> list[tuple[str | None, tuple[int, int, int, int], float]]:
    return [(row.month, row.quads, row.intensity) for row in between(record, *given, **more)]


def test_meetings_count_in_any_role_and_other_acts_only_from_one_to_the_other(written: Record) -> None:
    wanted = [("2024-01", (2, 0, 0, 0), 3.0), ("2024-03", (0, 0, 0, 1), -6.0), (None, (0, 0, 0, 2), -6.0)]
    assert months(written, "NOR", "MLT") == wanted
    assert months(written, "MLT", "NOR") == wanted


def test_only_acts_that_may_have_fallen_between_the_days_count(written: Record) -> None:
    assert [month for month, *_ in months(written, "NOR", "MLT", since="2024-02", until="2024-03-29")] == ["2024-03"]
    assert months(written, "NOR", "MLT", since="2024-04") == [(None, (0, 0, 0, 1), -6.0)]


def test_what_belongs_together_is_summed(written: Record) -> None:
    first = next(iter(between(written, "NOR", "MLT")))
    assert (first.cooperation, first.conflict) == (2, 0)
    assert first.as_json()["verbal_cooperation"] == 2


@pytest.mark.parametrize("pair", [("NOR", "NOR"), ("NOR", "Malta"), ("nor", "MLT")])
def test_two_states_are_needed(written: Record, pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError):
        between(written, *pair)


def test_states_without_dealings_give_nothing(written: Record) -> None:
    assert months(written, "MLT", "SWE") == []
