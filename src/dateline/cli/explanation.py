"""An event report on the terminal: each field with its words, what they were taken to be, how surely, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from dateline.ask import EventRow
from dateline.cli.console import one_line, printable
from dateline.export.fields import actor_of, days_of, kind_of, place_of
from dateline.model import Participant, Span, TimeMark

_ANCHORS = {
    "published": "counted from the day of publication",
    "dateline": "counted from the day of the dateline",
    "text": "counted from a day the text names",
    "event": "counted from the days of an event",
    "none": "the words name it whole",
}


@dataclass(frozen=True)
class _Decision:
    """A field, the span it was read from, what that was taken to be, and why."""

    field: str
    span: Span
    taken_for: str
    reasons: tuple[str, ...] = ()


def print_explanation(row: EventRow, console: Console) -> None:
    """Print one event report with every decision behind it."""
    report = row.report
    head = f"{kind_of(report)} {report.status}"
    detail = f"  quad {report.quad}, intensity {report.intensity:+g}, confidence {report.confidence:.2f}"
    console.print(Text.assemble((head, "bold"), (detail, "dim")))
    title = one_line(row.title or "(no title)", 90)
    for name, value in (("event", report.id), ("article", f"{report.article}  {title}"), ("published", row.published)):
        if value:
            console.print(Text.assemble((f"{name:<10} ", "bold"), printable(value)))
    for span in report.passages:
        console.print(Text.assemble(("told in    ", "bold"), *_words(row, span, 400)))
    for decision in _decisions(row):
        console.print()
        console.print(Text.assemble((f"{decision.field:<10} ", "bold"), *_words(row, decision.span, 100)))
        if decision.taken_for:
            console.print(Text.assemble(("  is       ", "dim"), (printable(decision.taken_for), "cyan")))
        for number, reason in enumerate(decision.reasons):
            console.print(Text.assemble(("  because  " if not number else "  and      ", "dim"), printable(reason)))


def _words(row: EventRow, span: Span, width: int) -> tuple[str, tuple[str, str]]:
    return f"“{one_line(row.words[span], width)}”", (f"  [{span.start}–{span.end}]", "dim")


def _decisions(row: EventRow) -> Iterator[_Decision]:
    report = row.report
    contexts = ", ".join(report.contexts)
    yield _Decision("act", report.trigger, f"{kind_of(report)} {report.status}" + (f", {contexts}" if contexts else ""))
    for field, people in (("who", report.sources), ("whom", report.targets), ("said by", report.said_by)):
        for one in people:
            yield _Decision(field, one.span, _participant(one), one.reasons)
    if report.place:
        unplaced = "" if report.place.latitude is not None else " · not found on the map"
        yield _Decision("where", report.place.span, place_of(report.place) + unplaced, report.place.reasons)
    if report.time:
        reason = (report.time.reason,) if report.time.reason else ()
        yield _Decision("when", report.time.span, _time(report.time, days_of(report)), reason)


def _participant(one: Participant) -> str:
    known = actor_of(one) if one.actor else f"{actor_of(one)} · no actor of its own"
    return known if one.score is None else f"{known}  (score {one.score:.2f})"


def _time(time: TimeMark, days: str) -> str:
    if time.earliest is None:
        return "left open"
    anchor = _ANCHORS.get(time.anchor or "", f"counted from {time.anchor}" if time.anchor else "")
    return f"{days} ({time.precision})" + (f", {anchor}" if anchor and not time.reason else "")
