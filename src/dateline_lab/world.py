"""The map of the pages: countries and disputed boundaries of Natural Earth, simplified to a small file.

Neighbours stay neighbours: rings are cut where borders meet, and each stretch of border is simplified once (Douglas and
Peucker 1973) for all who share it, so that no gap opens between them.
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import InputError

COUNTRIES, DISPUTED = "ne_50m_admin_0_countries.json", "ne_50m_admin_0_boundary_lines_disputed_areas.json"

TOLERANCE = 0.04
"""Degrees by which a border may be moved."""
SMALLEST = 0.02
"""Square degrees of an island that is left out, unless it is all that a country has."""
_DIGITS = 2

Point = tuple[float, float]
Line = tuple[Point, ...]


def world(folder: Path, tolerance: float = TOLERANCE, smallest: float = SMALLEST) -> dict[str, Any]:
    """A GeoJSON collection: a country each with its `code` (ISO 3166-1 alpha-3 where there is one), then the disputed
    boundaries as lines with `disputed`.

    Raises InputError where a file is missing or is no GeoJSON.
    """
    countries = [(_code(one), _polygons(one["geometry"])) for one in _features(folder / COUNTRIES)]
    stretches = Stretches((ring for _, polygons in countries for polygon in polygons for ring in polygon), tolerance)
    made = [_country(code, polygons, stretches, smallest) for code, polygons in countries]
    lines = [_disputed(one, tolerance) for one in _features(folder / DISPUTED)]
    return {"type": "FeatureCollection", "features": [*made, *lines]}


def write(folder: Path, out: Path) -> int:
    """Write the map and give its size in bytes."""
    text = json.dumps(world(folder), separators=(",", ":"), sort_keys=True)
    out.write_text(text + "\n", encoding="utf-8")
    return out.stat().st_size


class Stretches:
    """The borders of rings, cut where they part, each simplified once."""

    def __init__(self, rings: Iterable[Line], tolerance: float) -> None:
        self._tolerance = tolerance
        self._beside: dict[Point, set[Point]] = defaultdict(set)
        self._made: dict[Line, Line] = {}
        for ring in rings:
            for one, other in itertools.pairwise(ring):
                self._beside[one].add(other)
                self._beside[other].add(one)

    def simplified(self, ring: Line) -> Line:
        """The ring (its last point being its first) with every stretch of it simplified."""
        points = ring[:-1]
        knots = [at for at, point in enumerate(points) if len(self._beside[point]) > 2]
        if not knots:
            # An island begins at its least point, so that it is simplified in one way however it is written.
            start = points.index(min(points))
            far = max(range(len(points)), key=lambda at: (_apart(points[at], points[start]), points[at]))
            knots = sorted({start, far})
        found: list[Point] = []
        for knot, following in zip(knots, [*knots[1:], knots[0] + len(points)], strict=True):
            stretch = tuple(points[at % len(points)] for at in range(knot, following + 1))
            found.extend(self._stretch(stretch)[:-1])
        return (*found, found[0])

    def _stretch(self, line: Line) -> Line:
        turned = line[::-1]
        if turned < line:
            return self._stretch(turned)[::-1]
        if line not in self._made:
            self._made[line] = thinned(line, self._tolerance)
        return self._made[line]


def thinned(line: Line, tolerance: float) -> Line:
    """The line with the points left out that lie within the tolerance of what is left (Douglas and Peucker 1973)."""
    kept, open_ = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        if last - first < 2:
            continue
        away, at = max((_from_line(line[at], line[first], line[last]), at) for at in range(first + 1, last))
        if away > tolerance:
            kept.add(at)
            open_ += [(first, at), (at, last)]
    return tuple(line[at] for at in sorted(kept))


def _apart(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _from_line(point: Point, first: Point, last: Point) -> float:
    """How far a point is from the line between two others."""
    across, up = last[0] - first[0], last[1] - first[1]
    length = across * across + up * up
    if not length:
        return _apart(point, first)
    along = max(0.0, min(1.0, ((point[0] - first[0]) * across + (point[1] - first[1]) * up) / length))
    return _apart(point, (first[0] + along * across, first[1] + along * up))


def _country(code: str, polygons: Sequence[Sequence[Line]], stretches: Stretches, smallest: float) -> dict[str, Any]:
    ordered = sorted(polygons, key=lambda polygon: -area(polygon[0]))
    kept = [polygon for at, polygon in enumerate(ordered) if at == 0 or area(polygon[0]) >= smallest]
    coordinates = [list(_rings(polygon, stretches)) for polygon in kept]
    geometry = {"type": "MultiPolygon", "coordinates": [rings for rings in coordinates if rings]}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def _rings(polygon: Sequence[Line], stretches: Stretches) -> Iterator[list[list[float]]]:
    """Rings with rounded points; one that has become a line keeps its own points, a hole that has is left out."""
    for at, ring in enumerate(polygon):
        made = _rounded(stretches.simplified(ring))
        if len(made) < 4 and at == 0:
            made = _rounded(ring)
        if len(made) >= 4:
            yield made
        elif at == 0:
            return


def _rounded(line: Iterable[Point]) -> list[list[float]]:
    found: list[list[float]] = []
    for x, y in line:
        point = [round(x, _DIGITS), round(y, _DIGITS)]
        if not found or point != found[-1]:
            found.append(point)
    return found


def area(ring: Line) -> float:
    """Square degrees within a ring, by the shoelace formula."""
    pairs = itertools.pairwise(ring)
    return abs(sum(one[0] * other[1] - other[0] * one[1] for one, other in pairs)) / 2


def _disputed(feature: Mapping[str, Any], tolerance: float) -> dict[str, Any]:
    line = tuple((float(x), float(y)) for x, y, *_ in feature["geometry"]["coordinates"])
    geometry = {"type": "LineString", "coordinates": _rounded(thinned(line, tolerance))}
    return {"type": "Feature", "properties": {"disputed": True}, "geometry": geometry}


def _code(feature: Mapping[str, Any]) -> str:
    """The code of a country, Natural Earth's own where ISO has none (there "-99")."""
    told = feature["properties"]
    codes = (str(told[name]) for name in ("ISO_A3", "ISO_A3_EH", "ADM0_A3"))
    return next(code for code in codes if not code.startswith("-"))


def _polygons(geometry: Mapping[str, Any]) -> list[list[Line]]:
    given = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[tuple((float(x), float(y)) for x, y, *_ in ring) for ring in polygon] for polygon in given]


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is no GeoJSON of Natural Earth: {error}") from error
    return list(features)
