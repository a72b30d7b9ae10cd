"""What a text says about where it plays: the places its names may mean, weighed against each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from dateline.link.knowledge import Place
from dateline.link.place_candidates import Candidate

ROUNDS = 3
"""How often the names of a text are weighed against each other; more changes next to nothing."""

_COUNTRY, _REGION, _CELL, _CLOSE, _FAR, _SIGN, _NAMESAKE = 1.4, 1.7, 1.6, 1.6, 0.5, 3.0, 1.0
_SMALL, _WIDE = 0.4, 5
_SURE = 1.4
"""How strongly a better score makes a candidate likelier: weights go with exp(score * _SURE)."""

Cell = tuple[int, int]
Key = TypeVar("Key")


class Votes:
    """How much a text speaks of each country, each first-order region, and each square of one degree."""

    __slots__ = ("cells", "close", "countries", "far", "regions")

    def __init__(self) -> None:
        self.countries: dict[str, float] = {}
        self.regions: dict[tuple[str, str], float] = {}
        self.cells: dict[Cell, float] = {}
        self.close: dict[Cell, float] = {}
        self.far: dict[Cell, float] = {}

    def add(self, place: Place, weight: float) -> None:
        """Count a place: a country for itself, a town also for its region and its square."""
        if place.kind == "region":
            return
        _count(self.countries, place.country, weight * (1.0 if place.kind == "country" else 0.5))
        if place.kind != "country":
            _count(self.regions, (place.country, place.admin), weight * (1.0 if place.kind == "admin1" else 0.6))
        if place.kind in {"city", "capital", "admin2"}:
            _count(self.cells, cell(place), weight)
            _count(self.close, cell(place, _SMALL), weight)
        _count(self.far, cell(place, _WIDE), weight)

    def merge(self, other: Votes) -> None:
        """Add all of another's."""
        for country, weight in other.countries.items():
            _count(self.countries, country, weight)
        for region, weight in other.regions.items():
            _count(self.regions, region, weight)
        for square, weight in other.cells.items():
            _count(self.cells, square, weight)
        for square, weight in other.close.items():
            _count(self.close, square, weight)
        for square, weight in other.far.items():
            _count(self.far, square, weight)

    def near(self, place: Place) -> float:
        """Towns and counties in the square of the place and the eight around it."""
        return _nine(self.cells, *cell(place))

    def very_near(self, place: Place) -> float:
        """Towns and counties in the small square of the place and the eight around it."""
        return _nine(self.close, *cell(place, _SMALL))

    def far_off(self, place: Place) -> float:
        """Places of any kind in the wide square of the place and the eight around it."""
        return _nine(self.far, *cell(place, _WIDE))


def _nine(cells: dict[Cell, float], row: int, column: int) -> float:
    if not cells:
        return 0.0
    get = cells.get
    return sum(get((row + r, column + c), 0.0) for r in (-1, 0, 1) for c in (-1, 0, 1))


def _count(into: dict[Key, float], key: Key, weight: float) -> None:
    into[key] = into.get(key, 0.0) + weight


def cell(place: Place, size: float = 1) -> Cell:
    """The square of `size` degrees a place lies in."""
    return math.floor(place.latitude / size), math.floor(place.longitude / size)


@dataclass(frozen=True, slots=True)
class Around:
    """What a text says of places: the votes of all its names, what each name itself gave, and what is said of each name.

    `said` holds, by plain name, the areas the text puts that name in anywhere ("X, Ohio"), `signs` how
    much else in it speaks for each country, `namesakes` the names that the outlet bears too: it is a local one, and
    `found` the candidates of each name as they stand alone.
    """

    votes: Votes
    own: Mapping[str, Votes]
    said: Mapping[str, tuple[Place, ...]]
    signs: Mapping[str, float] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()
    found: Mapping[str, Sequence[Candidate]] = field(default_factory=dict)

    def support(self, key: str, place: Place) -> Support:
        """How much the other names and the signs of the text speak for a place."""
        own = self.own.get(key, _NONE)
        votes = self.votes
        country = votes.countries.get(place.country, 0.0) - own.countries.get(place.country, 0.0)
        far = _FAR * _level(votes.far_off(place) - own.far_off(place))
        by_country = _COUNTRY * _level(country) + _SIGN * self.signs.get(place.country, 0.0)
        if key in self.namesakes and self.signs and place.kind != "country":
            by_country += _NAMESAKE * self.signs.get(place.country, 0.0)
        if place.kind == "country":
            return Support(by_country, 0.0, far)
        region = (place.country, place.admin)
        by_region = _REGION * _level(votes.regions.get(region, 0.0) - own.regions.get(region, 0.0))
        near = 0.0
        if place.kind != "admin1":
            near = _CELL * _level(votes.near(place) - own.near(place))
            near += _CLOSE * _level(votes.very_near(place) - own.very_near(place)) if near > 0.1 else 0.0
        return Support(by_country, by_region, near + far)


class Support(NamedTuple):
    """What a text adds to a place: by its country, by its region, by what lies near it; each 0 or more."""

    country: float
    region: float
    near: float


_NONE = Votes()


def _level(votes: float) -> float:
    return math.log1p(max(votes, 0.0))


def weigh(names: Mapping[str, tuple[int, Sequence[Candidate]]], known: Around) -> Around:
    """Weigh the names of a text (times named and candidates, by plain name) against each other in a few rounds.

    `known` says what else the text tells; its votes are worked out.
    """
    around = known
    for _ in range(ROUNDS):
        own = {key: _votes(key, times, found, around) for key, (times, found) in names.items() if found}
        around = replace(known, votes=_total(own.values()), own=own)
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
