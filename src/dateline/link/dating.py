"""Dates the time expressions of an article in their order: "two days earlier" counts from the day just named."""

from __future__ import annotations

import re
from datetime import date

from dateline.link.days import Anchor, absolute, resolve
from dateline.model import Article, Document, Span, Status, TimeMark

_TO_COME = re.compile(
    r"\b(?:will|shall|is to|are to|due to|set to|scheduled|planned|plans|upcoming|expected to|going to)\b"
    r"(?!.*\b(?:said|says|told|announced|reported|added|confirmed|according)\b)",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\s{0,3}[(\[]([^()\[\]]{3,40})[)\]]")
_YEAR_AFTER = re.compile(r",?\s{1,3}([12]\d{3})\b(?!\s*(?:people|km|miles|\w+s\b))")
_DIRECTIONS: dict[Status, int] = {"happened": -1, "denied": -1, "planned": 1}
"""Where acts of a status lie, the surest first; what is possible may lie on either side."""


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
    told = [(r.time.span, r.status) for r in document.reports or () if r.time is not None]
    ranks = list(_DIRECTIONS)
    statuses = dict(sorted(told, key=lambda one: -ranks.index(one[1]) if one[1] in ranks else -len(ranks)))
    spans = sorted({t.span for t in document.times or ()} | set(statuses))
    day, named, marks = published_day(article), None, []
    for span in spans:
        start = next((s.span.start for s in document.sentences or () if s.span.holds(span)), max(0, span.start - 150))
        anchor = Anchor(day or named, named, direction(statuses.get(span), article.text[start : span.start]))
        mark = _mark(article.text, span, anchor, published=day is not None)
        if mark.precision == "day" and mark.earliest is not None:
            named = date.fromisoformat(mark.earliest)
        marks.append(mark)
    return tuple(marks)


def direction(status: Status | None, before: str) -> int:
    """Where an expression looks: 1 ahead, -1 back; by the status of its act, else by the words before it.

    A word for what is to come counts unless a verb of saying follows it: "will leave, he said on Friday" looks back.
    """
    if status in _DIRECTIONS:
        return _DIRECTIONS[status]
    return 1 if _TO_COME.search(before) else -1


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
