"""An article: text that never changes, its paragraphs, and what the page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

ParagraphKind = Literal["headline", "teaser", "body", "caption", "credit", "furniture"]
MarkKind = Literal["byline", "dateline", "agency", "photo-credit", "coder", "date-line"]
Precision = Literal["second", "minute", "day", "month", "year"]

PARAGRAPH_KINDS: tuple[ParagraphKind, ...] = ("headline", "teaser", "body", "caption", "credit", "furniture")
READ_KINDS: frozenset[ParagraphKind] = frozenset({"headline", "teaser", "body", "caption"})
"""Kinds whose sentences are read for events; credits and furniture tell of the page, not of the world."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text and what it is. Cross-heads are of kind headline."""

    kind: ParagraphKind
    span: Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A press convention found in the text: `value` is its normal form ("dpa" for "Deutsche Presse-Agentur")."""

    kind: MarkKind
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What a reader should see in place of the span: "travel, agriculture" where a page ran words together.

    `start` == `end` inserts. `reason` is a short code: run-together, doubled-space, mojibake, soft-hyphen, control.
    """

    start: int
    end: int
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of the text that stand on the page: text[start:end] was read from page[page_start:page_end].

    Page offsets count characters of the decoded page. The two differ in length where the page writes a character
    otherwise (an entity, several spaces).
    """

    start: int
    end: int
    page_start: int
    page_end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When the article appeared: ISO 8601 `value`, its precision, and where it was found.

    `source` is a short code: given, json-ld, opengraph, meta, time-tag, url, text, htmldate.
    """

    value: str
    precision: Precision
    source: str


@dataclass(frozen=True, slots=True)
class Translation:
    """Signs that the text is a translation, and the language it was probably written in (ISO 639-1) if known."""

    translated: bool = False
    original_language: str | None = None
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is frozen; every offset anywhere counts characters of it.

    `language` is ISO 639-1; `dateline` the place named by the dateline ("Astana"), `agencies` the normal names of the
    agencies credited for the text (never those of photos only).
    """

    id: str
    page: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    title: str | None = None
    bylines: tuple[str, ...] = ()
    published: Published | None = None
    language: str | None = None
    translation: Translation = Translation()
    dateline: str | None = None
    agencies: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    repairs: tuple[Repair, ...] = ()
    segments: tuple[Segment, ...] = ()
