"""A grammar of time expressions: words to days, against an anchor, by the direction the sentence looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.link import calendar
from dateline.link.calendar import MONTHS, SEASONS, WEEKDAYS, Days
from dateline.link.numbers import digits


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is resolved against.

    `day` is the publication date, `named` the day the text spoke of last, each None where unknown. `direction` is 1 for
    what is to come, -1 for what is over, 0 where the text does not say.
    """

    day: date | None = None
    named: date | None = None
    direction: int = 0


Rule = Callable[["re.Match[str]", Anchor], Days | None]

LONGEST = 120
"""Longer expressions are not read."""

_M = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_W = r"(?P<w>mon|tue|wed|thu|fri|sat|sun)(?:s|r|nes|rs|ur)?(?:day)?s?\.?"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_D2 = r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<y>[12]\d{3})"
_TO = r"\s*(?:-|to|and|until|till|through|or)\s*"
_UNIT = r"(?P<u>day|week|fortnight|month|quarter|year|decade)s?"
_N = r"(?P<n>\d{1,3})"
_WEEKDAY_FIRST = rf"(?:{_W},?\s+)?(?:the\s+)?"
_PART = (
    r"(?:early|late|mid|earlier|later)[\s-]+(?:on\s+)?|(?:the\s+)?(?:beginning|start|end|middle|early|late"
    r"|(?:first|second)\s+half)\s+(?:part\s+)?of\s+|around\s+|about\s+|by\s+|since\s+|until\s+|before\s+|after\s+"
    r"|during\s+|as of\s+|from\s+"
)
_LEAD = re.compile(rf"^(?:(?:on|in|at|of|the|for|over|within|{_PART})(?:\s+|(?<=[\s-])))+")
_CLOCK = re.compile(
    r"(?:\b(?:at|around|by|about)\s+)?(?:\b\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s*[ap]\.?\s?m\b\.?)"
    r"(?:\s*\(?(?:local time|gmt|utc|cet|cest|est|edt|pst|pdt|bst|ist|et)\b\)?)?(?:\s*[+-]\d+)?"
)
_TIME_OF_DAY = re.compile(
    r"(?:\b(?:early|late|mid)[\s-]?)?(?:\b(?:in|during|on)\s+(?:the\s+)?)?\b(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|overnight)s?\b(?:\s+of)?"
)


def resolve(text: str, anchor: Anchor) -> Days | None:
    """The days an expression means, or None when it means none (a duration) or cannot be told."""
    plain = _plain(text)
    if not plain:
        return None
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(plain):
            try:
                return rule(match, anchor)
            except (ValueError, OverflowError):
                return None
    return None


def absolute(text: str) -> Days | None:
    """The days of an expression that needs no anchor ("9 November 2023"), else None."""
    return resolve(text, Anchor())


def _plain(text: str) -> str:
    """The expression in a normal form; "" when too long."""
    if len(text) > LONGEST:
        return ""
    lowered = text.lower().replace("–", "-").replace("—", "-").replace("’", "'").replace("\xa0", " ")
    lowered = digits(" ".join(lowered.split()))
    lowered = re.sub(
        r"\b(?:this|today) (?=morning|afternoon|evening)|\btonight\b|\bearlier today\b|\blater today\b",
        "today ",
        lowered,
    )
    lowered = re.sub(r"\blast night\b", "yesterday", lowered)
    lowered = re.sub(r"\bovernight\b", "today", lowered) if lowered == "overnight" else lowered
    lowered = _TIME_OF_DAY.sub(" ", _CLOCK.sub(" ", lowered))
    lowered = re.sub(r"'s\b|s'(?=\s|$)|\b(?:local time|gmt|utc)\b", lambda m: "s" if m[0] == "s'" else "", lowered)
    lowered = re.sub(r"\s+", " ", lowered).strip(" ,.;:()[]")
    if not lowered and _CLOCK.search(text.lower()):
        return "day"
    return _LEAD.sub("", lowered).strip(" ,.;:()")


def _month(name: str) -> int:
    return MONTHS.index(name[:3]) + 1


def _nearest(candidates: list[Days], anchor: Anchor) -> Days | None:
    """The candidate that fits the direction and lies nearest to the anchor."""
    if anchor.day is None or not candidates:
        return None
    day = anchor.day
    fitting = [c for c in candidates if (c.earliest <= day if anchor.direction < 0 else c.latest >= day)]
    if anchor.direction == 0:
        # What is not said to come is more often over, so a day ahead counts as twice as far.
        return min(candidates, key=lambda c: max((day - c.latest).days, 2 * (c.earliest - day).days, 0))
    best = min(fitting, key=lambda c: _away(c, day), default=None)
    near = min(candidates, key=lambda c: _away(c, day))
    # A day without a year is one that readers need not be told the year of: one far off the tense is likelier misread.
    if best is None or _away(near, day) * _MISREAD < _away(best, day):
        return near
    return best


_MISREAD = 4
"""A date so many times nearer against the tense of its sentence than with it is taken against it."""


def _away(days: Days, day: date) -> int:
    """Days between a day and the nearest of some days."""
    return max((day - days.latest).days, (days.earliest - day).days, 0)


def _years(anchor: Anchor) -> range:
    return range(max(anchor.day.year - 1, 1), min(anchor.day.year + 2, 9999)) if anchor.day else range(0)


def _day_of(year: int, month: int, day: int) -> Days | None:
    try:
        return calendar.one(date(year, month, day))
    except ValueError:
        return None


def _date(match: re.Match[str], anchor: Anchor) -> Days | None:
    found = match.groupdict()
    month, day = _month(found["m"]), int(found["d"])
    if found.get("y"):
        return _day_of(int(found["y"]), month, day)
    candidates = [d for year in _years(anchor) if (d := _day_of(year, month, day))]
    if found.get("w"):
        candidates = [d for d in candidates if d.earliest.weekday() == WEEKDAYS.index(found["w"])] or candidates
    return _nearest(candidates, anchor)


def _days_of_month(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "3 to 5 May", "May 3-5, 2023"."""
    last = _date(match, anchor)
    if last is None:
        return None
    first, second = last.earliest, last.earliest.replace(day=int(match["d2"]))
    return calendar.between(min(first, second), max(first, second))


def _two(match: re.Match[str], anchor: Anchor) -> Days | None:
    """Two expressions joined: from the first day of the one to the last of the other."""
    last = resolve(match["b"], anchor)
    first = resolve(match["a"], anchor)
    if first is None or last is None:
        return None
    if first.earliest > last.latest and not re.search(r"\d{4}", match["a"]):
        first = resolve(f"{match['a']} {last.latest.year}", anchor) or first
    return calendar.between(first.earliest, last.latest)


def _numbers(match: re.Match[str], _: Anchor) -> Days | None:
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    if "/" in match[0] and one <= 12 and two <= 12 and one != two:
        return None  # the day and the month cannot be told apart
    return _day_of(year, one, two) if two > 12 else _day_of(year, two, one)


def _iso(match: re.Match[str], _: Anchor) -> Days | None:
    return _day_of(int(match["y"]), int(match["b"]), int(match["a"]))


def _month_alone(match: re.Match[str], anchor: Anchor) -> Days | None:
    month = _month(match["m"])
    if match["y"]:
        return calendar.month(int(match["y"]), month)
    return _nearest([calendar.month(year, month) for year in _years(anchor)], anchor)


def _season(match: re.Match[str], anchor: Anchor) -> Days | None:
    name, which, year = match["s"], match["k"], match["y"]
    if year:
        return calendar.season(int(year), name)
    if anchor.day is None:
        return None
    if which in {"last", "next"}:
        past, day = which == "last", anchor.day
        whole = [calendar.season(year, name) for year in _years(anchor)]
        fitting = [s for s in whole if (s.latest < day if past else s.earliest > day)]
        return _nearest(fitting, Anchor(day, None, -1 if past else 1))
    return _nearest([calendar.season(y, name) for y in _years(anchor)], anchor)


def _weekday(match: re.Match[str], anchor: Anchor) -> Days | None:
    if anchor.day is None:
        return None
    which, gap = match["k"], (anchor.day.weekday() - WEEKDAYS.index(match["w"])) % 7
    if which in {"next", "coming", "following"} or (anchor.direction > 0 and which not in {"last", "past", "previous"}):
        ahead = -gap % 7
        return calendar.one(anchor.day + timedelta(days=ahead or (7 if which else 0)))
    return calendar.one(anchor.day - timedelta(days=gap or (7 if which in {"last", "past", "previous"} else 0)))


def _unit(unit: str) -> tuple[str, int]:
    return ("week", 2) if unit == "fortnight" else (unit, 1)


_STEPS = {"last": -1, "previous": -1, "past": -1, "prior": -1, "this": 0, "current": 0, "same": 0, "that": 0,
          "next": 1, "coming": 1, "following": 1}  # fmt: skip


def _unit_near(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "last week", "next year", "the same day", "the following month"."""
    word, (unit, times) = match["k"], _unit(match["u"])
    text_bound = word in {"following", "previous", "same", "that"} or (word == "next" and unit == "day")
    day = (anchor.named or anchor.day) if text_bound else anchor.day
    return calendar.around(calendar.step(day, _STEPS[word] * times, unit), unit) if day else None


def _month_near(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "last March", "next May", "this June"."""
    if anchor.day is None:
        return None
    if match["k"] == "this":
        return calendar.month(anchor.day.year, _month(match["m"]))
    past = match["k"] in {"last", "past", "previous"}
    months = [calendar.month(year, _month(match["m"])) for year in _years(anchor)]
    fitting = [m for m in months if (m.latest < anchor.day if past else m.earliest > anchor.day)]
    return _nearest(fitting, Anchor(anchor.day, None, -1 if past else 1))


def _weekend(match: re.Match[str], anchor: Anchor) -> Days | None:
    if anchor.day is None:
        return None
    saturday = calendar.week(anchor.day).earliest + timedelta(days=5)
    if match["k"] in {"last", "past"} or (match["k"] is None and anchor.direction <= 0 and anchor.day < saturday):
        saturday -= timedelta(days=7)
    elif match["k"] == "next" and anchor.day >= saturday:
        saturday += timedelta(days=7)
    return calendar.between(saturday, saturday + timedelta(days=1))


def _ago(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "two days earlier", "three years ago", "a week later", "in two weeks"."""
    words, (unit, times) = match["k"], _unit(match["u"])
    text_bound = words.split()[0] in {"earlier", "later", "before", "after", "afterwards"}
    day = (anchor.named or anchor.day) if text_bound else anchor.day
    sign = -1 if words in {"ago", "earlier", "before", "previously"} or words.startswith("before") else 1
    if day is None:
        return None
    return calendar.around(calendar.step(day, sign * int(match["n"]) * times, unit), unit)


def _stretch(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the past two weeks", "recent months", "the coming days"; "recent" and its like are taken as three."""
    if anchor.day is None:
        return None
    unit, times = _unit(match["u"])
    count = int(match["n"] or 3) * times
    if match["k"] in {"next", "coming", "following"}:
        return calendar.between(anchor.day, calendar.step(anchor.day, count, unit))
    return calendar.between(calendar.step(anchor.day, -count, unit), anchor.day)


def _today(days: int) -> Rule:
    def rule(_: re.Match[str], anchor: Anchor) -> Days | None:
        return calendar.one(anchor.day + timedelta(days=days)) if anchor.day else None

    return rule


def _that_day(_: re.Match[str], anchor: Anchor) -> Days | None:
    day = anchor.named or anchor.day
    return calendar.one(day) if day else None


def _decade(match: re.Match[str], _: Anchor) -> Days | None:
    start = int(match["y"]) if len(match["y"]) == 4 else 1900 + int(match["y"])
    return calendar.between(date(start, 1, 1), date(start + 9, 12, 31))


def _quarter(match: re.Match[str], anchor: Anchor) -> Days | None:
    if match["y"]:
        return calendar.quarter(int(match["y"]), int(match["q"]))
    if which := match.groupdict().get("k"):
        return calendar.quarter(anchor.day.year + _STEPS[which], int(match["q"])) if anchor.day else None
    return _nearest([calendar.quarter(year, int(match["q"])) for year in _years(anchor)], anchor)


def _month_in_year(match: re.Match[str], anchor: Anchor) -> Days | None:
    if anchor.day is None:
        return None
    return calendar.month(anchor.day.year + _STEPS[match["k"]], _month(match["m"]))


_NEAR = r"(?P<k>last|past|previous|prior|this|current|same|that|next|coming|following)"
_AWAY = r"(?P<k>ago|earlier|later|before|after|afterwards|previously|from now|hence|before that|after that)"
_RECENT = r"(?P<k>last|past|previous|recent|latest|next|coming|following)"
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (
            r"(?P<y>\d{4})-(?P<b>\d{1,2})-(?P<a>\d{1,2})(?:[t ].*)?",
            lambda m, _: _day_of(int(m["y"]), int(m["b"]), int(m["a"])),
        ),
        (r"(?P<y>\d{4})-(?P<m>\d{2})", lambda m, _: calendar.month(int(m["y"]), int(m["m"]))),
        (r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y>\d{4})", _numbers),
        (rf"{_WEEKDAY_FIRST}{_D2}{_TO}{_D}(?: of)? {_M},?(?: {_Y})?", _days_of_month),
        (rf"{_WEEKDAY_FIRST}{_M} (?:the )?{_D}{_TO}(?:the )?{_D2}(?:,? {_Y})?", _days_of_month),
        (rf"{_WEEKDAY_FIRST}{_D}(?: of)?[ -]{_M},?(?:[ -]{_Y})?", _date),
        (rf"{_WEEKDAY_FIRST}{_M} (?:the )?{_D}(?:,? {_Y})?", _date),
        (rf"{_W}(?:,? ?\(| ,? ?)(?:the )?{_M} {_D}(?:,? {_Y})?\)?", _date),
        (rf"{_M},?(?: of)?(?: ?{_Y})?", _month_alone),
        (rf"{_M} (?P<k>last|this|next) years?", _month_in_year),
        (rf"(?:year )?{_Y}", lambda m, _: calendar.whole_year(int(m["y"]))),
        (r"'?(?P<y>\d0|[12]\d{2}0)'?s", _decade),
        (rf"q(?P<q>[1-4])(?: of)?(?: {_Y})?", _quarter),
        (rf"(?P<q>[1-4])(?:st|nd|rd|th)? quarter(?: of)?(?: (?:{_Y}|(?P<k>this|last|next) year))?", _quarter),
        (rf"(?:(?P<k>last|this|next) )?(?P<s>{'|'.join(SEASONS)})(?: of)?(?: {_Y})?", _season),
        (r"today", _today(0)),
        (r"yesterday", _today(-1)),
        (r"tomorrow", _today(1)),
        (r"day before yesterday", _today(-2)),
        (r"day after tomorrow", _today(2)),
        (rf"(?:(?P<k>last|past|previous|this|next|coming|following) )?{_W}", _weekday),
        (rf"{_W} (?P<k>last|next)(?: week)?", _weekday),
        (r"(?:(?P<k>last|past|this|next|coming) )?weekend", _weekend),
        (rf"{_NEAR} {_UNIT}", _unit_near),
        (r"day", _that_day),
        (r"year", lambda _, anchor: calendar.around(anchor.day, "year") if anchor.day else None),
        (r"'(?P<y>\d{2})", lambda m, _: calendar.whole_year(1900 + int(m["y"]) + 100 * (int(m["y"]) < 40))),
        (rf"(?P<k>last|past|previous|next|this|coming) {_M}", _month_near),
        (
            rf"{_N} {_UNIT} (?P<k>ago|earlier|later|before|after|afterwards|previously|from now|hence|before that|after that)",
            _ago,
        ),
        (
            rf"(?P<k>last|past|previous|recent|latest|next|coming|following)(?: (?:{_N}|few|several|couple of))? {_UNIT}",
            _stretch,
        ),
        (r"(?:between |from )?(?P<a>.{3,40}?)(?: to | and | until | till | through | ?- ?)(?P<b>.{3,40})", _two),
    )
)
