"""One name, one type: what an article says of a name at one place holds for it everywhere in that article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Name, NameType, Span

_SURE = 0.9
_DOUBTFUL = 0.7
_SHARE = 0.75
_AMBIGUOUS = frozenset(
    {
        "May",
        "March",
        "Will",
        "Mark",
        "April",
        "June",
        "August",
        "Bill",
        "Grant",
        "Rose",
        "Hope",
        "Justice",
        "Council",
        "Party",
        "Union",
    }
)


def consistent(text: str, names: Sequence[Name], stretches: Sequence[Span]) -> list[Name]:
    """The names with doubtful types set right and missed places of sure names added, in order of the text.

    A type is set right where the reader doubts it (score under 0.7) and three quarters of the weight that the same
    words carry in the article speaks for another. A place is added where the same words stand, whole and unmarked, in
    one of `stretches` and the reader was sure of them elsewhere (0.9); it carries that score less a tenth.
    """
    weights: dict[str, dict[NameType, float]] = defaultdict(lambda: defaultdict(float))
    best: dict[str, Name] = {}
    for name in names:
        words = name.span.of(text)
        weights[words][name.type] += name.score
        if words not in best or name.score > best[words].score:
            best[words] = name
    settled = [_settled(name, weights[name.span.of(text)]) for name in names]
    settled += _missed(text, settled, best, stretches)
    return sorted(settled, key=lambda name: name.span)


def _settled(name: Name, weights: dict[NameType, float]) -> Name:
    top = max(weights, key=lambda kind: weights[kind])
    if top == name.type or name.score >= _DOUBTFUL or weights[top] < _SHARE * sum(weights.values()):
        return name
    return replace(name, type=top)


def _missed(text: str, names: Sequence[Name], best: dict[str, Name], stretches: Sequence[Span]) -> Iterator[Name]:
    sure = {words: name for words, name in best.items() if name.score >= _SURE and _is_telling(words)}
    if not sure:
        return
    taken = sorted(name.span for name in names)
    longest_first = sorted(sure, key=lambda words: (-len(words), words))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    at = 0
    for stretch in sorted(stretches):
        for found in pattern.finditer(text, stretch.start, stretch.end):
            while at < len(taken) and taken[at].end <= found.start():
                at += 1
            if at < len(taken) and taken[at].start < found.end():
                continue
            name = sure[found[0]]
            yield Name(Span(*found.span()), name.type, round(name.score * 0.9, 6))


def _is_telling(words: str) -> bool:
    return len(words) >= 3 and words[:1].isupper() and words not in _AMBIGUOUS
