"""The stage that gives reports their known actors, places and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.link.actors import Link as LinkedTo
from dateline.link.actors import Setting, countries_in, full_names, link
from dateline.link.dating import published_day, time_marks
from dateline.link.descriptions import Described, described
from dateline.link.knowledge import Knowledge
from dateline.link.phrases import bare
from dateline.link.place_context import Around
from dateline.link.place_forms import sure
from dateline.link.places import ACTORS, WINDOW, Located, locate, survey
from dateline.link.toponyms import toponyms
from dateline.model import Article, Document, EventReport, Name, Participant, PlaceMark, Span, TimeMark

_SHARE = 0.65
"""So much of an article's places and peoples must be of one country for the article to be about it."""


@dataclass(frozen=True)
class _Known:
    """What is worked out once for an article."""

    article: Article
    day: str | None
    countries: frozenset[str]
    people: dict[str, str]
    persons: frozenset[str]
    kinds: dict[Span, str]
    main: str | None
    told: dict[str, Described]
    holders: tuple[str, ...]
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
        day = _day(article)
        persons = [n.span.of(article.text) for n in document.names if n.type == "PER"]
        people, countries = full_names(persons), countries_in(dict.fromkeys(named), self._knowledge, day)
        around = self._around(article, document.names, day)
        known = _Known(
            article=article,
            day=day,
            countries=countries,
            people=people,
            persons=frozenset(bare(name) for name in (*persons, *people.values())),
            kinds={name.span: name.type for name in document.names},
            main=self._main(document, around, day),
            told=self._told(document, day),
            holders=self._holders(people, countries, day),
            around=around,
            times={mark.span: mark for mark in marks},
        )
        reports = tuple(self._report(report, known) for report in document.reports)
        return replace(document, reports=reports, time_marks=marks)

    def _around(self, article: Article, names: Sequence[Name], day: str | None) -> Around:
        """What the article says of where it plays."""
        text = article.text
        actors = [name.span.of(text) for name in names if name.type in ACTORS]
        return survey(
            text,
            toponyms(text, names, self._knowledge),
            self._knowledge,
            others=actors,
            day=day,
            dateline=article.dateline,
            site=article.url,
        )

    def _main(self, document: Document, around: Around, day: str | None) -> str | None:
        """The country the places and peoples of an article speak of, when few speak of others."""
        votes: dict[str, float] = defaultdict(float, around.votes.countries)
        for name in document.names or ():
            if name.type == "NORP" and document.article is not None:
                code = self._knowledge.country(name.span.of(document.article.text), day)
                votes[code or ""] += 1 if code else 0
        best = max(votes, key=lambda code: (votes[code], code), default=None)
        return best if best and votes[best] >= _SHARE * sum(votes.values()) else None

    def _told(self, document: Document, day: str | None) -> dict[str, Described]:
        """The first description the article gives of each person."""
        text, found = document.article.text if document.article else "", dict[str, Described]()
        for name in document.names or ():
            last = bare(name.span.of(text)).rsplit(maxsplit=1)[-1:] if name.type == "PER" else []
            if last and last[0] not in found:
                one = described(*_beside(text, name.span), self._knowledge, day)
                found |= {last[0]: one} if one.phrase else {}
        return found

    def _holders(self, people: dict[str, str], countries: frozenset[str], day: str | None) -> tuple[str, ...]:
        """Ids of the known persons whom the article names in full."""
        setting = Setting(day=day, countries=countries, kind="PER")
        found = (link(name, self._knowledge, setting).actor for name in people.values())
        return tuple(dict.fromkeys(one for one in found if one is not None and self._knowledge.terms(one)))

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
        before, after = _beside(text, person.span)
        kind = known.kinds.get(person.span, "")
        key = bare(person.name)
        setting = Setting(
            day=known.day,
            countries=known.countries,
            people=known.people,
            before=before,
            after=after,
            kind="PER" if self._is_person(key, kind, known) else kind,
            main=known.main,
            holders=known.holders,
            told=known.told,
        )
        found = self._namesake(person, known, kind) or self._linked(person, text, setting)
        country, reasons = found.country, found.reasons
        if country is None and found.actor is None and found.sector in self._knowledge.words.at_home and home:
            country, reasons = home, (*reasons, f"at home in {home}, where the act happened")
        score = found.score if found.actor or country or found.sector else None
        return replace(person, actor=found.actor, country=country, sector=found.sector, score=score, reasons=reasons)

    def _linked(self, person: Participant, text: str, setting: Setting) -> LinkedTo:
        """By the fullest name the article has for them; where nobody known bears that, by the words that stand here."""
        found, here = link(person.name, self._knowledge, setting), person.span.of(text)
        if here == person.name or (found.actor is not None and self._knowledge.actor(found.actor) is not None):
            return found
        other = link(here, self._knowledge, setting)
        return other if other.actor is not None and self._knowledge.actor(other.actor) is not None else found

    def _namesake(self, person: Participant, known: _Known, kind: str) -> LinkedTo | None:
        """What a name is that a state or its capital bears, where the text puts it elsewhere ("Paris, Texas")."""
        code = self._knowledge.country(bare(person.name), known.day) if kind in {"GPE", "LOC", ""} else None
        areas = sure(*_beside(known.article.text, person.span), self._knowledge) if code is not None else ()
        if code is None or not areas or any(area.country == code for area in areas):
            return None
        found = self._located(person.span, known)
        if found is None or found.place.country == code:
            return None
        return LinkedTo(None, found.place.country or None, None, 0.4, ("the text puts it elsewhere", *found.reasons))

    def _is_person(self, key: str, kind: str, known: _Known) -> bool:
        """Whether a participant is a person the article names, whatever the reader took these words for."""
        named = key in known.persons or key in known.people
        return kind == "PER" or (named and (not kind or not self._knowledge.named(key)))

    def _place(self, place: PlaceMark, known: _Known) -> PlaceMark:
        found = self._located(place.span, known)
        if found is None:
            words = " ".join(place.span.of(known.article.text).split())
            return PlaceMark(place.span, words, self._knowledge.country(words, known.day))
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

    def _located(self, span: Span, known: _Known) -> Located | None:
        text = known.article.text
        return locate(
            span.of(text),
            text[span.end : span.end + WINDOW],
            self._knowledge,
            known.around,
            before=text[max(0, span.start - WINDOW) : span.start],
            day=known.day,
        )


def _beside(text: str, span: Span) -> tuple[str, str]:
    """The words before and after a span in its line."""
    return text[max(0, span.start - 90) : span.start].rsplit("\n", 1)[-1], text[span.end : span.end + 100].split(
        "\n", 1
    )[0]


def _day(article: Article) -> str | None:
    """The day on which offices count: that of publication."""
    day = published_day(article)
    return day.isoformat() if day else None
