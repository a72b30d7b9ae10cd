"""The words for roles, and the given names that are one name in two languages."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from dateline.errors import KnowledgeError
from dateline.link.text import plain, sound

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NEEDED = ("former", "other", "titles", "pronouns")
_MORE = (
    "held_by_many", "chiefs", "executives", "stays", "governments", "as_whole", "not_of", "not_by", "common", "weak",
    "roles", "particles", "suffixes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Words for roles, in plain form; `words.yaml` says what each list is for.

    `offices` gives the offices a word may mean, `sectors` the PLOVER sector of a noun, `office_sectors` that of an
    office, `office_places` where an office is held that only one place has, `led_by` who leads
    a country where it is not the head of government; `parts` are all words that stand in a word for an office or group.
    """

    offices: Mapping[str, tuple[str, ...]]
    office_sectors: Mapping[str, str]
    office_places: Mapping[str, str]
    led_by: Mapping[str, str]
    sectors: Mapping[str, str]
    held_by_many: frozenset[str]
    chiefs: frozenset[str]
    executives: frozenset[str]
    former: frozenset[str]
    stays: frozenset[str]
    other: frozenset[str]
    governments: frozenset[str]
    as_whole: frozenset[str]
    not_of: frozenset[str]
    not_by: frozenset[str]
    common: frozenset[str]
    weak: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    pronouns: frozenset[str]
    family_first: frozenset[str]
    at_home: frozenset[str]
    parts: frozenset[str]


def read_words(path: Path, raw: bytes) -> Words:
    """Words from the bytes of a YAML file. Raises KnowledgeError naming the file and what it lacks."""
    try:
        data = yaml.load(raw, _PARSER)  # noqa: S506 - both parsers are safe ones
        offices = {plain(k): tuple(v) for k, v in data["offices"].items()}
        sectors = {plain(w): code for code, listed in data["sectors"].items() for w in listed}
        return Words(
            offices=offices,
            office_sectors=dict(data.get("office_sectors", {})),
            office_places=dict(data.get("office_places", {})),
            led_by={code: office for office, codes in data.get("led_by", {}).items() for code in codes},
            sectors=sectors,
            parts=frozenset(word for key in (*offices, *sectors) for word in key.split()),
            at_home=frozenset(data["at_home"]),
            family_first=frozenset(data.get("family_first", ())),
            **{k: frozenset(plain(w) for w in data[k]) for k in _NEEDED},
            **{k: frozenset(plain(w) for w in data.get(k, ())) for k in _MORE},
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise KnowledgeError(
            f"{path}: {error}. It needs offices, sectors, former, other, titles, pronouns, at_home."
        ) from error


def read_given(path: Path, raw: bytes) -> dict[str, str]:
    """The sound that each levelled sound stands for. Raises KnowledgeError naming file and line."""
    found = {}
    for number, row in enumerate(csv.reader(raw.decode("utf-8", "replace").splitlines()), 1):
        if len(row) != 2:
            raise KnowledgeError(f"{path}, line {number}: needs two columns, from and to.")
        found[sound(row[0])] = sound(row[1])
    return found
