"""Codes of other tables: countries, languages, sectors, CAMEO. The tables are data that travels with the package."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A country in other tables: ISO alpha-2, FIPS 10-4, GeoNames id, and what PLOVER and CAMEO call it."""

    iso2: str
    fips: str
    geonames: int | None
    plover: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector in other tables; "" where there is none.

    `country_code` says when PLOVER puts the code in the country's place (always, or loose: without a country), and
    `at_home` which sector an actor with a country then has. The rest is CAMEO's.
    """

    country_code: str
    at_home: str
    cameo: str
    group: str
    cameo_country: str


_NO_SECTOR = Sector("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What PLOVER makes of an act of that status: `becomes` a type, "=" for its own, "-" for left out."""

    status: str
    type: str
    mode: str
    becomes: str
    becomes_mode: str
    auxiliary: str


def country(code: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-3 code."""
    return _countries().get(code or "")


def is_country_place(geonames: int | None) -> bool:
    """Whether a GeoNames id is that of a whole country."""
    return geonames is not None and geonames in _country_places()


def language(iso1: str | None) -> str | None:
    """ISO 639-3 of an ISO 639-1 code."""
    return _languages().get(iso1 or "")


def sector(code: str | None) -> Sector:
    """The sector in other tables; one without any codes for an unknown sector."""
    return _sectors().get(code or "", _NO_SECTOR)


def schema_of(kind: str | None) -> str:
    """FollowTheMoney's schema for a kind of actor."""
    return _kinds().get(kind or "", "LegalEntity")


def status_rule(status: str, kind: str, mode: str) -> StatusRule | None:
    """PLOVER's rule for an act of that status, type and mode; None where it simply happened."""
    for rule in _status_rules():
        if rule.status == status and rule.type in {kind, "*"} and rule.mode in {mode, ""}:
            return rule
    return None


def cameo(status: str, kind: str, mode: str, contexts: tuple[str, ...]) -> str | None:
    """The CAMEO code of an act, the most specific one that its contexts allow; None where there is none."""
    table = _cameo()
    modes = (mode, "") if mode else ("",)
    for one in modes:
        for context in (*contexts, ""):
            if found := table.get((status, kind, one, context)):
                return found
    return None


def goldstein(code: str) -> float:
    """Score of a CAMEO code, -10 to 10."""
    return _goldstein()[code]


@cache
def _countries() -> dict[str, Country]:
    return {
        row["iso3"]: Country(
            row["iso2"], row["fips"], int(row["geonames"]) if row["geonames"] else None, row["plover"], row["cameo"]
        )
        for row in _table("countries.csv")
    }


@cache
def _country_places() -> frozenset[int]:
    return frozenset(one.geonames for one in _countries().values() if one.geonames is not None)


@cache
def _languages() -> dict[str, str]:
    return {row["iso1"]: row["iso3"] for row in _table("languages.csv")}


@cache
def _sectors() -> dict[str, Sector]:
    names = ("country_code", "at_home", "cameo", "group", "cameo_country")
    return {row["sector"]: Sector(*(row[name] for name in names)) for row in _table("sectors.csv")}


@cache
def _kinds() -> dict[str, str]:
    return {row["kind"]: row["schema"] for row in _table("kinds.csv")}


@cache
def _status_rules() -> tuple[StatusRule, ...]:
    names = StatusRule.__dataclass_fields__
    return tuple(StatusRule(**{name: row[name] for name in names}) for row in _table("plover.csv"))


@cache
def _cameo() -> dict[tuple[str, str, str, str], str]:
    return {(row["status"], row["type"], row["mode"], row["context"]): row["cameo"] for row in _table("cameo.csv")}


@cache
def _goldstein() -> dict[str, float]:
    return {row["cameo"]: float(row["score"]) for row in _table("goldstein.csv")}


def _table(name: str) -> list[dict[str, str]]:
    text = files("dateline").joinpath("resources", "export", name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
