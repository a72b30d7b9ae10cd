"""What a look-up gives: actors, names, terms, memberships and places. Days are ISO 8601; None is open or unknown."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


def _within(day: str, first: str | None, last: str | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts.

    `kind` is state, territory, person, international, ministry, parliament, court, military, service, institution,
    party, armed-group, agency, outlet, company, ngo or religious; `country` an alpha-3 code, `sector` a PLOVER code,
    `weight` in 0..1 how much the world speaks of it, `source` where the entry is from.
    """

    id: str
    kind: str
    name: str
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    weight: float = 0.0
    source: str = ""

    @property
    def is_state(self) -> bool:
        """Whether it is a state or territory."""
        return self.kind in {"state", "territory"}

    @property
    def is_body(self) -> bool:
        """Whether it is neither a state or territory nor a person."""
        return self.kind != "person" and not self.is_state

    def filled(self, other: Actor) -> Actor:
        """This actor with its empty fields taken from another."""
        empty = {f.name: getattr(other, f.name) for f in fields(Actor) if getattr(self, f.name) in {None, "", 0.0}}
        return replace(self, **empty)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name an actor bears; `sort` is name, alias, adjective, demonym, capital or seat, the days when it holds."""

    actor: Actor
    name: str
    sort: str
    first: str | None = None
    last: str | None = None

    def on(self, day: str | None) -> bool:
        """Whether the name holds on that day; always without a day."""
        return day is None or _within(day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Term:
    """An office that the actor with the id `actor` held; `place` is an alpha-3 code or the id of a body."""

    actor: str
    office: str
    place: str
    first: str | None
    last: str | None
    source: str = ""

    def on(self, day: str) -> bool:
        """Whether the office was held on that day."""
        return _within(day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Membership:
    """The actor with the id `actor` belongs to the body with the id `body`."""

    actor: str
    body: str
    first: str | None
    last: str | None
    source: str = ""

    def on(self, day: str) -> bool:
        """Whether it belonged to the body on that day."""
        return _within(day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map, in degrees; `geonames` is 0 where unknown.

    `kind` is city, capital, admin1, admin2, country or region. `first` and `last` are the days between which the place
    bore the name it was found by.
    """

    geonames: int
    name: str
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int
    kind: str
    first: str | None = None
    last: str | None = None

    def on(self, day: str) -> bool:
        """Whether the place bore the name it was found by on that day."""
        return _within(day, self.first, self.last)
