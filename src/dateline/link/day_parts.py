"""Rules for a part of something named: "early March", "the week of 6 November", "the last Friday of May", "later this year"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from dateline.link import calendar
from dateline.link.calendar import WEEKDAYS, Days
from dateline.link.day_base import UNIT, At, LeftOpenError, Table, W, table, unit_of, years_about

_EARLY = {"early", "beginning", "start", "opening", "outset", "turn", "1th"}


_YEAR = re.compile(r"\b[12]\d{3}\b")


def _part(match: re.Match[str], at: At) -> Days:
    """ "early March", "the end of the year", "late 1970s": a third of it; of a single day or a weekend, the day itself."""
    whole = at.inner(match["x"])
    if (whole.latest - whole.earliest).days < 3:
        return whole
    ten = timedelta(days=9)
    if match.groupdict().get("u") == "days":
        at.why = f"the {'first' if match['p'] in _EARLY else 'last'} ten days of it"
        first = whole.earliest if match["p"] in _EARLY else max(whole.latest - ten, whole.earliest)
        return calendar.Days(first, min(first + ten, whole.latest), "range")
    which = 0 if match["p"] in _EARLY else 1 if match["p"] in {"mid", "middle"} else 2
    at.why = f"the {('first', 'middle', 'last')[which]} third of it"
    return calendar.third(whole, which)


def _two_parts(match: re.Match[str], at: At) -> Days:
    """ "early to mid-March": two thirds of it."""
    whole = at.inner(match["x"])
    first = calendar.third(whole, 0 if match["p"] in _EARLY else 1)
    last = calendar.third(whole, 1 if match["q"] == "mid" else 2)
    at.why = "two thirds of it"
    return calendar.Days(first.earliest, last.latest, "range")


def _half_of(match: re.Match[str], at: At) -> Days:
    """ "the first half of March", "the second half of the 20th century"."""
    whole, first = at.inner(match["x"]), match["h"] == "1th"
    length = (whole.latest - whole.earliest).days + 1
    middle = whole.earliest + timedelta(days=length // 2)
    if length > 60:
        middle = middle + timedelta(days=15)
        middle = middle.replace(day=1)
    at.why = f"the {'first' if first else 'second'} half of it"
    if first:
        return calendar.Days(whole.earliest, middle - timedelta(days=1), "range")
    return calendar.Days(middle, whole.latest, "range")


def _narrowed(match: re.Match[str], at: At) -> Days:
    """ "earlier this month", "later this year": up to the day of publication, or from it on."""
    whole, day = at.inner(match["x"]), at.day()
    if not whole.earliest <= day <= whole.latest or whole.precision == "day":
        return whole
    at.why = f"{'up to' if match['p'] == 'earlier' else 'from'} {{base}}"
    first, last = (whole.earliest, day) if match["p"] == "earlier" else (day, whole.latest)
    return calendar.Days(first, last, "range")


def _nth_of(match: re.Match[str], at: At) -> Days:
    """ "the third week of March", "the last day of the month", "the first Monday of May"; a week is seven days."""
    whole = at.inner(match["x"])
    last = match["q"] in {"last", "final"}
    n = 1 if last else int(re.sub(r"\D", "", match["q"]))
    step, length = (1, 1) if match["u"] == "day" else (7, 7 if match["u"] == "week" else 1)
    first = whole.earliest + timedelta(days=(n - 1) * step)
    if last:
        first = whole.latest - timedelta(days=length - 1)
    if match["u"] == "weekend" or match["w"]:
        number = 5 if match["w"] is None else WEEKDAYS.index(match["w"])
        first += timedelta(days=-((first.weekday() - number) % 7) if last else (number - first.weekday()) % 7)
        length = 1 if match["w"] else 2
    final = first + timedelta(days=length - 1)
    if first < whole.earliest or final > whole.latest + timedelta(days=6):
        raise LeftOpenError("no such day in the calendar")
    return calendar.one(first) if length == 1 else calendar.Days(first, final, "range")


def _first_units(match: re.Match[str], at: At) -> Days:
    """ "the first two weeks of May", "the last three months of 2012"."""
    whole, (unit, times) = at.inner(match["x"]), unit_of(match["u"])
    count, one = int(match["n"]) * times, timedelta(days=1)
    first, last = whole.earliest, calendar.step(whole.earliest, count, unit) - one
    if match["q"] in {"last", "final"}:
        first, last = calendar.step(whole.latest + one, -count, unit), whole.latest
    if first < whole.earliest or last > whole.latest:
        raise LeftOpenError("no such days in the calendar")
    return calendar.Days(first, last, "range")


def _rest(match: re.Match[str], at: At) -> Days:
    """ "the rest of the year": from the day of publication on, where that lies in it."""
    whole, day = at.inner(match["x"]), at.day()
    if not whole.earliest <= day <= whole.latest:
        return whole
    at.why = "from {base}"
    return calendar.Days(day, whole.latest, "range")


def _around(match: re.Match[str], at: At) -> Days:
    """ "the week of 6 November", "the weekend of 4-5 June", "the month of May", "the year 2030"."""
    days = at.inner(match["x"])
    unit, _ = unit_of(match["u"])
    if unit == "weekend":
        return _weekend_of(days, match["x"], at)
    if unit in {"week", "month", "quarter", "year"} and days.precision == "day":
        return calendar.around(days.earliest, unit)
    return days


def _weekend_of(days: Days, words: str, at: At) -> Days:
    """The Saturday and Sunday that hold or are the days; without a year, of the year in which they fall so."""
    if days.precision == "day" and days.earliest.weekday() >= 5:
        saturday = days.earliest - timedelta(days=days.earliest.weekday() - 5)
        return calendar.Days(saturday, saturday + timedelta(days=1), "range")
    if days.earliest.weekday() != 5 and at.used != "none" and not _YEAR.search(words):
        years = [at.inner(f"{words} {year}") for year in years_about(at.about())]
        at.about()
        at.why = "in the year in which these days are a weekend"
        return next((one for one in years if one.earliest.weekday() == 5), days)
    return days


def _week_bound(match: re.Match[str], at: At) -> Days:
    """ "the week ending 9 November" and "the week beginning 6 November": seven days."""
    day = at.inner(match["x"]).earliest
    first = day if match["k"].startswith(("begin", "start")) else day - timedelta(days=6)
    return calendar.Days(first, first + timedelta(days=6), "range")


@cache
def rules() -> Table:
    """The rules in the order they are tried."""
    return table(
        (rf"(?P<q>1st|1th|first|last|final) (?P<n>\d{{1,3}}) {UNIT} (?:of|in) (?:the )?(?P<x>.{{3,30}})", _first_units),
        (r"(?:rest|remainder) of (?:the )?(?P<x>(?!day\b).{3,30})", _rest),
        (
            rf"(?P<q>\d{{1,2}}th|\d(?:st|nd|rd)|last|final) (?:(?P<u>day|week|weekend)|{W}) (?:of|in) (?:the )?(?P<x>.{{3,30}})",
            _nth_of,
        ),
        (r"week (?P<k>beginning|starting|ending|ended|to) (?P<x>.{3,40})", _week_bound),
        (r"(?P<u>day|night|evening|morning|afternoon|weekend|week|month|quarter|years?) of (?P<x>.{3,40})", _around),
        (
            r"(?P<p>early|late|mid|beginning|start|end|middle|opening|outset|close|turn)[ -](?:(?:in|on|part of|of) )?(?:the )?(?P<x>(?!.*(?: or | and | to ).*).{3,40})",
            _part,
        ),
        (r"(?P<x>year|month|week)[ -](?P<p>end)", _part),
        (
            r"(?P<p>1th|early|opening|last|final|closing) (?P<u>days|weeks|months) (?:of|in) (?:the )?(?P<x>.{3,40})",
            _part,
        ),
        (
            r"(?P<p>early|mid|middle)(?: |-)(?:to|or|and)(?: |-)(?P<q>mid|late|end)[ -](?:of )?(?P<x>.{3,40})",
            _two_parts,
        ),
        (r"(?P<h>[12]th) half (?:of|in) (?:the )?(?P<x>.{3,40})", _half_of),
        (
            r"(?P<p>earlier|later)(?: in| on)? (?:the )?(?P<x>(?!.*(?: or | and | to | than ).*).{3,40})",
            _narrowed,
        ),
    )
