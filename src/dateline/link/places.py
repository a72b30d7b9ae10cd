"""From a place name to a place on the map, by the countries and places the article names around it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from dateline.link.knowledge import Knowledge, Place
from dateline.link.text import plain

_NEXT = re.compile(r"^\s*(?:,|\(|in|near)\s*(?:the\s+)?(?:[A-Z][\w.'-]*\s*){1,3}")
_KINDS = {"country": 4.0, "admin1": 3.0, "capital": 1.5, "city": 0.0}
_NOWHERE = frozenset({"west", "east", "north", "south", "centre", "center", "capital", "border", "coast", "country"})
"""Words that some town bears too, but that alone mean none."""

_US_SHORT = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE",
    "fla": "FL", "ga": "GA",
    "ill": "IL", "ind": "IN", "kan": "KS", "ky": "KY", "la": "LA", "md": "MD", "mass": "MA", "mich": "MI", "minn": "MN",
    "miss": "MS", "mo": "MO", "mont": "MT", "neb": "NE", "nev": "NV", "okla": "OK", "ore": "OR",
    "pa": "PA", "tenn": "TN",
    "tex": "TX", "va": "VA", "vt": "VT", "wash": "WA", "wis": "WI", "wyo": "WY",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Around:
    """What the article says: how often it names each country, and each region as (country, admin code)."""

    countries: dict[str, int]
    regions: dict[tuple[str, str], float]


def around(names: list[str], knowledge: Knowledge) -> Around:
    """Count the countries that names speak of, and the regions they may lie in: a name of four places counts a quarter."""
    countries: dict[str, int] = {}
    regions: dict[tuple[str, str], float] = {}
    for name in names:
        found = knowledge.places(name)
        code = knowledge.country(name)
        if code:
            countries[code] = countries.get(code, 0) + 1
        for region in {(place.country, place.admin) for place in found}:
            regions[region] = regions.get(region, 0.0) + 1 / len(found)
        for place in found:
            if place.kind == "admin1" or (len(found) == 1 and not code):
                regions[(place.country, place.admin)] += 2 * (place.kind == "admin1")
                countries[place.country] = countries.get(place.country, 0) + 1
    return Around(countries, regions)


def locate(name: str, after: str, knowledge: Knowledge, context: Around) -> Place | None:
    """The likeliest place of that name, or None. `after` is the text that follows ("X, Country")."""
    if plain(name) in _NOWHERE:
        return None
    found = knowledge.places(name) or [one for one in knowledge.places(_core(name)) if _can_be_a_core(one, name)]
    if not found:
        return None
    within = _within(after, knowledge)
    return max(found, key=lambda place: (_score(place, within, context), place.population, -place.geonames))


def _core(name: str) -> str:
    """ "Rapides Parish" as "Rapides", "city of Aleppo" as "Aleppo"."""
    kinds = "city|town|village|county|parish|province|region|district|oblast|township|governorate|area|state|capital"
    core = re.sub(rf"^(?:{kinds})(?: of)? |^(?:north|south|east|west|central|downtown)(?:ern)? ", "", plain(name))
    return re.sub(rf" (?:{kinds})$", "", core)


def _can_be_a_core(place: Place, name: str) -> bool:
    """Whether a part of that place has a name of its own: "East London" is no part of a small town called London."""
    compass = _COMPASS.match(plain(name)) is not None
    return not compass or place.kind != "city" or place.population >= _LARGE


_COMPASS = re.compile(r"(?:north|south|east|west|central|downtown)(?:ern)? ")
_LARGE = 100_000


def _within(after: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """The country and US state that the words after a name put it in."""
    match = _NEXT.match(after[:60])
    if match is None:
        return None
    parts = plain(match[0]).removeprefix("in ").removeprefix("near ").removeprefix("the ").split()
    for size in range(min(3, len(parts)), 0, -1):
        piece = " ".join(parts[:size])
        if size == 1 and piece in _US_SHORT:
            return "USA", _US_SHORT[piece]
        places = [p for p in knowledge.places(piece) if p.kind in {"country", "admin1"}]
        if places:
            return places[0].country, places[0].admin
    return ("USA", parts[0].upper()) if re.match(r"\s*,\s*[A-Z]{2}\b", after) else None


def _score(place: Place, within: tuple[str, str] | None, context: Around) -> float:
    score = _KINDS[place.kind] + 0.5 * math.log10(max(place.population, 1))
    if within is not None and place.country == within[0]:
        score += 8.0 if not within[1] or place.admin == within[1] else 0.0
    score += min(context.regions.get((place.country, place.admin), 0.0), 4.0) * 1.2
    return score + min(context.countries.get(place.country, 0), 4) * 0.4
