"""Who a name means on a day, and what the knowledge holds of that actor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dateline.link.actors import Link, link
from dateline.link.candidates import Candidate, Setting, candidates
from dateline.link.knowledge import Actor, Knowledge, Membership, Naming, Term

_KINDS = ("", "PER")
"""A name stands alone here, so that it is tried as a phrase and as a person's name."""


@dataclass(frozen=True, slots=True)
class Office:
    """A term with the name of its holder and of its country or body, and whether it was held on the day."""

    term: Term
    holder: str
    place: str
    held: bool

    def as_json(self) -> dict[str, Any]:
        """The term as plain data."""
        term = self.term
        whose = {"actor": term.actor, "name": self.holder, "office": term.office, "place": term.place}
        return whose | {"from": term.first, "to": term.last, "held": self.held, "source": term.source}


@dataclass(frozen=True, slots=True)
class Belonging:
    """A membership with the names of both sides."""

    membership: Membership
    actor: str
    body: str

    def as_json(self) -> dict[str, Any]:
        """The membership as plain data."""
        one = self.membership
        sides = {"actor": one.actor, "actor_name": self.actor, "body": one.body, "body_name": self.body}
        return sides | {"from": one.first, "to": one.last, "source": one.source}


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the knowledge holds of an actor.

    `offices` are all its own terms, `holders` who held its offices on the day; `memberships` and `members` are those
    of the day.
    """

    actor: Actor
    names: tuple[Naming, ...]
    offices: tuple[Office, ...]
    holders: tuple[Office, ...]
    memberships: tuple[Belonging, ...]
    members: tuple[Belonging, ...]

    def as_json(self) -> dict[str, Any]:
        """The portrait as plain data."""
        actor = self.actor
        return {
            "kind": actor.kind,
            "name": actor.name,
            "country": actor.country,
            "sector": actor.sector,
            "wikidata": actor.wikidata,
            "geonames": actor.geonames,
            "source": actor.source,
            "names": [{"name": n.name, "sort": n.sort, "from": n.first, "to": n.last} for n in self.names],
            "offices": [one.as_json() for one in self.offices],
            "holders": [one.as_json() for one in self.holders],
            "memberships": [one.as_json() for one in self.memberships],
            "members": [one.as_json() for one in self.members],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """Who `asked` means on `day` (ISO 8601).

    The decision's actor is None where it stays unknown; its country, sector and reasons then say what the words do
    tell. `portrait` is None where the knowledge holds no such actor.
    """

    asked: str
    day: str
    decision: Link
    candidates: tuple[Candidate, ...]
    portrait: Portrait | None

    def as_json(self) -> dict[str, Any]:
        """The answer as plain data."""
        one = self.decision
        decided = {"actor": one.actor, "country": one.country, "sector": one.sector}
        return {
            "asked": self.asked,
            "on": self.day,
            "known": self.portrait is not None,
            "decision": decided | {"score": one.score, "reasons": list(one.reasons)},
            "candidates": [
                {"actor": c.actor, "name": c.name, "score": c.score, "reasons": list(c.reasons)}
                for c in self.candidates
            ],
            "portrait": self.portrait.as_json() if self.portrait else None,
        }


def who(name: str, day: str, knowledge: Knowledge) -> Answer:
    """Who a name, a phrase for an office or an id means on a day (ISO 8601)."""
    if "/" in name and (actor := knowledge.actor(name)) is not None:
        only = Candidate(actor.id, actor.name, 1.0, ("its id",))
        decision = Link(actor.id, _country(actor, day, knowledge), actor.sector, 1.0, ("its id",))
        return Answer(name, day, decision, (only,), portrait(actor, day, knowledge))
    settings = [Setting(day=day, kind=kind) for kind in _KINDS]
    decision = _surest([link(name, knowledge, setting) for setting in settings], knowledge)
    best: dict[str, Candidate] = {}
    for one in (one for setting in settings for one in candidates(name, knowledge, setting)):
        if one.actor not in best or best[one.actor].score < one.score:
            best[one.actor] = one
    found = tuple(sorted(best.values(), key=lambda one: (-one.score, one.actor)))
    actor = knowledge.actor(decision.actor) if decision.actor else None
    return Answer(name, day, decision, found, portrait(actor, day, knowledge) if actor else None)


def _country(actor: Actor, day: str, knowledge: Knowledge) -> str | None:
    """The country of an actor, or that of the office held on the day, or of the latest."""
    terms = [term for term in knowledge.terms(actor.id) if "/" not in term.place]
    held = [term for term in terms if term.on(day)] or terms
    return actor.country or (held[-1].place if held else None)


def _surest(links: list[Link], knowledge: Knowledge) -> Link:
    """The link to a known actor with the best score, else the first that says anything."""
    known = [one for one in links if one.actor is not None and knowledge.actor(one.actor) is not None]
    if known:
        return max(known, key=lambda one: one.score)
    told = next((one for one in links if one != Link()), links[0])
    return replace(told, actor=None)


def portrait(actor: Actor, day: str, knowledge: Knowledge) -> Portrait:
    """What the knowledge holds of an actor, offices and memberships as of a day."""
    return Portrait(
        actor=actor,
        names=tuple(dict.fromkeys(knowledge.names(actor.id))),
        offices=tuple(_office(term, day, knowledge) for term in reversed(knowledge.terms(actor.id))),
        holders=tuple(_holders(actor, day, knowledge)),
        memberships=tuple(_belonging(one, knowledge) for one in knowledge.memberships(actor.id, day)),
        members=tuple(_belonging(one, knowledge) for one in knowledge.members(actor.id, day)),
    )


def _holders(actor: Actor, day: str, knowledge: Knowledge) -> list[Office]:
    place = actor.country if actor.is_state else actor.id
    if actor.kind == "person" or place is None:
        return []
    offices = dict.fromkeys(office for meant in knowledge.words.offices.values() for office in meant)
    held = (knowledge.holder(place, (office,), day) for office in offices)
    return [_office(found[1], day, knowledge) for found in held if found is not None]


def _office(term: Term, day: str, knowledge: Knowledge) -> Office:
    place = term.place if "/" in term.place else f"state/{term.place}"
    return Office(term, _name(term.actor, knowledge), _name(place, knowledge), term.on(day))


def _belonging(one: Membership, knowledge: Knowledge) -> Belonging:
    return Belonging(one, _name(one.actor, knowledge), _name(one.body, knowledge))


def _name(key: str, knowledge: Knowledge) -> str:
    actor = knowledge.actor(key)
    return actor.name if actor else key
