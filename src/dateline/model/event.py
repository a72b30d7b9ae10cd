"""Event reports: one article's account of one act, every field with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.layers import Status
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Participant:
    """Who acts, is acted upon, or says so. `span` is the evidence; the rest is what linking made of it.

    `actor` is an id such as `person/vladimir-putin` or `state/KAZ`, `country` ISO 3166-1 alpha-3, `sector` a PLOVER
    sector code; None where unknown. `score` in 0..1 says how sure that link is, None where nothing was linked;
    `reasons` say in words why the actor, country and sector are these.
    """

    span: Span
    name: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """Where the act happened: coordinates in degrees WGS 84, `geonames` a GeoNames id, None where unknown.

    `reasons` say in words why it is this place of that name.
    """

    span: Span
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeMark:
    """When: first and last possible day (ISO 8601, inclusive), and how exact that is.

    `precision` is day, week, month, quarter, season, year or range; `anchor` says what it was resolved against
    (published, dateline, text for a day named before, event for the days of an event, none). Unresolved expressions
    keep their span with the days None. `reason` is one sentence: how the days were found, or why they were left open.
    """

    span: Span
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    anchor: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class EventReport:
    """One article's account of one act.

    `quad` is the PLOVER quad class 1 to 4, `intensity` its score (-10 to 10) from the codebook. `passages` are the
    sentences that tell it, the first one holding `trigger`. `confidence` in 0..1.
    """

    id: str
    article: str
    type: str
    mode: str
    status: Status
    quad: int
    intensity: float
    trigger: Span
    passages: tuple[Span, ...]
    sources: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    place: PlaceMark | None = None
    time: TimeMark | None = None
    said_by: tuple[Participant, ...] = ()
    contexts: tuple[str, ...] = ()
    confidence: float = 0.0
