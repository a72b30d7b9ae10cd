"""The words of a time expression in a normal form: numbers as digits, run-together words parted, clock times set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from dateutil import tz

from dateline.errors import KnowledgeError
from dateline.link.numbers import digits, halves

LONGEST = 120
"""Longer expressions are not read."""


@dataclass(frozen=True, slots=True)
class Said:
    """`words` without the small words before them, `led` with them; `clock` is what clock time was set aside."""

    words: str
    led: str
    clock: Clock | None = None
    part: bool = False
    """Whether a time of day (morning, night) was set aside."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time: minutes after midnight, and the zone it is told in (None where it is not said)."""

    minutes: int
    zone: tzinfo | None = None


@cache
def words_of(name: str) -> dict[str, Any]:
    """The content of a file of `resources/days`. Raises KnowledgeError when it is missing or no YAML."""
    try:
        source = files("dateline") / "resources" / "days" / f"{name}.yaml"
        return dict(yaml.safe_load(source.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, TypeError) as error:
        raise KnowledgeError(f"cannot read resources/days/{name}.yaml: {error}; install the package again") from error


_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH_DAY = re.compile(rf"\b({_MONTH})(\d)")
_DAY_MONTH = re.compile(rf"(\d(?:st|nd|rd|th)?)({_MONTH})(?![a-z])")
_GLUED = re.compile(rf"\b(on|last|next|this|since|until|by|late|early|before|after)({_DAY})")
_DAY_NEXT = re.compile(rf"\b({_DAY})(?=(?:{_MONTH}|night|morning|afternoon|evening)\b|\()")
_UNIT_GLUED = re.compile(r"\b(last|next|this|past)(?=(?:day|week|weekend|month|year)s?\b)")
_SPACES = re.compile(r"[\s\xa0\u2000-\u200b\u202f\u205f\u3000]+")
_TABLE = str.maketrans(dict.fromkeys("–—‒−‑", "-") | dict.fromkeys("’‘`´", "'") | dict.fromkeys('[]“”"', " "))
_POSSESSIVE = re.compile(r"(?<=[a-z])'s\b| '?s(?=\s|$)|(?<=s)'(?=\s|$)")

_PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|daybreak|dusk|nightfall|lunchtime|overnight|nighttime|daytime)s?"
_TODAY = re.compile(
    rf"\bthis (?:very |early |late )?{_PART}\b|\btonight\b|\b(?:earlier|later|early|late) today\b|\btoday {_PART}\b"
)
_LAST_NIGHT = re.compile(r"\blast (?:night|evening)\b")
_TIME_OF_DAY = re.compile(
    rf"(?:\b(?:early|late|mid)[\s-]?)?(?:\b(?:in|during|on|at|before|after|around|by)\s+)?(?:the\s+)?"
    rf"(?:\b(?:early|late|small|wee)\s+)?\b(?:{_PART}|(?<=early )hours|(?<=late )hours|(?<=small )hours)\b(?:\s+(?:hours|of))?"
)
_SAME_NIGHT = re.compile(rf"\b(that|same|next|following|previous|other) (?:very )?{_PART}\b")


def said(text: str) -> Said:
    """The normal form of an expression; empty when it is longer than LONGEST."""
    if len(text) > LONGEST:
        return Said("", "")
    words = _parted(_SPACES.sub(" ", text.translate(_TABLE).lower()).replace("--", "-"))
    words = halves(digits(_POSSESSIVE.sub("", words)))
    words, clock = _clock(words)
    words = _NIGHT_TO.sub("nightto ", words)
    words = _SAME_NIGHT.sub(r"\1 day", _LAST_NIGHT.sub("yesterday", _TODAY.sub("today", words)))
    plain = words.strip(" ,.;:()")
    part = _TIME_OF_DAY.search(words) is not None
    if plain not in _NIGHTS and _NTH_NIGHT.search(plain) is None:
        words = _TIME_OF_DAY.sub(" ", words)
    led = _SPACES.sub(" ", _ROUGH.sub("", words)).strip(" ,.;:()")
    plain = _LEAD.sub("", led).strip(" ,.;:()")
    return Said("" if _SMALL.fullmatch(plain) else plain, led, clock, part)


_NIGHTS = {"overnight"}
_NIGHT_TO = re.compile(r"\b(?:over|the )?night (?:in)?to (?:early )?(?:the )?(?:morning of )?")
_NTH_NIGHT = re.compile(rf"\b(?:\d+th|opening|final|other) {_PART}")
_ROUGH = re.compile(r"\bor so\b|\(?\s*(?:utc|gmt)\s*[+-]?\d*\s*\)?$|\bitself\b|\blocal time\b")
_SMALL = re.compile(
    r"(?:(?:the|a|on|in|at|of|for|to|about|around|approximately|nearly|almost|shortly|just|all|same|that|-|,)\s*)*"
)
_LEAD = re.compile(
    r"^(?:(?:on|in|at|of|the|for|over|within|around|about|circa|ca\.?|by|since|until|till|before|after|during|throughout"
    r"|shortly|soon|much|just|right|immediately|as of|as early as|as late as|as recently as|from|nearly|almost|roughly|some|only|just|exactly|approximately|more than"
    r"|less than|over|well|back|all|entire|whole|very)\s+)+"
)


def _parted(text: str) -> str:
    """Run-together words parted: "9November", "onThursday", "lastweek", "Thursday(November 9th)"."""
    text = _MONTH_DAY.sub(r"\1 \2", _DAY_MONTH.sub(r"\1 \2", text))
    return _UNIT_GLUED.sub(r"\1 ", _DAY_NEXT.sub(r"\1 ", _GLUED.sub(r"\1 \2", text)))


_HOUR = r"\b(?P<h>[01]?\d|2[0-4])"
_AP = r"\s*(?P<ap>[ap]\.?\s?m\b\.?)"
_HOURS = r"\s*(?:hours|hrs|h|uhr)\b"
_SHAPES = (
    rf"{_HOUR}[:h](?P<mi>[0-5]\d)(?:[:.][0-5]\d)?(?![\d:])(?:{_AP})?(?:{_HOURS})?(?:ZONE)?",
    rf"{_HOUR}\.(?P<mi>[0-5]\d)(?![\d.])(?:{_AP}|{_HOURS})(?:ZONE)?",
    rf"{_HOUR}\.(?P<mi>[0-5]\d)(?![\d.])ZONE",
    rf"{_HOUR}\.(?P<mi>[0-5]\d)(?= (?:today|yesterday|tomorrow|on)\b)",
    rf"(?<=\bat ){_HOUR}\.(?P<mi>[0-5]\d)(?![\d.])",
    rf"\b(?P<h>1[0-2]|0?[1-9]){_AP}(?:ZONE)?",
    r"\b(?P<h>[01]\d|2[0-4])(?P<mi>[0-5]\d)\s*(?:hours\b|hrs\b)?ZONE",
    r"\b(?P<h>[01]\d|2[0-4])(?P<mi>[0-5]\d)\s*(?:(?:hours|hrs)\b|(?=on\b))",
    r"\b(?P<h>1[0-2]|0?[1-9])\s*o'clock\b(?:ZONE)?",
)
"""Clock times: 14:30, 2.30 pm, 14.30 hours, at 14.30, 2 p.m., 0100 GMT, 2 o'clock. 9.11 alone is a date."""


@cache
def _clocks() -> re.Pattern[str]:
    zones = words_of("zones")
    names = "|".join(sorted(zones["minutes"], key=len, reverse=True))
    places = "|".join(sorted(zones["places"], key=len, reverse=True))
    zone = (
        rf"\s*\(?\s*(?:(?P<short>{names})\b\s*(?P<east>[+-]\s?\d{{1,2}}(?::?\d\d)?)?"
        rf"|(?P<place>{places})(?:\s+(?:standard|daylight|summer))?\s+time\b|\bet\b|local time\b|ist\b|bst\b|cst\b)\s*\)?"
    )
    lead = r"(?:\b(?:at|around|by|about|before|after|from|until|since|shortly after|just after|just before)\s+)?"
    shapes = [_GROUP.sub(rf"(?P<\g<1>{n}>", one.replace("ZONE", zone)) for n, one in enumerate(_SHAPES)]
    return re.compile(f"{lead}(?:{'|'.join(shapes)})")


_GROUP = re.compile(r"\(\?P<(\w+)>")


def _clock(words: str) -> tuple[str, Clock | None]:
    """The words without clock times, and the first of these; dotted dates ("9.11.2023") are none."""
    match = _clocks().search(words)
    if match is None:
        return words, None
    part = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
    hour = int(part["h"])
    if "ap" in part:
        hour = hour % 12 + (12 if part["ap"][0] == "p" else 0)
    zone = zone_of(part.get("short"), part.get("place"), part.get("east"))
    return _clocks().sub(" ", words), Clock(min(hour * 60 + int(part.get("mi", 0)), 1439), zone)


def zone_of(short: str | None, place: str | None, east: str | None) -> tzinfo | None:
    """The zone of an abbreviation with what is added to it ("gmt", "+3"), or of a place; None when neither is known."""
    if place is not None:
        return tz.gettz(words_of("zones")["places"][place])
    if short is None:
        return None
    minutes = words_of("zones")["minutes"][short]
    if east is not None:
        number = east.replace(" ", "").replace(":", "")
        hours, rest = int(number[1:3]), int(number[3:5] or 0)
        minutes += (1 if number[0] == "+" else -1) * (hours * 60 + rest)
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 1440 else None
