"""Whether two articles share text: their sentences are paired in any order, exactly or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from dateline.join.origins.body import LEAST_WORDS, Body, Part
from dateline.join.weights import weight
from dateline.model.joined import Share
from dateline.model.span import Span

ALIKE = 0.4
"""How alike two sentences must be to be one."""
EXACT = 0.9
"""How alike they are where hardly a word differs."""
_TOLD = 0.35
"""How alike their telling words must be for sentences to be compared at all."""
_LEAST_SHARE = 0.3
_LEAST_SHARE_COPIED = 0.15
_LIKE, _LOOSER = 0.6, 1.5
"""Sentences less alike than this on average must be more of the text, by so much."""
_LEAST_SHARE_AT_HOME = 0.5
"""Within one outlet: the foot of its pages often makes up a third of a short one."""
_COPIED = 80
"""Words in sentences copied as they are, from which half the share is enough between two outlets."""
_LEAST_SENTENCES = 2
FAR = 31
"""Days between two articles from which as much is asked as within one outlet."""
_QUOTED_COUNTS = 0.3
"""How much a quoted sentence counts: who heard the same words gives them alike, and has them from no other article."""
_TIED, _LOOSELY_TIED = 0.18, 0.1
"""Share of the telling words of what two articles of one outlet share that the rest of each uses too: what pages of an
outlet all say at their foot does not speak of what the article speaks of. The second is enough for most of both."""
_MOST, _WHOLE = 0.6, 0.85
_ROUNDING = 1e-9
SCORE = 0.5
"""The least score of two articles that share text."""

Pairing = tuple[Part, Part, float]


def compare(one: Body, other: Body) -> Share | None:
    """What two articles share, or None where it is too little to be one text. The order of the two does not matter."""
    a, b = (one, other) if one.article < other.article else (other, one)
    pairs = paired(a, b)
    if not pairs:
        return None
    xs, ys = [x for x, _, _ in pairs], [y for _, y, _ in pairs]
    of_a, of_b = _covered(a, xs), _covered(b, ys)
    size = sum(x.size * alike for x, _, alike in pairs)
    alike = size / sum(x.size for x, _, _ in pairs)
    copied = sum(len(x.stems) for x, _, likeness in pairs if likeness >= EXACT)
    signs = _signs(a, b)
    least = _LEAST_SHARE_COPIED if copied >= _COPIED else _LEAST_SHARE
    at_home = _one_house(a, b)
    least = _LEAST_SHARE_AT_HOME if at_home or _far_apart(a, b) else least
    least = max(least, _LEAST_SHARE + _LOOSER * max(0.0, _LIKE - alike))
    own = _own(pairs) * max(of_a, of_b)
    enough = own >= (least if len(pairs) >= _LEAST_SENTENCES else 2 * _LEAST_SHARE)
    if at_home and min(of_a, of_b) < _WHOLE:
        enough = enough and min(_tied(a, xs), _tied(b, ys)) >= (_TIED if min(of_a, of_b) < _MOST else _LOOSELY_TIED)
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
    standing = b.standing
    for part in a.parts:
        if len(part.stems) < LEAST_WORDS:
            continue
        there = [(heavy, standing[word]) for word, heavy in part.telling.items() if word in standing]
        if (2 - _TOLD) * sum(heavy for heavy, _ in there) < _TOLD * part.told - _ROUNDING:
            continue  # no sentence of b has enough of its words: what two share is at most what either tells
        met: dict[int, float] = defaultdict(float)
        for heavy, found in there:
            for at in found:
                met[at] += heavy
        for at, both in met.items():
            other = b.parts[at]
            if 2 * both >= _TOLD * (part.told + other.told) and (alike := likeness(part, other)) >= ALIKE:
                yield part, other, alike


def likeness(x: Part, y: Part) -> float:
    """How alike two sentences are, 0 to 1: the weight of the words both have, and of the neighbours both keep.

    Words in any order count for seven tenths, pairs of neighbours for three: texts on one matter share its words, but
    seldom put them side by side. Of two lengths the mean counts (Dice 1945).
    """
    if x.stems == y.stems:
        return 1.0
    one, other = x.counts, y.counts
    both = sum(weight(word) * min(count, other[word]) for word, count in one.items() if word in other)
    whole = x.heavy + y.heavy
    words = 2 * both / whole if whole else 0.0
    if words < ALIKE * 0.8:
        return 0.0
    pairs = len(x.beside) + len(y.beside)
    beside = 2 * len(x.beside & y.beside) / pairs if pairs else 0.0
    return max(0.7 * words + 0.3 * beside, words if words >= EXACT else 0.0)


def _one_house(a: Body, b: Body) -> bool:
    """Whether one outlet printed both: what its pages all say at their foot is no text that one took from the other."""
    if a.url and b.url and urlsplit(a.url).hostname == urlsplit(b.url).hostname:
        return True
    return a.outlet is not None and a.outlet == b.outlet


def _far_apart(a: Body, b: Body) -> bool:
    return (days := _days_apart(a, b)) is not None and days > FAR


def _days_apart(a: Body, b: Body) -> int | None:
    if a.published is None or b.published is None:
        return None
    return abs((date.fromisoformat(a.published) - date.fromisoformat(b.published)).days)


def _covered(body: Body, parts: list[Part]) -> float:
    return sum(one.size for one in parts) / body.size if body.size else 0.0


def _own(pairs: list[Pairing]) -> float:
    """How much what two articles share counts, 0 to 1: less where it is quoted."""
    quoted = sum(x.size * max(x.quoted, y.quoted) for x, y, _ in pairs) / sum(x.size for x, _, _ in pairs)
    return 1 - (1 - _QUOTED_COUNTS) * quoted


def _tied(body: Body, parts: list[Part]) -> float:
    """Share of the telling words of some sentences of a body that the rest of it uses too; 1 where there is no rest."""
    taken = {one.span for one in parts}
    inside = {word for one in parts for word in one.telling}
    rest = {word for one in body.parts if one.span not in taken for word in one.telling}
    return len(inside & rest) / len(inside) if inside and rest else 1.0


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
    apart = _days_apart(a, b)
    if apart is not None and apart <= 3:
        days = f"{apart} day{'' if apart == 1 else 's'} apart"
        found.append(f"published {days}" if apart else "published on one day")
    return tuple(found)
