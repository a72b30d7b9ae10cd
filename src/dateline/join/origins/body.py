"""What of an article is compared: its sentences, and the signs of where the text comes from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dateline.join.weights import weight, words_of
from dateline.model.article import Article
from dateline.model.layers import Sentence
from dateline.model.span import Span
from dateline.store import days

_COMPARED = frozenset({"headline", "teaser", "body"})
"""Kinds of paragraphs that count. Captions, credits and furniture are the page's own."""

_ITEM = re.compile(
    r"\b(?:[a-z]{3}\d{3,4}\s+\d\s+[a-z]{2}\s+\d{1,4}\b|dpa[:-]\s?\d{6}-\d{2,3}-\d{4,7}(?:/\d+)?|urn:newsml:\S+)",
    re.IGNORECASE,
)
"""Numbers that agencies give their items: the desk line of the wires ("bdt0432 4 pl 310"), dpa's, NewsML addresses."""

_QUOTED = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^«»\n]*(?:»|$)|„[^„“”\n]*(?:[“”]|$)", re.MULTILINE)
"""Words in quotation marks; a quote that goes on is opened again in the next paragraph."""

TELLING = 0.4
"""Weight from which a word tells what a text is about."""
LEAST_WORDS = 5
"""Words of a sentence that can be compared."""


@dataclass(frozen=True)
class Part:
    """A sentence as it is compared: its stems in their order, and how much of it stands in quotation marks (0 to 1)."""

    span: Span
    stems: tuple[str, ...]
    quoted: float = 0.0

    @property
    def size(self) -> int:
        """Characters."""
        return self.span.end - self.span.start

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each stem stands in it."""
        return Counter(self.stems)

    @cached_property
    def telling(self) -> Mapping[str, float]:
        """Its telling words with their weights."""
        return {one: heavy for one in self.counts if len(one) > 1 and (heavy := weight(one)) >= TELLING}

    @cached_property
    def told(self) -> float:
        """Weight of its telling words together."""
        return sum(self.telling.values())

    @cached_property
    def heavy(self) -> float:
        """Weight of all its words together."""
        return sum(map(weight, self.stems))

    @cached_property
    def beside(self) -> frozenset[tuple[str, str]]:
        """Its pairs of neighbours."""
        return frozenset(pairwise(self.stems))


@dataclass(frozen=True)
class Body:
    """An article as its origins are looked for.

    `published` is the first day its date covers (ISO 8601), None where unknown. `signs` are the numbers of agency items
    that stand in its text.
    """

    article: str
    parts: tuple[Part, ...]
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    dateline: str | None = None
    agencies: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    @cached_property
    def size(self) -> int:
        """Characters of all sentences."""
        return sum(one.size for one in self.parts)

    @cached_property
    def standing(self) -> Mapping[str, Sequence[int]]:
        """In which of the sentences that can be compared a telling word stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, part in enumerate(self.parts):
            if len(part.stems) >= LEAST_WORDS:
                for word in part.telling:
                    found[word].append(at)
        return found

    @property
    def first_key(self) -> tuple[bool, str, str]:
        """Sorts articles by when they appeared (unknown last), then by id."""
        return (self.published is None, self.published or "", self.article)


def body_of(article: Article, sentences: Sequence[Sentence]) -> Body:
    """The body of an article from its text and its sentences (spans in characters of the text)."""
    text = article.text
    quotes = [Span(*found.span()) for found in _QUOTED.finditer(text)]
    parts = []
    for one in sentences:
        if article.paragraphs[one.paragraph].kind in _COMPARED and (stems := tuple(words_of(one.span.of(text)))):
            parts.append(Part(one.span, stems, _quoted(one.span, quotes)))
    covered = days.span_of(article.published.value) if article.published else None
    signs = tuple(sorted({" ".join(found.lower().split()) for found in _ITEM.findall(text)}))
    credited = {mark.value for mark in article.marks if mark.kind == "agency"} | set(article.agencies)
    return Body(
        article.id,
        tuple(parts),
        covered[0] if covered else None,
        article.outlet,
        article.url,
        article.dateline,
        tuple(sorted(credited)),
        signs,
    )


def _quoted(span: Span, quotes: Sequence[Span]) -> float:
    inside = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in quotes)
    return inside / (span.end - span.start)
