"""`python -m dateline_lab weigh CORPORA`: what the labelled acts say of the weights in `resources/join/acts.yaml`.

A logistic regression on the pairs of reports of the developing half (whether the two tell one act), drawn towards the
weights that ship: the fitted weights are those of greatest posterior probability where each weight is normal around its
shipped value. Days and places are held tighter than the rest, for the labelled articles are nearly all of one week. The
weights that ship are set by hand with this in sight, and nothing is fitted on the half that is only counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.encoder import Encoder
from dateline.join.acts import Prepared, evidence, prepare
from dateline.join.acts.table import table
from dateline_lab.scoring.joined import read_and_join

Numbers = NDArray[np.float64]

DRAWN, HELD = 30.0, 100.0
"""How strongly a weight is drawn to its shipped value (inverse variance), and one of days or places."""
OF_DAYS_AND_PLACES = frozenset(
    (
        *("same place", "near place", "same country", "other place", "other country", "same day", "days overlap"),
        *("next day", "other days", "other stretch", "told at once", "told near", "told apart", "told far apart"),
        "before it was",
    )
)
_FOLDS = 6
_STEPS = 50
_STILL = 1e-4
_SURE = 30.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports that may tell one act: how often each weight counts in each, whether they tell one, and the
    stories of the two.
    """

    names: tuple[str, ...]
    counts: Numbers
    one_act: Numbers
    stories: tuple[tuple[str, str], ...]


def weigh(corpora: Path, encoder: Encoder) -> list[str]:
    """Lines for a person: each weight as it ships and as it fits, and how well both tell pairs of stories left out."""
    joined = read_and_join(corpora, encoder)
    told = [one for one in joined.of_part("develop") if one.label.group is not None]
    found = pairs(
        [prepare(joined.accounts[one.report.id]) for one in told],
        [one.label.group or "" for one in told],
        [one.label.story for one in told],
    )
    shipped = np.array([table().weights[name] for name in found.names])
    fitted = fit(found.counts, found.one_act, shipped, drawn(found.names))
    lines = [f"{'reason':24} ships    fits   pairs  of one act"]
    for place, name in enumerate(found.names):
        counts = found.counts[:, place] != 0
        row = f"{shipped[place]:6.2f}  {fitted[place]:6.2f} {counts.sum():7}  {int(found.one_act[counts].sum()):10}"
        lines.append(f"{name:24}{row}")
    ships, fits = left_out(found, shipped)
    return [*lines, f"average precision, stories left out in turn: {ships:.3f} as it ships, {fits:.3f} fitted"]


def pairs(told: Sequence[Prepared], groups: Sequence[str], stories: Sequence[str]) -> Pairs:
    """All pairs of these reports that may tell one act; `groups` names the act of each, `stories` its story."""
    names = tuple(sorted(table().weights))
    units: Mapping[str, Any] = dict(zip(names, np.eye(len(names)), strict=True))
    rows, one_act, between = [], [], []
    for one, other in combinations(range(len(told)), 2):
        found = evidence(told[one], told[other], units)
        if found is not None:
            rows.append(np.sum([step for _, step in found], axis=0))
            one_act.append(float(groups[one] == groups[other]))
            between.append((stories[one], stories[other]))
    return Pairs(names, np.array(rows), np.array(one_act), tuple(between))


def drawn(names: Sequence[str]) -> Numbers:
    """How strongly each weight is drawn to its shipped value; the base, which only sets the threshold, hardly."""
    strength = [HELD if name in OF_DAYS_AND_PLACES else DRAWN for name in names]
    return np.array([1e-3 if name == "base" else one for name, one in zip(names, strength, strict=True)])


def fit(counts: Numbers, one_act: Numbers, start: Numbers, strength: Numbers) -> Numbers:
    """The weights of greatest posterior probability, by Newton's method, each step at most 1 a weight."""
    weights = start.copy()
    for _ in range(_STEPS):
        likely = _logistic(counts @ weights)
        slope = counts.T @ (likely - one_act) + strength * (weights - start)
        curve = (counts.T * (likely * (1 - likely) + 1e-9)) @ counts + np.diag(strength)
        step = np.clip(np.linalg.solve(curve, slope), -1.0, 1.0)
        weights = weights - step
        if np.abs(step).max() < _STILL:
            break
    return weights


def left_out(found: Pairs, shipped: Numbers) -> tuple[float, float]:
    """Average precision of the shipped weights, and of those fitted without the stories of the pairs they are asked."""
    names = sorted({story for both in found.stories for story in both})
    fold = {story: place % _FOLDS for place, story in enumerate(names)}
    one, other = (np.array([fold[both[end]] for both in found.stories]) for end in (0, 1))
    scores = np.full(len(found.one_act), np.nan)
    for left in range(_FOLDS):
        seen, asked = (one != left) & (other != left), (one == left) & (other == left)
        weights = fit(found.counts[seen], found.one_act[seen], shipped, drawn(found.names))
        scores[asked] = found.counts[asked] @ weights
    asked = ~np.isnan(scores)
    ships = found.counts[asked] @ shipped
    return average_precision(ships, found.one_act[asked]), average_precision(scores[asked], found.one_act[asked])


def average_precision(scores: Numbers, true: Numbers) -> float:
    """The precision at each true one, ordered by falling score, averaged over them; 0 where none is true."""
    ordered = true[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return float(precision[ordered > 0].mean()) if ordered.any() else 0.0


def _logistic(value: Numbers) -> Numbers:
    result: Numbers = 1 / (1 + np.exp(-np.clip(value, -_SURE, _SURE)))
    return result
