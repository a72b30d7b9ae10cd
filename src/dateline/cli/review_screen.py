"""A doubtful thing on the terminal: the words in their sentences, what the machine thought, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from dateline.ask import EventRow
from dateline.ask.review import Doubt, Passage, ReviewItem
from dateline.cli.console import one_line, printable
from dateline.export.fields import actor_of, days_of, kind_of, place_of
from dateline.model import EventReport, Participant, Span

_LONGEST = 600

_QUESTIONS = {
    "report": "Does the text say so?",
    "link": "Is that who is meant?",
    "join": "Are these the same act?",
    "origin": "Is this one text?",
    "outcome": "Did that become of what was announced?",
}
_KEYS = {
    "report": "y right  n wrong",
    "link": "y right  n wrong  i another instead",
    "join": "s same  d different",
    "origin": "s same  d different",
    "outcome": "y right  n no: it is about something else",
}
_THOUGHT = {
    "right": "right",
    "same": "the same",
    "different": "not the same",
    "held": "what was announced took place",
    "moved": "it was moved to another day",
    "called-off": "it was called off",
    "contradicted": "it did not happen so",
}
HELP = (
    "y right · n wrong · s same · d different · i another actor instead (asks for its id) · "
    "u take the last answer back · k skip · q quit · ? this help"
)


def print_item(item: ReviewItem, number: int, of: int, console: Console) -> None:
    """Print one doubtful thing and what is asked of it."""
    doubt = item.doubt
    console.print()
    console.print(
        Text.assemble((f"{number} of {of}  ", "dim"), (doubt.kind, "bold"), (f"  {doubt.subject[:8]}", "dim"))
    )
    for count, row in enumerate(item.reports, 1):
        if len(item.reports) > 1:
            console.print(Text(f"{count}.", style="bold"))
        _print_report(row, doubt if doubt.kind == "link" else None, console)
    for article in item.articles:
        _print_article(article, console)
    thought = _THOUGHT.get(doubt.machine, doubt.machine)
    console.print(Text.assemble(("machine   ", "bold"), f"{thought}, score {doubt.score:.2f}"))
    for reason in doubt.reasons:
        console.print(Text.assemble(("because   ", "dim"), printable(reason)))
    console.print(Text.assemble((_QUESTIONS[doubt.kind], "bold"), (f"   {_KEYS[doubt.kind]}  u k q ?", "dim")))


def _print_report(row: EventRow, link: Doubt | None, console: Console) -> None:
    report = row.report
    fields = list(_fields(report))
    told = one_line(row.title or "(no title)", 60)
    console.print(Text.assemble((row.published[:10] if row.published else "?", "dim"), "  ", told))
    for passage in report.passages:
        console.print(_marked(row, passage, fields, link.other if link else None))
    console.print(Text.assemble(("read as   ", "bold"), (f"{kind_of(report)} {report.status}", "cyan")))
    for name, _, value in fields:
        if value and (link is None or name == link.other):
            console.print(Text.assemble((f"{name:<10}", "dim"), printable(value)))


def _fields(report: EventReport) -> Iterator[tuple[str, Span, str]]:
    yield "trigger", report.trigger, ""
    sides: tuple[tuple[str, tuple[Participant, ...]], ...] = (
        ("source", report.sources),
        ("target", report.targets),
        ("said_by", report.said_by),
    )
    for role, people in sides:
        for number, one in enumerate(people):
            yield f"{role}/{number}", one.span, actor_of(one)
    if report.place:
        yield "place", report.place.span, place_of(report.place)
    if report.time:
        yield "time", report.time.span, days_of(report)


def _marked(row: EventRow, passage: Span, fields: list[tuple[str, Span, str]], only: str | None) -> Text:
    """The passage with the trigger and the fields standing out; brackets say so where there are no colours."""
    words = row.words[passage]
    text = Text("  ")
    at = passage.start
    spans = sorted({span: name for name, span, _ in fields if only is None or name in (only, "trigger")}.items())
    for span, name in spans:
        if span.start < at or span.end > passage.end:
            continue
        text.append(printable(words[at - passage.start : span.start - passage.start]))
        style = "bold magenta" if name == "trigger" else "bold cyan"
        text.append(f"[{printable(words[span.start - passage.start : span.end - passage.start])}]", style=style)
        at = span.end
    text.append(printable(words[at - passage.start :]))
    text.truncate(_LONGEST, overflow="ellipsis")
    return text


def _print_article(article: Passage, console: Console) -> None:
    told = one_line(article.title or "(no title)", 70)
    console.print(Text.assemble((f"{(article.published or '?')[:10]}  ", "dim"), told))
    console.print(Text.assemble(("shares    ", "dim"), f"“{one_line(article.shared, 300)}”"))
