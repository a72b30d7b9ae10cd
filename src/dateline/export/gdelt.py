"""Events as in the daily updates of GDELT 1.0: 58 columns parted by tabs, no header, CAMEO codes.

One line is one dyad: CAMEO coders write "A and B accused C" as A-C and B-C, and meetings in both directions (a visit as
042 of the guest and 043 of the host). Codes come from `resources/export/cameo.csv`. Acts that are only feared or that
are denied are left out: CAMEO has no way to say so. An act that is only announced counts on the day it was announced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations, product
from typing import TextIO

from dateline.export import codes
from dateline.export.acts import Act, Entity, Source, Where
from dateline.export.cleaning import one_line
from dateline.export.counts import Counts

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode"),
    *("Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
_NO_PLACE = ("0", "", "", "", "", "", "")
_COUNTRY, _US_CITY, _WORLD_CITY = "1", "3", "4"
_VISIT, _HOST = "042", "043"
_LAST_ROOT_OF_QUAD = ((5, 1), (8, 2), (13, 3), (20, 4))
_NO_ACTOR = ("",) * len(_ACTOR)


def write_gdelt(acts: Iterable[Act], out: TextIO) -> Counts:
    """Write one dyad a line and count the acts that CAMEO has no place for."""
    counts = Counts()
    for act in acts:
        found = rows_of(act)
        if isinstance(found, str):
            counts.left_out[found] += 1
            continue
        for row in found:
            out.write("\t".join(one_line(cell) for cell in row) + "\n")
            counts.written += 1
    return counts


@dataclass(frozen=True, slots=True)
class _Dyad:
    """Who did what to whom: the cells of both actors and the CAMEO code."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    code: str


def rows_of(act: Act) -> list[tuple[str, ...]] | str:
    """The lines of an act, one a dyad, or why there are none."""
    if act.status in {"possible", "denied"}:
        return f"only {act.status}" if act.status == "possible" else act.status
    planned = act.status == "planned"
    code = codes.cameo("planned", act.type, act.mode, act.contexts) if planned else None
    code = code or codes.cameo("happened", act.type, act.mode, act.contexts)
    if code is None:
        return "without a CAMEO code"
    day = act.reported if planned else act.day_from or act.reported
    if day is None:
        return "without a day"
    dyads = list(_dyads(act, code))
    if not dyads:
        known = any(_actor(one)[0] for one in (*act.sources, *act.targets))
        return "of an actor with itself" if known else "without an actor that CAMEO has a code for"
    return [_row(act, dyad, day) for dyad in dyads]


def _dyads(act: Act, code: str) -> Iterator[_Dyad]:
    seen: set[tuple[str, str, str]] = set()
    for dyad in _all_dyads(act, code):
        key = (dyad.first[0] or dyad.first[1], dyad.second[0] or dyad.second[1], dyad.code)
        if (dyad.first[0] or dyad.second[0]) and dyad.first != dyad.second and key not in seen:
            seen.add(key)
            yield dyad


def _all_dyads(act: Act, code: str) -> Iterator[_Dyad]:
    first = [_actor(one) for one in act.sources] or [_NO_ACTOR]
    second = [_actor(one) for one in act.targets] or [_NO_ACTOR]
    together = [one for one in (*first, *second) if one is not _NO_ACTOR]
    if not code.startswith("04") or len(together) == 1:
        yield from (_Dyad(a, b, code) for a, b in product(first, second))
    elif code == _VISIT and act.sources and act.targets:
        yield from (_Dyad(a, b, _VISIT) for a, b in product(first, second))
        yield from (_Dyad(b, a, _HOST) for a, b in product(first, second))
    else:
        yield from (_Dyad(a, b, code) for a, b in permutations(together, 2))


def _actor(one: Entity) -> tuple[str, ...]:
    """The ten columns of an actor: country, then known group and role, as CAMEO strings them together."""
    sector, country = codes.sector(one.sector), codes.country(one.country)
    land = sector.cameo_country or (country.cameo if country else one.country or "")
    parts = (sector.cameo, land, sector.group) if sector.group else (land, sector.cameo)
    name = one.name.upper()
    return ("".join(parts), name, land, sector.group, "", "", "", sector.cameo, "", "")


def _row(act: Act, dyad: _Dyad, day: str) -> tuple[str, ...]:
    year, month, date = day[:4], day[5:7] or "01", day[8:10] or "01"
    added = (act.reported or day).replace("-", "")
    return (
        _number(act, dyad),
        f"{year}{month}{date}",
        f"{year}{month}",
        year,
        f"{int(year) + min(((int(month) - 1) * 30 + int(date)) / 365, 0.9999):.4f}",
        *dyad.first,
        *dyad.second,
        "1",
        dyad.code,
        dyad.code[:3],
        dyad.code[:2],
        str(_quad(dyad.code)),
        f"{codes.goldstein(dyad.code):g}",
        str(act.reports),
        str(act.origins),
        str(act.articles),
        "",
        *_NO_PLACE,
        *_NO_PLACE,
        *(_place(act.place) if act.place else _NO_PLACE),
        added,
        _citation(act.source),
    )


def _citation(source: Source) -> str:
    """The address of the first report; where it has none, outlet, title and day ("the URL or citation")."""
    if source.url:
        return source.url
    day = source.published[:10] if source.published else None
    return ", ".join(part for part in (source.outlet, source.title, day) if part)


def _number(act: Act, dyad: _Dyad) -> str:
    """A number below 2**60 that stays the same for the same act, actors and code."""
    key = "\t".join((act.id, *dyad.first[:2], *dyad.second[:2], dyad.code))
    return str(int(hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:15], 16))


def _quad(code: str) -> int:
    return next(quad for last, quad in _LAST_ROOT_OF_QUAD if int(code[:2]) <= last)


def _place(place: Where) -> tuple[str, ...]:
    country = codes.country(place.country)
    fips = country.fips if country else ""
    kind = _WORLD_CITY
    if codes.is_country_place(place.geonames):
        kind = _COUNTRY
    elif place.country == "USA":
        kind = _US_CITY
    degrees = ["" if one is None else f"{one:g}" for one in (place.latitude, place.longitude)]
    return (kind, place.name, fips, fips, *degrees, "" if place.geonames is None else str(place.geonames))
