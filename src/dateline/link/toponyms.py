"""Names of places in running text: those the reader marked, and those the gazetteer knows inside or as other names.

"Ohio Department of Education" speaks of Ohio, "the Tema police" of Tema, "Iraqis" of Iraq: for where a text plays these
are as good as a name that stands alone. What is only a road, a house or a number is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.link.knowledge import Knowledge, Place
from dateline.link.place_forms import NOWHERE, areas, said
from dateline.link.text import LONGEST, plain
from dateline.model import Name, Span

PLACES = frozenset({"GPE", "LOC"})

_WORD = re.compile(r"[^\W\d_](?:[\w'’&-]|\.(?=\w))*\.?")
_MOST_WORDS = 4
_LARGE = 20_000
"""A town of fewer people is taken for one inside another name only where the text names it apart, too."""

_HOUSES = frozenset({
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "highway", "hwy", "route",
    "boulevard", "blvd", "parkway", "pkwy", "loop", "expressway", "hall", "center", "centre", "school", "house",
    "hospital", "church", "apartments", "academy", "casino", "gymnasium", "stadium", "arena", "building", "court",
    "room", "library", "mall", "hotel", "clinic", "theater", "theatre", "museum", "dome", "cemetery",
    "headquarters", "courthouse", "jail", "college",
})  # fmt: skip
"""Last words of names that are no places on a map of towns and lands."""

_BODIES = frozenset({
    "police", "county", "city", "department", "council", "fire", "school", "schools", "high", "university",
    "state", "court", "chamber", "board", "public", "township", "national", "bureau", "government", "office",
    "attorney", "sheriff", "mayor", "central", "municipal", "district", "independent", "volunteer", "parks",
    "community", "elementary", "middle", "legislature", "senate", "house", "assembly", "superior", "supreme",
    "metropolitan", "regional", "town", "residents", "area", "region", "commission", "commissioners", "health",
    "hospital", "medical", "international", "airport", "armed", "army", "navy", "air", "ministry", "parliament",
    "embassy", "border", "federal", "general", "times", "news", "herald", "journal", "daily", "tribune", "gazette",
    "post", "chronicle", "star", "observer", "athletic", "united", "rovers", "club", "historical", "economic",
    "housing", "planning", "water", "power",
})  # fmt: skip
"""Words that follow the name of a place in names of its bodies."""

_IN = re.compile(r"(?:^|\s|-)(?:in|near|from|at|outside|around|to|of|[DRI]-)\s*$")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, and the plain names that its reader marked as places somewhere in it."""

    text: str
    marked: frozenset[str]
    knowledge: Knowledge


def toponyms(text: str, names: Sequence[Name], knowledge: Knowledge) -> tuple[Span, ...]:
    """Spans that name places, in order, none meeting another."""
    marked = frozenset(plain(n.span.of(text)) for n in names if n.type in PLACES and not _house(n.span.of(text)))
    known = _Text(text, marked, knowledge)
    found = [s for name in names if name.type in _FINDERS for s in _FINDERS[name.type](known, name.span)]
    return tuple(_apart(found))


def _place(known: _Text, span: Span) -> Iterator[Span]:
    words = span.of(known.text)
    if not _house(words) and plain(words) not in NOWHERE:
        yield span


def _people(known: _Text, span: Span) -> Iterator[Span]:
    """The span of a people or nation that has a country or province, or of a town's people."""
    words = span.of(known.text)
    if plain(words) in known.marked or areas(words, known.knowledge):
        yield span


def _inside(known: _Text, span: Span) -> Iterator[Span]:
    """The longest known place at the start of the name of a body, or after its "of"."""
    words = [Span(span.start + m.start(), span.start + m.end()) for m in _WORD.finditer(span.of(known.text)[:LONGEST])]
    if words and plain(words[0].of(known.text)) == "the":
        words = words[1:]
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        piece = Span(words[0].start, words[size - 1].end)
        after = plain(words[size].of(known.text)) if size < len(words) else ""
        if _known(known, piece, after):
            yield piece
            return
    for at, word in enumerate(words[1:-1], 1):
        if word.of(known.text) == "of":
            piece = Span(words[at + 1].start, words[-1].end)
            if _known(known, piece, ""):
                yield piece
                return


def _known(known: _Text, span: Span, after: str) -> bool:
    """Whether the words are a place that a body may be named for; `after` is the next plain word of its name."""
    words = span.of(known.text)
    key = plain(words)
    if len(key) < 3 or key in NOWHERE or not words[:1].isupper():
        return False
    if key in known.marked:
        return True
    places = known.knowledge.places(words)
    if not after:
        return any(_wide(place) for place in places)
    return any(_wide(p) or (p.population >= _LARGE and (after in _BODIES or " " in key)) for p in places)


def _wide(place: Place) -> bool:
    return place.kind in {"country", "admin1", "admin2"}


def _misread(known: _Text, span: Span) -> Iterator[Span]:
    """A span read as a person that stands where places stand, or is named as a place elsewhere."""
    words = span.of(known.text)
    if len(words) > LONGEST or not (places := known.knowledge.places(words)):
        return
    if (
        plain(words) in known.marked
        or said("", known.text[span.end : span.end + 40], known.knowledge)
        or (_IN.search(known.text[max(0, span.start - 12) : span.start]) and any(p.population > 1000 for p in places))
    ):
        yield span


_FINDERS = {"GPE": _place, "LOC": _place, "NORP": _people, "ORG": _inside, "PER": _misread}


def _house(words: str) -> bool:
    """Whether the words are a road, a house, a number or no name at all."""
    if any(c.isdigit() for c in words) or not words[:1].isupper():
        return True
    return plain(words).rsplit(" ", 1)[-1] in _HOUSES


def _apart(spans: list[Span]) -> Iterator[Span]:
    last = 0
    for span in sorted(spans):
        if span.start >= last:
            yield span
            last = span.end
