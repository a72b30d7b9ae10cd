"""The stage that gives reports their known actors, places and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.link.actors import Setting, countries_in, full_names, link
from dateline.link.dating import published_day, time_marks
from dateline.link.knowledge import Knowledge
from dateline.link.place_context import Around
from dateline.link.places import WINDOW, locate, survey
from dateline.link.toponyms import toponyms
from dateline.model import Article, Document, EventReport, Participant, PlaceMark, Span, TimeMark


@dataclass(frozen=True)
class _Known:
    """What is worked out once for an article."""

    article: Article
    day: str | None
    countries: frozenset[str]
    people: dict[str, str]
    persons: tuple[Span, ...]
    around: Around
    times: dict[Span, TimeMark]


class Link:
    """Reports get actors, countries, sectors, coordinates and days; every time expression gets a mark."""

    name = "link"
    needs = frozenset({"article", "names", "times", "reports"})
    gives = frozenset({"reports", "time_marks"})

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """Link each document; one without an article passes unchanged."""
        return [self._document(document) for document in documents]

    def _document(self, document: Document) -> Document:
        article = document.article
        if article is None or document.names is None or document.reports is None:
            return document
        marks = time_marks(document)
        named = [n.span.of(article.text) for n in document.names]
        persons = tuple(n.span for n in document.names if n.type == "PER")
        day = published_day(article)
        places = toponyms(article.text, document.names, self._knowledge)
        iso = day.isoformat() if day else None
        known = _Known(
            article=article,
            day=iso,
            countries=countries_in(named, self._knowledge),
            people=full_names([span.of(article.text) for span in persons]),
            persons=persons,
            around=survey(article.text, places, self._knowledge, day=iso, dateline=article.dateline, site=article.url),
            times={mark.span: mark for mark in marks},
        )
        reports = tuple(self._report(report, known) for report in document.reports)
        return replace(document, reports=reports, time_marks=marks)

    def _report(self, report: EventReport, known: _Known) -> EventReport:
        place = self._place(report.place, known) if report.place is not None else None
        home = place.country if place is not None else None

        def linked(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
            return tuple(self._participant(person, known, home) for person in people)

        return replace(
            report,
            sources=linked(report.sources),
            targets=linked(report.targets),
            said_by=linked(report.said_by),
            place=place,
            time=known.times.get(report.time.span, report.time) if report.time is not None else None,
        )

    def _participant(self, person: Participant, known: _Known, home: str | None) -> Participant:
        text = known.article.text
        start, end = person.span.start, person.span.end
        setting = Setting(
            day=known.day,
            countries=known.countries,
            people=known.people,
            before=text[max(0, start - 80) : start].rsplit("\n", 1)[-1],
            after=text[end : end + 100].split("\n", 1)[0],
            person=person.span in known.persons,
        )
        found = link(person.name, self._knowledge, setting)
        country = found.country
        if country is None and found.actor is None and found.sector in self._knowledge.words.at_home:
            country = home
        return replace(person, actor=found.actor, country=country, sector=found.sector)

    def _place(self, place: PlaceMark, known: _Known) -> PlaceMark:
        text, span = known.article.text, place.span
        found = locate(
            span.of(text),
            text[span.end : span.end + WINDOW],
            self._knowledge,
            known.around,
            before=text[max(0, span.start - WINDOW) : span.start],
            day=known.day,
        )
        if found is None:
            return replace(place, country=self._knowledge.country(place.name))
        where = found.place
        return replace(
            place,
            name=where.name,
            country=where.country or None,
            latitude=where.latitude,
            longitude=where.longitude,
            geonames=where.geonames or None,
            reasons=found.reasons,
        )
