"""Dates as pages write them above an article, and what a source gives: value and precision, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Literal

from dateline.extract.vocabulary import PressWords, press_words
from dateline.model import Precision, Published, Span

Role = Literal["published", "updated", "none"]


@dataclass(frozen=True, slots=True)
class DateFound:
    """A full date in a line: ISO 8601 `value`, its precision, and what the label before it says of it."""

    span: Span
    value: str
    precision: Precision
    role: Role


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = press_words().month
    year = r"(?P<y>(?:19|20)\d\d)(?!\d)"
    clock = (
        r"(?:[,\s]*(?:T|at|um|à|a las|às|alle|om|kl\.?|-|–|\||·|•)?\s*(?P<h>[01]?\d|2[0-3])[:.h](?P<mi>[0-5]\d)"
        r"(?::(?P<s>[0-5]\d)(?:\.\d+)?)?(?!\d)"
        r"(?:\s*(?P<ap>[AaPp]\.?[Mm]\b\.?))?(?:\s*Uhr\b|\s*hrs\b)?"
        r"(?:\s*\(?(?P<z>[+-]\d\d:?\d\d|[A-Z]{3,4}\b|Z\b)\)?)?)?"
    )
    bodies = (
        rf"(?<!\d){year}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"(?<![\d.])(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?{year}",
        rf"(?<![\d/])(?P<d>\d\d?)/(?P<m>\d\d?)/{year}",
        rf"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th|er|º|ª)?\.?\s+(?:de\s+|of\s+)?(?P<mn>{month})\.?,?\s+(?:de\s+)?{year}",
        rf"(?P<mn>{month})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+{year}",
    )
    return tuple(re.compile(body + clock, re.IGNORECASE) for body in bodies)


def find_dates(line: str, words: PressWords) -> tuple[DateFound, ...]:
    """Every full date (day, month and year) in a line, first to last, with a clock time where one follows.

    09/11/2023 is left alone: nobody can say which number is the month.
    """
    if not re.search(r"(?:19|20)\d\d", line):
        return ()
    found: list[DateFound] = []
    for pattern in _patterns():
        for match in pattern.finditer(line):
            date = _read(match, words)
            span = Span(match.start(), match.start() + len(match.group().rstrip(" ,-–|·•")))
            if date and not any(span.meets(other.span) for other in found):
                found.append(DateFound(span, *date, _role(line, span.start, words)))
    return tuple(sorted(found, key=lambda date: date.span))


def read_given(text: str) -> Published | None:
    """What a source gives as the day of publication (ISO 8601, RFC 822, or as pages write it); None if unreadable."""
    dates = find_dates(text, press_words())
    try:
        stamp = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        stamp = None
    if stamp is not None:
        return Published(stamp.isoformat(), "second", "given")
    if dates:
        return Published(dates[0].value, dates[0].precision, "given")
    if match := re.fullmatch(r"\s*((?:19|20)\d\d)(-(?:0[1-9]|1[0-2]))?\s*", text):
        return Published(match.group(1) + (match.group(2) or ""), "month" if match.group(2) else "year", "given")
    if match := re.fullmatch(r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(T?\d{6}Z?)?\s*", text):
        return Published("-".join(match.groups()[:3]), "day", "given")
    return None


def _read(match: re.Match[str], words: PressWords) -> tuple[str, Precision] | None:
    part = match.groupdict()
    month = words.months.get((part.get("mn") or "").casefold()) or int(part.get("m") or 0)
    year, day = int(part["y"]), int(part["d"])
    if "/" in match.group()[:6]:
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return None
    try:
        moment = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return _clock(part, words, moment) or (moment.date().isoformat(), "day")


def _clock(part: dict[str, str | None], words: PressWords, moment: datetime) -> tuple[str, Precision] | None:
    if part["h"] is None or part["mi"] is None:
        return None
    hour, minute, second = int(part["h"]), int(part["mi"]), int(part["s"] or 0)
    if half := (part["ap"] or "").casefold().replace(".", ""):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    offset = _offset(part["z"], words)
    stamp = moment.replace(hour=hour, minute=minute, second=second, tzinfo=None)
    if offset is not None:
        stamp = stamp.replace(tzinfo=timezone(timedelta(minutes=offset)))
    exact = bool(part["s"])
    return stamp.isoformat(timespec="seconds" if exact else "minutes"), "second" if exact else "minute"


def _offset(zone: str | None, words: PressWords) -> int | None:
    if zone is None:
        return None
    if zone[0] in "+-":
        hours, minutes = int(zone[1:3]), int(zone[-2:])
        return (1 if zone[0] == "+" else -1) * (hours * 60 + minutes) if hours < 15 and minutes < 60 else None
    return words.zones.get(zone.casefold())


def _role(line: str, start: int, words: PressWords) -> Role:
    before = line[max(0, start - 60) : start]
    labels: list[tuple[int, Role]] = [(m.end(), "published") for m in words.published.finditer(before)]
    labels += [(m.end(), "updated") for m in words.updated.finditer(before)]
    if not labels:
        return "none"
    end, role = max(labels)
    between = re.sub(r"[\W\d]+", " ", before[end:]).split()
    small = words.weekdays | {"on", "at", "am", "le", "el"}
    plain = all(word.casefold() in small for word in between)
    return role if plain else "none"
