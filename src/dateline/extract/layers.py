"""What is read off any article's text, however it came: press marks, repairs, language, signs of translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.extract.language import language_of, translation_of
from dateline.extract.plain.lines import Line, line_of
from dateline.extract.repair import find_repairs
from dateline.extract.vocabulary import PressWords, press_words
from dateline.model import READ_KINDS, Article, Mark, Paragraph, Span

_SURE = 0.9
"""From this score on the text's own language wins over the one a page declares."""

_HEAD, _TAIL = 4, 4
"""Paragraphs from the first of the body in which a dateline may stand, and last ones that may credit an agency."""


def with_layers(article: Article) -> Article:
    """An article from HTML with the layers that plain text has from its own reader."""
    marks = _marks(article)
    language = language_for(article, article.language)
    agencies = tuple(dict.fromkeys(mark.value for mark in marks if mark.kind == "agency"))
    return replace(
        article,
        marks=marks,
        dateline=next((mark.value for mark in marks if mark.kind == "dateline"), None),
        agencies=agencies,
        bylines=article.bylines or tuple(dict.fromkeys(mark.value for mark in marks if mark.kind == "byline")),
        repairs=find_repairs(article.text),
        language=language,
        translation=translation_of(article.text, language, marks),
    )


def language_for(article: Article, declared: str | None) -> str | None:
    """The language of what is read of an article: the text's own where it is plain, else the one declared."""
    read = "\n".join(one.span.of(article.text) for one in article.paragraphs if one.kind in READ_KINDS)
    found, score = language_of(read or article.text)
    return found if found and (score >= _SURE or declared is None) else declared


def _marks(article: Article) -> tuple[Mark, ...]:
    words = press_words()
    body = [at for at, paragraph in enumerate(article.paragraphs) if paragraph.kind in ("teaser", "body")]
    if not body:
        return ()
    found = [
        mark
        for at, paragraph in enumerate(article.paragraphs)
        for mark in _of_paragraph(article.text, paragraph, words, last=body[-1] - at < _TAIL)
    ]
    head = (article.paragraphs[at] for at in body[:_HEAD])
    found += _dateline(article.text, head, words)
    return tuple(sorted(dict.fromkeys(found), key=lambda mark: (mark.span, mark.kind)))


def _of_paragraph(text: str, paragraph: Paragraph, words: PressWords, *, last: bool) -> Iterator[Mark]:
    if paragraph.kind in ("headline", "furniture"):
        return
    line = line_of(text, paragraph.span, words)
    yield from line.photos
    if paragraph.kind == "credit":
        yield from line.bylines
    if not line.photos and (paragraph.kind == "credit" or (paragraph.kind == "body" and last)):
        yield from (*line.agencies, *line.coders)


def _dateline(text: str, head: Iterable[Paragraph], words: PressWords) -> list[Mark]:
    """The place and agencies of the first dateline there is."""
    for paragraph in head:
        line = line_of(text, paragraph.span, words)
        if line.dateline and line.dateline.place:
            return [_at(mark, line) for mark in (line.dateline.place, *line.dateline.agencies)]
    return []


def _at(mark: Mark, line: Line) -> Mark:
    start = line.span.start
    return Mark(mark.kind, Span(mark.span.start + start, mark.span.end + start), mark.value)
