"""The places a name may mean, with what speaks for each before the text around it is heard."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from dateline.link.knowledge import Knowledge, Place
from dateline.link.place_forms import AREAS, NOWHERE, Form, country_of, forms
from dateline.link.text import plain

TOWNS = frozenset({"city", "capital"})
MOST = 40
"""At most so many places of one name are weighed, the largest first."""

KINDS = {"country": 2.5, "admin1": 1.6, "region": 3.0, "capital": 2.4, "admin2": -0.5, "city": 0.0}
_PEOPLE = 0.6
_REGION = 3.5
_OTHER_NAME = 1.5
"""How much less a town is meant by another name than its first."""

_LARGE, _MANY = 100_000, 1_000_000
_SMALL_PROVINCE = 1.5
"""How much less a province of fewer than a million people is meant: a parish of Jamaica is called Manchester, too."""

_COUNTY_WORDS = ("county", "parish")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean, how much speaks for it in itself, and in words why."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


def candidates(name: str, knowledge: Knowledge, day: str | None = None) -> tuple[Candidate, ...]:
    """Every place the name may mean, the likeliest in itself first. `day` (ISO 8601) chooses among names over time."""
    key = plain(name).removeprefix("the ")
    if not key or key in NOWHERE:
        return ()
    found: dict[tuple[str, float, float], Candidate] = {}
    for form in forms(name):
        exact = any(one.place.kind in AREAS for one in found.values())
        if found and not form.same and (exact or not form.area):
            continue
        for place in _on(knowledge.places(form.name), day):
            if _possible(place, form):
                one = Candidate(place, *_alone(place, form))
                at = (place.kind, place.latitude, place.longitude)
                if at not in found or found[at].score < one.score:
                    found[at] = one
    people = country_of(name, knowledge)
    if people and not any(one.place.kind == "country" for one in found.values()):
        found |= {("people", p.latitude, p.longitude): Candidate(p, 4.0, (f"the word is of {p.name}",)) for p in people}
    if not any(one.place.kind in {"country", "admin1"} for one in found.values()):
        for county in (c for word in _COUNTY_WORDS for c in knowledge.places(f"{key} {word}") if c.kind == "admin2"):
            found[("county", county.latitude, county.longitude)] = Candidate(county, -1.0, ("a county",))
    ordered = sorted(_without_city_provinces(list(found.values()), name), key=lambda one: -one.score)
    return tuple(ordered[:MOST])


def _on(places: list[Place], day: str | None) -> list[Place]:
    """Of a place with names over time only its name on that day, or its present one without a day."""
    dated: dict[tuple[int, float, float], list[Place]] = {}
    for place in places:
        if place.first or place.last:
            dated.setdefault((place.geonames, place.latitude, place.longitude), []).append(place)
    return [p for p in places if not (p.first or p.last)] + [_name_on(spells, day) for spells in dated.values()]


def _name_on(spells: list[Place], day: str | None) -> Place:
    if day is not None:
        for place in spells:
            if place.on(day):
                return place
    return max(spells, key=lambda place: place.last or "~")


def _possible(place: Place, form: Form) -> bool:
    """Whether a part of that place has a name of its own: "East London" is no part of a small town called London."""
    if form.area and place.kind == "country":
        return False
    return not form.part or place.kind not in TOWNS or place.population >= _LARGE


def _alone(place: Place, form: Form) -> tuple[float, tuple[str, ...]]:
    score = KINDS[place.kind] + _PEOPLE * math.log10(max(place.population, 10))
    if place.kind == "admin1" and place.population < _MANY:
        score -= _SMALL_PROVINCE
    if place.kind == "region":
        score = KINDS["region"] + _REGION
    reasons = [_SORTS[place.kind]]
    if place.kind in TOWNS and not (form.part or place.first or place.last) and form.name != plain(place.name):
        score -= _OTHER_NAME
    if form.area and place.kind in AREAS:
        score += 3.0
        reasons.append("the words say what kind of area it is")
    return score, tuple(reasons)


_SORTS = {
    "country": "a country", "admin1": "a province or state", "region": "a region", "capital": "a capital",
    "admin2": "a county or district", "city": "a town",
}  # fmt: skip


def _without_city_provinces(found: list[Candidate], name: str) -> list[Candidate]:
    """Leave out a province that bears the name of its own chief town, unless the words speak of the province."""
    if any(form.area for form in forms(name)):
        return found
    provinces = {(c.place.country, c.place.admin): c.score for c in found if c.place.kind == "admin1"}
    towns = {
        (c.place.country, c.place.admin)
        for c in found
        if c.place.kind in TOWNS and c.place.population >= _LARGE and c.place.country != "USA"
    }
    kept = []
    for one in found:
        region = (one.place.country, one.place.admin)
        if one.place.kind not in AREAS:
            better = provinces.get(region, 0.0) if one.place.population >= _LARGE and region in towns else 0.0
            kept.append(replace(one, score=max(one.score, better)))
        elif region not in towns:
            kept.append(one)
    return kept
