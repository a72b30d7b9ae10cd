"""One act as exports see it: a single report of it, or a happening with all its reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dateline.model import EventReport, Participant, Span
from dateline.model.joined import Happening


class Told(Protocol):
    """A report with the words of its spans and a line about its article."""

    @property
    def report(self) -> EventReport:
        """The report."""
        ...

    @property
    def words(self) -> Mapping[Span, str]:
        """The words of its spans."""
        ...

    @property
    def title(self) -> str | None:
        """Title of the article."""
        ...

    @property
    def published(self) -> str | None:
        """When the article appeared, ISO 8601 as exact as known."""
        ...

    @property
    def url(self) -> str | None:
        """Address of the article."""
        ...

    @property
    def outlet(self) -> str | None:
        """Who published it."""
        ...

    @property
    def language(self) -> str | None:
        """Its language, ISO 639-1."""
        ...


@dataclass(frozen=True, slots=True)
class Entity:
    """Who acts, is acted upon, or says so. `text` are the words of the page; the rest as in `Participant`."""

    text: str
    name: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an act. Degrees are WGS 84, `geonames` a GeoNames id; None where unknown."""

    text: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The article that tells the act (of a happening: that of its first report). `start` and `end` are characters."""

    article: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    text: str = ""
    trigger: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """An act. Days are ISO 8601, None where unknown; `origins` counts independent origins of its `reports`.

    `standing` says how a happening stands; None for a single report.
    """

    id: str
    type: str
    mode: str
    status: str
    quad: int
    intensity: float
    confidence: float
    source: Source
    sources: tuple[Entity, ...] = ()
    targets: tuple[Entity, ...] = ()
    said_by: tuple[Entity, ...] = ()
    place: Where | None = None
    day_from: str | None = None
    day_to: str | None = None
    precision: str | None = None
    contexts: tuple[str, ...] = ()
    reports: int = 1
    articles: int = 1
    origins: int = 1
    standing: str | None = None

    @property
    def reported(self) -> str | None:
        """The day its article appeared, where that is known to the day."""
        return (self.source.published or "")[:10] if len(self.source.published or "") >= 10 else None

    @property
    def kind(self) -> str:
        """Type and mode, as CONSULT/visit."""
        return f"{self.type}/{self.mode}" if self.mode else self.type


def act_of_report(told: Told) -> Act:
    """One report as an act."""
    report = told.report
    place, time = report.place, report.time
    where = None
    if place:
        degrees = (place.latitude, place.longitude)
        where = Where(told.words[place.span], place.name, place.country, *degrees, place.geonames)
    return Act(
        id=report.id,
        type=report.type,
        mode=report.mode,
        status=report.status,
        quad=report.quad,
        intensity=report.intensity,
        confidence=report.confidence,
        source=_source(told),
        sources=_entities(told, report.sources),
        targets=_entities(told, report.targets),
        said_by=_entities(told, report.said_by),
        place=where,
        day_from=time.earliest if time else None,
        day_to=time.latest if time else None,
        precision=time.precision if time else None,
        contexts=report.contexts,
    )


def act_of_happening(happening: Happening, first: Told) -> Act:
    """A happening as an act; `first` is the report that appeared first, from which its words and article are taken."""
    where = None
    if happening.place_name is not None:
        latitude, longitude = happening.degrees or (None, None)
        name, land = happening.place_name, happening.place_country
        where = Where(name, name, land, latitude, longitude, happening.geonames)
    return Act(
        id=happening.id,
        type=happening.type,
        mode=happening.mode,
        status=happening.status,
        quad=happening.quad,
        intensity=happening.intensity,
        confidence=happening.confidence,
        source=_source(first),
        sources=_sides(happening, "source"),
        targets=_sides(happening, "target"),
        said_by=_entities(first, first.report.said_by),
        place=where,
        day_from=happening.day_from,
        day_to=happening.day_to,
        precision=happening.precision,
        contexts=happening.contexts,
        reports=len(happening.members),
        articles=happening.articles,
        origins=happening.origins,
        standing=happening.standing,
    )


def _source(told: Told) -> Source:
    report = told.report
    text = " ".join(told.words[passage] for passage in report.passages)
    return Source(
        article=report.article,
        title=told.title,
        published=told.published,
        url=told.url,
        outlet=told.outlet,
        language=told.language,
        text=text,
        trigger=told.words[report.trigger],
        start=min((one.start for one in report.passages), default=report.trigger.start),
        end=max((one.end for one in report.passages), default=report.trigger.end),
    )


def _entities(told: Told, who: tuple[Participant, ...]) -> tuple[Entity, ...]:
    return tuple(Entity(told.words[one.span], one.name, one.actor, one.country, one.sector) for one in who)


def _sides(happening: Happening, role: str) -> tuple[Entity, ...]:
    parties = (side.party for side in happening.sides if side.role == role)
    return tuple(Entity(one.name, one.name, one.actor, one.country, one.sector) for one in parties)
