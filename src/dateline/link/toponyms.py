"""Names of places in running text: those the reader marked, and those the gazetteer knows inside other names.

"Minnesota Department of Transportation" speaks of Minnesota, "Georgia State Patrol" of Georgia, "Iraqis" of Iraq: for
where a text plays these are as good as a name that stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.link.knowledge import Knowledge
from dateline.link.place_forms import NOWHERE, country_of
from dateline.link.text import plain
from dateline.model import Name, Span

PLACES = frozenset({"GPE", "LOC"})
_WORD = re.compile(r"[^\W\d_](?:[\w'’&-]|\.(?=\w))*\.?")
_LONGEST = 4
_LEAST_PEOPLE = 500
_KIND_WORDS = frozenset({"county", "parish", "province", "region", "township", "oblast", "governorate", "district"})


def toponyms(text: str, names: Sequence[Name], knowledge: Knowledge) -> tuple[Span, ...]:
    """Spans that name places, in order, none meeting another."""
    found: list[Span] = []
    for name in sorted(names, key=lambda one: one.span):
        if name.type in PLACES:
            found.append(name.span)
        elif name.type == "NORP":
            found.extend(_people(text, name.span, knowledge))
        elif name.type in {"ORG", "MISC"}:
            found.extend(_within(text, name.span, knowledge))
    return tuple(_apart(found))


def _people(text: str, span: Span, knowledge: Knowledge) -> Iterator[Span]:
    """The span of a people or nation that has a country or province."""
    words = span.of(text)
    if country_of(words, knowledge) or any(p.kind == "admin1" for p in knowledge.places(words)):
        yield span


def _within(text: str, span: Span, knowledge: Knowledge) -> Iterator[Span]:
    """The longest known place at the start of a name of an organisation."""
    words = [Span(span.start + m.start(), span.start + m.end()) for m in _WORD.finditer(span.of(text))]
    if words and plain(words[0].of(text)) == "the":
        words = words[1:]
    for size in range(min(_LONGEST, len(words)), 0, -1):
        piece = Span(words[0].start, words[size - 1].end)
        if _known(piece.of(text), knowledge):
            yield piece
            return


def _known(words: str, knowledge: Knowledge) -> bool:
    key = plain(words)
    if len(key) < 3 or key in NOWHERE or not words[:1].isupper():
        return False
    return bool(country_of(words, knowledge)) or any(p.population >= _LEAST_PEOPLE for p in knowledge.places(words))


def _apart(spans: list[Span]) -> Iterator[Span]:
    last = 0
    for span in sorted(spans):
        if span.start >= last:
            yield span
            last = span.end
