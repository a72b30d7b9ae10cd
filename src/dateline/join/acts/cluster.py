"""From pairs to groups: which accounts of a component tell one act. A pure function of its members.

A component is what hangs together by pairs scored JOINED or more, or judged the same. Within it, groups grow from the
best pair on as long as the average of all pairs between two groups is JOINED or more. What people
judged the same is one from the start, what they judged different is never put together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.join.acts.prepared import Prepared, prepare
from dateline.join.acts.score import JOINED, Pair, compare, pair
from dateline.join.judged import Judged
from dateline.join.linkage import BARRED, Group, average_link, in_order
from dateline.model.account import Account, Score

LARGEST = 60
"""A component of more is first cut where it hangs together least."""
_FEW = 2
_STEP = 0.05
_HIGHEST = 0.95


def cluster(
    accounts: Sequence[Account],
    scores: Mapping[Pair, Score],
    judged: Judged | None = None,
    ready: Callable[[Account], Prepared] = prepare,
) -> list[tuple[str, ...]]:
    """Groups of report ids, each in the order of the ids, ordered by the first of each.

    `accounts` is a component, in any order; `scores` what is known of its pairs. Pairs that are not in it are compared
    here, so that what a group is does not depend on which of its pairs were met before; `ready` gives them made ready.
    Costs at most LARGEST squared comparisons for each LARGEST members.
    """
    judged = judged or Judged()
    if len(accounts) <= _FEW and not judged:
        return _of_few(sorted(one.report for one in accounts), scores)
    by_id = {one.report: one for one in sorted(accounts, key=lambda one: one.first_key)}
    tied = _judged_the_same(sorted(by_id), judged)
    found: list[Group] = []
    for piece in _pieces(sorted(by_id), scores, tied, JOINED):
        if len(piece) <= LARGEST:
            found += _average_link({one: ready(by_id[one]) for one in piece}, scores, judged, tied)
        else:
            found += _by_leader([one for one in by_id if one in set(piece)], scores, judged, tied)
    return sorted(found)


def components(ids: Iterable[str], ties: Iterable[Pair]) -> list[Group]:
    """What hangs together: groups of ids, each sorted, ordered by their first. Ties to other ids are left out."""
    head = {one: one for one in ids}

    def find(one: str) -> str:
        while head[one] != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for one, other in ties:
        if one in head and other in head:
            mine, theirs = find(one), find(other)
            head[max(mine, theirs)] = min(mine, theirs)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sorted(head):
        groups[find(one)].append(one)
    return sorted(tuple(group) for group in groups.values())


def _judged_the_same(ids: Sequence[str], judged: Judged) -> list[Pair]:
    """Pairs of these reports that people hold to be one, also at second hand."""
    if not judged:
        return []
    known = [one for one in ids if judged.pairs_of(one)]
    return [(one, other) for n, one in enumerate(known) for other in known[n + 1 :] if judged.same(one, other)]


def _pieces(ids: Sequence[str], scores: Mapping[Pair, Score], tied: Sequence[Pair], least: float) -> list[Group]:
    """The component, cut by raising the least score until each piece is small or the score cannot rise."""
    mine = set(ids)
    inner = {met: one for met, one in scores.items() if met[0] in mine and met[1] in mine}
    ties = [met for met, one in inner.items() if one.value >= least]
    found: list[Group] = []
    for piece in components(ids, [*ties, *tied]):
        if len(piece) <= LARGEST or least >= _HIGHEST:
            found.append(piece)
        else:
            found += _pieces(piece, inner, tied, round(least + _STEP, 2))
    return found


def _of_few(ids: Sequence[str], scores: Mapping[Pair, Score]) -> list[Group]:
    """One account, or two that are one act where their score says so: most components are no larger."""
    met = scores.get((ids[0], ids[-1]))
    if len(ids) == 1 or (met is not None and met.value >= JOINED):
        return [tuple(ids)]
    return [(one,) for one in ids]


def _average_link(
    ready: Mapping[str, Prepared], scores: Mapping[Pair, Score], judged: Judged, tied: Sequence[Pair]
) -> list[Group]:
    groups: list[Group] = components(ready, tied)
    between = {
        in_order(mine, theirs): _average(mine, theirs, ready, scores, judged)
        for n, mine in enumerate(groups)
        for theirs in groups[n + 1 :]
    }
    return average_link(between, JOINED) if between else groups


def _average(
    mine: Group, theirs: Group, ready: Mapping[str, Prepared], scores: Mapping[Pair, Score], judged: Judged
) -> float:
    """The average of all pairs between two groups, BARRED where people hold one pair of them apart."""
    total = 0.0
    for one in mine:
        for other in theirs:
            if judged and judged.same(one, other) is False:
                return BARRED
            met = scores.get(pair(one, other))
            total += (met or compare(ready[one], ready[other])).value
    return total / (len(mine) * len(theirs))


def _by_leader(ids: Sequence[str], scores: Mapping[Pair, Score], judged: Judged, tied: Sequence[Pair]) -> list[Group]:
    """Where hundreds are alike: each, as it appeared, joins the group whose first member it fits best."""
    around: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (one, other), met in scores.items():
        if met.value >= JOINED:
            around[one].append((other, met.value))
            around[other].append((one, met.value))
    head = {one: group[0] for group in components(ids, tied) for one in group}
    of_group: dict[str, list[str]] = {}
    led: dict[str, list[str]] = {}
    for one in ids:
        if head[one] in of_group:
            leader = of_group[head[one]][0]
        else:
            fits = [(-value, other) for other, value in around[one] if other in led]
            fits = [(value, other) for value, other in fits if _free(one, led[other], judged)]
            leader = min(fits)[1] if fits else one
            of_group[head[one]] = [leader]
        led.setdefault(leader, []).append(one)
    return [tuple(sorted(group)) for group in led.values()]


def _free(one: str, group: Sequence[str], judged: Judged) -> bool:
    return not judged or all(judged.same(one, other) is not False for other in group)
