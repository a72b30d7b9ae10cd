"""Rows as questions answer them: typed, with their JSON form and a flat form for tables.

The JSON forms are a contract with other programs: keys, order and null for what is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.ask.columns import Scalar, joined
from dateline.model import Article, EventReport, Participant, PlaceMark, Quote, Span, TimeMark
from dateline.store.rows_out import Contents


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event report with the words of its spans and what its article says of itself.

    `published` is ISO 8601 as exact as known, `language` ISO 639-1.
    """

    report: EventReport
    words: Mapping[Span, str]
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, report: EventReport, article: Article) -> EventRow:
        """A row from a report and its article."""
        words = {span: span.of(article.text) for span in spans_of(report)}
        published = article.published.value if article.published else None
        about = (article.title, published, article.url, article.outlet, article.language)
        return cls(report, words, *about)

    def as_json(self) -> dict[str, Any]:
        """The report in the form other programs rely on."""
        report = self.report
        return {
            "id": report.id,
            "article": report.article,
            "type": report.type,
            "mode": report.mode,
            "status": report.status,
            "quad": report.quad,
            "intensity": report.intensity,
            "sources": [self._participant(one) for one in report.sources],
            "targets": [self._participant(one) for one in report.targets],
            "place": self._place(report.place) if report.place else None,
            "time": self._time(report.time) if report.time else None,
            "said_by": [self._participant(one) for one in report.said_by],
            "contexts": list(report.contexts),
            "confidence": report.confidence,
            "trigger": self._span(report.trigger),
            "passages": [{"start": one.start, "end": one.end} for one in report.passages],
        }

    def explained(self) -> dict[str, Any]:
        """The report with the words of its passages and a line about its article."""
        told = {"passages": [self._span(one) for one in self.report.passages]}
        return self.as_json() | told | {"title": self.title, "published": self.published, "url": self.url}

    def _span(self, span: Span) -> dict[str, Any]:
        return {"text": self.words[span], "start": span.start, "end": span.end}

    def _participant(self, one: Participant) -> dict[str, Any]:
        known = {"name": one.name, "actor": one.actor, "country": one.country, "sector": one.sector}
        return self._span(one.span) | known | {"score": one.score, "reasons": list(one.reasons)}

    def _place(self, place: PlaceMark) -> dict[str, Any]:
        where = {"latitude": place.latitude, "longitude": place.longitude, "geonames": place.geonames}
        return (
            self._span(place.span)
            | {"name": place.name, "country": place.country}
            | where
            | {"reasons": list(place.reasons)}
        )

    def _time(self, time: TimeMark) -> dict[str, Any]:
        days = {"from": time.earliest, "to": time.latest, "precision": time.precision}
        return self._span(time.span) | days | {"anchor": time.anchor, "reason": time.reason}

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in EVENT_COLUMNS."""
        report, place, time = self.report, self.report.place, self.report.time
        return {
            "id": report.id,
            "article": report.article,
            "type": report.type,
            "mode": report.mode,
            "status": report.status,
            "quad": report.quad,
            "intensity": report.intensity,
            "confidence": report.confidence,
            "from": time.earliest if time else None,
            "to": time.latest if time else None,
            "precision": time.precision if time else None,
            "time": self.words[time.span] if time else None,
            **_side("source", report.sources),
            **_side("target", report.targets),
            "said_by": joined([one.name for one in report.said_by]),
            "place": place.name if place else None,
            "place_country": place.country if place else None,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            "geonames": place.geonames if place else None,
            "contexts": joined(list(report.contexts)),
            "trigger": self.words[report.trigger],
            "passage": joined([self.words[one] for one in report.passages]),
            "title": self.title,
            "published": self.published,
            "url": self.url,
        }


def _side(side: str, who: tuple[Participant, ...]) -> dict[str, Scalar]:
    return {
        f"{side}s": joined([one.name for one in who]),
        f"{side}_actors": joined([one.actor for one in who]),
        f"{side}_countries": joined([one.country for one in who]),
        f"{side}_sectors": joined([one.sector for one in who]),
        f"{side}_scores": joined([None if one.score is None else f"{one.score:.2f}" for one in who]),
    }


def spans_of(report: EventReport) -> Iterator[Span]:
    """Every span that is evidence for the report."""
    yield report.trigger
    yield from report.passages
    for participant in (*report.sources, *report.targets, *report.said_by):
        yield participant.span
    if report.place:
        yield report.place.span
    if report.time:
        yield report.time.span


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What a page could not yield."""

    id: str
    run: str
    page: str | None
    article: str | None
    origin: str
    stage: str
    code: str
    message: str

    def as_json(self) -> dict[str, Any]:
        """The issue as plain data."""
        return dict(self.as_flat())

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in ISSUE_COLUMNS."""
        return {
            "id": self.id,
            "run": self.run,
            "page": self.page,
            "article": self.article,
            "origin": self.origin,
            "stage": self.stage,
            "code": self.code,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with the layers that its JSON form shows."""

    contents: Contents

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.contents.article

    def as_json(self) -> dict[str, Any]:
        """The article in the form other programs rely on."""
        article, text = self.article, self.article.text
        published = article.published
        names = [_words(text, one.span) | {"type": one.type} for one in self.contents.names]
        return {
            "id": article.id,
            "url": article.url,
            "title": article.title,
            "bylines": list(article.bylines),
            "published": published.value if published else None,
            "published_precision": published.precision if published else None,
            "language": article.language,
            "original_language": article.translation.original_language,
            "translated": article.translation.translated,
            "dateline": article.dateline,
            "agencies": list(article.agencies),
            "text": text,
            "paragraphs": [{"kind": p.kind, "start": p.span.start, "end": p.span.end} for p in article.paragraphs],
            "names": names,
            "times": list(self._times()),
            "quotes": [_quote(text, one) for one in self.contents.quotes],
        }

    def _times(self) -> Iterator[dict[str, Any]]:
        resolved = {mark.span: mark for mark in self.contents.time_marks}
        for span in sorted({*resolved, *(one.span for one in self.contents.times)}):
            mark = resolved.get(span, TimeMark(span))
            days = {"from": mark.earliest, "to": mark.latest, "precision": mark.precision}
            yield _words(self.article.text, span) | days

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in ARTICLE_COLUMNS."""
        article, published = self.article, self.article.published
        return {
            "id": article.id,
            "url": article.url,
            "outlet": article.outlet,
            "section": article.section,
            "title": article.title,
            "bylines": joined(list(article.bylines)),
            "published": published.value if published else None,
            "published_precision": published.precision if published else None,
            "published_source": published.source if published else None,
            "language": article.language,
            "original_language": article.translation.original_language,
            "translated": article.translation.translated,
            "dateline": article.dateline,
            "agencies": joined(list(article.agencies)),
            "characters": len(article.text),
            "text": article.text,
        }


@dataclass(frozen=True, slots=True)
class ArticleView(ArticleRow):
    """One article with everything read from it."""

    events: tuple[EventRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()


def _words(text: str, span: Span) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _quote(text: str, quote: Quote) -> dict[str, Any]:
    return _words(text, quote.span) | {"speaker": quote.speaker.of(text) if quote.speaker else None}
