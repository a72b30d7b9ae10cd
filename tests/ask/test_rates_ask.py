"""Rates count happenings by month, and do not take less news for fewer acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from written_acts import BERG, CHAD, CROWD, MALTA, NORWAY, Written, day, write, write_articles

from dateline.ask.rate_values import Rate, RateQuestion
from dateline.ask.rates import rate
from dateline.errors import UsageError
from dateline.store import Record, open_record

SPLIT = "2023-03-17"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    address = str(tmp_path / "rates.db")
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_database")
        address = make()
    with open_record(address, create=True) as opened:
        yield opened


@pytest.fixture
def record(empty: Record) -> Record:
    """Articles in January to June 2023 but none in May; six visits before the split, two after."""
    write_articles(
        empty,
        [f"2023-{month:02}-{on:02}" for month in (1, 2, 3) for on in (1, 5, 10, 15)]
        + ["2023-04-04", "2023-06-10", "2023-06-30"],
    )
    write(
        empty,
        *(Written(f"before-{n}", day(f"2023-0{n % 2 + 1}-1{n}")) for n in range(5)),
        Written("eve", day("2023-03-16")),
        Written("split", day("2023-03-17")),
        Written("june", day("2023-06-02")),
        Written("in-may", day("2023-05-02")),
        Written("month", ("2023-02-01", "2023-02-28"), place_country="NOR", targets=()),
        Written("march", ("2023-03-01", "2023-03-31")),
        Written("quarter", ("2023-01-01", "2023-03-31")),
        Written("no-day", (None, None)),
        Written("planned", day("2023-04-01"), fields={"status": "planned"}),
        Written("other", day("2023-04-01"), sources=(MALTA,), targets=(CHAD,)),
        Written("talk", day("2023-04-01"), mode="phone"),
    )  # fmt: skip
    return empty


def asked(record: Record, **fields: Any) -> Rate:
    return rate(
        record, RateQuestion(**{"types": ("CONSULT/visit",), "split": SPLIT, "actor": "person/ase-berg"} | fields)
    )


def test_happenings_are_counted_by_month_with_zeros_and_both_parts_of_the_month_of_the_split(record: Record) -> None:
    found = asked(record)
    counts = [(one.month, one.side, one.days, one.count) for one in found.months]
    assert counts == [
        ("2023-01", "before", 31, 3),
        ("2023-02", "before", 28, 3),
        ("2023-03", "before", 16, 1),
        ("2023-03", "after", 15, 1),
        ("2023-04", "after", 30, 0),
        ("2023-05", "after", 31, 1),
        ("2023-06", "after", 30, 1),
    ]
    assert (found.before.count, found.before.days) == (7, 75)


def test_a_month_without_articles_is_no_zero_and_what_cannot_be_placed_is_told(record: Record) -> None:
    found = asked(record)
    # In March nothing appeared after the split; in May nothing at all.
    assert [one.read for one in found.months] == [True, True, True, False, True, False, True]
    assert (found.after.count, found.after.days, found.after.months_unread) == (1, 60, 2)
    assert found.left_out.as_json() == {"no_day": 1, "inexact": 1, "across": 1, "unread": 2, "no_country": 0}
    said = " ".join(found.verdict)
    assert "2 months without any article left out, not counted as zero" in said
    assert "1 without a known day" in said


def test_fewer_acts_with_as_many_fewer_articles_are_no_sign_of_a_change(empty: Record) -> None:
    write_articles(
        empty,
        [f"2023-0{month}-{on:02}" for month in (1, 2) for on in range(1, 29)]
        + ["2023-03-20", "2023-04-04", "2023-04-20", "2023-05-05", "2023-05-31"],
    )
    write(empty, *(Written(f"before-{n}", day(f"2023-0{n % 2 + 1}-{n + 1:02}")) for n in range(24)))
    write(empty, *(Written(f"after-{n}", day(f"2023-0{n % 2 + 4}-1{n}")) for n in range(2)))
    found = asked(empty, split="2023-03-01")
    plain, per_article = found.comparisons[:2]
    assert plain.basis == "days"
    assert plain.ratio.interval.high < 1
    assert per_article.basis == "articles"
    assert per_article.ratio.interval.low < 1 < per_article.ratio.interval.high
    assert found.verdict[0].startswith("Fewer happenings per month: 0.0")
    assert "fewer articles per month after the split" in found.verdict[1]
    assert "no sign of a change beyond coverage" in found.verdict[2]


def test_a_change_that_coverage_does_not_explain_is_said_to_go_beyond_it(empty: Record) -> None:
    write_articles(empty, [f"2023-0{month}-{on:02}" for month in (1, 2, 3, 4) for on in range(1, 29)])
    write(empty, *(Written(f"before-{n}", day(f"2023-0{n % 2 + 1}-{n + 1:02}")) for n in range(20)))
    write(empty, Written("after", day("2023-03-10")))
    found = asked(empty, split="2023-03-01")
    assert "the change goes beyond coverage" in found.verdict[2]
    assert found.as_json()["comparisons"][0]["high"] < 0.5
    assert found.rows.to_arrow().column("count").to_pylist() == [10, 10, 1, 0]


def test_abroad_leaves_out_what_happened_at_home_and_tells_what_has_no_country(empty: Record) -> None:
    write_articles(empty, ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-30"])
    write(
        empty,
        Written("abroad", day("2023-01-02")),
        Written("home", day("2023-01-03"), place_country="NOR"),
        Written("to-a-state", day("2023-01-04"), place_country=None),
        Written("home-state", day("2023-01-05"), place_country=None, targets=(NORWAY,)),
        Written("nowhere", day("2023-01-06"), place_country=None, targets=(CROWD,)),
        Written("host", day("2023-01-07"), sources=(MALTA,), targets=(BERG,), place_country="NOR"),
    )
    found = asked(empty, abroad=True, split="2023-03-01")
    assert (found.before.count, found.left_out.no_country) == (2, 1)
    assert asked(empty, split="2023-03-01").before.count == 6
    with pytest.raises(UsageError, match="name an actor"):
        asked(empty, abroad=True, actor=None)


def test_reports_can_be_counted_and_are_said_to_depend_on_each_other(empty: Record) -> None:
    write_articles(empty, ["2023-01-01", "2023-04-30"])
    write(empty, Written("one", day("2023-01-02"), fields={"reports": 5}))
    found = asked(empty, reports=True, since="2023-01-01")
    assert found.before.count == 5
    assert "depend on each other" in " ".join(found.verdict)


def test_an_act_with_the_actor_on_both_sides_counts_once(empty: Record) -> None:
    write_articles(empty, ["2023-01-01", "2023-02-01", "2023-03-20", "2023-04-30"])
    write(
        empty,
        Written("both", day("2023-01-02"), sources=(BERG, NORWAY), targets=(BERG, MALTA)),
        Written("one", day("2023-01-03"), sources=(BERG,), targets=(MALTA,)),
    )
    assert asked(empty).before.count == 2
    assert asked(empty, actor="NOR").before.count == 2
    assert asked(empty, actor="NOR", reports=True).before.count == asked(empty, actor="berg", reports=True).before.count
    mentioned = [one.mentions for one in asked(empty, actor="NOR", target="MLT").months]
    assert mentioned == [one.mentions for one in asked(empty, actor="NOR").months]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"split": "2021-01-01"}, "must lie between"),
        ({"split": "soon"}, "no day is"),
        ({"types": ()}, "say what is to be counted"),
        ({"since": "2023-05-01", "split": "2023-06-01"}, "no article of the record appeared before"),
    ],
)
def test_what_cannot_be_compared_is_refused(record: Record, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        asked(record, **fields)


def test_a_record_without_dated_articles_has_no_time_to_count_in(empty: Record) -> None:
    with pytest.raises(UsageError, match="no article of the record has a date"):
        asked(empty)
