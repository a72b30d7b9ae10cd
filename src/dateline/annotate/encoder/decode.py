"""From the network's numbers to spans and labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.encoder.labels import BEGIN, INSIDE, OUTSIDE, Labels
from dateline.annotate.encoder.reading import Reading, ReadName, Scored, Trigger
from dateline.annotate.encoder.tokens import Words

Floats = NDArray[np.float32]

OUTPUTS = ("names", "times", "triggers", "types", "acts", "statuses", "contexts", "roles")
"""Outputs of the graph, in its order. All are logits by token; `roles` by token of the trigger and token of the role,
with three tag classes for each role."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `first` to `last` (exclusive) that belong together."""

    first: int
    last: int


def decode(outputs: Mapping[str, Floats], words: Words, labels: Labels) -> Reading:
    """The reading of one window. `outputs` are the arrays of OUTPUTS for this window alone (no batch axis)."""
    at = words.pieces
    if not len(at):
        return Reading()
    by_word = {name: outputs[name][at] for name in OUTPUTS[:-1]}
    roles = outputs["roles"][np.ix_(at, at)]
    return Reading(
        names=tuple(_names(by_word["names"], words, labels)),
        times=tuple(_times(by_word["times"], words)),
        triggers=tuple(_triggers(by_word, roles, words, labels)),
    )


def trigger_chances(by_word: Mapping[str, Floats]) -> Floats:
    """By word and type: the raw chance that a trigger of the type begins there."""
    begins = softmax(by_word["triggers"])[:, BEGIN]
    return np.asarray(begins[:, None] * softmax(by_word["types"]), np.float32)


def softmax(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def _names(logits: Floats, words: Words, labels: Labels) -> Iterator[ReadName]:
    chances = softmax(logits)
    best = chances.argmax(axis=-1)
    first = 0
    while first < len(best):
        if best[first] == OUTSIDE:
            first += 1
            continue
        kind = (int(best[first]) - 1) // 2
        last = first + 1
        while last < len(best) and best[last] == INSIDE + 2 * kind:
            last += 1
        belongs = chances[first:last, [BEGIN + 2 * kind, INSIDE + 2 * kind]].sum(axis=-1)
        yield ReadName(
            int(words.starts[first]), int(words.ends[last - 1]), labels.names[kind], _rounded(float(belongs.mean()))
        )
        first = last


def _times(logits: Floats, words: Words) -> Iterator[Scored]:
    chances = softmax(logits)
    for run in _runs(chances, 0.5):
        yield _scored(run, 1 - chances[:, OUTSIDE], words)


def _runs(chances: Floats, threshold: float) -> Iterator[_Run]:
    """Runs of words that are rather in than out; a word that rather begins starts a new one."""
    inside = (1 - chances[:, OUTSIDE]) >= threshold
    begins = chances[:, BEGIN] > chances[:, INSIDE]
    first = -1
    for at in range(len(inside) + 1):
        ends = at == len(inside) or not inside[at]
        if first >= 0 and (ends or begins[at]):
            yield _Run(first, at)
            first = -1
        if not ends and first < 0:
            first = at


def _scored(run: _Run, chances: Floats, words: Words) -> Scored:
    score = float(chances[run.first : run.last].mean())
    return Scored(int(words.starts[run.first]), int(words.ends[run.last - 1]), _rounded(score))


def _triggers(by_word: Mapping[str, Floats], roles: Floats, words: Words, labels: Labels) -> Iterator[Trigger]:
    chances = trigger_chances(by_word)
    tags = by_word["triggers"].argmax(axis=-1)
    for first in np.flatnonzero(chances.max(axis=-1) >= labels.calibration.trigger).tolist():
        last = first + 1
        while last < len(tags) and tags[last] == INSIDE:
            last += 1
        yield _trigger(_Run(first, last), chances[first], by_word, roles[first], (words, labels))


def _trigger(
    run: _Run, chances: Floats, by_word: Mapping[str, Floats], roles: Floats, known: tuple[Words, Labels]
) -> Trigger:
    words, labels = known
    kind = int(chances.argmax())
    acts = np.array([act[0] == labels.types[kind] for act in labels.acts])
    act = int(np.where(acts, by_word["acts"][run.first], -np.inf).argmax())
    contexts = 1 / (1 + np.exp(-by_word["contexts"][run.first]))
    spans = [_role(roles, at, words, labels) for at in range(len(labels.roles))]
    return Trigger(
        start=int(words.starts[run.first]),
        end=int(words.ends[run.last - 1]),
        type=labels.types[kind],
        mode=labels.acts[act][1],
        status=labels.statuses[int(by_word["statuses"][run.first].argmax())],
        score=calibrated(float(chances[kind]), labels),
        contexts=tuple(labels.contexts[i] for i in np.flatnonzero(contexts >= labels.calibration.context)),
        sources=spans[0],
        targets=spans[1],
        places=spans[2],
        times=spans[3],
        said_by=spans[4],
    )


def _role(roles: Floats, role: int, words: Words, labels: Labels) -> tuple[Scored, ...]:
    chances = softmax(roles[:, 3 * role : 3 * role + 3])
    found = [_scored(run, 1 - chances[:, OUTSIDE], words) for run in _runs(chances, labels.calibration.role[role])]
    return tuple(sorted(found, key=lambda span: (-span.score, span.start)))


def calibrated(chance: float, labels: Labels) -> float:
    """The honest score of a raw chance: Platt scaling of its logit."""
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    logit = math.log(bounded / (1 - bounded))
    slope, intercept = labels.calibration.slope, labels.calibration.intercept
    return _rounded(1 / (1 + math.exp(-(slope * logit + intercept))))


def _rounded(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)
