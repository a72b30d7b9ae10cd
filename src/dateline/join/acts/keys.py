"""Under which keys an account is found, and under which it looks for others of the same act.

A key is a week and something that few tell: a rare word, a figure, two sides, a side with a place or with the
trigger. An account is stored in one week and looks in those that lie within a few days of it. Two accounts are to be
compared when each finds the other: `keys(a) & lookups(b)` and `keys(b) & lookups(a)`, so that it does not matter
which was there first. Nothing in a key depends on what else lies in the record.

The day of an account is the middle of those it tells. Where it tells none, or only a month or a year, it is that
before its article appeared.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.join.acts.prepared import LOOSE, Prepared, Who, prepare
from dateline.model.account import Account

_WEEK = 7
_AROUND = 4
_WORDS = 4
_NUMBERS = 3
_SIDES = 3


def keys(account: Account) -> frozenset[str]:
    """The keys under which an account is stored: seven or eight, rarely more."""
    return keys_of(prepare(account))


def lookups(account: Account) -> frozenset[str]:
    """The keys under which an account looks for others: those of `keys` in two or three weeks."""
    return lookups_of(prepare(account))


def keys_of(one: Prepared) -> frozenset[str]:
    """`keys` of an account made ready before."""
    days = _days(one)
    return _keys(one, [None if days is None else (days[0] + days[1]) // 2 // _WEEK])


def lookups_of(one: Prepared) -> frozenset[str]:
    """`lookups` of an account made ready before."""
    days = _days(one)
    if days is None:
        return _keys(one, [None])
    first, last = days
    return _keys(one, range((first - _AROUND) // _WEEK, (last + _AROUND) // _WEEK + 1))


def _days(one: Prepared) -> tuple[int, int] | None:
    """The first and the last day of an account."""
    if one.start is not None and one.end is not None and (one.end - one.start <= LOOSE or one.published is None):
        return one.start, min(one.end, one.start + LOOSE)
    return None if one.published is None else (one.published - 1, one.published)


def _keys(one: Prepared, weeks: Iterable[int | None]) -> frozenset[str]:
    told = [*_rarest(one), *_figures(one), *_pairs(one)]
    broad = sorted({_broad(who) for who in _named(one)})
    place = one.account.geonames or one.account.place_name
    if place is not None:
        told += [f"{side}@{place}" for side in broad or [""]]
    if one.trigger:
        told += [f"{side}!{one.trigger}" for side in broad]
    letter = one.group[0]
    return frozenset(f"{0 if week is None else week}|{letter} {what}" for week in weeks for what in told)


def _rarest(one: Prepared) -> list[str]:
    """The stems that tell most."""
    return sorted(one.stems, key=lambda word: (-one.stems[word], word))[:_WORDS]


def _figures(one: Prepared) -> list[str]:
    """The longest figures, of two digits or more."""
    return [f"#{n}" for n in sorted(one.numbers, key=lambda n: (-len(n), n))[:_NUMBERS] if len(n) > 1]


def _pairs(one: Prepared) -> list[str]:
    """Who and whom in either order: the states where they differ, else those who are named."""
    found = set()
    for mine in one.sources[:_SIDES]:
        for theirs in one.targets[:_SIDES]:
            near, far = _broad(mine), _broad(theirs)
            met = (near, far) if near != far else (mine[0], theirs[0])
            found.add((min(met), max(met)))
    return [f"{one}:{other}" for one, other in sorted(found)]


def _named(one: Prepared) -> tuple[Who, ...]:
    return (*one.sources[:_SIDES], *one.targets[:_SIDES])


def _broad(who: Who) -> str:
    """The country of a party, or its key."""
    return who[2] or who[0]
