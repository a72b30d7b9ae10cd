"""Rules for calendar dates and named periods: "9 November 2023", "11/9/2023", "Q3", "the 1990s", "Easter"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.link import calendar
from dateline.link.calendar import SEASONS, WEEKDAYS, Days
from dateline.link.day_base import At, LeftOpenError, M, Table, W, Y, month_of, nearest, table, years_about

_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_D2 = r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"(?:,? ?\d{1,2}(?:st|nd|rd|th)?)?\s*(?:-|/|,|to|and|until|till|through|or|into)\s*(?:the )?"
_FIRST = rf"(?:{W},?\s+)?(?:the\s+)?"


def _date(match: re.Match[str], at: At) -> Days:
    """ "9 November", "Thursday, November 9, 2023"; without a year the nearest one that fits tense and weekday."""
    found = match.groupdict()
    month, day = month_of(found["m"]), int(found["d"])
    if found.get("y"):
        return calendar.one(date(int(found["y"]), month, day))
    base = at.about()
    candidates = [one for year in years_about(base) if (one := _day_of(year, month, day))]
    if found.get("w"):
        candidates = [c for c in candidates if c.earliest.weekday() == WEEKDAYS.index(found["w"])] or candidates
    at.why = "the date of that name that is nearest by the tense to {base}"
    return nearest(candidates, base, at.direction)


def _day_of(year: int, month: int, day: int) -> Days | None:
    try:
        return calendar.one(date(year, month, day))
    except ValueError:
        return None


def _days_of_month(match: re.Match[str], at: At) -> Days:
    """ "3 to 5 May", "May 3-5, 2023"."""
    last = _date(match, at).earliest
    other = last.replace(day=int(match["d2"]))
    return calendar.Days(min(last, other), max(last, other), "range")


def _day_alone(match: re.Match[str], at: At) -> Days:
    """ "the 9th": of this month or the one before or after it, by the tense; "Thursday the 9th" by the weekday."""
    base = at.told() if at.anchor.day is None else at.day()
    months = [calendar.step(base.replace(day=1), n, "month") for n in (-1, 0, 1)]
    candidates = [one for m in months if (one := _day_of(m.year, m.month, int(match["d"])))]
    if match["w"]:
        candidates = [c for c in candidates if c.earliest.weekday() == WEEKDAYS.index(match["w"])] or candidates
    at.why = "the day of that number that is nearest by the tense to {base}"
    return nearest(candidates, base, at.direction)


def _numbers(match: re.Match[str], at: At) -> Days:
    """ "9.11.2023" is a day and a month; "11/9/2023" by the order the article or its outlet shows, else either."""
    one, two, year = int(match["a"]), int(match["b"]), _year(match["y"])
    if match["sep"] != "/" or one > 12 or two > 12 or one == two:
        at.why = "read as day and month" if two <= 12 else "read as month and day"
        return calendar.one(date(year, two, one) if two <= 12 else date(year, one, two))
    if at.anchor.month_first is None:
        both = sorted((date(year, one, two), date(year, two, one)))
        at.why = f"{both[0].isoformat()} or {both[1].isoformat()}: which number is the month is not evident"
        return calendar.Days(both[0], both[1], "range")
    at.why = f"the {'month' if at.anchor.month_first else 'day'} stands first in the dates of this article or outlet"
    return calendar.one(date(year, one, two) if at.anchor.month_first else date(year, two, one))


def _numbers_of_no_year(match: re.Match[str], at: At) -> Days:
    """ "9.11.": a day and a month, as German writes them."""
    base = at.about()
    candidates = [one for y in years_about(base) if (one := _day_of(y, int(match["b"]), int(match["a"])))]
    at.why = "read as day and month, in the year nearest by the tense to {base}"
    return nearest(candidates, base, at.direction)


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else int(text) + (2000 if int(text) < 70 else 1900)


def _iso(match: re.Match[str], at: At) -> Days:
    return calendar.one(date(int(match["y"]), int(match["b"]), int(match["a"])))


def _iso_week(match: re.Match[str], at: At) -> Days:
    if match["d"]:
        return calendar.one(date.fromisocalendar(int(match["y"]), int(match["n"]), int(match["d"])))
    return calendar.week(date.fromisocalendar(int(match["y"]), int(match["n"]), 1))


def _month(match: re.Match[str], at: At) -> Days:
    month = month_of(match["m"])
    if match["y"]:
        return calendar.month(int(match["y"]), month)
    base = at.about()
    at.why = "the month of that name that is nearest by the tense to {base}"
    return nearest([calendar.month(year, month) for year in years_about(base)], base, at.direction)


def _short_year(match: re.Match[str], at: At) -> Days:
    return calendar.whole_year(_year(match["y"]))


def _whole_year(match: re.Match[str], at: At) -> Days:
    return calendar.whole_year(int(match["y"]))


def _years(match: re.Match[str], at: At) -> Days:
    """ "2019-2021", "2019/20"."""
    first, last = int(match["y"]), match["z"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end < first:
        raise LeftOpenError("the years run backwards")
    return calendar.Days(date(first, 1, 1), date(end, 12, 31), "range")


def _decade(match: re.Match[str], at: At) -> Days:
    start = int(match["y"]) if len(match["y"]) == 4 else 1900 + int(match["y"])
    return calendar.century(start // 100 + 1) if start % 100 == 0 and start < 2000 else calendar.decade(start)


_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _decade_named(match: re.Match[str], at: At) -> Days:
    return calendar.decade(1920 + 10 * _TENS.index(match["t"]))


def _century(match: re.Match[str], at: At) -> Days:
    return calendar.century(int(match["n"]))


def _quarter(match: re.Match[str], at: At) -> Days:
    return _of_year(match, at, calendar.quarter, "quarter")


def _half(match: re.Match[str], at: At) -> Days:
    return _of_year(match, at, calendar.half, "half")


def _of_year(match: re.Match[str], at: At, make: calendar.Numbered, name: str) -> Days:
    number = int(match["q"])
    if match["y"]:
        return make(int(match["y"]), number)
    base = at.about()
    at.why = f"the {name} of that number that is nearest by the tense to {{base}}"
    return nearest([make(year, number) for year in years_about(base)], base, at.direction)


def _season(match: re.Match[str], at: At) -> Days:
    name, which, year = match["s"].removesuffix("time"), match["k"], match["y"]
    if year:
        return calendar.season(int(year), name)
    base = at.about()
    whole = [calendar.season(one, name) for one in years_about(base)]
    if which in {"last", "past", "previous", "next", "coming"}:
        past = which not in {"next", "coming"}
        at.why = f"the {name} {'before' if past else 'after'} {{base}}"
        return nearest([s for s in whole if (s.latest < base if past else s.earliest > base)], base, -1 if past else 1)
    at.why = f"the {name} nearest by the tense to {{base}}"
    return nearest(whole, base, 0 if which == "this" else at.direction)


def _business_year(match: re.Match[str], at: At) -> Days:
    raise LeftOpenError("a business year, which differs from firm to firm")


def _before_christ(match: re.Match[str], at: At) -> Days:
    raise LeftOpenError("before the first year of the calendar")


def _era(match: re.Match[str], at: At) -> Days:
    return calendar.whole_year(int(match["n"] or match["o"]))


@cache
def rules() -> Table:
    """The rules in the order they are tried."""
    return table(
        (r"(?P<y>\d{4})[-/](?P<b>\d{1,2})[-/](?P<a>\d{1,2})(?:[t ].*)?", _iso),
        (r"(?P<y>[12]\d{3})(?P<b>0[1-9]|1[0-2])(?P<a>[0-3]\d)", _iso),
        (r"(?P<y>\d{4})-?w(?P<n>\d{2})(?:-(?P<d>[1-7]))?", _iso_week),
        (r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])", lambda m, _: calendar.month(int(m["y"]), int(m["m"]))),
        (rf"(?:{W},? ?)?(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d\d)", _numbers),
        (r"(?P<a>[0-3]?\d)\.(?P<b>0?[1-9]|1[0-2])\.?", _numbers_of_no_year),
        (rf"{_FIRST}{_D2}{_TO}{_D}(?: of)? {M},?(?: {Y})?", _days_of_month),
        (rf"{_FIRST}{M} (?:the )?{_D}{_TO}{_D2}(?:,? {Y})?", _days_of_month),
        (rf"{_FIRST}{_D}\.?(?: day)?(?: of)?[ -]{M},?(?: of)?(?:[ -]{Y})?(?: year)?", _date),
        (rf"{_FIRST}{M} ?(?:the )?{_D}(?:,? ?(?:of )?{Y})?", _date),
        (
            rf"{W}(?:,? ?\(| ,? ?)(?:the )?(?:{M} {_D}|{_D.replace('<d>', '<e>')} {M.replace('<m>', '<n>')})(?:,? {Y})?\)?",
            _bracketed,
        ),
        (rf"(?P<d>\d{{1,2}})(?:(?:st|nd|rd|th)?(?: {M.replace('<m>', '<n>')})|st|nd|rd|th) \(?{W}\)?", _date_weekday),
        (rf"{M},?(?: of)?(?: ?{Y})?", _month),
        (rf"(?:{W} )?(?:the )?(?P<d>[0-3]?\d)(?:st|nd|rd|th)", _day_alone),
        (rf"(?:years? )?{Y}", _whole_year),
        (rf"(?:fy ?|fiscal (?:year )?|financial year ){Y}(?:[-/]\d{{2,4}})?", _business_year),
        (rf"{M} '(?P<y>\d\d)", lambda m, _: calendar.month(_year(m["y"]), month_of(m["m"]))),
        (r"(?P<b>0?[1-9]|1[0-2])/(?P<y>[12]\d{3})", lambda m, _: calendar.month(int(m["y"]), int(m["b"]))),
        (r"9/11", lambda _m, _a: calendar.one(date(2001, 9, 11))),
        (rf"(?:years? )?{Y} ?[-/] ?(?P<z>[12]\d{{3}}|\d\d)", _years),
        (r"(?:early|late|mid)?'?(?P<y>\d0|[12]\d{2}0)'?s", _decade),
        (rf"(?P<t>{'|'.join(_TENS)})", _decade_named),
        (r"'(?P<y>\d\d)", _short_year),
        (r"(?P<n>\d{1,2})(?:st|nd|rd|th)?[ -]century(?: (?:ad|ce))?", _century),
        (rf"(?:q(?P<q>[1-4])|(?P<r>[1-4])q)(?:,? of)?(?:,? {Y})?", _quarter_short),
        (rf"{Y}[- ]q(?P<q>[1-4])", _quarter),
        (rf"(?P<q>[1-4])(?:st|nd|rd|th)?[ -]quarter(?: of)?(?: (?:the year )?{Y})?", _quarter),
        (rf"h(?P<q>[12])(?: of)?(?: {Y})?", _half),
        (rf"(?P<q>[12])(?:st|nd|th)[ -]half(?: of)?(?: (?:the )?{Y})?", _half),
        (
            rf"(?:(?P<k>last|past|previous|this|next|coming) )?(?P<s>(?:{'|'.join(SEASONS)})(?:time)?)(?: of)?(?: {Y}(?:[-/]\d\d(?:\d\d)?)?)?",
            _season,
        ),
        (r".*\b(?:bce|b\.?c\.?|bc)", _before_christ),
        (r"(?:ad )?(?P<n>\d{2,4}) ?(?:ce|ad|a\.d\.?)|ad (?P<o>\d{1,4})", _era),
    )


def _quarter_short(match: re.Match[str], at: At) -> Days:
    return at.inner(f"{match['q'] or match['r']}th quarter{' ' + match['y'] if match['y'] else ''}")


def _bracketed(match: re.Match[str], at: At) -> Days:
    """ "Thursday (November 9th)", "Thursday (9 November)"."""
    month, day = match["m"] or match["n"], match["d"] or match["e"]
    return at.inner(f"{match['w']} {day} {month}{' ' + match['y'] if match['y'] else ''}")


def _date_weekday(match: re.Match[str], at: At) -> Days:
    """ "9 November (Thursday)", "the 9th (Thursday)"."""
    return at.inner(f"{match['w']} {match['d']} {match['n']}" if match["n"] else f"{match['w']} {match['d']}th")
