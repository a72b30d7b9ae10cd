"""Nodes of a file as rows, each value checked by itself."""

from __future__ import annotations

from dataclasses import replace

from dateline.link.knowledge import Actor, Membership, NameRow, Place, PlaceRow, Term
from dateline.link.own.nodes import Fields, Node
from dateline.link.own.records import Own
from dateline.link.own.shape import (
    ACTOR,
    KINDS,
    MEMBERSHIP,
    NAME,
    NAME_SORTS,
    OFFICE,
    PLACE,
    PLACE_KINDS,
    PLACE_NAME,
    TOP,
)
from dateline.link.own.values import Values

_KIND_OF = {kind: kind for kind in KINDS} | {"group": "armed-group"}
"""The kind that the first part of an id says, where it says one."""


def own_rows(top: Node, values: Values) -> Own:
    """All rows of a file; what is wrong is noted with `values`, and left out."""
    own = Own(values.path)
    whole = values.fields(top, TOP, "the file")
    if whole is None:
        return own
    source = values.text(whole, "source") or values.path.name
    actors, places = (values.items(whole.fields.get(key)) for key in ("actors", "places"))
    if not actors and not places:
        values.fault(whole.line, "names no actors and no places")
    for node in actors:
        _actor(node, source, values, own)
    for node in places:
        _place(node, source, values, own)
    return own


def _actor(node: Node, source: str, values: Values, own: Own) -> None:
    row = values.fields(node, ACTOR, "an actor")
    if row is None:
        return
    key, prefix = _key(row, values)
    name = values.name(values.line(row, "name"), values.text(row, "name")) if "name" in row.fields else ""
    kind = values.code(row, "kind", KINDS)
    if kind and {kind == "person", prefix == "person"} == {True, False}:
        values.fault(values.line(row, "kind"), f"{key} is of kind {kind}; ids that begin with person/ are for persons")
    actor = Actor(
        id=key,
        kind=kind or ("" if prefix in {"state", "territory"} else _KIND_OF.get(prefix, "")),
        name=name,
        country=values.country(row),
        sector=values.code(row, "sector", values.against.sectors),
        wikidata=values.wikidata(row),
        geonames=values.whole(row, "geonames"),
        weight=values.number(row, "weight", 0.0, 1.0) or 0.0,
        source=values.text(row, "source") or source,
    )
    if not key:
        own = Own(values.path)
    own.actors.append((row.line, actor))
    if name:
        own.names.append((values.line(row, "name"), NameRow(key, name, "name")))
    for one in values.items(row.fields.get("names")):
        _name(one, key, values, own)
    for one in values.items(row.fields.get("offices")):
        _office(one, actor, values, own)
    for field in ("member_of", "part_of"):
        for one in values.items(row.fields.get(field)):
            _membership(one, field, actor, values, own)


def _key(row: Fields, values: Values) -> tuple[str, str]:
    """The id of an actor and its first part; "" and "" where it is wrong."""
    key = values.id(values.line(row, "id"), values.text(row, "id"))
    prefix = key.partition("/")[0]
    if prefix in {"state", "territory"} and values.against.actor(key) is None:
        values.fault(row.line, f"{key} is no state or territory that is known; use its alpha-3 code, as state/KAZ")
    if "offices" in row.fields and prefix not in {"", "person"}:
        values.fault(values.line(row, "offices"), f"{key} has offices; only persons, with ids as person/…, hold any")
    return key, prefix


def _name(node: Node, key: str, values: Values, own: Own) -> None:
    row = values.fields(node, NAME, "a name", alone="name")
    if row is None:
        return
    name = values.name(values.line(row, "name"), values.text(row, "name"))
    sort = values.code(row, "sort", NAME_SORTS) or "alias"
    first, last = values.days(row)
    if name:
        own.names.append((row.line, NameRow(key, name, sort, first, last)))


def _office(node: Node, actor: Actor, values: Values, own: Own) -> None:
    row = values.fields(node, OFFICE, "an office")
    if row is None:
        return
    office = values.name(values.line(row, "office"), values.text(row, "office"), "office")
    of = values.text(row, "of")
    if "/" in of:
        place = values.id(values.line(row, "of"), of, "body in of")
    else:
        place = values.country(row, "of") or ""
        if not of:
            values.fault(row.line, f"the office {office!r} lacks of: the code of a country or the id of a body")
    first, last = values.days(row)
    if not values.text(row, "from"):
        values.fault(row.line, f"the office {office!r} lacks from, its first day; a year or a month is enough")
    if office and place:
        source = values.text(row, "source") or actor.source
        own.terms.append((row.line, Term(actor.id, office, place, first, last, source)))


def _membership(node: Node, field: str, actor: Actor, values: Values, own: Own) -> None:
    row = values.fields(node, MEMBERSHIP, "a membership", alone="body")
    if row is None:
        return
    body = values.id(values.line(row, "body"), values.text(row, "body"), f"body in {field}")
    first, last = values.days(row)
    if body:
        source = values.text(row, "source") or actor.source
        own.members.append((row.line, Membership(actor.id, body, first, last, source)))


def _place(node: Node, source: str, values: Values, own: Own) -> None:
    row = values.fields(node, PLACE, "a place")
    if row is None:
        return
    name = values.name(values.line(row, "name"), values.text(row, "name"))
    latitude, longitude = values.number(row, "latitude", -90, 90), values.number(row, "longitude", -180, 180)
    for key in ("country", "latitude", "longitude"):
        if not values.text(row, key):
            values.fault(row.line, f"the place {name!r} lacks {key}")
    first, last = values.days(row)
    place = Place(
        geonames=values.whole(row, "geonames") or 0,
        name=name,
        country=values.country(row) or "",
        admin=values.text(row, "admin"),
        latitude=latitude or 0.0,
        longitude=longitude or 0.0,
        population=values.whole(row, "population") or 0,
        kind=values.code(row, "kind", PLACE_KINDS) or "city",
        first=first,
        last=last,
    )
    own.places.append((row.line, PlaceRow(name, place)))
    for one in values.items(row.fields.get("names")):
        _place_name(one, place, values, own)


def _place_name(node: Node, place: Place, values: Values, own: Own) -> None:
    row = values.fields(node, PLACE_NAME, "a name of a place", alone="name")
    if row is None:
        return
    name = values.name(values.line(row, "name"), values.text(row, "name"))
    first, last = values.days(row)
    if name:
        own.places.append((row.line, PlaceRow(name, replace(place, first=first, last=last))))
