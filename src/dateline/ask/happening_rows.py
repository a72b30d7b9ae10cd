"""Happenings as questions answer them: with their JSON form and a flat form for tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.ask.columns import Column, Scalar, joined
from dateline.ask.rows import EventRow
from dateline.ask.sentences import Act, line, sentence
from dateline.model import Happening, Judgement, Side
from dateline.model.joined import Expectation, FollowUp, Member

HAPPENING_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the happening"),
    Column("type", "text", "PLOVER event type"),
    Column("mode", "text", "PLOVER mode, empty where the type has none or it is not told"),
    Column("status", "text", "happened, planned, possible or denied"),
    Column("standing", "text", "stated, single, claimed, disputed, denied, feared or announced"),
    Column("sentence", "text", "the act in words"),
    Column("quad", "integer", "PLOVER quad class, 1 to 4"),
    Column("intensity", "number", "PLOVER intensity, -10 to 10"),
    Column("confidence", "number", "how sure the reading is, 0 to 1"),
    Column("from", "day", "first possible day of the act"),
    Column("to", "day", "last possible day of the act"),
    Column("precision", "text", "how exact the day is: day, week, month, quarter, season, year or range"),
    Column("sources", "text", "who acts; several are parted by a vertical bar, as in the next columns"),
    Column("source_actors", "text", "actor ids of the sources"),
    Column("source_countries", "text", "countries of the sources, ISO 3166-1 alpha-3"),
    Column("targets", "text", "who is acted upon"),
    Column("target_actors", "text", "actor ids of the targets"),
    Column("target_countries", "text", "countries of the targets"),
    Column("place", "text", "where it happened"),
    Column("place_country", "text", "country of the place"),
    Column("latitude", "number", "degrees north, WGS 84"),
    Column("longitude", "number", "degrees east, WGS 84"),
    Column("geonames", "integer", "GeoNames id of the place"),
    Column("contexts", "text", "PLOVER contexts"),
    Column("reports", "integer", "reports of it"),
    Column("articles", "integer", "articles that tell it"),
    Column("origins", "integer", "independent origins of these articles"),
    Column("first_report", "text", "id of the report that appeared first"),
    Column("first_published", "day", "first day of the article that appeared first"),
    Column("last_published", "day", "first day of the article that appeared last"),
)


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """One act, from all the reports that tell it."""

    happening: Happening

    def as_json(self) -> dict[str, Any]:
        """The happening as plain data; null for what is unknown."""
        one = self.happening
        latitude, longitude = one.degrees or (None, None)
        where = {"name": one.place_name, "country": one.place_country, "latitude": latitude, "longitude": longitude}
        days = {"from": one.day_from, "to": one.day_to, "precision": one.precision}
        return {
            "id": one.id,
            "type": one.type,
            "mode": one.mode,
            "status": one.status,
            "standing": one.standing,
            "sentence": sentence(Act.of(one)),
            "quad": one.quad,
            "intensity": one.intensity,
            "confidence": one.confidence,
            "sources": [_side(side) for side in self._sides("source")],
            "targets": [_side(side) for side in self._sides("target")],
            "place": where | {"geonames": one.geonames} if one.place_name else None,
            "time": days if one.day_from or one.day_to else None,
            "contexts": list(one.contexts),
            "reports": len(one.members),
            "articles": one.articles,
            "origins": one.origins,
            "first_report": one.first,
            "first_published": one.first_published,
            "last_published": one.last_published,
            "members": [member.report for member in one.members],
        }

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in HAPPENING_COLUMNS."""
        plain, one = self.as_json(), self.happening
        place, time = plain["place"] or {}, plain["time"] or {}
        found = {column.name: plain.get(column.name) for column in HAPPENING_COLUMNS}
        for role in ("source", "target"):
            sides = [side.party for side in self._sides(role)]
            found[f"{role}s"] = joined([party.name for party in sides])
            found[f"{role}_actors"] = joined([party.actor for party in sides])
            found[f"{role}_countries"] = joined([party.country for party in sides])
        found |= {name: place.get(name) for name in ("latitude", "longitude", "geonames")}
        found |= {
            "place": place.get("name"),
            "place_country": place.get("country"),
            "contexts": joined([*one.contexts]),
        }
        return found | {"from": time.get("from"), "to": time.get("to"), "precision": time.get("precision")}

    def _sides(self, role: str) -> list[Side]:
        sides = [side for side in self.happening.sides if side.role == role]
        return sorted(sides, key=lambda side: (-side.reports, side.party.key))


@dataclass(frozen=True, slots=True)
class ToldHappening(HappeningRow):
    """An act with the report of it that appeared first: its words, and the line about its article."""

    first: EventRow


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of a happening: how well it fits the others and why, and where it comes from."""

    row: EventRow
    member: Member
    outlet: str | None
    origins: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The report with its words and its place in the happening."""
        where = {"outlet": self.outlet, "origins": list(self.origins)}
        return self.row.explained() | where | {"score": self.member.score, "reasons": list(self.member.reasons)}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which reports differ, and its values with the reports that give each, the most told first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    def as_json(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {"field": self.field, "values": [{"value": value, "reports": [*who]} for value, who in self.values]}


@dataclass(frozen=True, slots=True)
class Tie:
    """An announcement and what came of it, seen from one of the two: `happening` is the other.

    `expectation` is what was announced; `follow_up` how the later one bears on it.
    """

    expectation: Expectation
    follow_up: FollowUp
    happening: Happening

    def as_json(self) -> dict[str, Any]:
        """The tie as plain data."""
        one = self.follow_up
        how = {"relation": one.relation, "score": one.score, "reasons": list(one.reasons)}
        return {
            "happening": self.happening.id,
            "sentence": line(self.happening),
            "expectation": self.expectation.id,
        } | how


@dataclass(frozen=True, slots=True)
class HappeningView(HappeningRow):
    """One happening with all that is known of it.

    `told` are its reports by when they appeared, `follows` the announcements it bears on, `led_to` what later bore on
    it, `expectation` what it announces, where it does.
    """

    told: tuple[Telling, ...] = ()
    differences: tuple[Difference, ...] = ()
    expectation: Expectation | None = None
    follows: tuple[Tie, ...] = ()
    led_to: tuple[Tie, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def line(self) -> str:
        """The act on one line."""
        return line(self.happening)

    def as_json(self) -> dict[str, Any]:
        """Everything as plain data."""
        due = self.expectation
        more: dict[str, Any] = {
            "told": [one.as_json() for one in self.told],
            "differences": [one.as_json() for one in self.differences],
            "expectation": due and {"id": due.id, "kind": due.kind, "outcome": due.outcome, **_due(due)},
            "follows": [one.as_json() for one in self.follows],
            "led_to": [one.as_json() for one in self.led_to],
            "judgements": [_judgement(one) for one in self.judgements],
        }
        return HappeningRow.as_json(self) | more


def _due(one: Expectation) -> dict[str, Any]:
    return {"due_from": one.due_from, "due_to": one.due_to, "announced_on": one.announced_on}


def _side(side: Side) -> dict[str, Any]:
    one = side.party
    known = {"name": one.name, "actor": one.actor, "country": one.country, "sector": one.sector}
    return known | {"reports": side.reports}


def _judgement(one: Judgement) -> dict[str, Any]:
    what = {"id": one.id, "kind": one.kind, "subject": one.subject, "other": one.other, "verdict": one.verdict}
    return what | {"who": one.who, "at": one.at, "note": one.note, "withdraws": one.withdraws}
