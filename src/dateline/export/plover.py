"""PLOVER events as JSON Lines, by the rules and field names of the PLOVER 2.0 manual (its chapter "Data Fields").

The record knows more than PLOVER does; what a planned, feared or denied act becomes stands in
`resources/export/plover.csv`. An act that was only announced happened, for PLOVER, on the day it was announced: its own
day then stands in `planned_date`. Fields with unknown values are left out, as in the manual's own files, and so is
`text`, which the manual keeps for those who hold the rights in it: `text_info` says where it stands in the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

from dateline.export import codes
from dateline.export.acts import Act, Entity, Where
from dateline.export.counts import Counts
from dateline.export.known import LookUp, nobody
from dateline.export.lines import json_line
from dateline.model.codebook import Codebook
from dateline.version import __version__

NEEDS_RECIPIENT = frozenset({"AID", "COOPERATE", "SANCTION"})
"""Types for which the manual requires a recipient."""

_HISTORICAL_DAYS = 365
"""An act that ended this long before its article appeared is taken for historical; the manual names no number."""


def write_plover(acts: Iterable[Act], out: TextIO, codebook: Codebook, look_up: LookUp = nobody) -> Counts:
    """Write one PLOVER event a line and count what PLOVER has no place for."""
    counts = Counts()
    for act in acts:
        event = plover_event(act, codebook, look_up)
        if isinstance(event, str):
            counts.left_out[event] += 1
        else:
            out.write(json_line(event) + "\n")
            counts.written += 1
    return counts


def plover_event(act: Act, codebook: Codebook, look_up: LookUp = nobody) -> dict[str, Any] | str:
    """The act as a PLOVER event, or why it is none."""
    rule = codes.status_rule(act.status, act.type, act.mode)
    kind, mode, auxiliary = act.type, act.mode, ""
    if rule is not None:
        if rule.becomes == "-":
            return "denied"
        auxiliary = rule.auxiliary
        if rule.becomes != "=":
            kind, mode = rule.becomes, rule.becomes_mode
    said_only = act.status == "planned"
    first = act.reported if said_only else act.day_from or act.reported
    if first is None:
        return "without a day"
    actors, recipients = _sides(act, kind, mode)
    if kind in NEEDS_RECIPIENT and not recipients:
        return "without the recipient that its type requires"
    quad, scale = (
        (act.quad, act.intensity) if kind == act.type else (codebook.quad(kind), codebook.intensity(kind, mode))
    )
    ended = None if said_only or act.day_from is None else act.day_to
    contexts = [*act.contexts, *([auxiliary] if auxiliary else _historical(act))]
    return _known(
        {
            "id": act.id,
            "date": first,
            "enddate": ended if ended != first else None,
            "planned_date": act.day_from if said_only else None,
            "planned_enddate": act.day_to if said_only and act.day_to != act.day_from else None,
            "actor": [_entity(one, look_up) for one in actors] or [{"sector": "UNK"}],
            "recipient": [_entity(one, look_up) for one in recipients],
            "event": [kind],
            "mode": [mode] if mode else [],
            "context": contexts,
            "event_text": [act.source.trigger] if act.source.trigger else [],
            "event_loc": _location(act.place) if act.place else None,
            "quad_code": quad,
            "event_scale": scale,
            "text_info": {"start": act.source.start, "end": act.source.end},
            "cite_info": _citation(act),
            "coder": f"dateline {__version__}",
            "dateline": _own(act),
        }
    )


def _sides(act: Act, kind: str, mode: str) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Actors and recipients. Who meets is all actors, unless one visits and one hosts (manual, CONSULT).

    Nobody is both: where one paper names as host whom another names as guest, it is an actor.
    """
    if kind == "CONSULT" and mode != "visit":
        return _once((*act.sources, *act.targets)), ()
    actors = _once(act.sources)
    return actors, _once((*actors, *act.targets))[len(actors) :]


def _once(who: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Each once: of a meeting one paper may name first whom another names second."""
    seen: dict[str, Entity] = {}
    for one in who:
        seen.setdefault(one.actor or one.name, one)
    return tuple(seen.values())


def _historical(act: Act) -> list[str]:
    ended, reported = act.day_to or act.day_from, act.reported
    if act.status != "happened" or ended is None or reported is None:
        return []
    try:
        gone = date.fromisoformat(reported) - date.fromisoformat(ended)
    except ValueError:
        return []
    return ["historical"] if gone.days > _HISTORICAL_DAYS else []


def _entity(one: Entity, look_up: LookUp) -> dict[str, Any]:
    code, sector = entity_codes(one.country, one.sector)
    known = look_up(one.actor) if one.actor else None
    return _known(
        {
            "code": code,
            "sector": sector,
            "entity_text": one.text,
            "identifier_id": known.wikidata if known else None,
            "identifier_text": known.name if known else one.name if one.actor else None,
            "dateline_actor": one.actor,
        }
    )


def entity_codes(country: str | None, sector: str | None) -> tuple[str | None, str | None]:
    """Code and sector as PLOVER gives them: international actors stand in the country's place."""
    found = codes.sector(sector)
    if found.country_code == "always" or (found.country_code == "loose" and country is None):
        return sector, None
    there = codes.country(country)
    return (there.plover if there else country), (found.at_home or sector)


def _location(place: Where) -> dict[str, Any]:
    country = codes.country(place.country)
    return _known(
        {
            "extracted_place": place.text,
            "resolved_place": place.name,
            "geonameid": place.geonames,
            "lat": place.latitude,
            "lon": place.longitude,
            "country_code": country.plover if country else place.country,
            "resolution": 1 if codes.is_country_place(place.geonames) else None,
        }
    )


def _citation(act: Act) -> dict[str, Any]:
    source = act.source
    return _known(
        {
            "citation": source.article,
            "url": source.url,
            "title": source.title,
            "language": source.language,
            "publication": source.outlet,
            "codebook": "plover-2.0",
        }
    )


def _own(act: Act) -> dict[str, Any]:
    """What the record says, before PLOVER's rules."""
    return _known(
        {
            "type": act.type,
            "mode": act.mode or None,
            "status": act.status,
            "precision": act.precision,
            "confidence": act.confidence,
            "said_by": [one.name for one in act.said_by],
            "standing": act.standing,
            "reports": act.reports,
            "articles": act.articles,
            "origins": act.origins,
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None and value != []}
