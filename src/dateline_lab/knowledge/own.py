"""The project's own tables under `facts`: bodies, memberships, persons, capitals, seats of power."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dateline.link.knowledge import Actor, Facts, Membership, NameRow
from dateline.link.text import plain
from dateline_lab.knowledge.states import read_csv

_KINDS = {"group": "armed-group", "media": "outlet"}
_ACROSS, _OF_A_STATE, _UNKNOWN = 0.7, 0.75, 0.5
"""Weight of a body across borders, of one of a state against the state, and of one of neither or of a person."""
OWN = "own"
_SITES = ("capital", "seat")


def add_bodies(facts: Facts, folder: Path) -> None:
    """Add the rows of `bodies.csv`. A row without a kind gets it from its id."""
    states = {actor.country: actor.weight for actor in facts.actors if actor.country}
    for row in read_csv(folder / "bodies.csv"):
        kind = row.get("kind") or _KINDS.get(row["id"].split("/")[0], "institution")
        country = row["country"] or None
        weight = round(states[country] * _OF_A_STATE, 4) if country in states else _UNKNOWN
        facts.actors.append(
            Actor(
                row["id"], kind, row["name"], country, row["sector"] or None, row.get("wikidata") or None, None,
                _ACROSS if kind == "international" else weight, row.get("source") or OWN,
            )
        )  # fmt: skip
        facts.names.append(NameRow(row["id"], row["name"], "name"))
        facts.names.extend(NameRow(row["id"], name) for name in row["names"].split("|") if name)


def add_members(facts: Facts, folder: Path) -> None:
    """Add the rows of `members.csv`."""
    for row in rows_if_any(folder / "members.csv"):
        facts.members.append(
            Membership(row["actor"], row["body"], first_day(row["first"]), last_day(row["last"]), row["source"] or OWN)
        )


def add_persons(facts: Facts, folder: Path) -> None:
    """Add the rows of `persons.csv`: names and Wikidata ids of persons known already, and persons known by it alone."""
    places = {actor.id: at for at, actor in enumerate(facts.actors)}
    for row in rows_if_any(folder / "persons.csv"):
        key, wikidata = row["id"], row["wikidata"] or None
        if key in places:
            old = facts.actors[places[key]]
            facts.actors[places[key]] = replace(old, wikidata=wikidata or old.wikidata)
        else:
            facts.actors.append(
                Actor(key, "person", row["name"], wikidata=wikidata, weight=_UNKNOWN, source=row["source"] or OWN)
            )
            facts.names.append(NameRow(key, row["name"], "name"))
        named = [row["name"], *row["names"].split("|")]
        facts.names.extend(NameRow(key, name) for name in named if name)


def add_capitals_and_seats(facts: Facts, folder: Path) -> None:
    """Add the rows of `capitals.csv` and `seats.csv`, which replace undated capitals and seats of the same name."""
    rows = [
        NameRow(
            row.get("actor") or f"state/{row['code']}", row["name"], row.get("sort") or sort,
            first_day(row["first"]), last_day(row["last"]),
        )
        for file, sort in (("capitals.csv", "capital"), ("seats.csv", "seat"))
        for row in rows_if_any(folder / file)
    ]  # fmt: skip
    told = {(row.actor, plain(row.name)) for row in rows}
    kept = (row for row in facts.names if row.sort not in _SITES or (row.actor, plain(row.name)) not in told)
    facts.names[:] = [*kept, *rows]


def first_day(text: str) -> str | None:
    """The first day of a day, month or year ("2014-06"); None for an empty text."""
    return text + "-01" * (2 - text.count("-")) if text else None


def last_day(text: str) -> str | None:
    """The last day of a day, month or year; None for an empty text."""
    if not text or text.count("-") == 2:
        return text or None
    year, month = (*map(int, text.split("-")), 12)[:2]
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]}"


def rows_if_any(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table that need not be there."""
    return iter(read_csv(path) if path.is_file() else [])
