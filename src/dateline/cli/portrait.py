"""An actor on the terminal: who is meant, why, who else could be, and what the knowledge holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dateline.cli.console import one_line, printable
from dateline.export.fields import days_of, kind_of

if TYPE_CHECKING:
    from dateline.api import Reports
    from dateline.link.candidates import Candidate
    from dateline.link.knowledge import Naming
    from dateline.pipeline.portrait import Answer, Belonging, Office, Portrait

_OTHERS_SHOWN = 5
_LISTED = 12


def print_answer(found: Answer, told: Reports | None, console: Console) -> None:
    """Print who a name means, and what a record tells of that actor."""
    console.print(Text.assemble((f"“{one_line(found.asked, 100)}”", "bold"), f" on {found.day}"))
    _print_decision(found, console)
    others = [one for one in found.candidates if one.actor != found.decision.actor]
    for number, other in enumerate(others[:_OTHERS_SHOWN]):
        _line(console, "also" if not number else "", _candidate(other))
    if len(others) > _OTHERS_SHOWN:
        _line(console, "", f"and {len(others) - _OTHERS_SHOWN} more: see them with --json")
    if found.portrait is not None:
        _print_portrait(found.portrait, console)
    if told is not None:
        _print_reports(told, console)


def _print_decision(found: Answer, console: Console) -> None:
    decision, portrait = found.decision, found.portrait
    if portrait is not None:
        known = (portrait.actor.name, portrait.actor.id, portrait.actor.kind, decision.country, decision.sector)
        _line(console, "is", f"{_dotted(known)}  (score {decision.score:.2f})", "cyan")
    else:
        words = _dotted((decision.country, decision.sector))
        _line(console, "is", "unknown" + (f": the words tell {words}" if words else ""), "cyan")
    for number, reason in enumerate(decision.reasons):
        _line(console, "because" if not number else "and", reason)


def _print_portrait(portrait: Portrait, console: Console) -> None:
    _list(console, "names", dict.fromkeys(_name(one) for one in portrait.names))
    _list(console, "offices", (_office(one) for one in portrait.offices), one_a_line=True)
    _list(console, "led by", (_holder(one) for one in portrait.holders), one_a_line=True)
    _list(console, "member of", (_member(one.body, one) for one in portrait.memberships))
    _list(console, "members", (one.actor for one in portrait.members))
    actor = portrait.actor
    _line(console, "source", _dotted((actor.source, actor.wikidata)))


def _print_reports(told: Reports, console: Console) -> None:
    row = told.counts
    if row is None:
        _line(console, "record", "no event reports")
        return
    who = _dotted((row.name, row.id, row.kind, row.country, row.sector))
    _line(console, "record", who)
    roles = f"{row.source:,} as source, {row.target:,} as target, {row.said_by:,} on its word"
    between = f"; {row.first or '?'} to {row.last or '?'}"
    _line(console, "", f"{row.reports:,} event reports in {row.articles:,} articles: {roles}{between}")
    for event in told.latest:
        report = event.report
        who, whom = (", ".join(one.name for one in side) or "…" for side in (report.sources, report.targets))
        acts = f"{days_of(report) or '?':<10} {kind_of(report)} {report.status} {who} → {whom}"
        _line(console, "", f"{one_line(acts, 110)}  {report.id[:8]}")


def _candidate(one: Candidate) -> str:
    return f"{one.score:.2f}  {one.name} · {one.actor}  ({one_line('; '.join(one.reasons), 90)})"


def _name(one: Naming) -> str:
    sort = "" if one.sort in {"name", "alias"} else f" ({one.sort})"
    return f"{one.name}{sort}{_days(one.first, one.last, brackets=True)}"


def _office(one: Office) -> str:
    then = "  (held then)" if one.held else ""
    return f"{one.term.office} of {one.place}{_days(one.term.first, one.term.last)}{then}"


def _holder(one: Office) -> str:
    return f"{one.holder}, {one.term.office}{_days(one.term.first, one.term.last)}"


def _member(name: str, one: Belonging) -> str:
    return f"{name}{_days(one.membership.first, one.membership.last, brackets=True)}"


def _days(first: str | None, last: str | None, *, brackets: bool = False) -> str:
    if first is None and last is None:
        return ""
    days = f"{first or '…'} to {last or 'now'}"
    return f" ({days})" if brackets else f"  {days}"


def _dotted(parts: Iterable[str | None]) -> str:
    return " · ".join(part for part in parts if part)


def _list(console: Console, label: str, values: Iterable[str], *, one_a_line: bool = False) -> None:
    listed = list(values)
    more = f"and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    shown = [*listed[:_LISTED], *([more] if more else [])]
    for number, line in enumerate(shown if one_a_line else _joined(shown)):
        _line(console, label if not number else "", line)


def _joined(values: list[str]) -> Iterator[str]:
    if values:
        yield ", ".join(values)


def _line(console: Console, label: str, words: str, style: str = "") -> None:
    console.print(Text.assemble((f"{label:<10} ", "dim"), (printable(words), style)), soft_wrap=True)
