"""iCalendar (RFC 5545): what is to come, for a calendar.

Written by hand: an all-day VEVENT for each row, lines folded at 75 octets, text escaped, CR LF at the ends. The same
rows give the same bytes: UID is made of the expectation that was announced first, DTSTAMP is the day it was last told,
and SEQUENCE counts how often it was moved, so that a calendar that knows the old day takes the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TextIO

_RENEWED = "P1D"
"""How often a client that follows a published calendar should look again: each day."""
LINE = 75
"""Octets of a line before it is folded (RFC 5545, 3.1)."""

EventStatus = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_KEPT_CONTROLS = {"\n", "\t"}


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An all-day event. Days are ISO 8601, `last` is the last day of it (inclusive), `told` when it was last reported.

    `uid` stays the same when the day changes, `sequence` grows then.
    """

    uid: str
    summary: str
    first: str
    last: str
    told: str
    sequence: int = 0
    status: EventStatus = "CONFIRMED"
    categories: tuple[str, ...] = ()
    location: str | None = None
    degrees: tuple[float, float] | None = None
    description: str = ""
    urls: tuple[str, ...] = ()


def write_calendar(events: Iterable[CalendarEvent], out: TextIO, name: str = "Dateline") -> int:
    """Write one calendar and say how many events it holds. `out` must be opened with newline=""."""
    count = 0
    for line in _head(name):
        out.write(folded_line(line))
    for event in events:
        for line in _lines(event):
            out.write(folded_line(line))
        count += 1
    out.write(folded_line("END:VCALENDAR"))
    return count


def folded_line(line: str) -> str:
    """The line with its end, folded so that no part is longer than 75 octets and no character is cut."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + octets
    return "\r\n".join([*parts, part]) + "\r\n"


def _head(name: str) -> Iterator[str]:
    """The calendar's own lines. Without METHOD it is a plain calendar and no message that needs an organiser (RFC 5545,
    3.7.2); its name and how often to look for a newer one stand as RFC 7986 has it and as older clients read it.
    """
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN")
    yield from (f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}")
    yield from (f"REFRESH-INTERVAL;VALUE=DURATION:{_RENEWED}", f"X-PUBLISHED-TTL:{_RENEWED}")


def _lines(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_compact(event.told)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_compact(event.first)}"
    yield f"DTEND;VALUE=DATE:{_compact(_next(event.last))}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"STATUS:{event.status}"
    yield f"SEQUENCE:{event.sequence}"
    yield "TRANSP:TRANSPARENT"
    if event.categories:
        yield "CATEGORIES:" + ",".join(map(_text, event.categories))
    if event.location:
        yield f"LOCATION:{_text(event.location)}"
    if event.degrees:
        yield f"GEO:{event.degrees[0]:.6f};{event.degrees[1]:.6f}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    for url in event.urls[:1]:
        yield f"URL:{_address(url)}"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """Text as RFC 5545 3.3.11 writes it; other control characters and lone surrogates are left out."""
    clean = "".join(
        c for c in value if (c >= " " and c != "\x7f" and not "\ud800" <= c <= "\udfff") or c in _KEPT_CONTROLS
    )
    return clean.translate(_ESCAPES)


def _address(url: str) -> str:
    """An address as a URI: what may not stand in one is percent-encoded."""
    keep = "%:/?#[]@!$&'()*+,;=-._~"
    return "".join(
        c if c.isascii() and (c.isalnum() or c in keep) else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace"))
        for c in url
    )


def _compact(day: str) -> str:
    return day.replace("-", "")


def _next(day: str) -> str:
    """The day after; the end of an all-day event is exclusive. The last day of the calendar stays."""
    last = date.fromisoformat(day)
    return (last if last == date.max else last + timedelta(days=1)).isoformat()
