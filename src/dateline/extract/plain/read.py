"""One page of plain text to one article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.extract.datelines import find_dateline
from dateline.extract.dates import read_given
from dateline.extract.language import language_of, translation_of
from dateline.extract.plain.furniture import furniture
from dateline.extract.plain.kinds import kinds_of
from dateline.extract.plain.layout import pieces_of, units_of
from dateline.extract.plain.lines import Line, line_of
from dateline.extract.repair import find_repairs
from dateline.extract.vocabulary import press_words
from dateline.model import (
    READ_KINDS,
    Article,
    Issue,
    Mark,
    Page,
    Paragraph,
    ParagraphKind,
    Published,
    Segment,
    Span,
)

_HEAD = re.compile(r"(?:Advertisement|ADVERTISEMENT|Supported by|SKIP ADVERTISEMENT|Related Stories)(?=\s+\S)")
_REPORTER = re.compile(
    r"By (?:(?!Reporting)\S+\s+){1,9}?Reporting from(?:\s+(?:the\s+)?[A-Z][\w-]+,?){1,3}?(?=\s+[A-Z\"“])"
)
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Reading:
    lines: list[Line]
    kinds: list[ParagraphKind]
    first: int
    title: int | None


def extract_text(page: Page, text: str) -> tuple[Article | None, tuple[Issue, ...]]:
    """Read a page of plain text, given as characters. Never raises for what the page holds.

    The article's text is the page's, character for character; its paragraphs cover every character that is not white
    space once. Issue code: no-article, when the text holds no letters.
    """
    if not any(character.isalpha() for character in text):
        return None, (Issue("extract", "no-article", "the text holds no words; check what was saved"),)
    reading = _read(text, page.given.title)
    marks = _marks(reading)
    paragraphs = _paragraphs(reading, text)
    plain = "\n".join(one.span.of(text) for one in paragraphs if one.kind in READ_KINDS) or text
    language = language_of(plain)[0] or page.given.language
    title = page.given.title or _title(reading)
    article = Article(
        id=page.id,
        page=page.id,
        url=page.address,
        outlet=page.given.outlet,
        text=text,
        paragraphs=paragraphs,
        title=title,
        bylines=page.given.authors or _values(marks, "byline"),
        published=_published(page, reading),
        language=language,
        translation=translation_of(text, language, marks),
        dateline=next((mark.value for mark in marks if mark.kind == "dateline"), None),
        agencies=_values(marks, "agency"),
        marks=marks,
        repairs=find_repairs(text),
        segments=(Segment(0, len(text), 0, len(text)),),
    )
    return article, ()


def _read(text: str, title: str | None) -> _Reading:
    words = press_words()
    units = units_of(text)
    pieces = [piece for unit in units for piece in pieces_of(text, unit, alone=len(units) == 1)]
    if len(units) > 2 or len(pieces) == len(units):
        lines = [line_of(text, unit, words) for unit in units]
        return _Reading(lines, *kinds_of(lines, title))
    cut = _whole_dateline(text, [part for piece in pieces for part in _heads(text, piece)])
    lines = [line_of(text, piece, words) for piece in cut]
    kinds = [_piece_kind(line) for line in lines]
    first = next((index for index, kind in enumerate(kinds) if kind == "body"), 0)
    return _Reading(lines, kinds, first, None)


def _whole_dateline(text: str, pieces: list[Span]) -> list[Span]:
    """Join the pieces that a dateline's own stops cut apart ("KAZAN, May 26." "/TASS/." "Police ...")."""
    for index, piece in enumerate(pieces[:_DATELINE_WITHIN]):
        found = find_dateline(text[piece.start : piece.start + _DATELINE_LOOK], press_words())
        if found is None:
            continue
        head = piece.start + found.head.end
        last = next((k for k in range(index, len(pieces)) if pieces[k].end > head), len(pieces) - 1)
        return [*pieces[:index], Span(piece.start, pieces[last].end), *pieces[last + 1 :]]
    return pieces


_DATELINE_WITHIN, _DATELINE_LOOK = 6, 400
"""Pieces of a text without line breaks at which a dateline may begin, and the characters looked at there."""


def _heads(text: str, piece: Span) -> list[Span]:
    """Cut furniture and a byline off the head of a sentence that a page without line breaks ran into it."""
    parts: list[Span] = []
    start = piece.start
    while (match := _HEAD.match(text, start, piece.end) or _REPORTER.match(text, start, piece.end)) is not None:
        parts.append(Span(start, match.end()))
        start = match.end() + len(text[match.end() : piece.end]) - len(text[match.end() : piece.end].lstrip())
    return [*parts, Span(start, piece.end)] if start < piece.end else parts


def _piece_kind(line: Line) -> ParagraphKind:
    if (line.credit and not line.ends) or line.bylines:
        return "credit"
    if line.furniture or _HEAD.fullmatch(line.text) or (line.dated and not line.ends) or furniture().is_line(line.text):
        return "furniture"
    if line.words < 4 and not line.ends:
        return "furniture"
    return "body"


def _paragraphs(reading: _Reading, text: str) -> tuple[Paragraph, ...]:
    """One paragraph a line of the text; neighbours of a kind within one line are joined."""
    paragraphs: list[Paragraph] = []
    for line, kind in zip(reading.lines, reading.kinds, strict=True):
        last = paragraphs[-1] if paragraphs else None
        between = text[last.span.end : line.span.start] if last else ""
        joined = last is not None and last.kind == kind and not _BREAK.search(between)
        if last is not None and joined:
            paragraphs[-1] = Paragraph(kind, Span(last.span.start, line.span.end))
        else:
            paragraphs.append(Paragraph(kind, line.span))
    return tuple(paragraphs)


def _marks(reading: _Reading) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    last = max((i for i, kind in enumerate(reading.kinds) if kind == "body"), default=0)
    headed = False
    for index, line in enumerate(reading.lines):
        kind, near = reading.kinds[index], reading.first - 12 <= index <= last + 4
        if kind == "credit" or near:
            marks += line.bylines if near else ()
            marks += line.photos
        if near and not line.photos:
            marks += [*line.agencies, *line.coders]
        marks += [Mark("date-line", _at(date.span, line), date.value) for date in line.dates]
        if line.dateline and not headed and kind in ("body", "teaser", "credit") and index <= reading.first + 6:
            headed = True
            found = [line.dateline.place] if line.dateline.place else []
            marks += [Mark(m.kind, _at(m.span, line), m.value) for m in (*found, *line.dateline.agencies)]
    return tuple(sorted(dict.fromkeys(marks), key=lambda mark: (mark.span, mark.kind)))


def _at(span: Span, line: Line) -> Span:
    return Span(span.start + line.span.start, span.end + line.span.start)


def _values(marks: Iterable[Mark], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.value for mark in marks if mark.kind == kind))


def _title(reading: _Reading) -> str | None:
    if reading.title is None:
        return None
    return " ".join(reading.lines[reading.title].text.strip("#* _").split()) or None


def _published(page: Page, reading: _Reading) -> Published | None:
    """The day the source gives, else the page's own date line nearest above the report, else the first below it."""
    if page.given.published and (given := read_given(page.given.published)):
        return given
    above = range(min(reading.first + 2, len(reading.lines) - 1), -1, -1)
    below = range(reading.first + 3, len(reading.lines))
    for label in ("published", "none"):
        for index in (*above, *below):
            near = index <= reading.first + 2 or label == "published"
            for date in reading.lines[index].dates:
                if date.role == label and near:
                    return Published(date.value, date.precision, "text")
    return None
