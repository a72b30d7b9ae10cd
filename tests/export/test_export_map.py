"""Points on a map lie in the country that the record says, as outlines drawn by others tell."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import pytest

from dateline.export.acts import Act, Source, Where
from dateline.export.geojson import write_geojson
from dateline.link.knowledge import Knowledge, Place
from dateline.pipeline.known import load_knowledge
from dateline.settings import load

_NEAR = 0.2
"""Degrees: outlines at 1:50 million miss small islands and the mouths of harbours."""

_DISPUTED = frozenset({"ISR", "PSE", "ESH", "SOM", "CYP"})
"""Natural Earth draws what is held; GeoNames may count the same place to another country."""

_BESIDE = 1.0
"""Degrees: the middle of a country of islands may lie in the sea between those that are drawn and others."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(load())


def _capitals(shared: Path) -> list[tuple[str, str]]:
    """Names of capitals with the country, ISO 3166-1 alpha-3, as Natural Earth gives both."""
    file = shared / "basemap" / "ne_50m_populated_places_simple.json"
    places = [one["properties"] for one in json.loads(file.read_text(encoding="utf-8"))["features"]]
    capitals = [one for one in places if one["featurecla"] == "Admin-0 capital"]
    return [(one["name"], one["adm0_a3"]) for one in capitals if one["adm0_a3"] not in _DISPUTED]


@pytest.fixture(scope="module")
def drawn(shared: Path) -> Any:
    """Countries as Natural Earth draws them."""
    return geopandas.read_file(shared / "basemap" / "ne_50m_admin_0_countries.json")


@pytest.fixture(scope="module")
def outlines(drawn: Any) -> dict[str, Any]:
    """The shape of each country, by ISO 3166-1 alpha-3 where Natural Earth has it."""
    return {row.ISO_A3 if row.ISO_A3 != "-99" else row.ADM0_A3: row.geometry for row in drawn.itertuples()}


def _map(places: list[Place]) -> Any:
    """The places as a map that another program has read."""
    act = Act("", "CONSULT", "", "happened", 1, 1.0, 1.0, Source("article"))
    found = [Where(one.name, one.name, one.country, one.latitude, one.longitude, one.geonames) for one in places]
    out = io.StringIO()
    acts = [replace(act, id=str(number), place=where) for number, where in enumerate(found)]
    assert write_geojson(acts, out).written == len(places)
    return geopandas.read_file(io.BytesIO(out.getvalue().encode()))


def test_capitals_lie_in_their_countries(shared: Path, knowledge: Knowledge, outlines: dict[str, Any]) -> None:
    capitals = []
    for name, country in _capitals(shared):
        there = [one for one in knowledge.places(name) if one.country == country and one.kind != "country"]
        if there and country in outlines:
            capitals.append(max(there, key=lambda place: place.population))
    assert len(capitals) > 150
    points = _map(capitals)
    away = {row.place: outlines[row.place_country].distance(row.geometry) for row in points.itertuples()}
    assert {place: degrees for place, degrees in away.items() if degrees > _NEAR} == {}
    assert sum(degrees == 0 for degrees in away.values()) > 0.8 * len(capitals)
    assert set(points["place_precision"]) == {"place"}


def _countries(knowledge: Knowledge, outlines: dict[str, Any]) -> list[Place]:
    """The point of every state and territory that is drawn, each once."""
    actors = [*knowledge.actors(kind="state", limit=1000), *knowledge.actors(kind="territory", limit=1000)]
    points = {
        one.geonames: one
        for actor in actors
        for one in knowledge.places(actor.name)
        if one.kind == "country" and one.country == actor.country
    }
    return [one for one in points.values() if one.country in outlines]


def test_the_point_of_a_country_lies_in_no_other(knowledge: Knowledge, outlines: dict[str, Any]) -> None:
    countries = _countries(knowledge, outlines)
    assert len(countries) > 220
    points = _map(countries)
    assert set(points["place_precision"]) == {"country"}
    elsewhere = {
        row.place_country
        for row in points.itertuples()
        for outline in outlines.values()
        if outline.contains(row.geometry) and outlines[row.place_country].distance(row.geometry) > _NEAR
    }
    assert elsewhere - _DISPUTED == set()


def test_the_point_of_a_country_lies_within_its_bounds(knowledge: Knowledge, outlines: dict[str, Any]) -> None:
    def outside(one: Place) -> float:
        west, south, east, north = outlines[one.country].bounds
        return max(west - one.longitude, one.longitude - east, south - one.latitude, one.latitude - north)

    away = {one.country for one in _countries(knowledge, outlines) if outside(one) > _BESIDE}
    # Of Pitcairn an island that nobody lives on is drawn alone, of the Chagos Archipelago the largest alone.
    assert away == {"PCN", "IOT"}
