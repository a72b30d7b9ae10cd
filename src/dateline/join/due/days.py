"""Days of an announcement and of what follows: ISO 8601 strings, compared as dates."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

SLACK = {"day": 1, "week": 3, "month": 7, "range": 3}
"""Days before and after a due interval that its precision leaves open; coarser ones name their own ends."""
SOON = 7
"""A report without a day, published that many days behind the due interval at most, may tell of it."""
LATE = 45
"""Published later than that, it tells of something else."""
OPEN = 365
"""How many days an announcement without a day waits for what makes it good."""
LONG = 31
"""Within a due interval longer than this (days) many acts of the same people fall."""
COARSE = 14
"""An act whose days are more than this is not told apart by them."""


class Fit(NamedTuple):
    """How well a day fits a due interval, 0 to 1, and in words why."""

    value: float
    reason: str


@lru_cache(maxsize=100_000)
def shift(day: str, days: int) -> str:
    """The day so many days later; the end of the calendar stays."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def length(first: str, last: str) -> int:
    """Days between two days."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0


def fit(
    due: tuple[str | None, str | None, str | None],
    announced: str | None,
    act: tuple[str | None, str | None],
    published: str | None,
    *,
    apart: bool = False,
) -> Fit | None:
    """How well an act fits what is due, None where it cannot be it.

    `due` is first day, last day, precision; `act` the first and last day of the later act, `published` when it was
    first told, `announced` when the other was, `apart` whether no article tells both: of what one article tells, a plan
    without a day is for later.
    """
    first, last, precision = due
    if first is None or last is None:
        return _open(announced, act, published, apart=apart)
    if act[0] is None:
        return _undated((first, last), published)
    slack = SLACK.get(precision or "", 0)
    begin, end = act[0], act[1] or act[0]
    if end < shift(first, -slack) or begin > shift(last, slack):
        return None
    return _within((first, last), (begin, end))


def _within(due: tuple[str, str], act: tuple[str, str]) -> Fit:
    """How surely an act is the one that was due, where their days meet."""
    if length(*act) > COARSE:
        return Fit(0.5, "its day is told only roughly")
    if length(*due) > LONG:
        return Fit(0.6, f"on {act[0]}, within a long time in which it was due")
    if act[0] <= due[1] and act[1] >= due[0]:
        return Fit(1.0, f"on {act[0]}, as announced" if act[0] == act[1] else f"from {act[0]} to {act[1]}, while due")
    return Fit(0.7, f"on {act[0]}, as near to the day as its precision allows")


def _undated(due: tuple[str, str], published: str | None) -> Fit | None:
    """An act without a day was done before it was told, and not long before."""
    if published is None or published < due[0] or published > shift(due[1], LATE):
        return None
    soon = published <= shift(due[1], SOON)
    return Fit(0.8, f"told on {published}, when it was due") if soon else Fit(0.35, f"told on {published}, later")


def _open(
    announced: str | None, act: tuple[str | None, str | None], published: str | None, *, apart: bool
) -> Fit | None:
    """Without a due day: something told after the announcement, or apart from it the same day, of no day before."""
    if announced is None or published is None or published > shift(announced, OPEN):
        return None
    first = announced if apart else shift(announced, 1)
    if published < first:
        return None
    begin, end = act[0], act[1] or act[0]
    if begin is None or end is None or (end >= first and length(begin, end) > COARSE):
        return Fit(0.4, f"told on {published}, after the announcement; no day was named for it")
    if begin < first:
        return None
    return Fit(0.6, f"on {begin}, after the announcement; no day was named for it")
