"""Dates the time expressions of an article in their order: "two days earlier" counts from the day just named."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateline.link.day_base import NO_DAY
from dateline.link.day_events import dated_by_events
from dateline.link.day_setting import Setting, setting_of
from dateline.link.day_spans import whole_date, widened
from dateline.link.day_words import said
from dateline.link.days import Anchor, Reading, day_of, read
from dateline.model import Article, Document, Span, Status, TimeMark

_SAID = r"said|says|told|announced|reported|added|confirmed|according|wrote|stated|noted"
_TO_COME = re.compile(
    r"\b(?:will|would|shall|is to|are to|due to|set to|scheduled|planned|plans|upcoming|expected to|going to|until|till"
    r"|(?:agreed|vowed|pledged|promised|hopes?|intends?|wants?) to|ahead of)\b"
    rf"(?!.*\b(?:{_SAID})\b)",
    re.DOTALL,
)
_VERB_AFTER = re.compile(
    rf"\b(?:(?P<ahead>will|shall|is to|are to|is set|are set|is due|are due|is expected|are expected)|{_SAID}|was|were|had|has|have"
    r"|did|met|held|came|took|went|made)\b"
)
_BRACKETS = re.compile(r"\s{0,3}[(\[]([^()\[\]]{3,40})[)\]]")
_ELSEWHERE = re.compile(r"\b(?:GMT|UTC)\b|\d[:.]\d\d")
"""In brackets: the same moment as another clock has it, perhaps of another day."""
_YEAR_AFTER = re.compile(r",?\s{1,3}([12]\d{3})\b(?!\s*(?:people|km|miles|\w+s\b))")
_LED = re.compile(
    r"(?<![-\w])(since|until|till|by|through|in|within|over|during|throughout|for|at)\s+(the\s+)?$", re.IGNORECASE
)
_NEAR = 200
"""Characters within which a clock time is of the day spoken of last."""
_SENTENCE = 300
"""So many characters of its sentence are looked at before and after an expression."""
_DIRECTIONS: dict[Status, int] = {"happened": -1, "denied": -1, "planned": 1}
"""Where acts of a status lie, the surest first; what is possible may lie on either side."""


def published_day(article: Article) -> date | None:
    """The day the article appeared, as its outlet's clock had it; None when unknown or not exact to the day."""
    published = article.published
    if published is None or published.precision in {"month", "year"}:
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def published_moment(article: Article) -> datetime | None:
    """The moment the article appeared; None without a clock time or its offset."""
    if article.published is None or published_day(article) is None:
        return None
    try:
        moment = datetime.fromisoformat(article.published.value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


@dataclass(frozen=True, slots=True)
class _Around:
    """An expression in its sentence: the characters before and after it."""

    words: str
    before: str
    after: str
    start: int


@dataclass(frozen=True, slots=True)
class _Told:
    """The day the text spoke of last, and where it did."""

    day: date | None = None
    end: int = 0


def time_marks(document: Document) -> tuple[TimeMark, ...]:
    """A mark for every time expression of the document and of its reports, in order of the text."""
    article = document.article
    if article is None:
        return ()
    acts = [(r.time.span, r.status) for r in document.reports or () if r.time is not None]
    ranks = list(_DIRECTIONS)
    statuses = dict(sorted(acts, key=lambda one: -ranks.index(one[1]) if one[1] in ranks else -len(ranks)))
    sentences = [s.span for s in document.sentences or ()]
    setting = setting_of(article, published_day(article), published_moment(article))
    told = _Told()
    marks: list[TimeMark] = []
    for span in sorted({t.span for t in document.times or ()} | set(statuses)):
        around = _around(article.text, span, next((s for s in sentences if s.holds(span)), None))
        reading = _reading(around, setting, told, statuses.get(span))
        if reading.days is not None and (day := day_of(reading.days)) is not None:
            told = _Told(day, span.end)
        marks.append(_mark(span, reading, setting))
    return dated_by_events(article.text, sentences, marks)


def direction(status: Status | None, before: str, after: str = "") -> int:
    """Where an expression looks: 1 ahead, -1 back; by the status of its act, else by the words before and after it.

    The day of saying something is over, and a word for what is to come does not count before a verb of saying: "will
    leave, he said on Friday" looks back.
    Where nothing stands before it, the first verb after it counts: "On Friday, he will leave" looks ahead.
    """
    if _JUST_SAID.search(before):
        return -1
    if status in _DIRECTIONS:
        return _DIRECTIONS[status]
    if _TO_COME.search(before) or _DEADLINE.search(before):
        return 1
    if len(before.split()) < 4 and (verb := _VERB_AFTER.search(after[:80])) is not None and verb["ahead"]:
        return 1
    return -1


_JUST_SAID = re.compile(rf"\b(?:{_SAID})\s+(?:reporters\s+|journalists\s+)?(?:on\s+|late\s+|early\s+)*$")
_DEADLINE = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)


def _around(text: str, span: Span, sentence: Span | None) -> _Around:
    start = max(sentence.start if sentence is not None else 0, span.start - _SENTENCE)
    end = min(sentence.end if sentence is not None else len(text), span.end + _SENTENCE)
    return _Around(span.of(text), text[start : span.start], text[span.end : max(end, span.end + 48)], span.start)


def _reading(around: _Around, setting: Setting, told: _Told, status: Status | None) -> Reading:
    """The expression with the brackets, the year or the small word beside it where these say more, else alone."""
    words = widened(around.words, around.after)
    anchor = _anchor(around, words, setting, told, status)
    beside = _beside(around, words, anchor)
    if beside is not None:
        return beside
    led = _LED.search(around.before)
    return read(f"{led[0]}{words}" if led is not None else words, anchor)


def _anchor(around: _Around, words: str, setting: Setting, told: _Told, status: Status | None) -> Anchor:
    """What the expression counts from. A clock time alone is of the day spoken of last only where that stands near."""
    looks, named = direction(status, around.before, around.after), told.day
    if named is not None and not said(words).words:
        to_come = looks < 0 and setting.day is not None and named > setting.day
        named = None if to_come or around.start - told.end > _NEAR else named
    return Anchor(setting.day, named, looks, setting.source, setting.month_first, setting.moment)


def _beside(around: _Around, words: str, anchor: Anchor) -> Reading | None:
    """What the whole date, the brackets or the year beside an expression say; None where they say nothing more."""
    whole = whole_date(around.words, around.before, around.after)
    if whole is not None and (found := read(whole, anchor)).days is not None:
        return found
    bracket, year = _BRACKETS.match(around.after[:48]), _YEAR_AFTER.match(around.after[:48])
    if bracket is not None and _ELSEWHERE.search(bracket[1]) is None:
        inside = read(bracket[1], anchor)
        if inside.days is not None and (inside.days.precision == "day" or inside.anchor == "none"):
            return inside
    if year is not None and not re.search(r"\d{4}", words):
        with_year = read(f"{words} {year[1]}", anchor)
        if with_year.days is not None and with_year.anchor == "none":
            return with_year
    return None


def _mark(span: Span, reading: Reading, setting: Setting) -> TimeMark:
    if reading.days is None:
        reason = setting.no_day if reading.reason == NO_DAY else reading.reason
        return TimeMark(span, reason=reason)
    days = reading.days
    mark = TimeMark(span, days.earliest.isoformat(), days.latest.isoformat(), days.precision)
    return replace(mark, anchor=reading.anchor, reason=reading.reason)
