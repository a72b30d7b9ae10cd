"""Happenings on the terminal: a table of many, and one with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.ask.happening_rows import HappeningView, Telling, Tie
from dateline.ask.sentences import counted, in_words, line, listed, most_named
from dateline.cli.console import one_line, out, printable
from dateline.model.account import Party
from dateline.model.joined import Side

_SHOWN = 8
_WIDTHS = {"id": _SHOWN, "day": 11, "type": 14, "standing": 9, "reports": 7, "origins": 7}
_STANDINGS = {
    "stated": "stated by several independent origins",
    "single": "stated by one origin",
    "claimed": "claimed by one side alone",
    "disputed": "stated or claimed by some, denied by others",
    "denied": "only denied",
    "feared": "only called possible",
    "announced": "only announced",
}
_RELATIONS = {
    "held": "kept by",
    "moved": "moved by",
    "called-off": "called off by",
    "contradicted": "contradicted by",
}
_TURNED = {"held": "keeps", "moved": "moves", "called-off": "calls off", "contradicted": "contradicts"}


def happening_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print happenings, one a line."""
    table = Table(box=box.SIMPLE, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for name in ("id", "day", "type", "standing", "who", "whom", "where", "reports", "origins"):
        right = name in {"reports", "origins"}
        table.add_column(name, width=_WIDTHS.get(name), overflow="fold", justify="right" if right else "left")
    for row in rows:
        kind = f"{row['type']} {row['mode']}".rstrip()
        time, place = row["time"] or {}, row["place"] or {}
        table.add_row(
            row["id"][:_SHOWN],
            in_words(time.get("from"), time.get("to")),
            kind,
            f"{row['status']} {row['standing']}",
            _who(row, "source"),
            _who(row, "target"),
            one_line(place.get("name") or "", 30),
            f"{row['reports']:,}",
            f"{row['origins']:,}",
        )
    out().print(table if table.row_count else "no happenings pass these filters")


def print_happening(view: HappeningView, console: Console) -> None:
    """Print one happening."""
    one = view.happening
    kind = f"{one.type}/{one.mode}" if one.mode else one.type
    console.print(Text(printable(view.line), "bold"))
    _field(console, "act", f"{kind} {one.status}, {_STANDINGS[one.standing]}")
    _field(console, "id", one.id)
    if view.told:
        _field(console, "first told", _where(view.told[0]))
    counts = ((len(one.members), "report"), (one.articles, "article"), (one.origins, "origin"))
    _field(console, "told by", "{} in {} of {}".format(*(counted(*count) for count in counts)))
    for difference in view.differences:
        values = (f"“{value}” {_says(view, reports)}" for value, reports in difference.values)
        _field(console, "differ in", f"{difference.field}: " + "; ".join(values))
    if view.expectation:
        day = in_words(view.expectation.due_from, view.expectation.due_to)
        due = f"due {day}" if day else "no day told"
        _field(console, "expected", f"{view.expectation.kind}, {due}: {view.expectation.outcome}")
    for tie in view.follows:
        _tie(console, "follows", f"{_TURNED[tie.follow_up.relation]} what was announced", tie)
    for tie in view.led_to:
        _tie(console, "led to", _RELATIONS[tie.follow_up.relation], tie)
    for telling in view.told:
        console.print()
        _telling(console, telling)
    for judgement in view.judgements:
        about = f"{judgement.kind} {judgement.subject[:_SHOWN]}"
        about += f" with {judgement.other[:_SHOWN]}" if judgement.other else ""
        what = f"{judgement.verdict} ({about}), {judgement.who}, {judgement.at[:10]}"
        _field(console, "judged", "taken back: " + what if judgement.withdraws else what)


def _telling(console: Console, telling: Telling) -> None:
    row, report = telling.row, telling.row.report
    console.print(Text.assemble((f"{report.id[:_SHOWN]}  ", "bold"), printable(_where(telling))))
    for passage in report.passages:
        _field(console, "  words", f"“{one_line(row.words[passage], 400)}”")
    if report.said_by:
        _field(console, "  said by", listed([one.name for one in report.said_by]))
    for name, value in _own(telling):
        _field(console, f"  {name}", value)
    reasons = ", ".join(telling.member.reasons)
    _field(console, "  fits", f"{telling.member.score:.2f}" + (f": {reasons}" if reasons else ""))


def _own(telling: Telling) -> Iterator[tuple[str, str]]:
    """What the report itself says of status, place and day."""
    report = telling.row.report
    yield "status", report.status
    if report.place:
        yield "where", " · ".join(part for part in (report.place.name, report.place.country) if part)
    if report.time:
        yield "when", in_words(report.time.earliest, report.time.latest) or telling.row.words[report.time.span]


def _where(telling: Telling) -> str:
    title = f"“{one_line(telling.row.title, 60)}”" if telling.row.title else ""
    parts = (telling.outlet or telling.row.url, (telling.row.published or "date unknown")[:16], title)
    origin = "origin " + ", ".join(one[:_SHOWN] for one in telling.origins) if telling.origins else ""
    return " · ".join(part for part in (*parts, origin) if part)


def _tie(console: Console, name: str, how: str, tie: Tie) -> None:
    why = ", ".join(tie.follow_up.reasons)
    text = f"{how}: {line(tie.happening)}  [{tie.happening.id[:_SHOWN]}, {tie.follow_up.score:.2f}]"
    _field(console, name, text + (f" ({why})" if why else ""))


def _field(console: Console, name: str, value: str) -> None:
    console.print(Text.assemble((f"{name:<11}", "bold"), printable(value)))


def _says(view: HappeningView, reports: tuple[str, ...]) -> str:
    """Who gives a value: on whose word, and where it stands."""
    said = [one for one in view.told if one.row.report.id in reports]
    names = [who.name for one in said for who in one.row.report.said_by]
    outlets = listed([one.outlet or one.row.report.id[:_SHOWN] for one in said])
    return f"says {listed(names)} in {outlets}" if names else f"in {outlets}"


def _who(row: dict[str, Any], role: str) -> str:
    """Those whom the sentence of the happening names in a role."""
    sides = [_side(name, one) for name in ("source", "target") for one in row[f"{name}s"]]
    return one_line(listed([party.name for party in most_named(sides, role)]), 60)


def _side(role: str, one: dict[str, Any]) -> Side:
    party = Party(one["actor"] or one["name"], one["name"], one["actor"], one["country"], one["sector"])
    return Side(role, party, one["reports"])
