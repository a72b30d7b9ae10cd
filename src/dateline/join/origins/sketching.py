"""Fingerprints by which articles that share text find each other.

Two kinds, kept apart by a letter: runs of words, which copies share, and pairs of rare words that stand in one
sentence, in any order, which also survive light rewriting and different translations. Of each kind those with the
smallest hashes are kept (FracMinHash with a bound: Irber and others 2022; bottom-k: Broder 1997), so that the choice
from a cut agrees with the choice from the whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations

from dateline.join.origins.body import Body, Part
from dateline.join.origins.comparing import FAR

RUN = 6
"""Words of a run."""
RARE = 5
"""Rare words of a sentence that are paired."""
_RARE_LEAST = 0.42
_RUN_SHARE, _PAIR_SHARE = 1 / 8, 1 / 2
_MOST_RUNS, _MOST_PAIRS = 24, 56
_LONG, _OFF = 12, 4
"""Sentences of a body of which some are left out, and how far off the same matter must be spoken of again."""
LEAST_SHARED = 2
"""Fingerprints that two articles must share to be worth comparing."""
_LEAST_FAR_APART = 4
"""And those that appeared further apart than `comparing.FAR` days: they must share half a text, which leaves more in
common, and over years two fingerprints in common say no more than that both name two people."""


def sketch(body: Body) -> frozenset[int]:
    """The fingerprints of a body: signed 64-bit whole numbers, at most 80."""
    parts = _linked(body)
    runs = _kept(_runs(parts), _RUN_SHARE, _MOST_RUNS)
    return frozenset(runs | _kept(_pairs(parts), _PAIR_SHARE, _MOST_PAIRS))


def worth_comparing(shared: int, days_apart: int | None = None) -> bool:
    """Whether two sketches share enough fingerprints, by how far apart their articles appeared (None: unknown)."""
    far = days_apart is not None and days_apart > FAR
    return shared >= (_LEAST_FAR_APART if far else LEAST_SHARED)


def _linked(body: Body) -> Sequence[Part]:
    """The sentences that have a telling word in common with another some way off: an outlet's own lines seldom do."""
    if len(body.parts) < _LONG:
        return body.parts
    standing = body.standing
    return [
        part
        for at, part in enumerate(body.parts)
        if any(abs(there - at) > _OFF for word in part.telling for there in standing.get(word, ()))
    ]


def _runs(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        for at in range(len(part.stems) - RUN + 1):
            yield "r " + " ".join(part.stems[at : at + RUN])


def _pairs(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        rare = sorted((-heavy, one) for one, heavy in part.telling.items() if heavy >= _RARE_LEAST)[:RARE]
        for one, other in combinations(sorted(one for _, one in rare), 2):
            yield f"p {one} {other}"


def _kept(marks: Iterator[str], share: float, most: int) -> set[int]:
    limit = int((share - 0.5) * (1 << 64))
    return set(sorted(one for one in map(_hashed, set(marks)) if one < limit)[:most])


def _hashed(mark: str) -> int:
    return int.from_bytes(hashlib.blake2b(mark.encode(), digest_size=8).digest(), "big", signed=True)
