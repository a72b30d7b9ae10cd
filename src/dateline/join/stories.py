"""Which articles tell one story: by their words, weighed by how much each tells, and by the days they appeared on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from dateline.join.acts.cluster import components
from dateline.join.acts.prepared import ordinal
from dateline.join.linkage import Group, average_link
from dateline.join.weights import stem, weight
from dateline.join.words import vocabulary

ONE_STORY = 0.25
"""Articles are of one story from this average likeness on."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME = 1.5
_HEADLINE = 3
_SAME_DAYS = 3
_FADES_IN = 10.0
_TOPIC = 12
_LEAD = 2500


@dataclass(frozen=True, slots=True)
class Telling:
    """An article as stories compare it: weighed stems as a vector of length 1, and the day it appeared (ordinal)."""

    article: str
    day: int | None
    vector: dict[str, float]


def telling(article: str, published: str | None, title: str, text: str) -> Telling:
    """An article made ready: a stem weighs by its rarity, names and words of the headline more."""
    vector = _weighed(title, text)
    length = sqrt(sum(one * one for one in vector.values())) or 1.0
    return Telling(article, ordinal(published), {word: one / length for word, one in vector.items()})


def topic(title: str, text: str) -> tuple[str, ...]:
    """The twelve stems that say most of what an article is about: those that weigh most in its title and first 2,500
    characters, the heaviest first.
    """
    vector = _weighed(title, text[:_LEAD])
    return tuple(sorted(vector, key=lambda word: (-vector[word], word))[:_TOPIC])


def _weighed(title: str, text: str) -> dict[str, float]:
    stop, _ = vocabulary()
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for part, times in ((title, _HEADLINE), (text, 1)):
        for word in _WORD.findall(part):
            if word.lower() in stop:
                continue
            found = stem(word)
            counts[found] += times
            if part is text and word[0].isupper():
                names.add(found)
    return {
        word: weight(word) ** 2 * (1 + log(count)) * (_NAME if word in names else 1.0) for word, count in counts.items()
    }


def alike(one: Telling, other: Telling) -> float:
    """How alike two articles are, 0 to 1: the cosine of their words, fading with the days between them."""
    few, many = sorted((one.vector, other.vector), key=len)
    cosine = sum(value * many[word] for word, value in few.items() if word in many)
    if one.day is None or other.day is None:
        return cosine
    return cosine * exp(-max(0, abs(one.day - other.day) - _SAME_DAYS) / _FADES_IN)


def stories(tellings: Sequence[Telling], least: float = ONE_STORY) -> list[Group]:
    """Groups of article ids that tell one story, each sorted, ordered by their first. No order of giving shows."""
    by_id = {one.article: one for one in tellings}
    ids = sorted(by_id)
    likeness = {(one, other): alike(by_id[one], by_id[other]) for n, one in enumerate(ids) for other in ids[n + 1 :]}
    return grouped(ids, likeness, least)


def grouped(ids: Sequence[str], likeness: dict[tuple[str, str], float], least: float) -> list[Group]:
    """Groups by average linkage within what hangs together by pairs of `least` or more."""
    found: list[Group] = []
    for piece in components(ids, [met for met, value in likeness.items() if value >= least]):
        between: dict[tuple[Group, Group], float] = {}
        for n, one in enumerate(piece):
            between |= {((one,), (other,)): likeness[one, other] for other in piece[n + 1 :]}
        found += average_link(between, least) if between else [piece]
    return sorted(found)
