"""Rules for named days: feasts with a fixed day, those that follow Easter, those on the nth weekday of a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from dateline.link import calendar
from dateline.link.calendar import Days
from dateline.link.day_base import At, LeftOpenError, Table, W, Y, nearest, table, years_about
from dateline.link.day_words import words_of


@cache
def _named_days() -> str:
    days = words_of("holidays")
    every = [*days["fixed"], *days["easter"], *days["orthodox"], *days["nth"], *days["moving"], *days["by_country"]]
    return "|".join(re.escape(name) for name in sorted(every, key=len, reverse=True))


def feast(name: str, year: int) -> date:
    """The day of a feast in a year. Raises LeftOpenError for one that follows another calendar."""
    days = words_of("holidays")
    if name in days["fixed"]:
        month, day = map(int, days["fixed"][name].split("-"))
        return date(year, month, day)
    if name in days["easter"]:
        return easter(year, EASTER_WESTERN) + timedelta(days=days["easter"][name])
    if name in days["orthodox"]:
        return easter(year, EASTER_ORTHODOX) + timedelta(days=days["orthodox"][name])
    if name in days["nth"]:
        return _nth_weekday(year, *days["nth"][name])
    if name in days["by_country"]:
        raise LeftOpenError("a day that differs from country to country")
    raise LeftOpenError("a feast of a calendar that is not worked out here")


def _feast(match: re.Match[str], at: At) -> Days:
    name = match["f"].replace(".", "")
    if match["y"]:
        return calendar.one(feast(name, int(match["y"])))
    base = at.about()
    days = [calendar.one(feast(name, year)) for year in years_about(base)]
    if match["k"] in {"last", "past", "previous"}:
        days = [d for d in days if d.latest < base]
    elif match["k"] in {"next", "coming"}:
        days = [d for d in days if d.earliest > base]
    at.why = "the feast nearest by the tense to {base}"
    return nearest(days, base, at.direction)


def _nth_weekday(year: int, month: int, weekday: int, which: int, after: int) -> date:
    first = date(year, month, 1)
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * n) for n in range(5)]
    inside = [day for day in days if day.month == month]
    return inside[which - 1 if which > 0 else which] + timedelta(days=after)


@cache
def rules() -> Table:
    """The rules in the order they are tried."""
    return table(
        (rf"(?:(?P<k>last|past|previous|this|next|coming) )?(?P<f>{_named_days()})(?: {W})?(?: (?:of )?{Y})?", _feast),
    )
