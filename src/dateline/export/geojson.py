"""Acts on a map: a GeoJSON FeatureCollection (RFC 7946), one point an act, longitude first, WGS 84."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from dateline.export import codes
from dateline.export.acts import Act, Entity
from dateline.export.cleaning import clean
from dateline.export.counts import Counts

_BETWEEN = " | "


def write_geojson(acts: Iterable[Act], out: TextIO) -> Counts:
    """Write the acts that have a point, and count those that have none."""
    counts = Counts()
    out.write('{"type": "FeatureCollection", "features": [')
    for act in acts:
        feature = feature_of(act)
        if feature is None:
            counts.left_out["without coordinates"] += 1
            continue
        out.write(",\n" if counts.written else "\n")
        out.write(json.dumps(feature, ensure_ascii=False))
        counts.written += 1
    out.write("\n]}\n")
    return counts


def feature_of(act: Act) -> dict[str, Any] | None:
    """The act as a feature, None where it has no point on earth.

    `place_precision` is country for a point that stands for a whole country, else place.
    """
    place = act.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        return None
    properties = {
        "type": act.type,
        "mode": act.mode,
        "status": act.status,
        "quad": act.quad,
        "intensity": act.intensity,
        "confidence": act.confidence,
        "standing": act.standing,
        "from": act.day_from,
        "to": act.day_to,
        "precision": act.precision,
        "sources": _names(act.sources),
        "targets": _names(act.targets),
        "said_by": _names(act.said_by),
        "place": place.name,
        "place_country": place.country,
        "place_precision": "country" if codes.is_country_place(place.geonames) else "place",
        "geonames": place.geonames,
        "contexts": _BETWEEN.join(act.contexts),
        "reports": act.reports,
        "articles": act.articles,
        "origins": act.origins,
        "passage": act.source.text,
        "title": act.source.title,
        "published": act.source.published,
        "url": act.source.url,
    }
    return {
        "type": "Feature",
        "id": act.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {name: clean(one) if isinstance(one, str) else one for name, one in properties.items()},
    }


def _names(who: tuple[Entity, ...]) -> str:
    return _BETWEEN.join(one.name for one in who)
