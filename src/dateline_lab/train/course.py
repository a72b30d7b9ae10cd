"""What each epoch reads: all of the news, made sentences by their types, and a share of the auxiliary texts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from dateline_lab.corpora.example import Example
from dateline_lab.corpora.sources import Lessons

_HALF_WAY = 0.5
"""Power of the ratio of shares: 1 draws types as often as the news has them, 0 as often as they were written."""


def course(lessons: Lessons, epochs: int, auxiliary_epochs: int, rng: random.Random) -> list[list[Example]]:
    """The texts of every epoch. The first `auxiliary_epochs` read an equal share each of the auxiliary texts."""
    aside = list(lessons.auxiliary)
    rng.shuffle(aside)
    shares = [aside[i::auxiliary_epochs] if i < auxiliary_epochs else [] for i in range(epochs)]
    likely = chances(lessons.news, lessons.made)
    return [
        [*lessons.news, *(e for e, chance in zip(lessons.made, likely, strict=True) if rng.random() < chance), *share]
        for share in shares
    ]


def chances(news: Sequence[Example], made: Sequence[Example]) -> list[float]:
    """For each made sentence the chance that an epoch reads it.

    Made sentences dwell on what is rare in news, and a network that saw only them would expect it everywhere. So a
    sentence is read in proportion to how much rarer its types are among the made ones than in the news, at most always;
    one without events is always read.
    """
    there, here = _shares(news), _shares(made)
    ratios = {kind: (there.get(kind, 0.0) / share) ** _HALF_WAY for kind, share in here.items()}
    return [min(1.0, _mean([ratios[event.type] for event in example.events or ()])) for example in made]


def _shares(examples: Sequence[Example]) -> dict[str, float]:
    counts = Counter(event.type for example in examples for event in example.events or ())
    return {kind: count / counts.total() for kind, count in counts.items()}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0
