"""The fields of an event report as a person reads them: the words, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import EventReport, Participant


@dataclass(frozen=True, slots=True)
class Field:
    """A field's name, the words it was read from, and what they were taken to mean ("" where that is the words)."""

    name: str
    words: str
    meaning: str


def fields_of(report: EventReport, text: str) -> Iterator[Field]:
    """All fields of a report on `text`, the text of its article."""
    yield Field("act", report.trigger.of(text), ", ".join(report.contexts))
    for name, many in (("who", report.sources), ("whom", report.targets), ("said by", report.said_by)):
        for one in many:
            yield Field(name, one.span.of(text), _actor(one))
    if report.place:
        place = report.place
        where = [place.name, place.country or ""]
        if place.latitude is not None and place.longitude is not None:
            where.append(f"{place.latitude:.2f}, {place.longitude:.2f}")
        yield Field("where", place.span.of(text), " · ".join(part for part in where if part))
    if report.time:
        yield Field("when", report.time.span.of(text), f"{days_of(report)} ({report.time.precision or 'unresolved'})")
    for passage in report.passages:
        yield Field("told in", passage.of(text), "")


def days_of(report: EventReport) -> str:
    """The day or days of a report, as "2023-11-09" or "2023-03-01 to 2023-03-31"."""
    time = report.time
    if time is None:
        return ""
    days = time.earliest or "day unknown"
    return f"{days} to {time.latest}" if time.latest and time.latest != time.earliest else days


def kind_of(report: EventReport) -> str:
    """Type and mode, as CONSULT/visit."""
    return f"{report.type}/{report.mode}" if report.mode else report.type


def _actor(one: Participant) -> str:
    return " · ".join(part for part in (one.name, one.actor, one.country, one.sector) if part)
