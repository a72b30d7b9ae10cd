"""Facts as plain lists of rows: what the builder writes, and what a user's own file becomes."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.link.knowledge.entries import Actor, Membership, Place, Term


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of the actor with the id `actor`; `sort` and days as in `Naming`."""

    actor: str
    name: str
    sort: str = "alias"
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place and one name it is found by, which need not be the name it is shown with."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class OrganRow:
    """A word for an organ of states: "foreign ministry" of `kind` ministry leads to `actor`, an id.

    Without a `country` it holds for all, and `*` in `actor` stands for the alpha-3 code; with one it goes before.
    """

    kind: str
    word: str
    actor: str
    country: str = ""


@dataclass(slots=True)
class Facts:
    """Rows of all tables; nothing is checked here. An actor is found only by names that are rows of `names`.

    `about` says things of the whole, such as where it is from.
    """

    actors: list[Actor] = field(default_factory=list)
    names: list[NameRow] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    members: list[Membership] = field(default_factory=list)
    places: list[PlaceRow] = field(default_factory=list)
    organs: list[OrganRow] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
