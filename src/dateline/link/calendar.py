"""Stretches of days: weeks, months, quarters, seasons, and how to step by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


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


def season(year: int, name: str) -> Days:
    """A season of the northern half of the world, by whole months; winter begins in December of the year."""
    first = date(year, SEASONS[name], 1)
    return Days(first, first + relativedelta(months=2, day=31), "season")


def whole_year(year: int) -> Days:
    """A calendar year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def around(day: date, unit: str) -> Days:
    """The day, week, month, quarter or year that a day lies in; a decade is a range."""
    if unit == "week":
        return week(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    if unit == "year":
        return whole_year(day.year)
    if unit == "decade":
        start = day.year // 10 * 10
        return Days(date(max(start, 1), 1, 1), date(start + 9, 12, 31), "range")
    return one(day)


def step(day: date, count: int, unit: str) -> date:
    """A day `count` units later (earlier when negative). Raises OverflowError or ValueError outside years 1 to 9999."""
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(days=7 * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    return day + relativedelta(months=months * count)
