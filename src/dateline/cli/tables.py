"""Rows of the record as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich import box
from rich.table import Table

from dateline.ask import RecordInfo
from dateline.cli.console import one_line, out, printable
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


def actor_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print actors, one a line."""
    table = _table(
        "id", "name", "kind", "country", "sector", "reports", "source", "target", "said by", "articles", "days"
    )
    for column in table.columns[5:10]:
        column.justify = "right"
    for row in rows:
        days = row["first"] or "?" if row["first"] == row["last"] else f"{row['first']} – {row['last']}"
        name = one_line(row["name"], 40) + ("" if row["known"] else " (unknown)")
        counts = (f"{row[column]:,}" for column in ("reports", "source", "target", "said_by", "articles"))
        told = (row["id"] or "", name, row["kind"] or "", row["country"] or "", row["sector"] or "")
        table.add_row(*map(printable, told), *counts, days)
    _print(table, "no actors pass these filters")


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
    if summary.timings.seconds:
        shares = ", ".join(f"{name} {share:.0%}" for name, share in summary.timings.shares().items())
        console.print(f"time by stage: {shares}")
    if summary.events:
        console.print(_counts("event type", dict(sorted(summary.events.items(), key=lambda item: (-item[1], item[0])))))
    if summary.issues:
        console.print(_counts("issue", dict(sorted(summary.issues.items()))))
        console.print(f"See them with: dateline issues --record {record}")


def info_tables(info: RecordInfo) -> None:
    """Print what a record holds."""
    console = out()
    facts = {
        "record": info.address,
        "size": f"{info.size / 1e6:,.1f} MB, tables of version {info.schema_version}",
        "published": _between(info.first_published, info.last_published),
        "acts": _between(info.first_day, info.last_day),
    }
    for name, value in facts.items():
        console.print(f"{name:<10} {value}")
    groups = {
        "rows": info.counts,
        "language": info.languages,
        "event type": info.types,
        "status": info.statuses,
        "issue": info.issues,
    }
    for title, counts in groups.items():
        if counts:
            console.print(_counts(title, counts))
    for run in info.runs:
        console.print(f"run {run.id[:ID_SHOWN]}: version {run.version}, weights {run.model}, {run.pages:,} pages")


def _between(first: str | None, last: str | None) -> str:
    return f"{first} to {last}" if first and last else "no day known"


def _counts(title: str, counts: Mapping[str, int]) -> Table:
    table = _table(title, "number")
    table.columns[1].justify = "right"
    for name, count in counts.items():
        table.add_row(one_line(name, 40), f"{count:,}")
    return table


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
