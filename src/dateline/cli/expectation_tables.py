"""Expectations and claims as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.table import Table

from dateline.ask.sentences import in_words
from dateline.cli.console import one_line, out
from dateline.cli.tables import ID_SHOWN

_NO_DAY = "no day told"
_SHORT = {"happening", "due", "kind", "announced", "day", "standing", "overdue", "origins"}


def upcoming_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what is to come, one announcement a line."""
    table = _table("happening", "due", "kind", "what", "announced", "by", "origins")
    for row in rows:
        moved = f" (moved from {in_words(row['moved_from'], None)})" if row["moved_from"] else ""
        announced, by = in_words(row["announced_on"], None) or "?", _names(row["announced_by"])
        what = one_line(row["what"] + moved, 160)
        table.add_row(row["happening"][:ID_SHOWN], _due(row), row["kind"], what, announced, by, str(row["origins"]))
    _print(table, "nothing that is announced for that time passes these filters")


def overdue_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what is overdue, one announcement a line."""
    table = _table("happening", "due", "overdue", "kind", "what", "announced", "by")
    for row in rows:
        announced, by = in_words(row["announced_on"], None) or "?", _names(row["announced_by"])
        what = one_line(row["what"], 160)
        table.add_row(row["happening"][:ID_SHOWN], _due(row), _days(row["overdue"]), row["kind"], what, announced, by)
    _print(table, "nothing overdue passes these filters")


def promise_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what an actor announced, and what became of it."""
    table = _table("happening", "announced", "kind", "what", "due", "what became of it")
    for row in rows:
        announced = in_words(row["announced_on"], None) or "?"
        what = one_line(row["what"], 160)
        table.add_row(row["happening"][:ID_SHOWN], announced, row["kind"], what, _due(row), _outcome(row))
    _print(table, "no announcement by this actor passes these filters")


def kept_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print how many announcements of each kind were held."""
    counts = ("announced", "held", "called_off", "contradicted", "moved", "overdue", "pending", "undated")
    table = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    table.add_column("kind")
    for name in counts:
        table.add_column({"called_off": "called off", "undated": "no day"}.get(name, name), justify="right")
    table.add_column("share held", no_wrap=True)
    for row in rows:
        if row["announced"]:
            table.add_row(row["kind"], *(f"{row[name]:,}" for name in counts), _share(row))
    if table.row_count:
        out().print(table)


def claim_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what rests on an actor's word, one happening a line."""
    table = _table("happening", "day", "standing", "what", "it says", "others", "denied by")
    for row in rows:
        day = in_words(row["from"], row["to"]) or "day unknown"
        what = one_line(row["what"], 160)
        others = [f"stated by {row['stated']} report{'' if row['stated'] == 1 else 's'}"] if row["stated"] else []
        told = "; ".join([*others, *([f"said by {', '.join(row['said_by'])}"] if row["said_by"] else [])])
        says, denied = ", ".join(row["says"]), one_line(", ".join(row["denied_by"]), 60)
        table.add_row(row["happening"][:ID_SHOWN], day, row["standing"], what, says, one_line(told, 80), denied)
    _print(table, "nothing is reported on this actor's word that passes these filters")


def disputed_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what is disputed, one happening a line."""
    table = _table("happening", "day", "standing", "what", "stated by", "denied by")
    for row in rows:
        day = in_words(row["from"], row["to"]) or "day unknown"
        itself = [f"{row['stated']} report{'' if row['stated'] == 1 else 's'}"] if row["stated"] else []
        stated = one_line(", ".join([*itself, *row["said_by"]]), 60)
        denied = one_line(", ".join(row["denied_by"]), 60)
        table.add_row(row["happening"][:ID_SHOWN], day, row["standing"], one_line(row["what"], 160), stated, denied)
    _print(table, "nothing disputed passes these filters")


def _due(row: dict[str, Any]) -> str:
    return in_words(row["due_from"], row["due_to"]) or _NO_DAY


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"


def _outcome(row: dict[str, Any]) -> str:
    """What became of it in a few words."""
    told = in_words(row["decided_on"], None)
    if row["outcome"] == "pending":
        return f"overdue {_days(row['overdue'])}, no report" if row["overdue"] is not None else "pending"
    if row["outcome"] == "moved":
        day = in_words(row["new_day"], None)
        return f"moved to {day}" if day else f"put off, no new day (told {told})"
    named = {"held": "held", "called-off": "called off", "contradicted": "contradicted"}[row["outcome"]]
    return f"{named} (told {told})" if told else named


def _share(row: dict[str, Any]) -> str:
    if row["share"] is None:
        return "none decided"
    return f"{row['share']:.2f} [{row['low']:.2f}, {row['high']:.2f}] of {row['decided']}"


def _names(parties: list[dict[str, Any]]) -> str:
    return one_line(", ".join(party["name"] for party in parties), 60)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, no_wrap=column in _SHORT - {"overdue"}, overflow="fold")
    return table


def _print(table: Table, nothing: str) -> None:
    if table.row_count:
        out().print(table)
    else:
        out().print(nothing)
