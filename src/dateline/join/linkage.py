"""Average linkage (Sokal and Michener 1958): groups grow from the best pair on."""

from __future__ import annotations

from collections.abc import Mapping

Group = tuple[str, ...]
"""Ids in their order."""

BARRED = -1.0
"""The likeness of two groups that are never put together, whatever else they hold."""


def average_link(between: Mapping[tuple[Group, Group], float], least: float) -> list[Group]:
    """Put groups together as long as the average likeness of all pairs between two of them is `least` or more.

    `between` holds the average likeness of every two groups (the smaller first). Of equal pairs the first by its ids
    goes first, so that no order of giving shows. Cubic in the number of groups.
    """
    left = dict(between)
    groups = sorted({group for met in left for group in met})
    while left:
        (mine, theirs), value = min(left.items(), key=lambda item: (-item[1], item[0]))
        if value < least:
            break
        merged = tuple(sorted(mine + theirs))
        groups = [group for group in groups if group not in (mine, theirs)]
        joined = {}
        for group in groups:
            one, other = left[in_order(mine, group)], left[in_order(theirs, group)]
            average = (one * len(mine) + other * len(theirs)) / len(merged)
            joined[in_order(merged, group)] = BARRED if min(one, other) <= BARRED else average
        left = {met: one for met, one in left.items() if mine not in met and theirs not in met} | joined
        groups.append(merged)
    return sorted(groups)


def in_order(one: Group, other: Group) -> tuple[Group, Group]:
    """Two groups, the smaller first."""
    return (one, other) if one < other else (other, one)
