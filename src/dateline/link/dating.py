"""Dates the time expressions of an article, one after the other, so that "two days earlier" finds the day just named."""

from __future__ import annotations

import re
from datetime import date

from dateline.link.days import Anchor, absolute, resolve
from dateline.model import Article, Document, Span, Status, TimeMark

_TO_COME = re.compile(
    r"\b(?:will|shall|is to|are to|due to|set to|scheduled|planned|plans|upcoming|expected to|going to)\b"
)
_BRACKETS = re.compile(r"\s{0,3}[(\[]([^()\[\]]{3,40})[)\]]")
_YEAR_AFTER = re.compile(r",?\s{1,3}([12]\d{3})\b(?!\s*(?:people|km|miles|\w+s\b))")
_DIRECTIONS: dict[Status, int] = {"happened": -1, "planned": 1, "possible": 1, "denied": -1}


def published_day(article: Article) -> date | None:
    """The day the article appeared; None when unknown or not exact to the day."""
    published = article.published
    if published is None or published.precision in {"month", "year"}:
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def time_marks(document: Document) -> tuple[TimeMark, ...]:
    """A mark for every time expression of the document and of its reports, in order of the text."""
    article = document.article
    if article is None:
        return ()
    statuses = {r.time.span: r.status for r in document.reports or () if r.time is not None}
    spans = sorted({t.span for t in document.times or ()} | set(statuses))
    day, named, marks = published_day(article), None, []
    for span in spans:
        sentence = next((s.span.of(article.text) for s in document.sentences or () if s.span.holds(span)), "")
        anchor = Anchor(day or named, named, _direction(statuses.get(span), sentence))
        mark = _mark(article.text, span, anchor, published=day is not None)
        if mark.precision == "day" and mark.earliest is not None:
            named = date.fromisoformat(mark.earliest)
        marks.append(mark)
    return tuple(marks)


def _direction(status: Status | None, sentence: str) -> int:
    if status is not None:
        return _DIRECTIONS[status]
    return 1 if _TO_COME.search(sentence) else -1 if sentence else 0


def _mark(text: str, span: Span, anchor: Anchor, *, published: bool) -> TimeMark:
    words, after = span.of(text), text[span.end : span.end + 48]
    bracket, year = _BRACKETS.match(after), _YEAR_AFTER.match(after)
    tries = [bracket[1]] if bracket else []
    if year and not re.search(r"\d{4}", words):
        tries.append(f"{words} {year[1]}")
    for attempt in (*tries, words):
        days = resolve(attempt, anchor)
        if days is not None and (attempt == words or days.precision == "day" or absolute(attempt)):
            how = "none" if absolute(attempt) else "published" if published else "text"
            return TimeMark(span, days.earliest.isoformat(), days.latest.isoformat(), days.precision, how)
    return TimeMark(span)
