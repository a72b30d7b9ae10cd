"""The forms of place names: kinds of places in a name, compass words, and what the words around a name say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.link.knowledge import Knowledge, Place
from dateline.link.text import LONGEST, plain

NOWHERE = frozenset({"west", "east", "north", "south", "centre", "center", "capital", "border", "coast", "country"})
"""Words that some town bears too, but that alone mean none."""

AREAS = frozenset({"admin1", "admin2"})
WIDE = frozenset({"country", "admin1", "admin2", "region"})

_ADMIN = (
    "county|counties|parish|province|region|oblast|governorate|prefecture|district|state|territory|krai|emirate|canton"
    "|department|voivodeship|raion|republic|borough"
)
_TOWN = "city|town|village|township|twp|municipality|suburb|capital|metro|metropolitan area|area|port"
_BEFORE = re.compile(rf"^(?:the )?(?:greater |metro |(?P<admin>{_ADMIN})(?: of)? |(?:{_TOWN}) of )")
_AFTER = re.compile(rf" (?:(?P<admin>{_ADMIN})|{_TOWN})$")
_COMPASS = re.compile(
    r"^(?:the )?(?:(?:north|south|east|west|central|mid|upper|lower|inner|downtown|midtown|uptown|suburban|rural)"
    r"(?:ern|west|east|western|eastern)? )+"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A name to look up.

    `area` when the words call it a county, province or the like, `part` when they name a part of it, `same` when it is
    only another spelling.
    """

    name: str
    area: bool = False
    part: bool = False
    same: bool = False


@lru_cache(maxsize=16384)
def forms(name: str) -> tuple[Form, ...]:
    """The ways to look a name up, the best first: "the Rapides Parish" also as the area "rapides"."""
    text = plain(name[:LONGEST])
    if text.startswith("the "):
        return (Form(text), *forms(text.removeprefix("the ")))
    found = [Form(text)]
    for pattern in (_AFTER, _BEFORE):
        match = pattern.search(text)
        if match and (core := (text[: match.start()] + text[match.end() :]).strip()):
            found.append(Form(core, area=match["admin"] is not None, part=match["admin"] is None and pattern is _AFTER))
    match = _COMPASS.match(text)
    if match and (core := text[match.end() :]):
        found.append(Form(core, part=True))
    if text.startswith("st "):
        found.insert(1, Form("saint " + text.removeprefix("st "), same=True))
    elif text.startswith("saint "):
        found.insert(1, Form("st " + text.removeprefix("saint "), same=True))
    return tuple(found)


_LISTED = re.compile(
    r"^(?:(?:,? and |, )[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?){1,12},? (?P<kind>[Cc]ounties|[Pp]arishes|[Pp]rovinces)\b"
)
_SINGULAR = {"counties": "county", "parishes": "parish", "provinces": "province"}


def whole(name: str, after: str, knowledge: Knowledge) -> str:
    """The name with the word that closes its list: "Cooke" in "Cooke, Grayson and Love counties" is Cooke county."""
    match = _LISTED.match(after)
    if match is None:
        return name
    full = f"{name} {_SINGULAR[match['kind'].lower()]}"
    return full if any(place.kind in AREAS for place in knowledge.places(full)) else name


_SAID_AFTER = re.compile(
    r"^\s*(?:,|\(|in|near)\s*(?:the\s+|(?:north|south|east|west|central)\w*\s+)*"
    r"(?P<words>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})(?P<more>\s*,\s*[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2})?"
)
_SAID_BEFORE = re.compile(
    r"(?P<words>[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,2})(?:['’]s?)?\s+(?:[a-z-]+\s+){0,3}"
    r"(?:city|town|village|province|region|capital|port|suburb|district|county|state|island|township|municipality)"
    r"(?:\s+of|,)?\s+(?:the\s+)?$"
)


def said(before: str, after: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """The countries, provinces and counties that the words around a name put it in: "X, Ohio", "the Iraqi town of X"."""
    match = _SAID_AFTER.match(after[:90])
    found: tuple[Place, ...] = ()
    if match is not None:
        found = _wide(match["words"], knowledge, match["words"] == match[0].strip(" ,("))
        if match["more"]:
            found += _wide(match["more"].strip(" ,"), knowledge, False)
    match = _SAID_BEFORE.search(before[-90:])
    return found if match is None else found + _wide(match["words"], knowledge, False)


_CLOSED = re.compile(r"^\s*(?:,|\()\s*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}(?:[,;:)]|(?<=\.)|$)")


def sure(before: str, after: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """What the words beside a name say without doubt: "X, Ohio," does, "at X, Ohio said" does not."""
    return said(before, after if _CLOSED.match(after) else "", knowledge)


def _wide(words: str, knowledge: Knowledge, alone: bool) -> tuple[Place, ...]:
    """Areas named by the first one to three of the words."""
    parts = words.replace("’", "'").removesuffix("'s").split()
    for size in range(min(3, len(parts)), 0, -1):
        piece = " ".join(parts[:size])
        if len(piece) == 2 and not piece.isupper():
            continue
        found = tuple(place for place in areas(piece, knowledge) if place.kind != "region")
        if found:
            return found
    return ()


def areas(name: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """Countries, provinces and counties of that name; an adjective or demonym gives its country."""
    found = [place for form in forms(name) if not form.part for place in knowledge.places(form.name)]
    wide = [place for place in found if place.kind in WIDE]
    if not wide:
        wide = country_of(name, knowledge)
    return tuple(dict.fromkeys(wide))


def country_of(name: str, knowledge: Knowledge) -> list[Place]:
    """The country that a name, adjective or demonym speaks of, as a place."""
    for naming in knowledge.named(name):
        if naming.sort in _SORTS and naming.actor.is_state:
            found = knowledge.places(naming.actor.name)
            return [p for p in found if p.kind == "country" and p.country == naming.actor.country]
    return []


_SORTS = frozenset({"name", "alias", "adjective", "demonym"})
