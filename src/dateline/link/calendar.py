"""Stretches of days: weeks, months, quarters, seasons, centuries, and how to step by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

Numbered = Callable[[int, int], "Days"]
"""Makes days of a year and a number within it."""


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day, inclusive, and how exact that is (see TimeMark)."""

    earliest: date
    latest: date
    precision: str


def one(day: date) -> Days:
    """A single day."""
    return Days(day, day, "day")


def between(first: date, last: date, precision: str = "range") -> Days | None:
    """The days from first to last; None when they are the wrong way round."""
    return Days(first, last, precision) if first <= last else None


def week(day: date) -> Days:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6), "week")


def month(year: int, number: int) -> Days:
    """A calendar month."""
    first = date(year, number, 1)
    return Days(first, first + relativedelta(day=31), "month")


def quarter(year: int, number: int) -> Days:
    """Quarter 1 to 4 of a year."""
    return Days(date(year, number * 3 - 2, 1), date(year, number * 3, 1) + relativedelta(day=31), "quarter")


def half(year: int, number: int) -> Days:
    """Half 1 or 2 of a year."""
    return Days(quarter(year, number * 2 - 1).earliest, quarter(year, number * 2).latest, "range")


def decade(start: int) -> Days:
    """The ten years from a year that ends in 0."""
    return Days(date(max(start, 1), 1, 1), date(start + 9, 12, 31), "range")


def century(number: int) -> Days:
    """The 20th century as 1900 to 1999, which is how the press counts."""
    return Days(date(max(number * 100 - 100, 1), 1, 1), date(number * 100 - 1, 12, 31), "range")


def third(days: Days, which: int) -> Days:
    """The first (0), middle (1) or last (2) third: in tens of days of a month, in whole months of longer stretches."""
    first, last = days.earliest, days.latest
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 3:
        start, end = months * which // 3, months * (which + 1) // 3
        return Days(_months_on(first, start), _months_on(first, end - 1) + relativedelta(day=31), "range")
    length = (last - first).days + 1
    start, end = length // 3 * which, length if which == 2 else length // 3 * (which + 1)
    return Days(first + timedelta(days=start), first + timedelta(days=end - 1), "range")


def _months_on(day: date, months: int) -> date:
    return date(day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1, 1)


def season(year: int, name: str) -> Days:
    """A season of the northern half of the world, by whole months; winter begins in December of the year."""
    first = date(year, SEASONS[name], 1)
    return Days(first, first + relativedelta(months=2, day=31), "season")


def whole_year(year: int) -> Days:
    """A calendar year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def around(day: date, unit: str) -> Days:
    """The day, week, month, quarter, half or year that a day lies in; a decade or century is a range."""
    make = _AROUND.get(unit)
    return make(day) if make is not None else one(day)


_AROUND: dict[str, Callable[[date], Days]] = {
    "week": week,
    "month": lambda day: month(day.year, day.month),
    "quarter": lambda day: quarter(day.year, (day.month + 2) // 3),
    "half": lambda day: half(day.year, (day.month + 5) // 6),
    "year": lambda day: whole_year(day.year),
    "decade": lambda day: decade(day.year // 10 * 10),
    "century": lambda day: century(day.year // 100 + 1),
}


def step(day: date, count: int, unit: str) -> date:
    """A day `count` units later (earlier when negative). Raises OverflowError or ValueError outside years 1 to 9999."""
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(days=7 * count)
    if unit in {"hour", "minute", "second"}:
        return day + timedelta(days=_whole(count / 24)) if unit == "hour" else day
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    return day + relativedelta(months=months * count)


def _whole(days: float) -> int:
    """Days of some hours: under twelve none, 24 one, 36 and 48 two."""
    return int(abs(days) + 0.5) * (1 if days >= 0 else -1)
