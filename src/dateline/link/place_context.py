"""What a text says about where it plays: the places its names may mean, weighed against each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.link.knowledge import Place
from dateline.link.place_candidates import Candidate

ROUNDS = 3
"""How often the names of a text are weighed against each other; more changes next to nothing."""

_COUNTRY, _REGION, _CELL = 0.9, 1.6, 1.5
_SURE = 0.9
"""How strongly a better score makes a candidate likelier: weights go with exp(score * _SURE)."""

Cell = tuple[int, int]
Key = TypeVar("Key")


class Votes:
    """How much a text speaks of each country, each first-order region, and each square of one degree."""

    __slots__ = ("cells", "countries", "regions")

    def __init__(self) -> None:
        self.countries: dict[str, float] = {}
        self.regions: dict[tuple[str, str], float] = {}
        self.cells: dict[Cell, float] = {}

    def add(self, place: Place, weight: float) -> None:
        """Count a place: a country for itself, a town also for its region and its square."""
        if place.kind == "region":
            return
        _count(self.countries, place.country, weight * (1.0 if place.kind == "country" else 0.5))
        if place.kind != "country":
            _count(self.regions, (place.country, place.admin), weight * (1.0 if place.kind == "admin1" else 0.6))
        if place.kind in {"city", "capital", "admin2"}:
            _count(self.cells, cell(place), weight)

    def merge(self, other: Votes) -> None:
        """Add all of another's."""
        for country, weight in other.countries.items():
            _count(self.countries, country, weight)
        for region, weight in other.regions.items():
            _count(self.regions, region, weight)
        for square, weight in other.cells.items():
            _count(self.cells, square, weight)

    def near(self, place: Place) -> float:
        """What lies in the square of the place and the eight around it."""
        row, column = cell(place)
        get = self.cells.get
        return sum(get((row + r, column + c), 0.0) for r in (-1, 0, 1) for c in (-1, 0, 1)) if self.cells else 0.0


def _count(into: dict[Key, float], key: Key, weight: float) -> None:
    into[key] = into.get(key, 0.0) + weight


def cell(place: Place) -> Cell:
    """The square of one degree a place lies in."""
    return math.floor(place.latitude), math.floor(place.longitude)


@dataclass(frozen=True, slots=True)
class Around:
    """What a text says of places: the votes of all its names, what each name itself gave, and what is said of each name.

    `said` holds, by plain name, the areas the text puts that name in anywhere ("X, Ohio"), `home` the country its outlet
    is at home in.
    """

    votes: Votes
    own: Mapping[str, Votes]
    said: Mapping[str, tuple[Place, ...]]
    home: str | None = None

    def support(self, key: str, place: Place) -> tuple[float, float, float]:
        """How much the other names speak for a place: by its country, its region, its surroundings; each 0 or more."""
        own = self.own.get(key, _NONE)
        country = self.votes.countries.get(place.country, 0.0) - own.countries.get(place.country, 0.0)
        if place.kind == "country":
            return _COUNTRY * _level(country), 0.0, 0.0
        region = (place.country, place.admin)
        by_region = self.votes.regions.get(region, 0.0) - own.regions.get(region, 0.0)
        by_cell = self.votes.near(place) - own.near(place) if place.kind != "admin1" else 0.0
        return _COUNTRY * _level(country), _REGION * _level(by_region), _CELL * _level(by_cell)


_NONE = Votes()


def _level(votes: float) -> float:
    return math.log1p(max(votes, 0.0))


def weigh(
    names: Mapping[str, tuple[int, Sequence[Candidate]]], said: Mapping[str, tuple[Place, ...]], home: str | None
) -> Around:
    """Weigh the names of a text (times named and candidates, by plain name) against each other in a few rounds."""
    around = Around(Votes(), {}, said, home)
    for _ in range(ROUNDS):
        own = {key: _votes(key, times, found, around) for key, (times, found) in names.items() if found}
        around = Around(_total(own.values()), own, said, home)
    return around


def _votes(key: str, times: int, found: Sequence[Candidate], around: Around) -> Votes:
    scores = [one.score + sum(around.support(key, one.place)) for one in found]
    best = max(scores)
    weights = [math.exp((score - best) * _SURE) for score in scores]
    share = min(1.0 + 0.3 * (times - 1), 2.5) / sum(weights)
    votes = Votes()
    for one, weight in zip(found, weights, strict=True):
        if weight * share > 0.01:
            votes.add(one.place, weight * share)
    return votes


def _total(rows: Iterable[Votes]) -> Votes:
    total = Votes()
    for row in rows:
        total.merge(row)
    return total
