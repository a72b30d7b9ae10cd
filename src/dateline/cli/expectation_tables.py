"""Expectations and claims as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.table import Table

from dateline.ask.claims import ITSELF
from dateline.ask.sentences import in_words, listed
from dateline.cli.console import one_line, out
from dateline.cli.tables import ID_SHOWN

_NO_DAY = "no day told"
_SHORT = {"happening", "kind", "announced", "standing"}
_HEADS = {"announced": "all", "called_off": "called off", "contradicted": "not done", "undated": "no day"}
_UNSAID = {"AGREE", "CONCEDE", "THREATEN"}
"""Types whose sentence does not say what was promised or threatened: the words of the article do."""


def upcoming_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what is to come, one announcement a line."""
    table = _table("happening", "due", "kind", "what", "announced", "by")
    for row in rows:
        moved = f" (moved from {in_words(row['moved_from'], None)})" if row["moved_from"] else ""
        announced, by = in_words(row["announced_on"], None) or "?", _names(row["announced_by"])
        what = _what(row) + moved
        table.add_row(row["happening"][:ID_SHOWN], _due(row), row["kind"], what, announced, by)
    _print(table, "nothing that is announced for that time passes these filters")


def overdue_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what is overdue, one announcement a line."""
    table = _table("happening", "due", "overdue", "kind", "what", "announced")
    for row in rows:
        announced = in_words(row["announced_on"], None) or "?"
        late = _days(row["overdue"])
        table.add_row(row["happening"][:ID_SHOWN], _due(row), late, row["kind"], _what(row), announced)
    _print(table, "nothing overdue passes these filters")


def promise_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what an actor announced, and what became of it."""
    table = _table("happening", "announced", "kind", "what", "due", "what became of it")
    for row in rows:
        announced = in_words(row["announced_on"], None) or "?"
        table.add_row(row["happening"][:ID_SHOWN], announced, row["kind"], _what(row), _due(row), _outcome(row))
    _print(table, "no announcement by this actor passes these filters")


def kept_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print how many announcements of each kind were held."""
    counts = ("announced", "held", "called_off", "contradicted", "moved", "overdue", "pending", "undated")
    table = Table(box=box.SIMPLE, pad_edge=False, collapse_padding=True, header_style="bold")
    table.add_column("kind", no_wrap=True)
    for name in counts:
        head = _HEADS.get(name, name)
        table.add_column(head, justify="right", min_width=max(map(len, head.split())))
    table.add_column("share held", min_width=22)
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
        what = _what(row)
        others = [f"stated by {row['stated']} report{'' if row['stated'] == 1 else 's'}"] if row["stated"] else []
        told = "; ".join([*others, *([f"said by {', '.join(row['said_by'])}"] if row["said_by"] else [])])
        says, denied = ", ".join(row["says"]), _denied(row)
        table.add_row(row["happening"][:ID_SHOWN], day, row["standing"], what, says, one_line(told, 80), denied)
    _print(table, "nothing is reported on this actor's word that passes these filters")


def disputed_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print what is disputed, one happening a line."""
    table = _table("happening", "day", "standing", "what", "stated by", "denied by")
    for row in rows:
        day = in_words(row["from"], row["to"]) or "day unknown"
        itself = [f"{row['stated']} report{'' if row['stated'] == 1 else 's'}"] if row["stated"] else []
        stated = one_line(", ".join([*itself, *row["said_by"]]), 60)
        table.add_row(row["happening"][:ID_SHOWN], day, row["standing"], _what(row), stated, _denied(row))
    _print(table, "nothing disputed passes these filters")


def _what(row: dict[str, Any]) -> str:
    if row["type"] in _UNSAID and row["told"]:
        return f"“{one_line(row['told'], 140)}”"
    return one_line(row["what"], 160)


def _denied(row: dict[str, Any]) -> str:
    """Who denies it; where nobody is named the article does so itself."""
    return one_line(", ".join("an article itself" if one == ITSELF else one for one in row["denied_by"]), 60)


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
    return one_line(listed([party["name"] for party in parties]), 60)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, collapse_padding=True, header_style="bold")
    for column in columns:
        wide = 22 if column == "what" else None
        table.add_column(column, no_wrap=column in _SHORT, overflow="fold", min_width=wide)
    return table


def _print(table: Table, nothing: str) -> None:
    if table.row_count:
        out().print(table)
    else:
        out().print(nothing)
