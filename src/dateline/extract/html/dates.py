"""Dates as pages write them for machines: ISO 8601 and its relatives, and what is too far off to be believed."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from dateutil import parser as dateutil_parser

from dateline.model import Precision, Published

FIRST_YEAR = 1990
"""No news page is older than the web."""
LAST_YEAR = 2100
"""Years beyond are placeholders (9999). Nothing here knows today's date: reading the clock would make runs differ."""

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<month>\d{2})(?:-?(?P<day>\d{2})"
    r"(?:[T\s]+(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\d{10}(?:\d{3})?$")


class ImplausibleDateError(ValueError):
    """A date that no news page can have."""


def published_from(written: str, source: str) -> Published | None:
    """Read what a page gives as its date; None when it is no date.

    Takes ISO 8601 (also without separators or colons), seconds or milliseconds since 1970, and the forms of mail
    headers and American pages ("Apr 27, 2024 10:00 AM"). The value is kept as written, in its own zone, in ISO 8601.
    Raises ImplausibleDateError outside FIRST_YEAR to LAST_YEAR.
    """
    text = " ".join(written.split())
    if not 4 <= len(text) <= 60:
        return None
    if _STAMP.match(text):
        seconds = int(text[:10])
        moment = datetime.fromtimestamp(seconds, UTC)
        return _checked(Published(moment.isoformat(), "second", source))
    found = _ISO.match(text)
    if found:
        return _checked(_from_parts(found, source))
    return _checked(_from_words(text, source))


def _from_parts(found: re.Match[str], source: str) -> Published | None:
    parts = found.groupdict()
    value, precision = parts["year"], "year"
    if parts["month"]:
        value, precision = f"{value}-{parts['month']}", "month"
    if parts["day"]:
        value, precision = f"{value}-{parts['day']}", "day"
    if parts["hour"]:
        value += f"T{parts['hour']}:{parts['minute']}:{parts['second'] or '00'}{_zone(parts['zone'])}"
        precision = "second" if parts["second"] else "minute"
    try:
        if len(value) >= 10 and int(parts["year"]) > 0:
            datetime.fromisoformat(value)
    except ValueError:
        return None
    return Published(value, _PRECISION[precision], source)


_PRECISION: dict[str, Precision] = {
    "second": "second",
    "minute": "minute",
    "day": "day",
    "month": "month",
    "year": "year",
}


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}"


def _from_words(text: str, source: str) -> Published | None:
    """Mail headers and the like; both fillings must agree, so that a day or month is never invented."""
    if not re.search(r"\d{4}", text) or not re.search(r"[A-Za-z/.]", text):
        return None
    try:
        one = dateutil_parser.parse(text, default=datetime(1999, 1, 1), tzinfos={})
        other = dateutil_parser.parse(text, default=datetime(2003, 2, 2), tzinfos={})
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    if one.date() != other.date():
        return None
    timed = re.search(r"\d:\d\d", text) is not None
    if not timed:
        return Published(one.date().isoformat(), "day", source)
    return Published(one.isoformat(timespec="seconds"), "minute", source)


def _checked(published: Published | None) -> Published | None:
    if published is not None and not FIRST_YEAR <= int(published.value[:4]) <= LAST_YEAR:
        raise ImplausibleDateError(published.value)
    return published
