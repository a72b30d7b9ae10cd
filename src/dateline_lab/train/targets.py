"""What the network should have answered: class numbers for the words of a window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.encoder.labels import BEGIN, INSIDE, OUTSIDE, Labels
from dateline.annotate.encoder.tokens import Packed, Words
from dateline_lab.corpora.example import Chars, Example, GoldEvent

UNKNOWN = -100
"""Class of a word whose label is not known."""


@dataclass(frozen=True, slots=True)
class EventTarget:
    """Classes of one event: word of its trigger, type, act, status, contexts (0/1), role tags by role and word."""

    word: int
    type: int
    act: int
    status: int
    contexts: NDArray[np.float32]
    roles: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Target:
    """A window and its answers. `names` (words, classes) is true for each class that a word may have."""

    packed: Packed
    names: NDArray[np.bool_]
    times: NDArray[np.int64]
    triggers: NDArray[np.int64]
    events: tuple[EventTarget, ...]


def target_of(example: Example, packed: Packed, labels: Labels) -> Target:
    """Answers for one window of an example."""
    words = packed.words
    events = example.events or ()
    targets = [event for gold in events if (event := _event(gold, words, labels)) is not None]
    return Target(
        packed,
        _names(example, words, labels),
        _tags(example.times, words),
        _tags(None if example.events is None else [event.trigger for event in events], words),
        tuple(targets),
    )


def _tags(spans: Iterable[Chars] | None, words: Words) -> NDArray[np.int64]:
    if spans is None:
        return np.full(len(words.pieces), UNKNOWN, np.int64)
    tags = np.full(len(words.pieces), OUTSIDE, np.int64)
    for span in spans:
        covered = _covered(span, words)
        tags[covered] = INSIDE
        tags[covered[:1]] = BEGIN
    return tags


def _names(example: Example, words: Words, labels: Labels) -> NDArray[np.bool_]:
    allowed = np.zeros((len(words.pieces), 1 + 2 * len(labels.names)), np.bool_)
    if example.names is None:
        return ~allowed
    allowed[:, OUTSIDE] = True
    for span in example.unsure:
        allowed[_covered(span, words)] = True
    for name in example.names:
        covered = _covered(name.span, words)
        kinds = [labels.names.index(kind) for kind in labels.names if kind in name.types]
        allowed[covered] = False
        for kind in kinds:
            allowed[covered[:1], BEGIN + 2 * kind] = True
            allowed[covered[1:], INSIDE + 2 * kind] = True
    return allowed


def _event(gold: GoldEvent, words: Words, labels: Labels) -> EventTarget | None:
    covered = _covered(gold.trigger, words)
    if not len(covered):
        return None
    contexts = np.array([code in gold.contexts for code in labels.contexts], np.float32)
    return EventTarget(
        int(covered[0]),
        labels.types.index(gold.type),
        labels.acts.index((gold.type, gold.mode)),
        labels.statuses.index(next(status for status in labels.statuses if status == gold.status)),
        contexts,
        np.stack([_tags(gold.roles.get(role, ()), words) for role in labels.roles]),
    )


def _covered(span: Chars, words: Words) -> NDArray[np.int64]:
    return np.flatnonzero((words.starts < span[1]) & (words.ends > span[0]))
