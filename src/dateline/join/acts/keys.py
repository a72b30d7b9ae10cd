"""Under which keys an account is found, and under which it looks for others of the same act.

A key is a time and something rare: the two states or actors of a type, one of them with a place, one of them with a
rare word, or two rare words. `lookups(b)` holds `keys(a)` of all that b may meet, and the other way round; nothing in
it depends on what else lies in the record.

Times are days: those that are told, or the two before the article appeared where none is told. Longer ones are spread:
a week is stored at its ends and every third day and looked up at each, so that what overlaps meets. A month
is stored under two parties or two rare words only; seasons and years stand on the days of their articles.
"""

from __future__ import annotations

from dateline.join.acts.prepared import LOOSE, Prepared, Who, prepare
from dateline.join.acts.table import meets
from dateline.model.account import Account

_MONTH = 31
_STRIDE = 3
_WORDS_WITH_PARTY = 3
_WORDS_IN_PAIRS = 4
_SIDES = 3


def keys(account: Account) -> frozenset[str]:
    """The keys under which an account is stored."""
    return keys_of(prepare(account))


def lookups(account: Account) -> frozenset[str]:
    """The keys under which an account looks for others."""
    return lookups_of(prepare(account))


def keys_of(one: Prepared) -> frozenset[str]:
    """`keys` of an account made ready before."""
    times, exact = _times(one)
    stored = times if len(times) < _STRIDE else [*times[:-1:_STRIDE], times[-1]]
    return _keys(one, stored, exact, (one.account.type,))


def lookups_of(one: Prepared) -> frozenset[str]:
    """`lookups` of an account made ready before."""
    times, exact = _times(one)
    if times and times[0].isdigit():
        first, last = int(times[0]), int(times[-1])
        times = [str(day) for day in range(first - 1, last + 2)]
    return _keys(one, times, exact, tuple(sorted(meets(one.account.type))))


def _times(one: Prepared) -> tuple[list[str], bool]:
    """The times of an account, and whether they are short enough for all sorts of keys."""
    if one.start is not None and one.end is not None:
        length = one.end - one.start
        if length <= _MONTH:
            return [str(day) for day in range(one.start, one.end + 1)], length <= LOOSE
        if one.published is None:
            return [f"{one.start}-{one.end}"], False
    if one.published is None:
        return ["never"], False
    return [str(one.published - 1), str(one.published)], True


def _keys(one: Prepared, times: list[str], exact: bool, types: tuple[str, ...]) -> frozenset[str]:
    by_type = _pairs(one.sources, one.targets)
    words = _rarest(one)
    if exact:
        parties = sorted({who[0] for who in (*one.sources[:_SIDES], *one.targets[:_SIDES])})
        by_type += [f"{party}&{word}" for party in parties for word in words[:_WORDS_WITH_PARTY]]
        place = one.account.geonames or one.account.place_name
        if place is not None:
            by_type += [f"{side}@{place}" for side in _broad(one.sources + one.targets)]
    chosen = sorted(words)
    free = [f"{mine}+{theirs}" for n, mine in enumerate(chosen) for theirs in chosen[n + 1 :]]
    letter = one.group[0]
    found = {f"{letter}{time}|{kind}|{what}" for time in times for kind in types for what in by_type}
    found.update(f"{letter}{time}|{what}" for time in times for what in free)
    return frozenset(found)


def _pairs(sources: tuple[Who, ...], targets: tuple[Who, ...]) -> list[str]:
    """Who and whom in either order: the states where they differ, within one state the actors themselves as well."""
    found: set[tuple[str, str]] = set()
    for mine in sources[:_SIDES]:
        for theirs in targets[:_SIDES]:
            near, far = mine[2] or mine[0], theirs[2] or theirs[0]
            if near != far:
                found.add((near, far) if near < far else (far, near))
            else:
                found.update((min(who[0], far), max(who[0], far)) for who in (mine, theirs))
    return [f"{one}:{other}" for one, other in sorted(found)]


def _broad(sides: tuple[Who, ...]) -> list[str]:
    return sorted({who[2] or who[0] for who in sides}) or [""]


def _rarest(one: Prepared) -> list[str]:
    """The stems that tell most."""
    return sorted(one.stems, key=lambda word: (-one.stems[word], word))[:_WORDS_IN_PAIRS]
