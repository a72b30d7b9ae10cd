"""Rates and networks as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.table import Table

from dateline.ask.rate_values import Rate, SideSum
from dateline.ask.rate_words import number
from dateline.cli.console import one_line, out

_BAR = 30
_BASES = {
    "days": "per month",
    "articles": "per article read",
    "origins": "per independent origin read",
    "mentions": "per article that tells of the actor",
}


def rate_tables(rate: Rate) -> None:
    """Print months with bars, both sides, the ratios, and what they say."""
    console = out()
    what = "reports" if rate.question.reports else "happenings"
    table = _table("month", what, "", "articles", "origins", "mentions", right=(1, 3, 4, 5))
    most = max((one.count for one in rate.months), default=0)
    before = True
    for one in rate.months:
        if before and one.side == "after":
            table.add_row(rate.window.split, "", "– split –", "", "", "", style="bold")
            before = False
        bar = "█" * round(one.count / most * _BAR) if most else ""
        seen = "" if one.mentions is None else f"{one.mentions:,}"
        counts = (f"{one.articles:,}", f"{one.origins:,}", seen)
        table.add_row(one.month, f"{one.count:,}" if one.read else "–", bar if one.read else "nothing read", *counts)
    console.print(table)
    sides = _table("side", what, "days", "per month", "articles", "origins", "mentions", right=(1, 2, 3, 4, 5, 6))
    sides.add_row("before", *_sums(rate.before))
    sides.add_row("after", *_sums(rate.after))
    console.print(sides)
    ratios = _table("after : before", "ratio [95 %]", "p")
    for compared in rate.comparisons:
        ratios.add_row(_BASES[compared.basis], number(compared.ratio), f"{compared.ratio.p:.2g}")
    console.print(ratios)
    for line in rate.verdict:
        console.print(line)


def pair_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print cooperation and conflict of two states, one month a line."""
    table = _table("month", "cooperation", "in deed", "conflict", "in deed", "intensity", right=(1, 2, 3, 4, 5))
    for row in rows:
        words, deeds = row["verbal_cooperation"], row["material_cooperation"]
        quarrels, fights = row["verbal_conflict"], row["material_conflict"]
        counts = (f"{words + deeds:,}", f"{deeds:,}", f"{quarrels + fights:,}", f"{fights:,}")
        table.add_row(row["month"] or "not known", *counts, f"{row['intensity']:+.1f}")
    _print(table, "nothing that took place between the two is known")


def edge_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print who deals with whom, one pair a line."""
    table = _table("who", "", "whom", "happenings", "reports", "intensity", "days", right=(3, 4, 5))
    for row in rows:
        arrow = "→" if row["directed"] else "–"
        days = "" if row["first"] is None else _between(row["first"], row["last"])
        counts = (f"{row['happenings']:,}", f"{row['reports']:,}", f"{row['intensity']:+.1f}", days)
        table.add_row(one_line(row["source_name"], 30), arrow, one_line(row["target_name"], 30), *counts)
    _print(table, "no happenings between two pass these filters")


def node_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print those who deal with others, one a line."""
    table = _table("name", "id", "others", "happenings", "acting", "acted upon", right=(2, 3, 4, 5))
    for row in rows:
        counts = (f"{row[name]:,}" for name in ("degree", "happenings", "out", "in"))
        table.add_row(one_line(row["name"], 34), one_line(row["id"], 34), *counts)
    _print(table, "no happenings between two pass these filters")


def _sums(side: SideSum) -> tuple[str, ...]:
    rate = "" if side.per_month is None else f"{side.per_month:.2f}"
    mentions = "" if side.mentions is None else f"{side.mentions:,}"
    return f"{side.count:,}", f"{side.days:,}", rate, f"{side.articles:,}", f"{side.origins:,}", mentions


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _table(*columns: str, right: tuple[int, ...] = ()) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place in right else "left")
    return table


def _print(table: Table, nothing: str) -> None:
    out().print(table if table.row_count else nothing)
