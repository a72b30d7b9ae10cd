"""The set `outcomes`: what joining says became of announced acts, against what the texts tell (`labels/README.md`).

Of the labelled announcements of which a report was read, `expected` is the share that became an expectation; `right`
the share with the right outcome: pending where the texts tell none, else the right relation, decided by the act that
is labelled. Of those labelled with an outcome, `found` is the share given rightly; of the outcomes given, `precision`
is the share that is right. `base` is the share that would be right if all were pending. Figures stand for the part
`hold`, and with `dev-` for `develop`; intervals resample stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.model import Expectation
from dateline_lab.corpora.happenings import PARTS, Ended, read_ended
from dateline_lab.scoring.figures import Figure, figure, share
from dateline_lab.scoring.joined import Joined, read_and_join


@dataclass(frozen=True, slots=True)
class Checked:
    """A labelled announcement with the expectation it became, None for none, and whether its outcome is right."""

    label: Ended
    expectation: Expectation | None
    right: bool

    @property
    def given(self) -> bool:
        """Whether joining says that something became of it."""
        return self.expectation is not None and self.expectation.outcome != "pending"


def score_outcomes(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures over the labelled announcements; `path` is the folder of the corpora. Raises InputError for another."""
    joined = read_and_join(path, encoder)
    checked = check(joined, read_ended())
    found: dict[str, Figure] = {}
    for part in PARTS:
        prefix = "" if part == "hold" else "dev-"
        rows = [one for one in checked if one.label.part == part]
        found |= {prefix + name: one for name, one in figures(rows).items()}
    return found


def outcome_errors(path: Path, encoder: Encoder, part: str) -> list[str]:
    """The announcements of a part whose outcome is wrong, in lines for a person."""
    checked = check(read_and_join(path, encoder), read_ended())
    return errors([one for one in checked if one.label.part == part])


def check(joined: Joined, labels: Sequence[Ended]) -> list[Checked]:
    """Each announcement of which a report was read, with what joining made of it.

    Where its reports lie in several expectations, the first that has the labelled outcome counts, else the first.
    """
    reports: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in joined.told:
        if one.label.group is not None and one.report.id in joined.happening_of:
            reports[one.label.part, one.label.group].add(joined.happening_of[one.report.id])
    found = []
    for label in labels:
        announced = reports.get((label.part, label.announced))
        if not announced:
            continue
        later = reports.get((label.part, label.later or ""), set())
        mine = [one for one in joined.expectations if one.happening in announced]
        right = [one for one in mine if _is_right(one, label, later)]
        pending = not mine and label.later is None
        found.append(Checked(label, next(iter(right or mine), None), bool(right) or pending))
    return found


def figures(checked: Sequence[Checked]) -> dict[str, Figure]:
    """The figures of one part."""
    ended = [one for one in checked if one.label.later is not None]
    return {
        "expected": _share(checked, lambda one: one.expectation is not None),
        "right": _share(checked, lambda one: one.right),
        "found": _share(ended, lambda one: one.right),
        "precision": _share([one for one in checked if one.given], lambda one: one.right),
        "base": _share(checked, lambda one: one.label.later is None),
    }


def errors(checked: Sequence[Checked]) -> list[str]:
    """A line for each announcement whose outcome is wrong."""
    lines = []
    for one in checked:
        if not one.right:
            was = one.expectation.outcome if one.expectation else "no expectation"
            lines.append(f"{one.label.announced}: {was}, should be {' or '.join(one.label.relations) or 'pending'}")
    return lines


def _is_right(expectation: Expectation, label: Ended, later: set[str]) -> bool:
    if label.later is None:
        return expectation.outcome == "pending"
    if expectation.outcome not in label.relations:
        return False
    deciding = {one.happening for one in expectation.follow_ups if one.relation == expectation.outcome}
    return bool(deciding & later)


def _share(checked: Sequence[Checked], holds: Callable[[Checked], bool]) -> Figure:
    counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for one in checked:
        counts[one.label.story][0] += holds(one)
        counts[one.label.story][1] += 1
    return figure([tuple(row) for row in counts.values()], share)
