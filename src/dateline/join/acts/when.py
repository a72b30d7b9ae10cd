"""Whether the days of two accounts go together."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.join.acts.prepared import LOOSE, Prepared

_EXACT = 2
_NEAR, _APART = 3, 10


def when(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> tuple[str, float]:
    """A reason and its step, "" where nothing can be said. Of what lasts ("the war", "the blockade") no day tells.

    Days told are held against each other. A day that was not told is bound by the day its article appeared: what has
    happened lies before it, and mostly not long.
    """
    if one.lasting and other.lasting:
        return "", 0.0
    if one.start is not None and other.start is not None:
        return _told(one, other, weights)
    known, unknown = (one, other) if one.start is not None else (other, one)
    if unknown.published is None or known.start is None or known.end is None:
        return _apart(known.published, unknown.published, weights)
    if unknown.group == "planned":
        return _planned(known.end, unknown.published, weights)
    if known.start > unknown.published + 1:
        return "one was told before the other's day", weights["before it was"]
    ended = known.end if known.published is None else min(known.end, known.published)
    return _apart(ended, unknown.published, weights)


def _told(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> tuple[str, float]:
    start, end = one.start or 0, one.end or 0
    other_start, other_end = other.start or 0, other.end or 0
    gap = max(start, other_start) - min(end, other_end)
    longer = max(end - start, other_end - other_start)
    if gap > 1:
        return "other days", weights["other days" if longer < _EXACT else "other stretch"]
    if gap == 1:
        return "days next to each other", weights["next day"]
    if longer < _EXACT:
        return "same day", weights["same day"]
    if longer <= LOOSE:
        return "days overlap", weights["days overlap"]
    return _apart(one.published, other.published, weights)


def _planned(due: int, published: int, weights: Mapping[str, float]) -> tuple[str, float]:
    if published > due + 1:
        return "one was told after the other was due", weights["before it was"]
    return "", 0.0


def _apart(one: int | None, other: int | None, weights: Mapping[str, float]) -> tuple[str, float]:
    if one is None or other is None:
        return "", 0.0
    gap = abs(one - other)
    if gap <= 1:
        return "told at the same time", weights["told at once"]
    if gap <= _NEAR:
        return "told within days", weights["told near"]
    if gap <= _APART:
        return "told days apart", weights["told apart"]
    return "told long apart", weights["told far apart"]
