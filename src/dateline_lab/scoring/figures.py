"""Figures with a 95 % interval: percentile bootstrap over documents (Efron 1979), seeded."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

RESAMPLES = 1000
_SEED = 7

Counts = tuple[float, ...]
"""What one document adds to a figure: (right, found, true) for F1, (right, all) for a share."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in 0..1 with the bounds of its interval; `count` is how many items it rests on."""

    value: float
    low: float
    high: float
    count: int

    def as_json(self) -> dict[str, float]:
        """Rounded to four digits."""
        return {"value": round(self.value, 4), "low": round(self.low, 4), "high": round(self.high, 4), "n": self.count}


def f1(counts: Counts) -> float:
    """F1 of (right, found, true); 0 where nothing is there to find."""
    right, found, true = counts
    return 2 * right / (found + true) if found + true else 0.0


def share(counts: Counts) -> float:
    """Share of (right, all)."""
    return counts[0] / counts[1] if counts[1] else 0.0


def figure(by_document: Sequence[Counts], measure: Callable[[Counts], float]) -> Figure:
    """A measure of the sums over documents, with its interval. The last count says how many items there are."""
    if not by_document:
        return Figure(0.0, 0.0, 0.0, 0)
    rng = random.Random(_SEED)
    total = _sum(by_document)
    values = sorted(measure(_sum(rng.choices(by_document, k=len(by_document)))) for _ in range(RESAMPLES))
    low, high = values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1]
    return Figure(measure(total), low, high, int(total[-1]))


def as_json(figures: Mapping[str, Figure]) -> dict[str, dict[str, float]]:
    """Figures by name, ready to print."""
    return {name: one.as_json() for name, one in figures.items()}


def matched(found: Sequence[object], true: Sequence[object]) -> Counts:
    """(right, found, true) of two lists of labels, each label counted as often as it stands."""
    left = list(true)
    right = 0
    for label in found:
        if label in left:
            left.remove(label)
            right += 1
    return float(right), float(len(found)), float(len(true))


def _sum(rows: Sequence[Counts]) -> Counts:
    return tuple(map(sum, zip(*rows, strict=True)))
