"""Judgements and precision as tables for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.table import Table

from dateline.cli.console import err, one_line, out
from dateline.cli.tables import ID_SHOWN

_NUMBERS = frozenset({"judged", "right", "precision"})


def judgement_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print judgements, one a line."""
    found = _table("id", "kind", "subject", "with", "verdict", "who", "when", "state")
    for row in rows:
        other = row["other"] or ""
        shown = (row["subject"][:ID_SHOWN], other if row["kind"] == "link" else other[:ID_SHOWN])
        said = (one_line(verdict_words(row), 60), one_line(row["who"], 20), row["at"][:10])
        found.add_row(row["id"][:ID_SHOWN], row["kind"], *shown, *said, state_words(row))
    _print(found, "no judgements pass these filters")


def verdict_words(row: dict[str, Any]) -> str:
    """What was decided, as "wrong" or "instead Minsk, BLR (625144)"."""
    return " ".join(part for part in (row["verdict"], row["instead"]) if part)


def state_words(row: dict[str, Any]) -> str:
    """What became of a judgement, as "counts · conflict"."""
    return " · ".join([row["state"], *(name for name in ("conflict", "waiting") if row[name])])


def precision_table(rows: Iterable[dict[str, Any]]) -> None:
    """Print precision by kind, type and confidence; say on standard error what is no even sample."""
    found = _table("sample", "kind", "by", "value", "judged", "right", "precision", "interval")
    chosen = False
    for row in rows:
        chosen = chosen or row["sample"] == "chosen"
        interval = f"[{row['low']:.2f}, {row['high']:.2f}]"
        counts = (f"{row['judged']:,}", f"{row['right']:,}", f"{row['precision']:.2f}")
        found.add_row(row["sample"], row["kind"], row["by"], row["value"], *counts, interval)
    _print(found, "nothing is judged yet that the machine decided: begin with `dateline review`")
    if chosen:
        err().print(
            "What is chosen is no even sample: the doubtful comes first, so the record is better than that. "
            "`dateline review --random SEED` draws evenly.",
            soft_wrap=True,
        )


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in _NUMBERS else "left", overflow="fold")
    return table


def _print(table: Table, nothing: str) -> None:
    out().print(table if table.row_count else nothing)
