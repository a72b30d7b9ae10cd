"""Whether two articles share text: their sentences are paired in any order, exactly or nearly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

from dateline.join.origins.body import Body, Part
from dateline.join.weights import weight
from dateline.model.joined import Share
from dateline.model.span import Span

ALIKE = 0.5
"""How alike two sentences must be to be one."""
EXACT = 0.9
"""How alike they are where hardly a word differs."""
_TOUCH = 0.4
"""Weight of a word above which sentences that share it are compared at all."""
_LEAST_WORDS = 5
_LEAST_SHARE = 0.3
_LEAST_SHARE_COPIED = 0.15
_LEAST_SHARE_AT_HOME = 0.5
"""Within one outlet: the foot of its pages often makes up a third of a short one."""
_COPIED = 80
"""Words in sentences copied as they are, from which half the share is enough between two outlets."""
_LEAST_SENTENCES = 2
SCORE = 0.5
"""The least score of two articles that share text."""

Pairing = tuple[Part, Part, float]


def compare(one: Body, other: Body) -> Share | None:
    """What two articles share, or None where it is too little to be one text. The order of the two does not matter."""
    a, b = (one, other) if one.article < other.article else (other, one)
    pairs = paired(a, b)
    if not pairs:
        return None
    of_a, of_b = _covered(a, [x for x, _, _ in pairs]), _covered(b, [y for _, y, _ in pairs])
    size = sum(x.size * alike for x, _, alike in pairs)
    alike = size / sum(x.size for x, _, _ in pairs)
    copied = sum(len(x.stems) for x, _, likeness in pairs if likeness >= EXACT)
    signs = _signs(a, b)
    least = _LEAST_SHARE_COPIED if copied >= _COPIED else _LEAST_SHARE
    least = _LEAST_SHARE_AT_HOME if _one_house(a, b) else least
    enough = max(of_a, of_b) >= (least if len(pairs) >= _LEAST_SENTENCES else 2 * _LEAST_SHARE)
    score = min(1.0, 0.2 + 0.5 * min(1.0, max(of_a, of_b) / 0.8) + 0.3 * alike + 0.05 * len(signs)) if enough else 0.0
    if score < SCORE:
        return None
    passages = tuple((x.span, y.span) for x, y, _ in pairs)
    told = f"{len(pairs)} sentences agree, on average {alike:.0%} of their words by weight"
    return Share(a.article, b.article, round(of_a, 4), round(of_b, 4), round(score, 4), passages, (told, *signs))


def paired(a: Body, b: Body) -> list[Pairing]:
    """The sentences of `a` with the one of `b` each is most like, one to one, the most alike first; in `a`'s order."""
    found = sorted(_candidates(a, b), key=lambda one: (-one[2], one[0].span, one[1].span))
    used_a: set[Span] = set()
    used_b: set[Span] = set()
    chosen = []
    for x, y, alike in found:
        if x.span not in used_a and y.span not in used_b:
            used_a.add(x.span)
            used_b.add(y.span)
            chosen.append((x, y, alike))
    return sorted(chosen, key=lambda one: one[0].span)


def _candidates(a: Body, b: Body) -> Iterator[Pairing]:
    standing: dict[str, list[int]] = defaultdict(list)
    for at, part in enumerate(b.parts):
        for word in set(part.stems):
            if weight(word) >= _TOUCH:
                standing[word].append(at)
    for part in a.parts:
        if len(part.stems) < _LEAST_WORDS:
            continue
        near = {at for word in set(part.stems) for at in standing.get(word, ())}
        for at in sorted(near):
            other = b.parts[at]
            if len(other.stems) >= _LEAST_WORDS and (alike := likeness(part, other)) >= ALIKE:
                yield part, other, alike


def likeness(x: Part, y: Part) -> float:
    """How alike two sentences are, 0 to 1: the weight of the words both have, and of the neighbours both keep.

    Words in any order count for seven tenths, pairs of neighbours for three: texts on one matter share its words, but
    seldom put them side by side. Of two lengths the mean counts (Dice 1945).
    """
    one, other = Counter(x.stems), Counter(y.stems)
    both = sum(weight(word) * min(count, other[word]) for word, count in one.items() if word in other)
    whole = sum(map(weight, x.stems)) + sum(map(weight, y.stems))
    words = 2 * both / whole if whole else 0.0
    if words < ALIKE * 0.8:
        return 0.0
    here, there = set(pairwise(x.stems)), set(pairwise(y.stems))
    beside = 2 * len(here & there) / (len(here) + len(there)) if here and there else 0.0
    return max(0.7 * words + 0.3 * beside, words if words >= EXACT else 0.0)


def _one_house(a: Body, b: Body) -> bool:
    """Whether one outlet printed both: what its pages all say at their foot is no text that one took from the other."""
    if a.url and b.url and urlsplit(a.url).hostname == urlsplit(b.url).hostname:
        return True
    return a.outlet is not None and a.outlet == b.outlet


def _covered(body: Body, parts: list[Part]) -> float:
    return sum(one.size for one in parts) / body.size if body.size else 0.0


def _signs(a: Body, b: Body) -> tuple[str, ...]:
    """What beside the text speaks for one origin, in words."""
    found = []
    if agencies := sorted(set(a.agencies) & set(b.agencies)):
        found.append("both credit " + " and ".join(agencies))
    if numbers := sorted(set(a.signs) & set(b.signs)):
        found.append("both bear the agency's number " + ", ".join(numbers))
    if a.dateline and a.dateline == b.dateline:
        found.append(f"both are written from {a.dateline}")
    if a.url and a.url == b.url:
        found.append("both name one address as their own")
    if a.published and b.published:
        apart = abs((date.fromisoformat(a.published) - date.fromisoformat(b.published)).days)
        if apart <= 3:
            found.append("published on one day" if not apart else f"published {apart} days apart")
    return tuple(found)
