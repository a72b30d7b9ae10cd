"""Fingerprints by which articles that share text find each other.

Two kinds, kept apart by a letter: runs of words, which copies share, and pairs of rare words that stand in one
sentence, in any order, which also survive light rewriting and different translations. Of each kind those with the
smallest hashes are kept (FracMinHash with a bound: Irber and others 2022; bottom-k: Broder 1997), so that the choice
from a cut agrees with the choice from the whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations

from dateline.join.origins.body import Body
from dateline.join.weights import weight

RUN = 6
"""Words of a run."""
RARE = 5
"""Rare words of a sentence that are paired."""
_RARE_LEAST = 0.42
_RUN_SHARE, _PAIR_SHARE = 1 / 8, 1 / 2
_MOST_RUNS, _MOST_PAIRS = 24, 56
LEAST_SHARED = 2
"""Fingerprints that two articles must share to be worth comparing."""


def sketch(body: Body) -> frozenset[int]:
    """The fingerprints of a body: signed 64-bit whole numbers, at most 80."""
    runs = _kept(_runs(body), _RUN_SHARE, _MOST_RUNS)
    return frozenset(runs | _kept(_pairs(body), _PAIR_SHARE, _MOST_PAIRS))


def worth_comparing(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sketches share enough. The same both ways, and the same whatever else is known."""
    return len(one & other) >= LEAST_SHARED


def _runs(body: Body) -> Iterator[str]:
    for part in body.parts:
        for at in range(len(part.stems) - RUN + 1):
            yield "r " + " ".join(part.stems[at : at + RUN])


def _pairs(body: Body) -> Iterator[str]:
    for part in body.parts:
        rare = sorted({one for one in part.stems if len(one) > 1 and weight(one) >= _RARE_LEAST})
        rare = sorted(rare, key=lambda one: (-weight(one), one))[:RARE]
        for one, other in combinations(sorted(rare), 2):
            yield f"p {one} {other}"


def _kept(marks: Iterator[str], share: float, most: int) -> set[int]:
    limit = int((share - 0.5) * (1 << 64))
    return set(sorted(one for one in map(_hashed, set(marks)) if one < limit)[:most])


def _hashed(mark: str) -> int:
    return int.from_bytes(hashlib.blake2b(mark.encode(), digest_size=8).digest(), "big", signed=True)
