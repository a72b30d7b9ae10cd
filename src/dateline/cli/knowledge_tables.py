"""Knowledge and its changes as tables for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.table import Table

from dateline.cli.console import data_stream, err, one_line, out
from dateline.cli.taking import Update
from dateline.export import json_line
from dateline.link.own.diff import Change, counted


def holdings_tables(found: Mapping[str, Any]) -> None:
    """Print what the knowledge holds."""
    console = out()
    own = found["own"]
    facts = {
        "knowledge": found["file"],
        "size": f"{found['size'] / 1e6:,.1f} MB, tables of version {found['tables']}, package {found['version']}",
        **found["about"],
        "fingerprint": found["fingerprint"],
        "own files": ", ".join(own["files"]) or "none",
    }
    width = max(len(name) for name in facts)
    for name, value in facts.items():
        console.print(f"{one_line(name, width):<{width}}  {one_line(str(value), 140)}", soft_wrap=True)
    for title, counts in {"rows": found["rows"], "kind of actor": found["kinds"], "office": found["offices"]}.items():
        table = _table(title, "number")
        table.columns[1].justify = "right"
        for name, count in counts.items():
            table.add_row(one_line(name, 40), f"{count:,}")
        console.print(table)


def show_changes(found: Sequence[Change], *, as_json: bool) -> None:
    """Print changes, one a line, and how many of each sort there are."""
    if as_json:
        for one in found:
            data_stream().write(json_line(one.as_json()) + "\n")
        return
    if not found:
        out().print("no difference")
        return
    table = _table("what", "", "actor", "name", "before", "after")
    for one in found:
        table.add_row(
            one.what,
            one.how,
            one_line(one.id, 40),
            one_line(one.name, 40),
            one_line(one.before, 70),
            one_line(one.after, 70),
        )
    out().print(table)
    err().print(", ".join(f"{sort}: {count:,}" for sort, count in counted(found).items()))


def update_tables(update: Update, *, as_json: bool) -> None:
    """Print what was taken over, what was left out and why, and what it changes."""
    if as_json:
        data_stream().write(json_line(update.as_json()) + "\n")
        return
    show_changes(update.changes, as_json=False)
    talk = err()
    took = update.harvest
    talk.print(
        f"{took.rows:,} rows asked of {one_line(update.endpoint, 100)}; {took.known:,} tell what is known already"
    )
    for reason, count in sorted(took.left_out.items(), key=lambda item: (-item[1], item[0])):
        talk.print(f"{count:,} left out: {reason}")
    if update.written:
        talk.print(f"written to {update.out}; use it with: dateline read --own {update.out}")
    else:
        talk.print("nothing was written" + (" (--dry-run)" if update.dry_run else ""))


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
