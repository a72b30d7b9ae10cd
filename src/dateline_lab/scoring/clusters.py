"""How well groups agree with labelled groups: B-cubed, MUC, CEAF and their average (CoNLL F1).

`found` and `true` are groups of the same items; an item of one that the other lacks is a group of its own there.

B-cubed    Bagga and Baldwin 1998: for each item the share of its found group that is of its true group (precision) and
           the share of its true group that is in its found group (recall), averaged over items
MUC        Vilain et al. 1995: a true group of n items that the found ones split into p parts has n - p of its n - 1
           links (recall); precision with the two exchanged
CEAF-e     Luo 2005, phi4: found and true groups matched one to one so that the sum of 2 |F ∩ T| / (|F| + |T|) is
           largest; over the number of found groups (precision), of true groups (recall)
CoNLL F1   Pradhan et al. 2011: the average of the F1 of the three
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline_lab.scoring.figures import Counts, Figure, figure

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall, 0 to 1, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]) -> Agreement:
    """B-cubed precision and recall."""
    by_item = b_cubed_items(found, true)
    if not by_item:
        return Agreement(0.0, 0.0)
    precision, recall = (sum(one[side] for one in by_item.values()) / len(by_item) for side in (0, 1))
    return Agreement(precision, recall)


def b_cubed_items(found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]) -> dict[Item, tuple[float, float]]:
    """Precision and recall of each item."""
    mine, theirs = _complete(found, true)
    of_found, of_true = _group_of(mine), _group_of(theirs)
    result = {}
    for item, group in of_found.items():
        shared = len(group & of_true[item])
        result[item] = (shared / len(group), shared / len(of_true[item]))
    return result


def muc(found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]) -> Agreement:
    """MUC precision and recall; 0 where there is no link to count."""
    mine, theirs = _complete(found, true)
    return Agreement(_links(mine, theirs), _links(theirs, mine))


def ceaf_e(found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]) -> Agreement:
    """Entity-based CEAF precision and recall."""
    mine, theirs = _complete(found, true)
    if not mine:
        return Agreement(0.0, 0.0)
    where = {item: number for number, group in enumerate(theirs) for item in group}
    rows = []
    for group in mine:
        alike = {}
        for number in {where[item] for item in group}:
            other = theirs[number]
            alike[number] = 2 * len(group & other) / (len(group) + len(other))
        rows.append(alike)
    total = best_match(rows)
    return Agreement(total / len(mine), total / len(theirs))


def conll_f1(found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]) -> float:
    """The average of the F1 of MUC, B-cubed and CEAF-e."""
    mine, theirs = [set(group) for group in found], [set(group) for group in true]
    return (muc(mine, theirs).f1 + b_cubed(mine, theirs).f1 + ceaf_e(mine, theirs).f1) / 3


def figures_of(found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]) -> dict[str, Figure]:
    """The figures of `figures_of_parts`, of these groups."""
    return figures_of_parts(parts(found, true))


def figures_of_parts(counts: Sequence[Counts]) -> dict[str, Figure]:
    """B-cubed precision, recall and F1, and CoNLL F1, each with its interval by resampling parts; n counts items."""
    return {
        "b3-precision": figure(counts, lambda sums: _ratio(sums[4], sums[9])),
        "b3-recall": figure(counts, lambda sums: _ratio(sums[5], sums[9])),
        "b3-f1": figure(counts, lambda sums: _b_cubed_of(sums).f1),
        "conll-f1": figure(counts, _conll_of),
    }


def parts(found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]) -> list[Counts]:
    """What each part adds to all the figures; a part is found and true groups that share items with no others.

    (links of true groups kept, links of true groups, links of found groups right, links of found groups, sum of the
    items' precision, sum of their recall, CEAF's sum, found groups, true groups, items)
    """
    mine, theirs = _complete(found, true)
    return [
        (
            *_kept(of_true, of_found),
            *_kept(of_found, of_true),
            *_item_sums(of_found, of_true),
            ceaf_e(of_found, of_true).precision * len(of_found),
            float(len(of_found)),
            float(len(of_true)),
            float(sum(map(len, of_true))),
        )
        for of_found, of_true in _parts(mine, theirs)
    ]


def _parts(mine: Sequence[set[Item]], theirs: Sequence[set[Item]]) -> list[tuple[list[set[Item]], list[set[Item]]]]:
    of_found = _group_of(mine)
    left = {id(group): group for group in theirs}
    of_true = _group_of(theirs)
    found = []
    for group in theirs:
        if id(group) not in left:
            continue
        here: dict[int, set[Item]] = {}
        there = {id(group): left.pop(id(group))}
        ahead = [group]
        while ahead:
            for met in {id(of_found[item]): of_found[item] for item in ahead.pop()}.values():
                here[id(met)] = met
                for other in {id(of_true[item]): of_true[item] for item in met}.values():
                    if id(other) in left:
                        there[id(other)] = left.pop(id(other))
                        ahead.append(other)
        found.append((list(here.values()), list(there.values())))
    return found


def _item_sums(found: Sequence[set[Item]], true: Sequence[set[Item]]) -> tuple[float, float]:
    items = b_cubed_items(found, true).values()
    return sum(precision for precision, _ in items), sum(recall for _, recall in items)


def _b_cubed_of(sums: Counts) -> Agreement:
    return Agreement(_ratio(sums[4], sums[9]), _ratio(sums[5], sums[9]))


def _conll_of(sums: Counts) -> float:
    of_muc = Agreement(_ratio(sums[2], sums[3]), _ratio(sums[0], sums[1]))
    of_ceaf = Agreement(_ratio(sums[6], sums[7]), _ratio(sums[6], sums[8]))
    return (of_muc.f1 + _b_cubed_of(sums).f1 + of_ceaf.f1) / 3


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _complete(
    found: Iterable[Iterable[Item]], true: Iterable[Iterable[Item]]
) -> tuple[list[set[Item]], list[set[Item]]]:
    """Both groupings over the same items. Empty groups are dropped; an item in two groups raises ValueError."""
    mine, theirs = ([set(group) for group in groups] for groups in (found, true))
    for groups in (mine, theirs):
        if sum(map(len, groups)) != len(set().union(*groups)):
            raise ValueError("an item stands in two groups")
    in_mine, in_theirs = set().union(*mine), set().union(*theirs)
    mine += [{item} for item in in_theirs - in_mine]
    theirs += [{item} for item in in_mine - in_theirs]
    return [group for group in mine if group], [group for group in theirs if group]


def _group_of(groups: Sequence[set[Item]]) -> dict[Item, set[Item]]:
    return {item: group for group in groups for item in group}


def _links(of: Sequence[set[Item]], split_by: Sequence[set[Item]]) -> float:
    return _ratio(*_kept(of, split_by))


def _kept(of: Sequence[set[Item]], split_by: Sequence[set[Item]]) -> tuple[float, float]:
    """Links of groups that another grouping keeps, and all of them."""
    where = {item: number for number, group in enumerate(split_by) for item in group}
    kept = sum(len(group) - len({where[item] for item in group}) for group in of)
    return float(kept), float(sum(len(group) - 1 for group in of))


def best_match(rows: Sequence[Mapping[int, float]]) -> float:
    """The largest sum of a one-to-one matching of rows with columns.

    Each value is above 0, columns not named are 0. The rows are split into what shares columns; each part is solved by
    the Hungarian method (Kuhn 1955, Munkres 1957).
    """
    head = {number: number for number in range(len(rows))}

    def find(one: int) -> int:
        while head[one] != one:
            one = head[one]
        return one

    holder: dict[int, int] = {}
    for number, row in enumerate(rows):
        for column in row:
            head[find(number)] = find(holder.setdefault(column, number))
    parts: dict[int, list[Mapping[int, float]]] = {}
    for number, row in enumerate(rows):
        parts.setdefault(find(number), []).append(row)
    return sum(_hungarian(part) for part in parts.values())


def _hungarian(rows: Sequence[Mapping[int, float]]) -> float:
    columns = sorted({column for row in rows for column in row})
    size = max(len(rows), len(columns))
    costs = [[-row.get(column, 0.0) for column in columns] + [0.0] * (size - len(columns)) for row in rows]
    costs += [[0.0] * size for _ in range(size - len(rows))]
    of_row, of_column = [0.0] * (size + 1), [0.0] * (size + 1)
    match = [0] * (size + 1)
    for row in range(1, size + 1):
        _augment(row, costs, of_row, of_column, match)
    return -sum(costs[match[column] - 1][column - 1] for column in range(1, size + 1))


def _augment(
    row: int, costs: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], match: list[int]
) -> None:
    """Give one more row its column, by the shortest path over reduced costs; lists begin at 1."""
    size = len(costs)
    match[0], at = row, 0
    least, way, done = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    while match[at]:
        done[at] = True
        here, delta, following = match[at], float("inf"), 0
        for column in range(1, size + 1):
            if done[column]:
                continue
            reduced = costs[here - 1][column - 1] - of_row[here] - of_column[column]
            if reduced < least[column]:
                least[column], way[column] = reduced, at
            if least[column] < delta:
                delta, following = least[column], column
        for column in range(size + 1):
            if done[column]:
                of_row[match[column]] += delta
                of_column[column] -= delta
            else:
                least[column] -= delta
        at = following
    while at:
        match[at] = match[way[at]]
        at = way[at]
