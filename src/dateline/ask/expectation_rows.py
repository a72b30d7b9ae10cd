"""Expectations as questions answer them: as they stood on a day, with what announced and what decided them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.ask.columns import Column, Scalar, joined
from dateline.ask.sentences import Act, sentence
from dateline.model.account import Party
from dateline.model.joined import Expectation, Happening

EXPECTATION_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the expectation"),
    Column("happening", "text", "id of the announced happening"),
    Column("kind", "text", "scheduled, promised or threatened"),
    Column("what", "text", "what is to be done, as a sentence"),
    Column("told", "text", "the sentence of the article that announced it first"),
    Column("type", "text", "PLOVER event type"),
    Column("mode", "text", "PLOVER mode, empty where there is none"),
    Column("sources", "text", "who is to act; several are parted by a vertical bar, as in the next columns"),
    Column("source_actors", "text", "actor ids of the sources"),
    Column("targets", "text", "towards whom"),
    Column("target_actors", "text", "actor ids of the targets"),
    Column("place", "text", "where"),
    Column("place_country", "text", "country of the place, ISO 3166-1 alpha-3"),
    Column("announced_on", "day", "first day it was reported"),
    Column("announced_by", "text", "who announced it"),
    Column("due_from", "day", "first day on which it is due, empty where no day was told"),
    Column("due_to", "day", "last day on which it is due"),
    Column("precision", "text", "how exact the day is"),
    Column("outcome", "text", "pending, held, moved, called-off or contradicted, as known on the day asked about"),
    Column("overdue", "integer", "days since it was due, where it is pending and its last day has passed"),
    Column("decided_on", "day", "first day the outcome was reported"),
    Column("decided_by", "text", "id of the happening that decided it"),
    Column("moved_to", "text", "id of the expectation with the new day"),
    Column("moved_from", "day", "day it was due before it was moved here"),
    Column("origins", "integer", "independent origins that announce it"),
    Column("urls", "text", "addresses of the articles that announce it"),
)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article by a line about it."""

    id: str
    title: str | None = None
    published: str | None = None
    url: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The line as plain data."""
        return {"id": self.id, "title": self.title, "published": self.published, "url": self.url}


@dataclass(frozen=True, slots=True)
class ExpectationRow:
    """An expectation as it stood on the day `on`.

    `expectation` holds only follow-ups reported by then, and the outcome that follows from them. `decided` is the
    happening that decided it. `moved_from` is the day it was due first, `moves` how often it was moved since, `first`
    the id of the expectation that began the chain (its own where it never moved). `told` is the sentence that announced
    it first.
    """

    expectation: Expectation
    happening: Happening
    on: str
    first: str
    moves: int = 0
    moved_from: str | None = None
    decided: Happening | None = None
    new_day: str | None = None
    told: str | None = None
    articles: tuple[ArticleLine, ...] = ()
    deciding: tuple[ArticleLine, ...] = ()

    @property
    def overdue(self) -> int | None:
        """Days since the last day on which it was due, where it is still pending; None where it is not overdue."""
        due = self.expectation.due_to
        if self.expectation.outcome != "pending" or due is None or due >= self.on:
            return None
        return (date.fromisoformat(self.on) - date.fromisoformat(due)).days

    @property
    def what(self) -> str:
        """What is to be done, as a sentence."""
        return sentence(Act.of(self.happening))

    def of_role(self, role: str) -> list[Party]:
        """The participants in a role, those that most reports name first."""
        return [side.party for side in self.happening.sides if side.role == role]

    def as_json(self) -> dict[str, Any]:
        """The expectation as plain data, with what followed and why."""
        one, act = self.expectation, self.happening
        return {
            "id": one.id,
            "happening": act.id,
            "kind": one.kind,
            "what": self.what,
            "told": self.told,
            "type": act.type,
            "mode": act.mode,
            "sources": [_party(party) for party in self.of_role("source")],
            "targets": [_party(party) for party in self.of_role("target")],
            "place": act.place_name,
            "place_country": act.place_country,
            "announced_on": one.announced_on,
            "announced_by": [_party(party) for party in one.announced_by],
            "due_from": one.due_from,
            "due_to": one.due_to,
            "precision": one.precision,
            "reasons": list(one.reasons),
            "on": self.on,
            "outcome": one.outcome,
            "overdue": self.overdue,
            "decided_by": one.decided_by,
            "decided_on": one.decided_on,
            "decided": sentence(Act.of(self.decided)) if self.decided else None,
            "moved_to": one.moved_to,
            "new_day": self.new_day,
            "moved_from": self.moved_from,
            "origins": act.origins,
            "articles": [line.as_json() for line in self.articles],
            "deciding": [line.as_json() for line in self.deciding],
            "follow_ups": [
                {"happening": f.happening, "relation": f.relation, "score": f.score, "reasons": list(f.reasons)}
                for f in one.follow_ups
            ],
        }

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in EXPECTATION_COLUMNS."""
        one, act = self.expectation, self.happening
        sources, targets = self.of_role("source"), self.of_role("target")
        return {
            "id": one.id,
            "happening": act.id,
            "kind": one.kind,
            "what": self.what,
            "told": self.told,
            "type": act.type,
            "mode": act.mode,
            "sources": joined([party.name for party in sources]),
            "source_actors": joined([party.actor for party in sources]),
            "targets": joined([party.name for party in targets]),
            "target_actors": joined([party.actor for party in targets]),
            "place": act.place_name,
            "place_country": act.place_country,
            "announced_on": one.announced_on,
            "announced_by": joined([party.name for party in one.announced_by]),
            "due_from": one.due_from,
            "due_to": one.due_to,
            "precision": one.precision,
            "outcome": one.outcome,
            "overdue": self.overdue,
            "decided_on": one.decided_on,
            "decided_by": one.decided_by,
            "moved_to": one.moved_to,
            "moved_from": self.moved_from,
            "origins": act.origins,
            "urls": joined([line.url for line in self.articles if line.url]),
        }


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name, "actor": party.actor, "country": party.country, "sector": party.sector}


KEPT_COLUMNS: tuple[Column, ...] = (
    Column("kind", "text", "scheduled, promised, threatened, or all"),
    Column("announced", "integer", "how many were announced"),
    Column("held", "integer", "how many were held"),
    Column("moved", "integer", "how many were moved; their new days count for themselves"),
    Column("called_off", "integer", "how many were called off"),
    Column("contradicted", "integer", "of how many it is told that they did not happen"),
    Column("overdue", "integer", "how many are past their day without any report of an outcome"),
    Column("pending", "integer", "how many are still to come"),
    Column("undated", "integer", "how many have no day told and no outcome"),
    Column("decided", "integer", "held, called off and contradicted together"),
    Column("share", "number", "share held of those decided, 0 to 1; empty where none is"),
    Column("low", "number", "lower end of its 95 % interval (Wilson)"),
    Column("high", "number", "upper end of its 95 % interval (Wilson)"),
)


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What became of the expectations of one kind. The share is of those decided: held, called off, contradicted."""

    kind: str
    announced: int
    held: int
    moved: int
    called_off: int
    contradicted: int
    overdue: int
    pending: int
    undated: int
    decided: int
    share: float | None
    low: float
    high: float

    def as_json(self) -> dict[str, Any]:
        """The row as plain data."""
        return dict(self.as_flat())

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in KEPT_COLUMNS."""
        return {column.name: getattr(self, column.name) for column in KEPT_COLUMNS}
