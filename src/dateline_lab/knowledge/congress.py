"""Presidents, vice presidents and members of Congress of the United States, from unitedstates/congress-legislators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from dateline.link.knowledge import Actor, Facts, NameRow
from dateline.link.text import slug

SOURCE = "unitedstates/congress-legislators"
_OFFICES = {"prez": "president", "viceprez": "vice president", "sen": "senator", "rep": "representative"}
_UNTIL = "2026-07-01"
"""Terms of the files that end later lasted when they were made."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Politician:
    """Somebody with terms; `terms` are (office, first, last), those that follow on each other joined."""

    names: list[str]
    terms: list[tuple[str, str, str | None]] = field(default_factory=list)
    wikidata: str | None = None


def politicians(shared: Path) -> Iterator[Politician]:
    """Everybody in the files of presidents and of current legislators."""
    for file in ("executive.yaml", "legislators-current.yaml"):
        path = shared / "knowledge/us-congress" / file
        for row in yaml.load(path.read_text(encoding="utf-8"), _LOADER):  # noqa: S506 - a safe loader
            yield Politician(_names(row["name"]), _terms(row["terms"]), row["id"].get("wikidata"))


def _names(name: dict[str, str]) -> list[str]:
    last = " ".join(part for part in (name["last"], name.get("suffix")) if part)
    whole = " ".join(part for part in (name["first"], name.get("middle"), last) if part)
    full = name.get("official_full") or whole
    forms = [f"{name['first']} {last}", f"{name.get('nickname') or name['first']} {name['last']}", full]
    return list(dict.fromkeys(reversed(forms)))


def _terms(rows: list[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    """Terms with those of one office joined that follow within two months; one that still lasts has no last day."""
    found: list[tuple[str, str, str]] = []
    for row in rows:
        office, first, last = _OFFICES[row["type"]], str(row["start"]), str(row["end"])
        if found and found[-1][0] == office and _soon(found[-1][2], first):
            found[-1] = (office, found[-1][1], last)
        else:
            found.append((office, first, last))
    return [(office, first, last if last < _UNTIL else None) for office, first, last in found]


def _soon(last: str, first: str) -> bool:
    return date.fromisoformat(first) - date.fromisoformat(last) <= timedelta(days=60)


def add_committees(facts: Facts, shared: Path) -> None:
    """Add the committees of Congress as bodies of the United States."""
    path = shared / "knowledge/us-congress/committees-current.yaml"
    for row in yaml.load(path.read_text(encoding="utf-8"), _LOADER):  # noqa: S506 - a safe loader
        key = f"institution/USA-{slug(row['name'])}"
        facts.actors.append(Actor(key, "institution", row["name"], "USA", "LEG", weight=0.3, source=SOURCE))
        facts.names.append(NameRow(key, row["name"], "name"))
        short = re.sub(
            r"^(House|Senate) (?:Permanent |Select )?(?:Select )?Committee on (?:the )?", r"\1 ", row["name"]
        )
        if short != row["name"]:
            facts.names.append(NameRow(key, f"{short} Committee"))
