"""The set `readings`: how far two readings of acts and of outcomes agree (a folder of labels, see `labels/README.md`).

The second reading is of some of the stories, and only what both read is counted.

misread-*   whether a report is a misreading: `equal` the share of reports with one answer, `kappa` Cohen's kappa
b3-f1 ...   the groups of the reports that neither calls a misreading, one reading against the other: `b3-f1`,
            `conll-f1` and `pair-f1` (all the same whichever comes first), and `pair-kappa`, of whether two reports of
            one story tell one act; `alone-*` is the first reading against none joined
outcome-*   what became of an announced act, nothing told among the answers: `equal`, `kappa`; of those with one answer
            other than nothing, `later` is the share that names the same act as the one that decides

Figures stand for all, with `dev-` and `hold-` for the parts. Intervals resample stories. kappa is (o - c) / (1 - c),
o the share of equal answers and c that expected of two readers who give each answer as often as these do, by chance
(Cohen 1960); it can be below 0, and is 0 where one answer alone is ever given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Generic, TypeVar

from dateline.errors import InputError
from dateline_lab.corpora.happenings import PARTS, Ended, Marked, read_ended, read_marked
from dateline_lab.scoring.figures import Counts, Figure, figure, share
from dateline_lab.scoring.happenings import compare

SECOND_MARKED = "happenings-second.jsonl"
SECOND_ENDED = "outcomes-second.jsonl"

Label = TypeVar("Label", Marked, Ended)

Answers = tuple[str, Hashable, Hashable]
"""A story, and what the first and the second reading answer to a question about it."""


@dataclass(frozen=True, slots=True)
class Twice(Generic[Label]):
    """What two readings say of one thing."""

    first: Label
    second: Label


def score_readings(path: Path) -> dict[str, Figure]:
    """Figures of the folder. Raises InputError when it lacks a reading or the second labels more than the first."""
    acts = _both(read_marked(path), read_marked(path, SECOND_MARKED), _report)
    outcomes = _both(read_ended(path), read_ended(path, SECOND_ENDED), _announcement)
    found: dict[str, Figure] = {}
    for prefix, wanted in (("", PARTS), ("dev-", ("develop",)), ("hold-", ("hold",))):
        figures = of_acts([one for one in acts if one.first.part in wanted])
        figures |= of_outcomes([one for one in outcomes if one.first.part in wanted])
        found |= {prefix + name: one for name, one in figures.items()}
    return found


def of_acts(twice: Sequence[Twice[Marked]]) -> dict[str, Figure]:
    """`misread-*` of the reports, and the figures of groups over those that neither reading calls a misreading."""
    misread = [(one.first.story, one.first.group is None, one.second.group is None) for one in twice]
    real = [one for one in twice if one.first.group is not None and one.second.group is not None]
    names = [str(number) for number in range(len(real))]
    story = dict(zip(names, (one.first.story for one in real), strict=True))
    first = dict(zip(names, (one.first.group or "" for one in real), strict=True))
    second = dict(zip(names, (one.second.group or "" for one in real), strict=True))
    between = compare(second, first, story)
    alone = compare({name: name for name in names}, first, story)
    return {
        "misread-equal": equal(misread),
        "misread-kappa": kappa(misread),
        **{name: between[name] for name in ("b3-f1", "conll-f1", "pair-f1")},
        **{f"alone-{name}": alone[name] for name in ("b3-f1", "conll-f1")},
        "pair-kappa": kappa(_pairs(real)),
    }


def of_outcomes(twice: Sequence[Twice[Ended]]) -> dict[str, Figure]:
    """`outcome-*` of the announced acts; where a reading allows several relations, its first."""
    answers = [(one.first.story, _relation(one.first), _relation(one.second)) for one in twice]
    ended = [one for one in twice if _relation(one.first) == _relation(one.second) != "nothing told"]
    return {
        "outcome-equal": equal(answers),
        "outcome-kappa": kappa(answers),
        "outcome-later": equal([(one.first.story, one.first.later, one.second.later) for one in ended]),
    }


def equal(answers: Iterable[Answers]) -> Figure:
    """The share of equal answers."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for story, one, other in answers:
        sums[story][0] += one == other
        sums[story][1] += 1
    return figure([tuple(row) for _, row in sorted(sums.items())], share)


def kappa(answers: Sequence[Answers]) -> Figure:
    """Cohen's kappa of the answers."""
    given = sorted({answer for _, *both in answers for answer in both}, key=repr)
    columns = {answer: number for number, answer in enumerate(given)}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * (2 * len(columns) + 2))
    for story, one, other in answers:
        row = sums[story]
        row[0] += one == other
        row[1 + columns[one]] += 1
        row[1 + len(columns) + columns[other]] += 1
        row[-1] += 1
    return figure([tuple(row) for _, row in sorted(sums.items())], _kappa_of)


def _kappa_of(sums: Counts) -> float:
    """Of (equal answers, each answer's count in the first reading, each one's in the second, all)."""
    alike, *each, every = sums
    half = len(each) // 2
    chance = sum(one * other for one, other in zip(each[:half], each[half:], strict=True)) / every**2
    return (alike / every - chance) / (1 - chance) if chance < 1 else 0.0


def _pairs(twice: Sequence[Twice[Marked]]) -> list[Answers]:
    """Whether each two reports of a story tell one act."""
    stories: dict[str, list[Twice[Marked]]] = defaultdict(list)
    for one in twice:
        stories[one.first.story].append(one)
    return [
        (story, one.first.group == other.first.group, one.second.group == other.second.group)
        for story, rows in sorted(stories.items())
        for one, other in combinations(rows, 2)
    ]


def _both(first: Sequence[Label], second: Sequence[Label], name_of: Callable[[Label], Hashable]) -> list[Twice[Label]]:
    """What both label, in the order of the second."""
    known = {name_of(one): one for one in first}
    for one in second:
        if name_of(one) not in known:
            raise InputError(f"the second reading labels {name_of(one)}, which the first does not")
    return [Twice(known[name_of(one)], one) for one in second]


def _report(one: Marked) -> Hashable:
    return one.place, one.start, one.end, one.type, one.status


def _announcement(one: Ended) -> Hashable:
    return one.part, one.announced


def _relation(one: Ended) -> str:
    return one.relations[0] if one.relations else "nothing told"
