"""Days as the record compares them: ISO 8601 strings of ten characters, which sort as they fall."""

from __future__ import annotations

import re
from calendar import monthrange

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T ])")


def span_of(value: str) -> tuple[str, str] | None:
    """First and last day of an ISO 8601 value: "2023-11" gives 2023-11-01 and 2023-11-30; None if there is no such day.

    A time of day after the day is ignored.
    """
    found = _PARTIAL.match(value)
    if not found:
        return None
    year, month, day = found[1], found[2] or "", found[3] or ""
    if year == "0000" or not _exists(int(year), month, day):
        return None
    first = f"{year}-{month or '01'}-{day or '01'}"
    last_month = month or "12"
    last = f"{year}-{last_month}-{day or monthrange(int(year), int(last_month))[1]:>02}"
    return first, last


def _exists(year: int, month: str, day: str) -> bool:
    if month and not 1 <= int(month) <= 12:
        return False
    return not day or 1 <= int(day) <= monthrange(year, int(month))[1]
