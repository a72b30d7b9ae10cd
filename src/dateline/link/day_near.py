"""Rules for days counted from another: "last week", "two days earlier", "Thursday", "the past two weeks", "tomorrow"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from dateline.link import calendar
from dateline.link.calendar import WEEKDAYS, Days
from dateline.link.day_base import (
    AHEAD,
    BACK,
    SOME,
    UNIT,
    UNIT_ONE,
    WEEKDAY_NAMES,
    At,
    LeftOpenError,
    M,
    Rule,
    Table,
    W,
    month_of,
    nearest,
    stepped,
    stretched,
    table,
    unit_of,
    years_about,
)

_STEPS = (
    dict.fromkeys(BACK, -1) | dict.fromkeys(AHEAD, 1) | dict.fromkeys(("this", "current", "same", "that", "very"), 0)
)
_TOLD = frozenset({"following", "previous", "same", "that", "very", "subsequent", "preceding", "prior"})
_STOP = r"\.?"
_NEAR = rf"(?:this (?=past|last|coming))?(?P<k>{'|'.join(_STEPS)})"


def _weekday(match: re.Match[str], at: At) -> Days:
    """Thursday on or before the anchor, or on or after it where the sentence looks ahead."""
    if match["k"] == "that" or match["k"] == "same":
        return _weekday_told(match, at)
    day, which, number = at.day(), match["k"], WEEKDAYS.index(match["w"])
    gap, name = (day.weekday() - number) % 7, WEEKDAY_NAMES[number]
    if which in AHEAD or (at.direction > 0 and which not in BACK):
        at.why = f"{name} {'after' if which else 'on or after'} {{base}}"
        return calendar.one(day + timedelta(days=-gap % 7 or (7 if which in AHEAD else 0)))
    at.why = f"{name} {'before' if which in BACK else 'on or before'} {{base}}"
    return calendar.one(day - timedelta(days=gap or (7 if which in BACK else 0)))


def _weekday_told(match: re.Match[str], at: At) -> Days:
    """ "that Tuesday": the one nearest to the day spoken of."""
    day, number = at.told(), WEEKDAYS.index(match["w"])
    at.why = f"the {WEEKDAY_NAMES[number]} nearest to {{base}}"
    return calendar.one(day + timedelta(days=(number - day.weekday() + 3) % 7 - 3))


def _weekday_of_week(match: re.Match[str], at: At) -> Days:
    """ "Tuesday of next week", "last week's Thursday"."""
    week, number = at.inner(match["x"]), WEEKDAYS.index(match["w"])
    at.why = f"{WEEKDAY_NAMES[number]} of the week counted from {{base}}"
    return calendar.one(week.earliest + timedelta(days=number))


def _unit_near(match: re.Match[str], at: At) -> Days:
    """ "last week", "next year", "the same day", "the following month"."""
    word, (unit, times) = match["k"], unit_of(match["u"])
    told = word in _TOLD or (word in AHEAD and unit == "day")
    day = at.told() if told else at.day()
    if unit == "decade" and word in {"past", "coming"}:
        return stretched(at, 10 if word == "coming" else -10, "year")
    at.why = f"the {unit} {('before that of', 'of', 'after that of')[_STEPS[word] + 1]} {{base}}"
    return calendar.around(calendar.step(day, _STEPS[word] * times, unit), unit)


def _before_last(match: re.Match[str], at: At) -> Days:
    unit, times = unit_of(match["u"])
    steps = -2 if match["k"] == "before last" else 2
    at.why = f"two {unit}s {'before' if steps < 0 else 'after'} that of {{base}}"
    return calendar.around(calendar.step(at.day(), steps * times, unit), unit)


def _month_near(match: re.Match[str], at: At) -> Days:
    """ "last March", "next May", "this June", "that October"."""
    base = at.told() if match["k"] in _TOLD else at.day()
    month = month_of(match["m"])
    at.why = "the month of that name counted from {base}"
    if _STEPS[match["k"]] == 0:
        return calendar.month(base.year, month)
    past = match["k"] in BACK
    months = [calendar.month(year, month) for year in years_about(base)]
    return nearest([m for m in months if (m.latest < base if past else m.earliest > base)], base, -1 if past else 1)


def _of_year_near(match: re.Match[str], at: At) -> Days:
    """ "March last year", "the first quarter of this year", "the summer of that year": with the year put in."""
    word = match["k"]
    day = at.told() if word in _TOLD else at.day()
    return _in_year(match["x"], day.year + _STEPS[word], at, "in the year counted from {base}")


def _in_year(words: str, year: int, at: At, why: str) -> Days:
    """Words with a year that was counted from the anchor: the anchor stays that of the year."""
    base, used = at.base, at.used
    days = at.inner(f"{words} {year}")
    at.base, at.used, at.why = base, used, why
    return days


def _weekend(match: re.Match[str], at: At) -> Days:
    """Saturday and Sunday. "This weekend" is the one just over on a Monday or Tuesday where the sentence looks back."""
    day, which = (at.told() if match["k"] in _TOLD else at.day()), match["k"]
    saturday = calendar.week(day).earliest + timedelta(days=5)
    just_over = which == "this" and at.direction < 0 and day.weekday() < 2
    if which in BACK or just_over or (which is None and at.direction <= 0 and day < saturday):
        saturday -= timedelta(days=7)
    elif which in AHEAD and day >= saturday:
        saturday += timedelta(days=7)
    at.why = "the weekend counted from {base}"
    return calendar.Days(saturday, saturday + timedelta(days=1), "range")


def _ago(match: re.Match[str], at: At) -> Days:
    """ "two days earlier", "three years ago", "a week later": as exact as the unit."""
    words, (unit, times) = match["k"], unit_of(match["u"])
    count = match["n"] or "3"
    back = words.startswith(("ago", "earlier", "before", "previously", "prior", "back"))
    day = at.told() if words.split()[0] in _COUNTED_TOLD else at.day()
    at.why = f"{count} {unit}{'s' * (count != '1')} {'before' if back else 'after'} {{base}}"
    return stepped(day, float(count) * times * (-1 if back else 1), unit)


_COUNTED_TOLD = frozenset(
    {"earlier", "later", "before", "after", "afterwards", "prior", "beforehand", "previously", "on"}
)


def _offset(match: re.Match[str], at: At) -> Days:
    """ "two days after 9 November", "the day before the election": from a day that the expression names itself."""
    inner = at.inner(match["x"])
    unit, times = unit_of(match["u"])
    back = match["k"] in {"before", "ahead of", "prior to"}
    count = int(match["n"] or 1) * times * (-1 if back else 1)
    at.why = f"{abs(count)} {unit}{'s' * (abs(count) != 1)} {'before' if back else 'after'} the day it names"
    day = calendar.step(inner.earliest if back else inner.latest, count, unit)
    return calendar.one(day) if inner.precision == "day" else calendar.around(day, unit)


def _days_from(days: int, why: str) -> Rule:
    def rule(_: re.Match[str], at: At) -> Days:
        day, at.why = at.day(), why
        return calendar.one(day + timedelta(days=days))

    return rule


def _that_day(_: re.Match[str], at: At) -> Days:
    day = at.told()
    at.why = "the day spoken of, {base}"
    return calendar.one(day)


def _day_before(match: re.Match[str], at: At) -> Days:
    """ "the day before", "the week after", counted from the day spoken of."""
    unit, times = unit_of(match["u"])
    back = match["k"] in {"before", "earlier", "prior"}
    day = at.told()
    at.why = f"the {unit} {'before' if back else 'after'} that of {{base}}"
    return calendar.around(calendar.step(day, -times if back else times, unit), unit)


def _bare_unit(match: re.Match[str], at: At) -> Days:
    at.why = "that of {base}"
    return calendar.around(at.day(), match["u"])


def _overnight(_: re.Match[str], at: At) -> Days:
    day = at.day()
    at.why = "the night that ended on {base}"
    return calendar.Days(day - timedelta(days=1), day, "range")


def _night_to(match: re.Match[str], at: At) -> Days:
    """ "overnight to Friday": Thursday and Friday."""
    day = at.inner(match["x"]).earliest
    return calendar.Days(day - timedelta(days=1), day, "range")


def _time_last_year(match: re.Match[str], at: At) -> Days:
    unit, times = unit_of(match["u"])
    step = _STEPS[match["k"]] * times
    if match["p"] == "period":
        raise LeftOpenError("which period is not said")
    day = calendar.step(at.day(), step, unit)
    at.why = f"a {unit} {'before' if step < 0 else 'after'} {{base}}"
    return calendar.around(day, match["p"] if match["p"] in {"week", "month", "quarter"} else "day")


def _ago_of(match: re.Match[str], at: At) -> Days:
    """ "a year ago today", "two years ago this month"; "two Sundays ago"."""
    if match.groupdict().get("w"):
        last = (at.day().weekday() - WEEKDAYS.index(match["w"])) % 7 or 7
        at.why = f"the {WEEKDAY_NAMES[WEEKDAYS.index(match['w'])]} {match['n']} back from {{base}}"
        return calendar.one(at.day() - timedelta(days=last + 7 * (int(match["n"]) - 1)))
    unit, times = unit_of(match["u"])
    day = calendar.step(at.day(), -int(match["n"]) * times, unit)
    at.why = f"{match['n']} {unit}{'s' * (match['n'] != '1')} before {{base}}"
    return calendar.around(day, match["p"].removeprefix("this ").replace("today", "day"))


@cache
def rules() -> Table:
    """The rules in the order they are tried."""
    steps, number = "|".join(_STEPS), r"(?P<n>\d{1,4}(?:\.5)?)"
    counted = r"(?P<k>ago|earlier|later|before that|before|after that|afterwards|after|previously|prior|back|beforehand|from now|from today|hence|on)"
    return table(
        (r"today|this day|present day", _days_from(0, "{base}, itself")),
        (r"yesterday", _days_from(-1, "the day before {base}")),
        (r"tomorrow", _days_from(1, "the day after {base}")),
        (r"day before yesterday", _days_from(-2, "two days before {base}")),
        (r"day after tomorrow", _days_from(2, "two days after {base}")),
        (r"overnight", _overnight),
        (rf"(?:(?:this (?=past|last|coming))?(?P<k>{steps}) )?{W}(?: (?:just )?(?:past|gone))?", _weekday),
        (rf"{W} (?P<k>last|next)", _weekday),
        (
            rf"{W}(?:,? of| in)?,? (?:the )?(?P<x>(?:{steps}) week|week (?:before|after)(?: (?:last|next))?)",
            _weekday_of_week,
        ),
        (rf"(?P<x>(?:last|next|this) week),? {W}", _weekday_of_week),
        (rf"(?:(?P<k>{steps}) )?weekend", _weekend),
        (rf"{_NEAR} {UNIT_ONE}", _unit_near),
        (rf"{UNIT} (?P<k>before last|after next)", _before_last),
        (rf"(?:this (?=past|last|coming))?(?P<k>{steps}) {M}", _month_near),
        (rf"(?P<k>{steps}) year (?P<x>.{{3,30}})", _of_year_near),
        (rf"(?P<x>.{{2,40}}?)(?: of| in|,)? (?:the )?(?P<k>{steps}) year", _of_year_near),
        (r"(?P<x>.{2,40}?)(?: of| in) (?:the )?(?P<k>)year", _of_this_year),
        (
            r"(?:this|same) (?P<p>time|day|week|month|quarter|period|date)(?: of| in)?(?: the)? (?P<k>last|next|previous) (?P<u>year|month|week)",
            _time_last_year,
        ),
        (rf"(?P<n>\d{{1,2}}) {W.removesuffix(_STOP)}s ago", _ago_of),
        (rf"(?P<n>\d{{1,3}}) {UNIT} ago (?P<p>today|this (?:week|month))", _ago_of),
        (r"nightto (?P<x>.{3,30})", _night_to),
        (rf"{number} {UNIT} {counted}", _ago),
        (rf"(?:{SOME}) {UNIT} (?P<n>){counted}", _open_count),
        (
            rf"(?:{number} )?{UNIT} (?P<k>after|before|following|from|since|ahead of|prior to) (?:the )?(?P<x>.{{3,50}})",
            _offset,
        ),
        (rf"{UNIT_ONE} (?P<k>before|after|earlier|later|prior)", _day_before),
        (rf"{UNIT} (?P<k>{'|'.join(('ago', 'earlier', 'later', 'before', 'after'))})", _uncounted),
        (r"(?:its |this )?(?:day|date)|(?:earlier|later|rest|remainder|course)(?: in| of)? (?:the )?day", _that_day),
        (rf"(?:earlier|later) in (?:the )?day,? (?:on )?(?P<x>{W}|yesterday|today)", lambda m, at: at.inner(m["x"])),
        (r"(?P<u>year|week|month)", _bare_unit),
        (r"eve of (?P<x>.{3,50})", lambda m, at: at.inner(f"day before {m['x']}")),
    )


def _uncounted(match: re.Match[str], at: At) -> Days:
    """ "hours later" is the same day; how far "days later" reaches is not said."""
    if match["u"] not in {"hour", "minute"}:
        raise LeftOpenError(f"how many {match['u']}s is not said")
    at.why = f"some {match['u']}s from {{base}}"
    return calendar.one(at.day() if match["k"] == "ago" else at.told())


def _open_count(match: re.Match[str], at: At) -> Days:
    raise LeftOpenError(f"how many {match['u']}s is not said")


def _of_this_year(match: re.Match[str], at: At) -> Days:
    return _in_year(match["x"], at.day().year, at, "in the year of {base}")
