"""International bodies, organs of states, parties, groups and outlets: the project's own tables."""

from __future__ import annotations

from pathlib import Path

from dateline.link.knowledge import Actor, Facts, NameRow
from dateline_lab.knowledge.states import read_csv

_KINDS = {"group": "armed-group", "media": "outlet"}
_WEIGHT = 0.5
"""Weight of a body, between those of a small and a large state."""


def add_bodies(facts: Facts, folder: Path) -> None:
    """Add the rows of `bodies.csv`. A row without a kind gets it from its id."""
    for row in read_csv(folder / "bodies.csv"):
        kind = row.get("kind") or _KINDS.get(row["id"].split("/")[0], "institution")
        facts.actors.append(
            Actor(
                row["id"], kind, row["name"], row["country"] or None, row["sector"] or None,
                row.get("wikidata") or None, None, _WEIGHT, row.get("source") or "own",
            )
        )  # fmt: skip
        facts.names.append(NameRow(row["id"], row["name"], "name"))
        facts.names.extend(NameRow(row["id"], name) for name in row["names"].split("|") if name)
