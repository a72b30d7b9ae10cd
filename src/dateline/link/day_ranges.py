"""Rules for stretches with a first and a last day: "from 3 to 5 May", "since March", "until Friday", "by the end of 2024"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateline.link.calendar import Days
from dateline.link.day_base import At, LeftOpenError, Table, table

_HAS_YEAR = re.compile(r"\b[12]\d{3}\b")


def _since(match: re.Match[str], at: At) -> Days:
    """From the first day on, up to the anchor."""
    first, day = _looking(match["x"], at, -1), at.day()
    if first.earliest > day:
        return first
    at.why = f"from {first.earliest.isoformat()} up to {{base}}"
    return Days(first.earliest, day, "range")


def _until(match: re.Match[str], at: At) -> Days:
    """From the anchor on, up to the last day; where that is over, the last day alone is told."""
    last, day = _looking(match["x"], at, 1 if at.direction >= 0 else at.direction), at.day()
    if last.latest < day:
        at.why = "the last day of it; the first is not told"
        return last
    at.why = f"{{base}}, up to {last.latest.isoformat()}"
    return Days(day, last.latest, "range")


def _deadline(match: re.Match[str], at: At) -> Days:
    """A day by which: from the anchor on; of what is over, the day itself."""
    if at.direction < 0:
        last = at.inner(match["x"])
        if last.latest <= at.day():
            at.why = "by then at the latest; the first day is not told"
            return last
    return _until(match, at)


def _before(match: re.Match[str], at: At) -> Days:
    last, day = _looking(match["x"], at, 1 if at.direction >= 0 else at.direction), at.day()
    if last.earliest <= day:
        raise LeftOpenError("before a day that is over: its first day is not told")
    at.why = f"{{base}}, up to the day before {last.earliest.isoformat()}"
    return Days(day, last.earliest - timedelta(days=1), "range")


def _after(match: re.Match[str], at: At) -> Days:
    first, day = at.inner(match["x"]), at.day()
    if first.earliest > day or at.direction > 0:
        raise LeftOpenError("after a day: its last day is not told")
    at.why = f"from {first.earliest.isoformat()} up to {{base}}"
    return Days(first.earliest, day, "range")


def _onwards(match: re.Match[str], at: At) -> Days:
    """ "from Monday on": the last day is not told where the first is still to come."""
    first, day = at.inner(match["x"]), at.day()
    if first.earliest > day:
        at.why = "the first day of it; the last is not told"
        return first
    at.why = f"from {first.earliest.isoformat()} up to {{base}}"
    return Days(first.earliest, day, "range")


def _looking(words: str, at: At, direction: int) -> Days:
    kept, at.anchor = at.anchor, replace(at.anchor, direction=direction)
    try:
        return at.inner(words)
    finally:
        at.anchor = kept


def _two(match: re.Match[str], at: At) -> Days:
    """Two expressions joined: from the first day of the one to the last of the other, years taken over."""
    first, last = _pair(match["a"], match["b"], at)
    if first.earliest > last.latest:
        raise LeftOpenError("the last day comes before the first")
    at.why = "from the first day named to the last"
    return Days(first.earliest, last.latest, "range")


def _pair(one: str, two: str, at: At) -> tuple[Days, Days]:
    if _HAS_YEAR.search(two) and not _HAS_YEAR.search(one):
        last = at.inner(two)
        return _with_year(one, last.latest, at, before=True), last
    first = at.inner(one)
    if (same := _OF_WEEK.search(two)) and first.precision == "day":
        first = at.inner(f"{one} {same[0]}")
    if _HAS_YEAR.search(one) and not _HAS_YEAR.search(two):
        return first, _with_year(two, first.earliest, at, before=False)
    ahead = 1 if _NEXT.search(one) else at.direction
    last = _looking(two, at, ahead)
    if first.earliest <= last.latest:
        return first, last
    week = timedelta(days=7)
    if (first.precision, last.precision) == ("day", "day") and first.earliest - last.latest < week:
        if ahead > 0:
            return first, Days(last.earliest + week, last.latest + week, "day")
        return Days(first.earliest - week, first.latest - week, "day"), last
    return _with_year(one, last.latest, at, before=True), last


_OF_WEEK = re.compile(r"\b(?:last|this|next) week$")
_NEXT = re.compile(r"\b(?:next|coming)\b")


def _with_year(words: str, other: date, at: At, *, before: bool) -> Days:
    """Words without a year, in the year of another day or, where that is the wrong way round, the one beside it."""
    try:
        days = at.inner(f"{words} {other.year}")
    except LeftOpenError:
        return at.inner(words)
    if before and days.earliest > other:
        return at.inner(f"{words} {other.year - 1}")
    if not before and days.latest < other:
        return at.inner(f"{words} {other.year + 1}")
    return days


@cache
def led_rules() -> Table:
    """Rules that need the small words before an expression, in order."""
    return table(
        (r"(?:ever )?since (?P<x>.{2,60})", _since),
        (r"(?:at least |only |up )?(?:until|till|through) (?P<x>.{2,60})", _until),
        (r"(?:by|no later than|not later than|up to) (?P<x>.{2,60})", _deadline),
        (r"(?:before|prior to) (?P<x>.{2,60})", _before),
        (r"after (?P<x>.{2,60})", _after),
        (r"(?:no|not) (?:earlier|sooner|before) (?:than )?(?P<x>.{2,60})", _onwards),
        (
            r"(?:starting|beginning|effective|as from|with effect from)(?: on| in| from)? (?P<x>(?!of\b).{2,60})",
            _onwards,
        ),
        (
            r"(?:from|starting|beginning|as of|as from|with effect from)(?: on| in)? (?P<x>.{2,60}?) (?:on|onwards?|forward|forth)",
            _onwards,
        ),
    )


@cache
def rules() -> Table:
    """The rules in the order they are tried."""
    return table(
        (r"(?P<a>[^,]{2,30}), .{2,60}?(?:,? and|,? or) (?P<b>[^,]{2,40})", _two),
        (
            r"(?:between |from )?(?P<x>.{2,40}?)(?: to| until| till| and|-) (?:the )?(?:now|present(?: day)?|date|this day)",
            _since,
        ),
        (
            r"(?:between |from )?(?P<a>.{2,40}?)(?: to | and | or | until | till | through | into | ?- ?)(?P<b>.{2,40})",
            _two,
        ),
    )
