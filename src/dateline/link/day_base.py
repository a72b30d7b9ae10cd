"""What the rules of the day grammar share: the anchor, what was counted from, and expressions that stay open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dateline.link import calendar
from dateline.link.calendar import MONTHS, Days


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is resolved against.

    `day` is the day the text counts from, by `source` that of publication ("published") or of the dateline ("dateline");
    `named` the day the text spoke of last; each None where unknown. `direction` is 1 for what is to come, -1 for what is
    over, 0 where the text does not say. `month_first` says how 03/04/2023 is to be read, None where that is not evident.
    `moment` is the time of publication with its offset, for clock times told in another zone.
    """

    day: date | None = None
    named: date | None = None
    direction: int = 0
    source: str = "published"
    month_first: bool | None = None
    moment: datetime | None = None


class LeftOpenError(Exception):
    """An expression names no days, or none that can be told; the message is the sentence that says why."""


NO_DAY = "no publication date to count from"
_SOURCES = {
    "published": "the day of publication",
    "dateline": "the day of the dateline",
    "text": "the day named before it",
}


@dataclass(slots=True)
class At:
    """An anchor while an expression is resolved: keeps what was counted from, and the sentence that says how."""

    anchor: Anchor
    understand: Callable[[str, At], Days]
    used: str = "none"
    base: str = ""
    why: str = ""
    parts: int = 0

    @property
    def direction(self) -> int:
        """Where the sentence looks."""
        return self.anchor.direction

    def day(self) -> date:
        """The day of publication or of the dateline. Raises LeftOpenError without one."""
        if self.anchor.day is None:
            raise LeftOpenError(NO_DAY)
        return self._use(self.anchor.day, self.anchor.source)

    def told(self) -> date:
        """The day the text spoke of last, else that of publication. Raises LeftOpenError without either."""
        return self.day() if self.anchor.named is None else self._use(self.anchor.named, "text")

    def about(self) -> date:
        """The day of publication, else the day the text spoke of last: enough to tell a year by."""
        return self.day() if self.anchor.day is not None else self.told()

    def inner(self, words: str) -> Days:
        """The days of a part of the expression. Raises LeftOpenError when it has none."""
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise LeftOpenError("not understood")
        return self.understand(words, self)

    def _use(self, day: date, source: str) -> date:
        self.used, self.base = source, f"{day.isoformat()}, {_SOURCES[source]}"
        return day


Rule = Callable[["re.Match[str]", At], Days]
Table = tuple[tuple[re.Pattern[str], Rule], ...]


def table(*rows: tuple[str, Rule]) -> Table:
    """Rules with their patterns compiled."""
    return tuple((re.compile(pattern), rule) for pattern, rule in rows)


M = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
W = r"(?P<w>mon|tue|wed|thu|fri|sat|sun)(?:s|r|nes|rs|ur)?(?:day)?\.?"
Y = r"(?P<y>[12]\d{3})"
UNIT = r"(?P<u>minute|hour|day|night|week|fortnight|month|quarter|year|decade|century)s?"
UNIT_ONE = UNIT.removesuffix("s?")
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

BACK = frozenset({"last", "past", "previous", "prior", "preceding"})
AHEAD = frozenset({"next", "coming", "following", "upcoming", "subsequent"})
SOME = r"(?:few|several|2 or 3|recent|number of|handful of)"

MOST_PARTS = 12
"""So many parts of an expression are looked at; one of more is not understood."""
MISREAD = 4
"""A date so many times nearer against the tense of its sentence than with it is taken against it."""


def unit_of(word: str) -> tuple[str, int]:
    """A unit of the calendar and how many of them: a fortnight is two weeks, a night a day."""
    return {"fortnight": ("week", 2), "night": ("day", 1)}.get(word, (word, 1))


def month_of(name: str) -> int:
    """The number of a month."""
    return MONTHS.index(name[:3]) + 1


def away(days: Days, day: date) -> int:
    """Days between a day and the nearest of some days."""
    return max((day - days.latest).days, (days.earliest - day).days, 0)


def nearest(candidates: list[Days], day: date, direction: int) -> Days:
    """The candidate that fits the direction and lies nearest to a day. Raises LeftOpenError when there is none."""
    if not candidates:
        raise LeftOpenError("no such day in the calendar")
    if direction == 0:
        # What is not said to come is more often over, so a day ahead counts as twice as far.
        return min(candidates, key=lambda c: max((day - c.latest).days, 2 * (c.earliest - day).days, 0))
    fitting = [c for c in candidates if (c.earliest <= day if direction < 0 else c.latest >= day)]
    best = min(fitting, key=lambda c: away(c, day), default=None)
    near = min(candidates, key=lambda c: away(c, day))
    # A day without a year is one that readers need not be told the year of: one far off the tense is likelier misread.
    return near if best is None or away(near, day) * MISREAD < away(best, day) else best


def years_about(day: date) -> Iterator[int]:
    """The year of a day and those beside it."""
    yield from range(max(day.year - 1, 1), min(day.year + 2, 9999))


def stepped(day: date, count: float, unit: str) -> Days:
    """A day some units from another, as exact as the unit; halves of a unit are told in smaller ones."""
    if count != int(count):
        smaller = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7), "decade": ("year", 10)}
        if unit not in smaller:
            return calendar.one(day)
        unit, times = smaller[unit]
        count *= times
    if unit in {"hour", "minute"}:
        return calendar.one(calendar.step(day, int(count), unit))
    return calendar.around(calendar.step(day, int(count), unit), unit)


def stretched(at: At, count: int, unit: str) -> Days:
    """The days from the anchor to so many units from it."""
    day = at.day()
    other = calendar.step(day, count, unit)
    at.why = f"{abs(count)} {unit}{'s' * (abs(count) != 1)} {'up to' if count < 0 else 'from'} {{base}}"
    return Days(min(day, other), max(day, other), "range")
