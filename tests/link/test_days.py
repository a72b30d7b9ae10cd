"""Time expressions, by the day of publication and where the sentence looks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dateline.link.day_feasts import feast
from dateline.link.days import LONGEST, Anchor, read, resolve

FRIDAY = date(2023, 11, 10)
LOOKS = {"back": -1, "ahead": 1, "": -1}
ROW = re.compile(
    r"^\| `(?P<words>[^`]+)` \| (?P<looks>back|ahead|) ?\| (?P<days>[^|]+?) \| (?P<from>\w+) \|$", re.MULTILINE
)
DOCS = Path(__file__).parents[2] / "docs" / "days.md"


def _documented() -> list[tuple[str, str, str, str]]:
    return ROW.findall(DOCS.read_text(encoding="utf-8"))


def test_the_documented_table_is_long() -> None:
    assert len(_documented()) > 90


@pytest.mark.parametrize(("words", "looks", "days", "counted"), _documented())
def test_what_the_documents_say_is_understood(words: str, looks: str, days: str, counted: str) -> None:
    """docs/days.md counts from Friday 10 November 2023, with 7 November as the day spoken of last."""
    found = read(words, Anchor(FRIDAY, date(2023, 11, 7), LOOKS[looks]))
    if days.startswith("open"):
        assert found.days is None
        assert f"open: {found.reason}" == days
        return
    assert found.days is not None, found.reason
    first, _, last = days.partition(" to ")
    assert (found.days.earliest.isoformat(), found.days.latest.isoformat()) == (first, last or first)
    assert found.anchor == counted


@pytest.mark.parametrize(
    ("words", "published", "looks", "first", "last"),
    [
        ("Monday", "2024-01-01", -1, "2024-01-01", "2024-01-01"),
        ("Sunday", "2024-01-01", -1, "2023-12-31", "2023-12-31"),
        ("yesterday", "2024-03-01", -1, "2024-02-29", "2024-02-29"),
        ("tomorrow", "2023-12-31", 1, "2024-01-01", "2024-01-01"),
        ("last month", "2024-01-15", -1, "2023-12-01", "2023-12-31"),
        ("December", "2024-01-15", -1, "2023-12-01", "2023-12-31"),
        ("December 28", "2024-01-03", -1, "2023-12-28", "2023-12-28"),
        ("January 4", "2023-12-30", 1, "2024-01-04", "2024-01-04"),
        ("29 February", "2024-03-10", -1, "2024-02-29", "2024-02-29"),
        ("last week", "2024-01-03", -1, "2023-12-25", "2023-12-31"),
        ("the third quarter", "2024-02-01", -1, "2023-07-01", "2023-09-30"),
        ("November to February", "2024-06-01", -1, "2023-11-01", "2024-02-29"),
        ("Friday to Monday", "2023-11-14", -1, "2023-11-10", "2023-11-13"),
        ("New Year's Eve", "2024-01-02", -1, "2023-12-31", "2023-12-31"),
        ("Easter", "2024-04-02", -1, "2024-03-31", "2024-03-31"),
        ("the weekend of 4-5 June", "2022-06-20", -1, "2022-06-04", "2022-06-05"),
        ("this weekend", "2023-11-13", -1, "2023-11-11", "2023-11-12"),
        ("the end of the month", "2023-02-10", 1, "2023-02-19", "2023-02-28"),
        ("over the past two weeks", "2023-03-01", -1, "2023-02-15", "2023-03-01"),
        ("since October", "2024-02-01", -1, "2023-10-01", "2024-02-01"),
        ("by Wednesday", "2024-02-05", 1, "2024-02-05", "2024-02-07"),
        ("a year and a half ago", "2024-02-05", -1, "2022-08-01", "2022-08-31"),
        ("the last three months of 2012", "2024-02-05", -1, "2012-10-01", "2012-12-31"),
        ("the rest of the year", "2024-02-05", 1, "2024-02-05", "2024-12-31"),
        ("this past November", "2024-02-05", -1, "2023-11-01", "2023-11-30"),
        ("March 30 -- April 1, 2010", "2010-05-01", -1, "2010-03-30", "2010-04-01"),
        ("the previous quarter (July to September)", "2023-11-05", -1, "2023-07-01", "2023-09-30"),
        ("later on Monday", "2024-02-05", -1, "2024-02-05", "2024-02-05"),
        ("earlier on Thursday", "2024-02-05", -1, "2024-02-01", "2024-02-01"),
        ("late January or early February", "2023-11-10", -1, "2023-01-21", "2023-02-09"),
        ("from Monday to Wednesday next week", "2023-11-10", 1, "2023-11-13", "2023-11-15"),
        ("next Monday or Tuesday", "2023-11-10", -1, "2023-11-13", "2023-11-14"),
        ("Tuesday, Wednesday and Thursday", "2023-11-10", -1, "2023-11-07", "2023-11-09"),
        ("overnight into Friday", "2023-11-10", -1, "2023-11-09", "2023-11-10"),
        ("two Sundays ago", "2023-11-10", -1, "2023-10-29", "2023-10-29"),
        ("a year ago today", "2024-02-29", -1, "2023-02-28", "2023-02-28"),
        ("the same month last year", "2024-02-05", -1, "2023-02-01", "2023-02-28"),
        ("2014 to present", "2024-02-05", -1, "2014-01-01", "2024-02-05"),
        ("early to mid-March", "2023-11-10", -1, "2023-03-01", "2023-03-20"),
        ("the last days of 2021", "2023-11-10", -1, "2021-12-22", "2021-12-31"),
        ("the first half of the 20th century", "2023-11-10", -1, "1900-01-01", "1949-12-31"),
        ("the first half of March", "2023-11-10", -1, "2023-03-01", "2023-03-15"),
        ("the 1800s", "2023-11-10", -1, "1800-01-01", "1899-12-31"),
        ("05.11.23", "2023-11-10", -1, "2023-11-05", "2023-11-05"),
        ("at 5.11", "2023-11-10", -1, "2023-11-10", "2023-11-10"),
        ("8.30 pm", "2023-11-10", -1, "2023-11-10", "2023-11-10"),
        ("11/2022", "2023-11-10", -1, "2022-11-01", "2022-11-30"),
        ("November '22", "2023-11-10", -1, "2022-11-01", "2022-11-30"),
        ("Thursday local time", "2023-11-10", -1, "2023-11-09", "2023-11-09"),
        ("no earlier than Monday", "2023-11-10", 1, "2023-11-13", "2023-11-13"),
        ("much later today", "2024-02-05", -1, "2024-02-05", "2024-02-05"),
        ("earlier in the day", "2024-02-05", -1, "2024-02-05", "2024-02-05"),
        ("hours later", "2024-02-05", -1, "2024-02-05", "2024-02-05"),
        ("shortly after midnight", "2024-02-05", -1, "2024-02-05", "2024-02-05"),
        ("7 pm to 7 am", "2024-02-05", -1, "2024-02-05", "2024-02-05"),
        ("0700 on the 30th", "2024-02-05", -1, "2024-01-30", "2024-01-30"),
        ("12:00 p.m. EDT (UTC-4)", "2024-02-05", -1, "2024-02-05", "2024-02-05"),
    ],
)
def test_words_by_day_of_publication(words: str, published: str, looks: int, first: str, last: str) -> None:
    found = resolve(words, Anchor(date.fromisoformat(published), None, looks))
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "9 November",
        "9\xa0November",
        "9\u202fNovember",
        " 9  November ",
        "9November",
        "November9",
        "“9 November”",
        "9 NOVEMBER",
        "Nov. 9",
        "the ninth of November",
        "9th of November",
        "November 9th,",
        "(November 9)",
        "Nov 9 at 10:30 a.m.",
    ],
)
def test_spellings_of_one_day(words: str) -> None:
    found = resolve(words, Anchor(FRIDAY, None, -1))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2023, 11, 9), date(2023, 11, 9))


@pytest.mark.parametrize(
    "words", ["Thursday", "yesterday", "last month", "the past two weeks", "since March", "this year"]
)
def test_without_a_day_to_count_from_nothing_is_guessed(words: str) -> None:
    found = read(words, Anchor())
    assert found.days is None
    assert found.reason == "no publication date to count from"


def test_the_day_spoken_of_gives_a_year_but_no_weekday() -> None:
    anchor = Anchor(None, date(2021, 3, 5), -1)
    assert resolve("2 March", anchor).earliest == date(2021, 3, 2)  # type: ignore[union-attr]
    assert read("2 March", anchor).anchor == "text"
    assert resolve("two days later", anchor).earliest == date(2021, 3, 7)  # type: ignore[union-attr]
    assert resolve("Thursday", anchor) is None


@pytest.mark.parametrize(
    ("month_first", "first", "last"),
    [(None, "2023-03-04", "2023-04-03"), (True, "2023-03-04", "2023-03-04"), (False, "2023-04-03", "2023-04-03")],
)
def test_slashes_are_a_range_until_their_order_is_known(month_first: bool | None, first: str, last: str) -> None:
    found = resolve("03/04/2023", Anchor(FRIDAY, month_first=month_first))
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("words", "looks", "day"),
    [
        ("at 01:30 Moscow time", -1, "2023-11-10"),  # it was 02:40 in Moscow
        ("at 03:30 Moscow time", -1, "2023-11-09"),
        ("0100 GMT", -1, "2023-11-09"),
        ("0100 GMT", 1, "2023-11-10"),
        ("6 p.m. EST", -1, "2023-11-09"),
        ("at 08:00 (UTC+9)", -1, "2023-11-10"),
        ("today at 01:30 Moscow time", -1, "2023-11-10"),
        ("9 November at 01:30 Moscow time", -1, "2023-11-09"),
        ("at 10:30 local time", -1, "2023-11-09"),
    ],
)
def test_a_clock_time_in_a_named_zone_is_of_the_day_there(words: str, looks: int, day: str) -> None:
    moment = datetime(2023, 11, 9, 23, 40, tzinfo=UTC)
    found = resolve(words, Anchor(date(2023, 11, 9), None, looks, moment=moment))
    assert found is not None
    assert found.earliest.isoformat() == found.latest.isoformat() == day


def test_a_published_time_counts_by_its_own_offset() -> None:
    moment = datetime(2023, 11, 10, 0, 30, tzinfo=timezone(timedelta(hours=3)))
    found = resolve("at 22:00 GMT", Anchor(date(2023, 11, 10), None, 1, moment=moment))
    assert found is not None
    assert found.earliest == date(2023, 11, 9)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2023, "2023-04-09"),
        ("orthodox easter", 2023, "2023-04-16"),
        ("good friday", 2024, "2024-03-29"),
        ("thanksgiving", 2023, "2023-11-23"),
        ("black friday", 2023, "2023-11-24"),
        ("memorial day", 2023, "2023-05-29"),
        ("labor day", 2023, "2023-09-04"),
        ("victory day", 1945, "1945-05-09"),
    ],
)
def test_feasts(name: str, year: int, day: str) -> None:
    assert feast(name, year).isoformat() == day


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("first night", "not understood"),
        ("a Sunday", "not understood"),
        ("days later", "how many days is not said"),
        ("several days ago", "how many days is not said"),
        ("Independence Day", "a day that differs from country to country"),
        ("Ramadan", "a feast of a calendar that is not worked out here"),
        ("fiscal 2023", "a business year, which differs from firm to firm"),
        ("the same period last year", "which period is not said"),
        ("24/7", "it repeats, which names no days"),
        ("more than 36 years", "a length of time, which names no days"),
        ("31 April", "no such day in the calendar"),
    ],
)
def test_what_names_no_days_says_why(words: str, reason: str) -> None:
    assert read(words, Anchor(FRIDAY, None, -1)).reason == reason


def test_reasons_are_one_line_and_name_the_day_counted_from() -> None:
    assert (
        read("Thursday", Anchor(FRIDAY, None, -1)).reason == "Thursday on or before 2023-11-10, the day of publication"
    )
    assert read("Thursday", Anchor(FRIDAY, None, 1, "dateline")).reason.endswith("2023-11-10, the day of the dateline")
    assert "the day named before it" in read("the day before", Anchor(FRIDAY, FRIDAY)).reason


def test_what_is_too_long_is_not_read() -> None:
    assert resolve("9 November 2023" + " " * LONGEST, Anchor()) is None
