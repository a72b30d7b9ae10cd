"""The known world: states, people in office, bodies, places and the words that name roles."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import KnowledgeError
from dateline.link.text import plain, sound, words

FILES = ("states.jsonl", "people.jsonl", "bodies.jsonl", "places.tsv.gz", "words.yaml", "transliteration.csv")


@dataclass(frozen=True, slots=True)
class Term:
    """An office held: `where` is an alpha-3 code or the id of a body; days are ISO 8601, `last` None while it lasts."""

    where: str
    office: str
    first: str
    last: str | None

    def on(self, day: str) -> bool:
        """Whether the office was held on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held an office."""

    id: str
    name: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A state, body, group or outlet."""

    id: str
    name: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; `kind` is city, capital, state (of the USA) or country."""

    geonames: int
    name: str
    country: str
    admin: str
    latitude: float
    longitude: float
    population: int
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words for roles: offices with the offices they may mean, sectors, former, other, titles, pronouns."""

    offices: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, str]
    former: frozenset[str]
    other: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str]
    at_home: frozenset[str]


@dataclass(frozen=True)
class Knowledge:
    """What linking knows. Keys of the indexes are `plain` names.

    `bodies` finds states, bodies and groups by name, `countries` a country code by name, adjective, demonym, capital or
    seat, `people` persons by the sound of one word of their name, `holders` persons by (country or body, office).
    """

    bodies: Mapping[str, Body]
    states: Mapping[str, Body]
    countries: Mapping[str, str]
    adjectives: frozenset[str]
    demonyms: frozenset[str]
    people: Mapping[str, tuple[Person, ...]]
    holders: Mapping[tuple[str, str], tuple[Person, ...]]
    words: Words
    given: Mapping[str, str]
    fingerprint: str
    _places: list[str]

    @classmethod
    def load(cls, folder: Path) -> Knowledge:
        """Read the knowledge folder.

        Raises KnowledgeError naming file and line when a file is missing or wrong.
        """
        raw = {name: _read(folder / name) for name in FILES}
        states = _json_lines(folder / "states.jsonl", raw, ("id", "code", "name", "names", "adjectives", "capitals"))
        bodies = _json_lines(folder / "bodies.jsonl", raw, ("id", "name", "names", "country", "sector"))
        people = _people(folder / "people.jsonl", raw)
        given = _given(folder / "transliteration.csv", raw)
        by_name = _by_name(states, bodies)
        return cls(
            bodies=by_name,
            states={row["code"]: by_name[plain(row["name"])] for row in states},
            countries=_countries(states),
            adjectives=frozenset(plain(a) for row in states for a in row["adjectives"]),
            demonyms=frozenset(plain(a) for row in states for a in row["demonyms"]),
            people=_by_word(people, given),
            holders=_by_office(people),
            words=_words(folder / "words.yaml", raw),
            given=given,
            fingerprint=hashlib.sha256(b"".join(hashlib.sha256(raw[n]).digest() for n in FILES)).hexdigest(),
            _places=_places(folder / "places.tsv.gz", raw),
        )

    def places(self, name: str) -> list[Place]:
        """All places of that name, in no particular order."""
        head = plain(name) + "\t"
        if head == "\t":
            return []
        found = []
        at = bisect_left(self._places, head)
        while at < len(self._places) and self._places[at].startswith(head):
            field = self._places[at].split("\t")
            at += 1
            found.append(Place(int(field[1]), field[2], field[3], field[4], float(field[5]), float(field[6]),
                               int(field[7]), field[8]))  # fmt: skip
        return found

    def sound(self, word: str) -> str:
        """The key of a word of a person's name: its sound, with forms of one given name levelled."""
        key = sound(word)
        return self.given.get(key, key)

    def country(self, name: str) -> str | None:
        """Code of the country a name, adjective, demonym, capital or seat of power speaks of."""
        return self.countries.get(plain(name))

    def holder(self, where: str, offices: tuple[str, ...], day: str) -> tuple[Person, str] | None:
        """Who held the first of `offices` that anybody held there on that day, and which."""
        for office in offices:
            held = [
                (term.first, person)
                for person in self.holders.get((where, office), ())
                for term in person.terms
                if term.where == where and term.office == office and term.on(day)
            ]
            if held:
                return max(held, key=lambda pair: pair[0])[1], office
        return None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(
            f"{path}: cannot be read ({error.strerror}). Reinstall the package or set its folder."
        ) from error


def _json_lines(path: Path, raw: Mapping[str, bytes], fields: tuple[str, ...]) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(raw[path.name].decode("utf-8", "replace").splitlines(), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise KnowledgeError(
                f"{path}, line {number}: not JSON ({error}). Correct the line or build it again."
            ) from error
        if not isinstance(row, dict) or (missing := [f for f in fields if f not in row]):
            lacking = ", ".join(missing) if isinstance(row, dict) else "all fields"
            raise KnowledgeError(f"{path}, line {number}: lacks {lacking}. Correct the line or build it again.")
        rows.append(row)
    return rows


def _people(path: Path, raw: Mapping[str, bytes]) -> list[Person]:
    found = []
    for number, row in enumerate(_json_lines(path, raw, ("id", "name", "names", "terms")), 1):
        try:
            terms = tuple(Term(t["country"], t["office"], t["from"], t["to"]) for t in row["terms"])
        except (KeyError, TypeError) as error:
            raise KnowledgeError(
                f"{path}, line {number}: a term lacks {error}. It needs country, office, from, to."
            ) from error
        found.append(Person(row["id"], row["name"], tuple(row["names"]), terms))
    return found


def _given(path: Path, raw: Mapping[str, bytes]) -> dict[str, str]:
    found = {}
    for number, row in enumerate(csv.reader(raw[path.name].decode().splitlines()), 1):
        if len(row) != 2:
            raise KnowledgeError(f"{path}, line {number}: needs two columns, from and to.")
        found[sound(row[0])] = sound(row[1])
    return found


def _by_name(states: list[dict[str, Any]], bodies: list[dict[str, Any]]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for row in states:
        state = Body(row["id"], row["name"], row["code"], "GOV")
        for name in (row["name"], *row["names"]):
            found.setdefault(plain(name), state)
    for row in bodies:
        body = Body(row["id"], row["name"], row["country"], row["sector"])
        for name in (row["name"], *row["names"]):
            found.setdefault(plain(name), body)
    return found


def _countries(states: list[dict[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in ("names", "adjectives", "demonyms", "seats", "capitals"):
        for row in sorted(states, key=lambda r: -r.get("population", 0)):
            for name in row.get(field, ()):
                found.setdefault(plain(name), row["code"])
    return found


def _by_word(people: list[Person], given: Mapping[str, str]) -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        parts = {sound(w) for name in (person.name, *person.names) for w in words(name)}
        for part in sorted(parts):
            found.setdefault(given.get(part, part), []).append(person)
    return {key: tuple(persons) for key, persons in found.items()}


def _by_office(people: list[Person]) -> dict[tuple[str, str], tuple[Person, ...]]:
    found: dict[tuple[str, str], dict[str, Person]] = {}
    for person in people:
        for term in person.terms:
            found.setdefault((term.where, term.office), {})[person.id] = person
    return {key: tuple(persons.values()) for key, persons in found.items()}


def _words(path: Path, raw: Mapping[str, bytes]) -> Words:
    try:
        data = yaml.safe_load(raw[path.name])
        return Words(
            offices={plain(k): tuple(v) for k, v in data["offices"].items()},
            sectors={plain(w): code for code, listed in data["sectors"].items() for w in listed},
            **{k: frozenset(plain(w) if k != "at_home" else w for w in data[k])
               for k in ("former", "other", "titles", "pronouns", "at_home")},
        )  # fmt: skip
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(
            f"{path}: {error}. It needs offices, sectors, former, other, titles, pronouns, at_home."
        ) from error


def _places(path: Path, raw: Mapping[str, bytes]) -> list[str]:
    try:
        lines = gzip.decompress(raw[path.name]).decode().split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: damaged ({error}). Build it again.") from error
    if lines and not lines[-1]:
        lines.pop()
    return lines
