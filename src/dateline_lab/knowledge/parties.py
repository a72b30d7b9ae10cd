"""Political parties by country, from the World Factbook."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import Any

from dateline.link.knowledge import Actor, Facts, NameRow
from dateline.link.text import plain, slug
from dateline_lab.knowledge.common import common_words
from dateline_lab.knowledge.index import Index
from dateline_lab.knowledge.states import FACTBOOK

_WEIGHT = 0.3
_NO_PARTY = re.compile(r"^(?:note|none|other|major|minor|numerous|independent|banned|no |the following|there )", re.I)
_APART = re.compile(r"\s+(?:or|formerly known as|formally known as|formerly|also known as|aka)\s+|\s*[()\[\];,]\s*")


def add_parties(facts: Facts, profiles: dict[str, dict[str, Any]], index: Index) -> None:
    """Add the parties of each profile; one that the own tables know gets its further names.

    A name that parties of several countries bear, and a short form, is kept for all of them: linking tells them apart
    by country and weight.
    """
    known = {actor.id: actor for actor in facts.actors}
    weights = {actor.country: actor.weight for actor in facts.actors if actor.kind == "state"}
    for code in sorted(profiles):
        for names in _parties(profiles[code]):
            found = next((key for name in names if (key := index.of(code, name))), None)
            if found is None:
                key = f"party/{code}-{slug(names[0])}"
                if key in known:
                    continue
                weight = round(weights.get(code, 0.5) * 0.5, 4)
                known[key] = Actor(key, "party", names[0], code, "PTY", weight=weight, source=FACTBOOK)
                index.add(known[key], *names)
            else:
                _more_names(known[found], names, index, code)


def _said(name: str) -> str | None:
    """A name that is a common word said so that it is no other thing: "Solidarity" as "Solidarity party".

    A short form that is a common word ("PRO") is no name at all.
    """
    key = plain(name)
    if key not in common_words():
        return name
    if name.isupper():
        return None if set(key) & set("aeiou") else name
    return None if key == "party" else f"{name} party"


def _more_names(actor: Actor, names: list[str], index: Index, code: str) -> None:
    for name in names:
        if index.of(code, name) is None:
            index.name(NameRow(actor.id, name), actor)


def _parties(profile: dict[str, Any]) -> list[list[str]]:
    """Names of each party in the profile: full name first. What several parties have in brackets is no name."""
    text = profile.get("Government", {}).get("Political parties", {}).get("text", "")
    lines = [names for line in re.split(r"<br\s*/?>|\n", text) if (names := _line(line))]
    counts = Counter(plain(name) for names in lines for name in names)
    return [[name for name in names if name == names[0] or counts[plain(name)] == 1] for names in lines]


def _line(line: str) -> list[str]:
    clean = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", line)).split())
    if not clean or _NO_PARTY.match(clean) or len(clean) > 140:
        return []
    parts = [part.strip(" .:\"'") for part in _APART.split(clean)]
    said = [_said(part) for part in parts if 2 < len(part) < 70 and part[0].isupper() and plain(part)]
    names = list(dict.fromkeys(name for name in said if name))
    return names if names and len(names[0]) > 3 and not _NO_PARTY.match(names[0]) else []
