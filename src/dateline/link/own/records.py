"""What one file says, row by row with its line, before it becomes facts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.link.knowledge import Actor, Facts, Knowledge, Membership, NameRow, PlaceRow, Term

NEW_WEIGHT = 0.5
"""Weight of an actor that nothing else knows and whose file gives none."""


@dataclass(frozen=True, slots=True)
class Against:
    """What files are held to: sector codes of the codebook, and the shipped knowledge. None: that is not checked."""

    sectors: frozenset[str] | None = None
    known: Knowledge | None = None

    def actor(self, key: str) -> Actor | None:
        """The shipped actor with that id."""
        return self.known.actor(key) if self.known else None


@dataclass(frozen=True)
class Own:
    """Rows of one file, each with the line it begins in. Empty fields of an actor are None, "" and 0.0."""

    path: Path
    actors: list[tuple[int, Actor]] = field(default_factory=list)
    names: list[tuple[int, NameRow]] = field(default_factory=list)
    terms: list[tuple[int, Term]] = field(default_factory=list)
    members: list[tuple[int, Membership]] = field(default_factory=list)
    places: list[tuple[int, PlaceRow]] = field(default_factory=list)

    def facts(self, against: Against) -> Facts:
        """The rows as facts; what a file leaves out of a shipped actor is filled in from there."""
        merged: dict[str, Actor] = {}
        for _, actor in self.actors:
            merged[actor.id] = merged[actor.id].filled(actor) if actor.id in merged else actor
        actors = []
        for actor in merged.values():
            shipped = against.actor(actor.id)
            whole = _over(actor, shipped) if shipped else actor
            actors.append(whole if shipped or whole.weight else replace(whole, weight=NEW_WEIGHT))
        return Facts(
            actors=actors,
            names=[row for _, row in self.names],
            terms=[row for _, row in self.terms],
            members=[row for _, row in self.members],
            places=[row for _, row in self.places],
        )


def _over(actor: Actor, shipped: Actor) -> Actor:
    """A shipped actor with the values a file gives it; the shipped one, source and all, where it gives none."""
    kind = "" if actor.kind == shipped.kind else actor.kind
    if replace(actor, kind=kind, source="") == Actor(actor.id, "", ""):
        return shipped
    return actor.filled(shipped)
