"""Parliaments and their chambers, highest courts, armed forces and other forces, by name, from the World Factbook.

A name that only one country's organ bears is kept as a name. One that several bear ("Senate") becomes a word for the
organ, found together with the country.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.link.knowledge import Actor, Facts, NameRow
from dateline.link.text import plain, slug
from dateline_lab.knowledge.common import common_words
from dateline_lab.knowledge.index import Index, OrganWords
from dateline_lab.knowledge.organs import SOURCE as EVERY_STATE
from dateline_lab.knowledge.states import FACTBOOK

_BRACKETS = re.compile(r"\(([^()]*)\)")
_NEW_LINE = re.compile(r"<br\s*/?>|\n")
_TAG = re.compile(r"<[^>]*>")
_STOP = re.compile(
    r"consists?|includ|\d|organized|appointed|established|formerly|former|aka |also |note|divided|deals|commonly|\bare\b|\bis\b|under ",
    re.IGNORECASE,
)
_POLICE = re.compile(r"police|gendarm|border|custom|prison|carabin|guardia|public (?:security|order)|investigat", re.I)
_SPIES = re.compile(r"intelligence|state security|security service|secret|national security", re.IGNORECASE)
_FORCES = re.compile(r"forces?\b|army|military|guard|navy|corps|command|fleet|aviation|defen[cs]e", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ as read: its country, kind, sector and names; `word` for an organ that every state has."""

    country: str
    kind: str
    sector: str
    names: tuple[str, ...]
    word: str | None = None


def add_government(facts: Facts, profiles: dict[str, dict[str, Any]], index: Index) -> None:
    """Add the named organs of each state's profile; the organs that every state has must be among the facts."""
    organs = [organ for code in sorted(profiles) for organ in _organs(code, profiles[code])]
    borne = Counter(key for organ in organs for key in {plain(name) for name in organ.names})
    shared = {key for key, count in borne.items() if count > 1} | {plain(row.word) for row in facts.organs}
    shared |= common_words()
    known = {actor.id: actor for actor in facts.actors}
    words = OrganWords(facts.organs)
    for organ in organs:
        actor = _actor(organ, index, known, words)
        if actor.id not in known:
            known[actor.id] = actor
            facts.actors.append(actor)
        if organ.word is not None:
            words.lead_all(organ.country, organ.kind, organ.word, actor.id)
        for name in organ.names:
            if plain(name) not in shared:
                if index.of(organ.country, name) is None:
                    index.name(NameRow(actor.id, name), actor)
            elif plain(name) not in index.states.get(organ.country, ()):
                words.lead(organ.country, organ.kind, name, actor.id)
    reached = words.reached(profiles) | {row.actor for row in facts.names}
    facts.actors[:] = [actor for actor in facts.actors if actor.source != EVERY_STATE or actor.id in reached]


def _actor(organ: Organ, index: Index, known: dict[str, Actor], words: OrganWords) -> Actor:
    """The actor of an organ: one known by a name, the one that every state has, or a new one."""
    code, kind = organ.country, organ.kind
    found = [index.of(code, name) for name in organ.names]
    found += [words.find(code, kind, index.bare(code, name)) for name in organ.names]
    found += [words.find(code, kind, organ.word)] if organ.word else []
    key = next((key for key in found if key in known), None) or f"{kind}/{code}-{slug(organ.names[0])}"
    return known.get(key) or Actor(key, kind, organ.names[0], code, organ.sector, weight=0.3, source=FACTBOOK)


def _organs(code: str, profile: dict[str, Any]) -> Iterator[Organ]:
    government = profile.get("Government", {})
    whole = _names(government.get("Legislative branch", {}).get("legislature name", {}).get("text", ""))
    if whole:
        yield Organ(code, "parliament", "LEG", whole, "parliament")
    for chamber in ("lower", "upper"):
        text = government.get(f"Legislative branch - {chamber} chamber", {}).get("chamber name", {}).get("text", "")
        if names := _names(text):
            yield Organ(code, "parliament", "LEG", names, "parliament" if chamber == "lower" and not whole else None)
    courts = government.get("Judicial branch", {}).get("highest court(s)", {}).get("text", "")
    for part in re.split(r";(?![^()]*\))", courts):
        if (names := _names(part)) and re.search(r"court|tribunal|council|corte|cour\b", names[0], re.IGNORECASE):
            supreme = names[0].lower().startswith("supreme court")
            yield Organ(code, "court", "JUD", names, "supreme court" if supreme else None)
    yield from _forces(code, profile.get("Military and Security", {}).get("Military and security forces", {}))


def _forces(code: str, field: dict[str, Any]) -> Iterator[Organ]:
    """The armed forces stand before the first colon, their branches after it; other paragraphs are other services."""
    paragraphs = [p for p in re.split(r"<br>\s*<br>|\n\n", field.get("text", "")) if ":" in p or "(" in p]
    for number, paragraph in enumerate(paragraphs):
        for block in re.split(r";(?![^()]*\))", paragraph):
            head, _, rest = block.partition(":")
            if number == 0 and _FORCES.search(head) and not head.startswith("Ministry"):
                if (names := _names(head)) and re.search(r"force|army|military|defen", names[0], re.IGNORECASE):
                    yield Organ(code, "military", "MIL", names, "armed forces")
            elif not head.strip().startswith(("Ministry", "Department", "Other", "the ")):
                yield from _service(code, head)
            for part in re.split(r",(?![^()]*\))", rest):
                yield from _service(code, part)


def _service(code: str, text: str) -> Iterator[Organ]:
    names = _names(text)
    if not names or " " not in names[0] or len(names[0]) > 60:
        return
    if _POLICE.search(names[0]):
        yield Organ(code, "service", "COP", names)
    elif _SPIES.search(names[0]):
        yield Organ(code, "service", "SPY", names)
    elif _FORCES.search(names[0]):
        yield Organ(code, "military", "MIL", names)


def _names(text: str) -> tuple[str, ...]:
    """Names in a text such as "Parliament (Parlament)" or "Federal Court or Bundesgericht (consists of ...)"."""
    text = " ".join(html.unescape(_TAG.sub(" ", _NEW_LINE.sub(" ", text))).split())
    inner = [part for found in _BRACKETS.findall(text) for part in re.split(r"[,;]| or ", _STOP.split(found)[0])]
    outer = re.split(r" or |\baka ", _BRACKETS.sub(" ", text).split("(")[0])
    found = []
    for part in (*outer, *inner):
        name = re.sub(r"^(?:the|and|an?) ", "", part.strip(" .:,")).strip()
        if 2 < len(name) < 70 and name[0].isupper() and not _STOP.search(name):
            found.append(name)
    return tuple(dict.fromkeys(found))
