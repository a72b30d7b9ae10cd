"""Origins and editions as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from dateline.ask import OriginsView, Versions
from dateline.ask.origins import ArticleLine
from dateline.cli.console import one_line, out, printable
from dateline.cli.tables import ID_SHOWN

_AROUND = 8
"""Words of an unchanged stretch that are shown beside a change."""


def origin_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print texts that several articles carry, one a line."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("first article", "published", "title", "agencies", "articles", "carried by"):
        table.add_column(name, justify="right" if name == "articles" else "left")
    for row in rows:
        first = next((one for one in row["articles"] if one["id"] == row["first"]), row["articles"][0])
        outlets = dict.fromkeys(one["outlet"] or one["url"] or "?" for one in row["articles"])
        table.add_row(
            row["first"][:ID_SHOWN],
            (first["published"] or "?")[:10],
            one_line(first["title"] or "(no title)", 48),
            one_line(", ".join(row["agencies"]), 20),
            str(len(row["articles"])),
            one_line(", ".join(outlets), 48),
        )
    if table.row_count:
        out().print(table)
    else:
        out().print("no text is carried by several articles")


def print_origins(view: OriginsView, console: Console) -> None:
    """Print what an article rests on, and the passages it shares with each other article side by side."""
    console.print(_line(view.article), style="bold", soft_wrap=True)
    if view.agencies:
        console.print(f"credits {printable(', '.join(view.agencies))}", soft_wrap=True)
    for tie, row in view.origins:
        others = len(row.articles) - 1
        carried = f"carried by {others} more" if others else "its own text"
        if others and row.origin.first != view.article.id:
            first = next(one for one in row.articles if one.id == row.origin.first)
            carried = f"first in {_line(first)}"
        console.print(f"\norigin {row.origin.id[:ID_SHOWN]}: {tie.share:.0%} of the text, {carried}", soft_wrap=True)
        for reason in tie.reasons:
            console.print(f"  {printable(reason)}", soft_wrap=True)
    for other in view.carriers:
        console.print(f"\n{_line(other.article)}", style="bold", soft_wrap=True)
        shares = f"{other.of_this:.0%} of this article stand there, {other.of_other:.0%} of that one here"
        console.print(f"{shares} (sure to {other.score:.2f})", soft_wrap=True)
        for reason in other.reasons:
            console.print(f"  {printable(reason)}", soft_wrap=True)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
        table.add_column("here", ratio=1)
        table.add_column("there", ratio=1)
        for one in other.passages:
            same = one.words.split() == one.other_words.split()
            table.add_row(printable(one.words), "the same words" if same else printable(one.other_words))
        console.print(table)
    if not view.origins:
        console.print("not joined yet: run `dateline join`")


def print_versions(found: Versions, console: Console) -> None:
    """Print the editions of a story, the oldest first, each with its changes."""
    many = len(found.editions)
    if many == 1:
        console.print("one edition, nothing changed", soft_wrap=True)
    else:
        console.print(f"{many} editions of {printable(found.story or '')}", soft_wrap=True)
    for row in found.editions:
        counts = ", the one that counts" if row.counts and many > 1 else ""
        console.print(f"\n{_line(row.article)}{counts}", style="bold", soft_wrap=True)
        for address in row.addresses:
            console.print(f"  at {printable(address)}", soft_wrap=True)
        if row.unchanged:
            console.print("    the same text, read again", style="dim", soft_wrap=True)
            continue
        for kind, text in _shown(row.changes):
            sign, style = {"removed": ("-", "red"), "added": ("+", "green"), "same": (" ", "dim")}[kind]
            console.print(f"  {sign} {printable(text)}", style=style, soft_wrap=True)


def _shown(changes: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """Changes with a few words of what stays around them, on lines of their own."""
    for one in changes:
        words = one.text.split()
        if one.kind == "same" and len(words) > 2 * _AROUND:
            words = [*words[:_AROUND], "…", *words[-_AROUND:]]
        if words:
            yield one.kind, " ".join(words)


def _line(article: ArticleLine) -> str:
    parts = (
        article.id[:ID_SHOWN],
        article.published[:10] if article.published else "day unknown",
        article.outlet,
        article.title or "(no title)",
    )
    return " · ".join(printable(part) for part in parts if part)
