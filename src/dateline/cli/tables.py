"""Rows of the record as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.table import Table

from dateline.cli.console import one_line, out
from dateline.pipeline import Summary

ID_SHOWN = 8
"""Characters of an id that a table shows; commands accept the beginning of an id."""


def event_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print event reports, one a line."""
    table = _table("id", "day", "type", "status", "who", "whom", "where", "said by", "conf", "article")
    for row in rows:
        kind = f"{row['type']}/{row['mode']}" if row["mode"] else row["type"]
        table.add_row(
            row["id"][:ID_SHOWN],
            _days(row["time"]),
            kind,
            row["status"],
            _who(row["sources"]),
            _who(row["targets"]),
            _place(row["place"]),
            _who(row["said_by"]),
            f"{row['confidence']:.2f}",
            row["article"][:ID_SHOWN],
        )
    _print(table, "no event reports pass these filters")


def article_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print articles, one a line."""
    table = _table("id", "published", "title", "outlet or address", "language", "agencies", "dateline")
    for row in rows:
        language = row["language"] or "?"
        if row["translated"]:
            language += f" from {row['original_language'] or '?'}"
        table.add_row(
            row["id"][:ID_SHOWN],
            (row["published"] or "?")[:10],
            one_line(row["title"] or "(no title)", 60),
            one_line(row.get("outlet") or row["url"] or "", 40),
            language,
            one_line(", ".join(row["agencies"]), 20),
            one_line(row["dateline"] or "", 20),
        )
    _print(table, "no articles pass these filters")


def issue_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print issues, one a line."""
    table = _table("code", "stage", "where", "what")
    for row in rows:
        table.add_row(row["code"], row["stage"], one_line(row["origin"] or "", 50), one_line(row["message"], 90))
    _print(table, "no issues pass these filters")


def summary_tables(summary: Summary, record: str) -> None:
    """Print what a run did: pages, events by type, issues by code, the time each stage took."""
    console = out()
    known = f", {summary.known:,} known already" if summary.known else ""
    console.print(
        f"{summary.pages:,} pages read{known}; {summary.articles:,} articles, {summary.events.total():,} event reports "
        f"in {summary.seconds:.1f} s"
    )
    if summary.events:
        table = _table("event type", "reports")
        table.columns[1].justify = "right"
        for name, count in sorted(summary.events.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(name, f"{count:,}")
        console.print(table)
    if summary.issues:
        table = _table("issue", "pages")
        table.columns[1].justify = "right"
        for name, count in sorted(summary.issues.items()):
            table.add_row(name, f"{count:,}")
        console.print(table)
        console.print(f"See them with: dateline issues --record {record}")


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    for column in columns:
        short = column in {"id", "day", "conf", "article", "status", "type", "published", "code", "stage"}
        table.add_column(column, no_wrap=short, overflow="ellipsis" if short else "fold")
    return table


def _print(table: Table, nothing: str) -> None:
    if table.row_count:
        out().print(table)
    else:
        out().print(nothing)


def _who(participants: list[dict[str, Any]]) -> str:
    parts = []
    for one in participants:
        country = f" [{one['country']}]" if one["country"] and one["country"] != one["name"] else ""
        parts.append(one_line(one["name"] or one["text"], 40) + country)
    return ", ".join(parts)


def _place(place: dict[str, Any] | None) -> str:
    if place is None:
        return ""
    name = one_line(place["name"] or place["text"], 30)
    return f"{name} [{place['country']}]" if place["country"] else name


def _days(time: dict[str, Any] | None) -> str:
    if time is None:
        return ""
    if time["from"] is None:
        return one_line(f"“{time['text']}”", 22)
    if time["from"] == time["to"]:
        return str(time["from"])
    return f"{time['from']} – {time['to']}"
