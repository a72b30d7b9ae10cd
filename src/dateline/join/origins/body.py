"""What of an article is compared: its sentences, and the signs of where the text comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.join.weights import words_of
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


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence as it is compared: its stems in their order."""

    span: Span
    stems: tuple[str, ...]

    @property
    def size(self) -> int:
        """Characters."""
        return self.span.end - self.span.start


@dataclass(frozen=True, slots=True)
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

    @property
    def size(self) -> int:
        """Characters of all sentences."""
        return sum(one.size for one in self.parts)

    @property
    def first_key(self) -> tuple[bool, str, str]:
        """Sorts articles by when they appeared (unknown last), then by id."""
        return (self.published is None, self.published or "", self.article)


def body_of(article: Article, sentences: Sequence[Sentence]) -> Body:
    """The body of an article from its text and its sentences (spans in characters of the text)."""
    text = article.text
    parts = []
    for one in sentences:
        if article.paragraphs[one.paragraph].kind in _COMPARED and (stems := tuple(words_of(one.span.of(text)))):
            parts.append(Part(one.span, stems))
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
