"""FollowTheMoney entities as JSON Lines: actors, articles, events, and a link for each who-did-what-to-whom.

Written by hand after the model of followthemoney 3.8; that library serves tests only. Ids are stable: the same act or
actor has the same one in every export.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, TextIO

from dateline.export import codes
from dateline.export.acts import Act, Entity, Source
from dateline.export.cleaning import clean
from dateline.export.counts import Counts
from dateline.export.known import LookUp, nobody
from dateline.export.lines import json_line

_PREFIX = "dateline"
_Entity = dict[str, Any]


def write_ftm(acts: Iterable[Act], out: TextIO, look_up: LookUp = nobody) -> Counts:
    """Write the entities of the acts, each actor and article once, and say how many entities there are.

    Acts that are denied are left out: the model has no way to say so.
    """
    counts = Counts()
    seen: set[bytes] = set()
    for act in acts:
        if act.status == "denied":
            counts.left_out["denied"] += 1
            continue
        for entity in entities_of(act, look_up):
            key = hashlib.sha256(entity["id"].encode()).digest()[:12]
            if key not in seen:
                seen.add(key)
                out.write(json_line(entity) + "\n")
                counts.written += 1
    return counts


def entities_of(act: Act, look_up: LookUp = nobody) -> Iterator[_Entity]:
    """The article, the actors, the event and the links of an act."""
    sources, targets = ({one.actor: one for one in who if one.actor} for who in (act.sources, act.targets))
    yield _article(act.source)
    for key, one in {**sources, **targets}.items():
        yield _actor(key, one, look_up)
    yield _event(act, sorted({*sources, *targets}))
    for source, target in product(sources, targets):
        if source != target:
            yield _link(act, source, target)


def _article(source: Source) -> _Entity:
    return _entity(
        "Article",
        _id("article", source.article),
        title=source.title,
        fileName=source.article,
        sourceUrl=source.url,
        publisher=source.outlet,
        publishedAt=source.published,
        language=codes.language(source.language),
    )


def _actor(key: str, one: Entity, look_up: LookUp) -> _Entity:
    known = look_up(key)
    schema = codes.schema_of(known.kind if known else key.partition("/")[0])
    name = known.name if known else one.name
    return _entity(
        schema,
        _id("actor", key),
        name=name,
        alias=one.name if one.name != name else None,
        country=_country(known.country if known else one.country),
        sector=(known.sector if known else None) or one.sector,
        wikidataId=known.wikidata if known else None,
    )


def _event(act: Act, involved: list[str]) -> _Entity:
    source = act.source
    unknown = [one.name for one in (*act.sources, *act.targets) if not one.actor]
    return _entity(
        "Event",
        _id("event", act.id),
        name=_title(act),
        summary=source.text,
        keywords=[act.kind, act.status, *act.contexts, *([act.standing] if act.standing else [])],
        involved=[_id("actor", one) for one in involved],
        namesMentioned=unknown,
        location=act.place.name if act.place else None,
        country=_country(act.place.country) if act.place else None,
        **_days(act),
        **_provenance(act),
        proof=_id("article", source.article),
    )


def _link(act: Act, source: str, target: str) -> _Entity:
    return _entity(
        "UnknownLink",
        _id("link", act.id, source, target),
        subject=_id("actor", source),
        object=_id("actor", target),
        role=act.kind,
        status=act.status,
        summary=act.source.text,
        **_days(act),
        **_provenance(act),
    )


def _days(act: Act) -> dict[str, str | None]:
    if act.day_from is not None and act.day_from == (act.day_to or act.day_from):
        return {"date": act.day_from}
    return {"startDate": act.day_from, "endDate": act.day_to}


def _provenance(act: Act) -> dict[str, str | None]:
    return {"recordId": act.id, "sourceUrl": act.source.url, "publisher": act.source.outlet}


def _title(act: Act) -> str:
    sides = (", ".join(one.name for one in who) for who in (act.sources, act.targets))
    return " · ".join(part for part in (act.kind, *sides) if part)


def _country(code: str | None) -> str | None:
    found = codes.country(code)
    return found.iso2.lower() if found else None


def _id(*parts: str) -> str:
    return f"{_PREFIX}-{hashlib.sha256(chr(9).join(parts).encode('utf-8', 'replace')).hexdigest()[:32]}"


def _entity(schema: str, key: str, **properties: str | list[str] | None) -> _Entity:
    filled = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else value or []
        if kept := [clean(one) for one in dict.fromkeys(values) if one.strip()]:
            filled[name] = kept
    return {"id": key, "schema": schema, "properties": filled}
