"""A grammar of time expressions: words to days, against an anchor, by the direction the sentence looks.

docs/days.md lists what is understood. The rules stand in `day_dates`, `day_feasts`, `day_parts`, `day_near`, `day_lengths`
and `day_ranges`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from dateline.link import calendar, day_dates, day_feasts, day_lengths, day_near, day_parts, day_ranges
from dateline.link.calendar import Days
from dateline.link.day_base import Anchor, At, LeftOpenError, Table
from dateline.link.day_words import LONGEST, Clock, said

__all__ = ["LONGEST", "Anchor", "Days", "Reading", "absolute", "read", "resolve"]

ITSELF = "the words name the days themselves"
UNKNOWN = "not understood"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: its days (None when open), what they were counted from, and one sentence that says how.

    `anchor` is published, dateline, text (the day spoken of last) or none.
    """

    days: Days | None
    anchor: str
    reason: str


def resolve(text: str, anchor: Anchor) -> Days | None:
    """The days an expression means, or None when it means none (a length of time) or cannot be told."""
    return read(text, anchor).days


def absolute(text: str) -> Days | None:
    """The days of an expression that needs no anchor ("9 November 2023"), else None."""
    return resolve(text, Anchor())


@lru_cache(maxsize=8192)
def read(text: str, anchor: Anchor) -> Reading:
    """The days an expression means, and how they were found or why they stay open. Never raises."""
    whole = said(text)
    if whole.clock is not None and whole.clock.zone is not None and anchor.moment is not None:
        anchor = replace(anchor, day=anchor.moment.astimezone(whole.clock.zone).date())
    at = At(anchor, _understand)
    try:
        if not whole.words:
            days = _time_of_day(whole.clock, at) if whole.clock or whole.part else None
        else:
            days = _first(_led(), whole.led, at) or _first(_all(), whole.words, at) or _bare(whole.words, at)
    except LeftOpenError as open_:
        return Reading(None, "none", str(open_))
    except (ValueError, OverflowError):
        return Reading(None, "none", "no such day in the calendar")
    if days is None or days.earliest > days.latest:
        return Reading(None, "none", _why_open(whole.led, whole.words))
    return Reading(days, at.used, _reason(at))


def _reason(at: At) -> str:
    if at.used == "none":
        return at.why.partition("{")[0] or ITSELF
    if "{base}" in at.why:
        return at.why.format(base=at.base)
    return f"{at.why}, counted from {at.base}" if at.why else f"counted from {at.base}"


@cache
def _led() -> Table:
    return (*day_lengths.led_rules(), *day_ranges.led_rules())


@cache
def _all() -> Table:
    return (
        *day_dates.rules(),
        *day_feasts.rules(),
        *day_parts.rules(),
        *day_near.rules(),
        *day_lengths.rules(),
        *day_ranges.rules(),
    )


def _understand(words: str, at: At) -> Days:
    """The days of part of an expression. Raises LeftOpenError when it has none."""
    words = _ARTICLE.sub("", words.strip(" ,"))
    days = _first(_all(), words, at)
    if days is None or days.earliest > days.latest:
        raise LeftOpenError(UNKNOWN)
    return days


_ARTICLE = re.compile(r"^(?:(?:the|on|in|at)\s+)+")


def _bare(words: str, at: At) -> Days | None:
    """ "the previous quarter (July to September)" without what it has in brackets."""
    return _first(_all(), words.partition("(")[0].strip(), at) if "(" in words else None


def _first(rules: Table, words: str, at: At) -> Days | None:
    """What the first rule that can be worked out gives; rules whose parts are not understood are passed over."""
    for pattern, rule in rules:
        match = pattern.fullmatch(words)
        if match is None:
            continue
        at.used, at.base, at.why = "none", "", ""
        try:
            return rule(match, at)
        except LeftOpenError as open_:
            if str(open_) != UNKNOWN:
                raise
    return None


def _time_of_day(clock: Clock | None, at: At) -> Days:
    """A clock time or a time of day alone: of the day spoken of, or in a named zone of the day there."""
    moment = at.anchor.moment
    if clock is None or clock.zone is None or moment is None or at.anchor.named is not None:
        at.why = "a time of {base}"
        return calendar.one(at.told())
    there = moment.astimezone(clock.zone)
    now, day = there.hour * 60 + there.minute, at.day()
    step = -1 if at.direction < 0 and clock.minutes > now else 1 if at.direction > 0 and clock.minutes < now else 0
    at.why = "the day in the zone named, counted from {base}"
    return calendar.one(day + timedelta(days=step))


_LENGTH = re.compile(
    r"(?:.*\b)?(?:\d[\d.,]*|few|several|many|some|number of|half|1 half|dozens of|hundreds of|more than \d+)[ -]?(?:of )?(?:consecutive |business |working |calendar |straight |full |more |long |short )?"
    r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|centur)(?:s|y|ies)?(?:[ -](?:long|old|period|term|straight|more|in a row))*"
    r"|(?:.* )?(?:long|short|some) (?:time|while|period)|(?:days|weeks|months|years|decades|hours|centuries)"
)
_REPEATS = re.compile(
    r".*\b(?:every|each|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?|per|once|twice|several times|\\d+ times|round|24/7|often|always|usually|regularly"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekends|weekdays|evenings|mornings|nights)\b.*"
)
_VAGUE = re.compile(
    r".*\b(?:now|currently|present|recent|recently|soon|lately|past|future|previously|formerly|once|then|time|shortly|later"
    r"|earlier|ago|long|eventually|era|period|meanwhile|immediately|moment|subsequently|temporarily|afterwards|other day|term|season)\b.*"
)


def _why_open(led: str, words: str) -> str:
    if _REPEATS.fullmatch(led):
        return "it repeats, which names no days"
    if _LENGTH.fullmatch(led) or _LENGTH.fullmatch(words):
        return day_lengths.LENGTH
    return "a time that is not said more exactly" if _VAGUE.fullmatch(led) else UNKNOWN


def day_of(days: Days) -> date | None:
    """The day, when it is a single one."""
    return days.earliest if days.precision == "day" else None
