"""Thresholds and honest scores, fitted on documents the weights never saw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.encoder import Encoder, ReadSentence, Trigger
from dateline.annotate.encoder.decode import decode
from dateline.annotate.encoder.encoder import Raw
from dateline.annotate.encoder.labels import Calibration, Labels
from dateline_lab.corpora.example import Example, GoldEvent
from dateline_lab.scoring.figures import f1, matched

_GRID = tuple(round(0.2 + 0.05 * i, 2) for i in range(11))
_FLOOR = 0.05
"""Candidates below this raw chance say nothing about calibration."""

_FIELDS = {"src": "sources", "tgt": "targets", "loc": "places", "when": "times", "by": "said_by"}


PARTS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A trigger that was read: its document, its score and whether a true event of its type stands there."""

    document: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    example: Example
    raw: Raw


def calibrate(encoder: Encoder, examples: Sequence[Example]) -> Labels:
    """The encoder's labels with thresholds of best F1 and a Platt scaling (Platt 1999) of the trigger's chance."""
    sentences = [ReadSentence(e.text, e.before, e.after) for e in examples]
    seen = [_Seen(examples[at], raw) for at, raw in encoder.raw(sentences)]
    labels = replace(encoder.labels, calibration=Calibration())
    trigger = max(_GRID, key=lambda value: _trigger_f1(seen, _with(labels, trigger=value)))
    labels = _with(labels, trigger=trigger)
    by_role = [_role_f1(seen, _with(labels, role=(value,) * len(labels.roles))) for value in _GRID]
    role = tuple(_GRID[max(range(len(_GRID)), key=lambda i: by_role[i][at])] for at in range(len(labels.roles)))
    labels = _with(labels, role=role)
    context = max(_GRID, key=lambda value: _context_f1(seen, _with(labels, context=value)))
    slope, intercept = _platt(seen, _with(labels, trigger=_FLOOR))
    return _with(labels, context=context, slope=slope, intercept=intercept)


def cross_scaled(encoder: Encoder, examples: Sequence[Example]) -> list[Judged]:
    """The triggers read in each document, scored by a scaling that was fitted on the others of PARTS parts.

    A scaling looks better on the documents it was fitted on than it is; these scores do not know their own documents.
    """
    sentences = [ReadSentence(e.text, e.before, e.after) for e in examples]
    seen = [_Seen(examples[at], raw) for at, raw in encoder.raw(sentences)]
    number = {name: at for at, name in enumerate(dict.fromkeys(e.document for e in examples))}
    judgements: list[Judged] = []
    for part in range(PARTS):
        others = [one for one in seen if number[one.example.document] % PARTS != part]
        slope, intercept = _platt(others, _with(encoder.labels, trigger=_FLOOR, slope=1.0, intercept=0.0))
        labels = _with(encoder.labels, slope=slope, intercept=intercept)
        for one in seen:
            if number[one.example.document] % PARTS == part:
                triggers = decode(one.raw.outputs, one.raw.words, labels).triggers
                rights = judged(one.example, triggers)
                judgements += [
                    Judged(one.example.document, t.score, right) for t, right in zip(triggers, rights, strict=True)
                ]
    return judgements


def gaps(scores: Sequence[float], right: Sequence[bool], bins: int = 10) -> list[float]:
    """By bin of equal width: the sum of the scores less the number of those that are right."""
    sums = [0.0] * bins
    for score, is_right in zip(scores, right, strict=True):
        sums[min(int(score * bins), bins - 1)] += score - is_right
    return sums


def calibration_error(scores: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015) over bins of equal width."""
    return sum(map(abs, gaps(scores, right, bins))) / len(scores) if scores else 0.0


def judged(example: Example, triggers: Sequence[Trigger]) -> list[bool]:
    """For each trigger whether a true event of its type stands there; a true event counts once."""
    left = list(example.events or ())
    right: list[bool] = []
    for trigger in triggers:
        found = next((gold for gold in left if _same(gold, trigger)), None)
        right.append(found is not None)
        if found is not None:
            left.remove(found)
    return right


def _same(gold: GoldEvent, trigger: Trigger) -> bool:
    return gold.type == trigger.type and gold.trigger[0] < trigger.end and trigger.start < gold.trigger[1]


def _with(labels: Labels, **values: Any) -> Labels:
    return replace(labels, calibration=replace(labels.calibration, **values))


def _trigger_f1(seen: Sequence[_Seen], labels: Labels) -> float:
    right = found = 0
    for one in seen:
        judgements = judged(one.example, decode(one.raw.outputs, one.raw.words, labels).triggers)
        right += sum(judgements)
        found += len(judgements)
    return f1((right, found, sum(len(one.example.events or ()) for one in seen)))


def _role_f1(seen: Sequence[_Seen], labels: Labels) -> list[float]:
    sums = np.zeros((len(labels.roles), 3))
    for gold, trigger in _pairs(seen, labels):
        for at, role in enumerate(labels.roles):
            found = [(span.start, span.end) for span in getattr(trigger, _FIELDS[role])]
            sums[at] += matched(found, gold.roles.get(role, ()))
    return [f1((row[0], row[1], row[2])) for row in sums.tolist()]


def _context_f1(seen: Sequence[_Seen], labels: Labels) -> float:
    sums = np.zeros(3)
    for gold, trigger in _pairs(seen, labels):
        sums += matched(trigger.contexts, gold.contexts)
    return f1((float(sums[0]), float(sums[1]), float(sums[2])))


def _pairs(seen: Sequence[_Seen], labels: Labels) -> list[tuple[GoldEvent, Trigger]]:
    return [
        (gold, trigger)
        for one in seen
        for trigger in decode(one.raw.outputs, one.raw.words, labels).triggers
        for gold in [next((g for g in one.example.events or () if _same(g, trigger)), None)]
        if gold is not None
    ]


def _platt(seen: Sequence[_Seen], labels: Labels) -> tuple[float, float]:
    """Slope and intercept by Newton's method on the logistic loss."""
    logits: list[float] = []
    right: list[bool] = []
    for one in seen:
        triggers = decode(one.raw.outputs, one.raw.words, labels).triggers
        logits += [math.log(t.score / (1 - t.score)) for t in triggers if _FLOOR <= t.score < 1]
        kept = [t for t in triggers if _FLOOR <= t.score < 1]
        right += judged(one.example, kept)
    return _newton(np.array(logits), np.array(right, float))


_PRIOR = np.array([1.0, 0.0])
"""Scores as they come: what the fit is drawn to where the examples say little."""

_PULL = 1.0


def _newton(logits: NDArray[np.float64], right: NDArray[np.float64]) -> tuple[float, float]:
    """Slope and intercept of least logistic loss, drawn to `_PRIOR`; a step that does not help is halved."""
    design = np.stack([logits, np.ones_like(logits)], 1)
    weights = _PRIOR
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (chance - right) + _PULL * (weights - _PRIOR)
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + _PULL * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        while _loss(weights - step, design, right) > _loss(weights, design, right) and np.abs(step).max() > 1e-9:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def _loss(weights: NDArray[np.float64], design: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    reached = design @ weights
    losses = np.logaddexp(0.0, reached) - right * reached
    return float(losses.sum() + _PULL / 2 * ((weights - _PRIOR) ** 2).sum())
