"""The fields of an event report as a person reads them: the words, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dateline.model import EventReport, Participant, PlaceMark, Span


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name, the words it was read from, and what they were taken to mean ("" where that is the words).

    `why` holds the reasons for the meaning.
    """

    name: str
    words: str
    meaning: str
    why: tuple[str, ...] = ()


def fields_of(report: EventReport, text: str) -> Iterator[Field]:
    """All fields of a report on `text`, the text of its article."""
    yield Field("act", report.trigger.of(text), ", ".join(report.contexts))
    for name, many in (("who", report.sources), ("whom", report.targets), ("said by", report.said_by)):
        for one in many:
            yield Field(name, one.span.of(text), actor_of(one), one.reasons)
    if report.place:
        place = report.place
        yield Field("where", place.span.of(text), place_of(place), place.reasons)
    if report.time:
        days = f"{days_of(report)} ({report.time.precision or 'unresolved'})"
        yield Field("when", report.time.span.of(text), days, (report.time.reason,) if report.time.reason else ())
    for passage in report.passages:
        yield Field("told in", passage.of(text), "")


def judged_fields(report: EventReport) -> Iterator[tuple[str, str, Span, str]]:
    """Each field as judgements and as people call it, its span, and what it was taken for."""
    yield "trigger", "", report.trigger, ""
    sides: tuple[tuple[str, str, tuple[Participant, ...]], ...] = (
        ("source", "who", report.sources),
        ("target", "whom", report.targets),
        ("said_by", "said by", report.said_by),
    )
    for role, label, people in sides:
        for number, one in enumerate(people):
            yield f"{role}/{number}", label, one.span, actor_of(one)
    if report.place:
        yield "place", "where", report.place.span, place_of(report.place)
    if report.time:
        yield "time", "when", report.time.span, days_of(report)


def days_of(report: EventReport) -> str:
    """The day or days of a report, as "2023-11-09" or "2023-03-01 to 2023-03-31"."""
    time = report.time
    if time is None:
        return ""
    days = time.earliest or "day unknown"
    return f"{days} to {time.latest}" if time.latest and time.latest != time.earliest else days


class Typed(Protocol):
    """A report or an act: whatever has a PLOVER type and mode ("" for none)."""

    @property
    def type(self) -> str:
        """The type."""
        ...

    @property
    def mode(self) -> str:
        """The mode."""
        ...


def kind_of(one: Typed) -> str:
    """Type and mode, as CONSULT/visit."""
    return f"{one.type}/{one.mode}" if one.mode else one.type


def place_of(place: PlaceMark) -> str:
    """A place as name, country and degrees, as far as they are known."""
    where = [place.name, place.country or ""]
    if place.latitude is not None and place.longitude is not None:
        where.append(f"{place.latitude:.2f}, {place.longitude:.2f}")
    return " · ".join(part for part in where if part)


def actor_of(one: Participant) -> str:
    """A participant as name, actor id, country and sector, as far as they are known."""
    return " · ".join(part for part in (one.name, one.actor, one.country, one.sector) if part)
