"""An event report on the terminal: each field with its words, what they were taken to be, how surely, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from dateline.ask import EventRow
from dateline.cli.console import one_line, printable
from dateline.cli.judgement_tables import state_words, verdict_words
from dateline.cli.tables import ID_SHOWN
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
    """A field, what judgements call it, the span it was read from, what that was taken to be, and why."""

    field: str
    judged_as: str
    span: Span
    taken_for: str
    reasons: tuple[str, ...] = ()


def print_explanation(row: EventRow, judged: Iterable[dict[str, Any]], console: Console) -> None:
    """Print one event report with every decision behind it, and what people said of each, the latest first."""
    answers = [one for one in judged if one["state"] not in ("withdrawn", "withdrawal")]
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
        for answer in answers:
            if (answer["other"] if answer["kind"] == "link" else answer["kind"]) == decision.judged_as:
                console.print(Text.assemble(("  judged   ", "bold"), printable(_answer(answer))))
    _print_others(row, answers, console)


def _print_others(row: EventRow, answers: list[dict[str, Any]], console: Console) -> None:
    """What people said of fields that the report lacks, and of the report beside others."""
    here = {decision.judged_as for decision in _decisions(row)}
    lacking = [one for one in answers if one["kind"] == "link" and one["other"] not in here]
    beside = [one for one in answers if one["kind"] in ("join", "outcome")]
    if lacking or beside:
        console.print()
    for one in lacking:
        console.print(Text.assemble((f"{one['other']:<11}", "bold"), "judged ", printable(_answer(one))))
    for one in beside:
        with_ = one["other"] if one["subject"] == row.report.id else one["subject"]
        said = f"judged with {with_[:ID_SHOWN]}: {_answer(one)}"
        console.print(Text.assemble((f"{one['kind']:<11}", "bold"), printable(said)))


def _answer(one: dict[str, Any]) -> str:
    state = "" if state_words(one) == "counts" else f" ({state_words(one)})"
    note = f": {one_line(one['note'], 200)}" if one["note"] else ""
    return f"{verdict_words(one)}, says {one['who']}, {one['at'][:10]}{state}{note}"


def _words(row: EventRow, span: Span, width: int) -> tuple[str, tuple[str, str]]:
    return f"“{one_line(row.words[span], width)}”", (f"  [{span.start}–{span.end}]", "dim")


def _decisions(row: EventRow) -> Iterator[_Decision]:
    report = row.report
    act = ", ".join([f"{kind_of(report)} {report.status}", *report.contexts])
    yield _Decision("act", "report", report.trigger, act)
    sides = (
        ("who", "source", report.sources),
        ("whom", "target", report.targets),
        ("said by", "said_by", report.said_by),
    )
    for field, role, people in sides:
        for number, one in enumerate(people):
            yield _Decision(field, f"{role}/{number}", one.span, _participant(one), one.reasons)
    if report.place:
        unplaced = "" if report.place.latitude is not None else " · not found on the map"
        yield _Decision("where", "place", report.place.span, place_of(report.place) + unplaced, report.place.reasons)
    if report.time:
        reason = (report.time.reason,) if report.time.reason else ()
        yield _Decision("when", "time", report.time.span, _time(report.time, days_of(report)), reason)


def _participant(one: Participant) -> str:
    known = actor_of(one) if one.actor else f"{actor_of(one)} · no actor of its own"
    return known if one.score is None else f"{known}  (score {one.score:.2f})"


def _time(time: TimeMark, days: str) -> str:
    if time.earliest is None:
        return "left open"
    anchor = _ANCHORS.get(time.anchor or "", f"counted from {time.anchor}" if time.anchor else "")
    return f"{days} ({time.precision})" + (f", {anchor}" if anchor and not time.reason else "")
