"""A doubtful thing on the terminal: the words in their sentences, what the machine thought, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.ask import EventRow
from dateline.ask.review import Doubt, Passage, ReviewItem
from dateline.ask.review_answers import CHOICES, CORRECTIONS, question, thought
from dateline.cli.console import one_line, printable
from dateline.export.fields import judged_fields, kind_of
from dateline.model import Span

_LONGEST = 600
_LABEL = 10
_WIDEST = 110
"""Lines longer than this are hard to read, however wide the terminal."""

_ALWAYS = ("k skip", "u undo", "q quit", "? help")
_HELP = (
    ("y", "yes, the machine is right"),
    ("n", "no, it is wrong; of an outcome: the later report is about something else"),
    ("s", "the same act, or one text"),
    ("d", "not the same"),
    ("h", "of an outcome: it was held"),
    ("m", "of an outcome: it was moved to another day"),
    ("c", "of an outcome: it was called off"),
    ("x", "of an outcome: it did not happen so"),
    ("i", "of a participant: another actor, by id or name; `dateline actor NAME` finds the id"),
    ("p", "of a report: another place, by name or GeoNames number; y or n is still to follow"),
    ("t", "of a report: another time, as 2023-11-09, 2023-11 or 2023-11-09/2023-11-12; y or n is still to follow"),
    ("k", "skip: it is asked again another time"),
    ("u", "undo: take the last answer back and ask again"),
    ("q", "quit: every answer is written already, and the next review goes on with what is left"),
)


def print_help(console: Console) -> None:
    """Print what each key does."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for key, meaning in _HELP:
        table.add_row(f"  {key}", Text(meaning))
    console.print(table, width=min(console.width, _WIDEST))


def print_item(item: ReviewItem, number: int, of: int, console: Console) -> None:
    """Print one doubtful thing and what is asked of it."""
    doubt, width = item.doubt, min(console.width, _WIDEST)
    console.print()
    console.print(Rule(Text(f"{number} of {of} · {doubt.kind}", style="bold"), align="left", style="dim"), width=width)
    for count, row in enumerate(item.reports, 1):
        _print_report(row, doubt, count if len(item.reports) > 1 else None, console, width)
    for article in item.articles:
        _print_article(article, console, width)
    told = _grid()
    if held := thought(item):
        told.add_row("machine", Text(f"{held} (score {doubt.score:.2f})"))
    for count, reason in enumerate(doubt.reasons):
        told.add_row("because" if not count else "", Text(printable(reason), style="dim"))
    told.add_row("asked", Text(doubt.why, style="dim"))
    console.print(told, width=width)
    console.print()
    console.print(Text(question(item), style="bold"), width=width)
    answers = [f"{one.key} {one.words}" for one in CHOICES[doubt.kind]]
    corrections = [f"{one.key} {one.words}" for one in CORRECTIONS[doubt.kind]]
    for line in _lines((*answers, *corrections, *_ALWAYS), width):
        console.print(Text(line, style="dim"), width=width)


def _lines(keys: tuple[str, ...], width: int) -> Iterator[str]:
    """The keys with dots between, on lines that break between keys alone."""
    line = keys[0]
    for key in keys[1:]:
        if len(line) + len(key) + 3 > width:
            yield line
            line = key
        else:
            line += f" · {key}"
    yield line


def _grid() -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_LABEL, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _print_report(row: EventRow, doubt: Doubt, count: int | None, console: Console, width: int) -> None:
    report = row.report
    only = doubt.other if doubt.kind == "link" else None
    fields = list(judged_fields(report))
    told = Text.assemble((f"{count}. " if count else "", "bold"), one_line(row.title or "(no title)", 200))
    head = _grid()
    head.add_row(row.published[:10] if row.published else "undated", told)
    console.print(head, width=width)
    for passage in report.passages:
        console.print(Padding(_marked(row, passage, fields, only), (0, 0, 0, 2)), width=width)
    read = _grid()
    read.add_row(
        "read as", Text.assemble((f"{kind_of(report)} {report.status}", "cyan"), (f"  {report.id[:8]}", "dim"))
    )
    for name, label, _, value in fields:
        if value and only in (None, name):
            read.add_row(label, Text(printable(value)))
    console.print(read, width=width)


def _marked(row: EventRow, passage: Span, fields: list[tuple[str, str, Span, str]], only: str | None) -> Text:
    """The passage with the trigger and the fields standing out; brackets say so where there are no colours."""
    words = row.words[passage]
    text = Text()
    at = passage.start
    spans = sorted({span: name for name, _, span, _ in fields if only is None or name in (only, "trigger")}.items())
    for span, name in spans:
        if span.start < at or span.end > passage.end:
            continue
        text.append(_flat(words[at - passage.start : span.start - passage.start]))
        style = "bold magenta" if name == "trigger" else "bold cyan"
        text.append(f"[{_flat(words[span.start - passage.start : span.end - passage.start])}]", style=style)
        at = span.end
    text.append(_flat(words[at - passage.start :]))
    text.truncate(_LONGEST, overflow="ellipsis")
    return text


def _flat(words: str) -> str:
    """Words without line ends, safe for a terminal; the spaces at the ends stay."""
    return printable(words.replace("\r", " ").replace("\n", " "))


def _print_article(article: Passage, console: Console, width: int) -> None:
    told = _grid()
    published = (article.published or "undated")[:_LABEL]
    told.add_row(published, Text(one_line(article.title or "(no title)", 200)))
    if article.url:
        told.add_row("", Text(printable(article.url), style="dim"))
    told.add_row("shares", Text(f"“{one_line(article.shared, _LONGEST)}”"))
    console.print(told, width=width)
