"""People in office, with their terms: own table first, then the factbook, then REIGN."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.link.knowledge import Actor, Facts, NameRow, Term
from dateline.link.text import slug, sound, words
from dateline_lab.knowledge.congress import SOURCE as CONGRESS
from dateline_lab.knowledge.congress import politicians
from dateline_lab.knowledge.holders import holders
from dateline_lab.knowledge.own import OWN, first_day, last_day, rows_if_any
from dateline_lab.knowledge.states import FACTBOOK, factbook, read_csv

_WEIGHTS = {
    "president": 1.0, "prime minister": 1.0, "head of government": 1.0, "monarch": 1.0, "supreme leader": 1.0,
    "leader": 0.9, "pope": 1.0, "secretary-general": 1.0, "senator": 0.5, "representative": 0.4,
}  # fmt: skip
"""How heavy an office is against the place where it is held."""
_SECTORS = {"senator": "LEG", "representative": "LEG", "pope": "REL"}

Holder = dict[str, Any]


def add_people(facts: Facts, shared: Path, folder: Path) -> None:
    """Add everybody who held an office, with names and terms. The states must be among the facts."""
    weights = {a.country: a.weight for a in facts.actors if a.is_state and a.country}
    states = {a.country: a.kind for a in facts.actors if a.is_state and a.country}
    bodies = {a.id: a for a in facts.actors if "/" in a.id}
    for person in _people(shared, folder, states):
        facts.actors.append(_actor(person, weights, bodies))
        facts.names.append(NameRow(person["id"], person["name"], "name"))
        facts.names.extend(NameRow(person["id"], name) for name in person["names"])
        facts.terms.extend(person["terms"])


def _actor(person: Holder, weights: dict[str, float], bodies: dict[str, Actor]) -> Actor:
    """A person with country and sector of the latest office, as heavy as the heaviest place and office make it.

    Who leads a body shares its country and sector.
    """
    terms: list[Term] = person["terms"]
    latest = _latest(terms, weights)
    body = bodies.get(latest.place)
    country = body.country if body else None if "/" in latest.place else latest.place
    sector = _SECTORS.get(latest.office) or (body.sector if body else None) or "GOV"
    weight = max(weights.get(t.place, 0.5) * _WEIGHTS.get(t.office, 0.7) for t in terms)
    source = min(t.source for t in terms)
    return Actor(
        person["id"], "person", person["name"], country, sector, person["wikidata"], None, round(weight, 4), source
    )


def _latest(terms: list[Term], weights: dict[str, float]) -> Term:
    """The office held last; of several that end together, as a monarch's of many realms, that of the weightiest state."""
    end = max(term.last or "9999" for term in terms)
    together = (term for term in terms if (term.last or "9999") == end)
    return max(together, key=lambda term: (weights.get(term.place, 0.0), term.first or "", term.office))


def _people(shared: Path, folder: Path, states: dict[str, str]) -> list[Holder]:
    """One row for each person: id, name, further names, Wikidata id, terms (rows of `Term`)."""
    people = _People({sound(row["from"]): sound(row["to"]) for row in read_csv(folder / "transliteration.csv")})
    for row in read_csv(folder / "offices.csv"):
        days = (first_day(row["from"]), last_day(row["to"]))
        term = Term("", row["office"], row["country"], *days, row.get("source") or OWN)
        people.give(people.add(row["name"], slug(row["name"])), term)
    for row in rows_if_any(folder / "persons.csv"):
        if row["id"] in people.all:
            people.all[row["id"]]["names"] += [name for name in row["names"].split("|") if name]
    for code, profile in factbook(shared, folder).items():
        for name, office, since in holders(profile, dependent=states.get(code) != "state"):
            term = Term("", office, code, since, None, FACTBOOK)
            if not people.spells(name, term):
                people.merge([name], slug(name), [term])
    for one in politicians(shared):
        terms = [Term("", office, "USA", start, end, CONGRESS) for office, start, end in one.terms]
        person = people.merge(one.names, slug(one.names[0]), terms, full=True)
        person["wikidata"] = person["wikidata"] or one.wikidata
    for name, code, first, last in _reign(shared, folder, set(states)):
        key = slug(name) if " " in name else f"{slug(name)}-{code.lower()}"
        people.merge([name], key, [Term("", "leader", code, first, last, "REIGN")])
    return [people.all[key] for key in sorted(people.all)]


class _People:
    """Persons met so far, by id and by the places where they held an office."""

    def __init__(self, given: dict[str, str]) -> None:
        self.all: dict[str, Holder] = {}
        self._given = given
        self._by_place: dict[str, list[Holder]] = {}

    def add(self, name: str, key: str) -> Holder:
        """The person with that id, a new one if need be."""
        key = f"person/{key}"
        return self.all.setdefault(key, {"id": key, "name": name, "names": [], "terms": [], "wikidata": None})

    def give(self, person: Holder, term: Term) -> None:
        """Give a person a term."""
        person["terms"].append(replace(term, actor=person["id"]))
        there = self._by_place.setdefault(term.place, [])
        if not any(one is person for one in there):
            there.append(person)

    def spells(self, name: str, term: Term) -> bool:
        """Whether the name only spells otherwise somebody who took that office in those weeks; then it is kept there."""
        for person in self._by_place.get(term.place, ()):
            held = [t for t in person["terms"] if (t.place, t.office, t.last) == (term.place, term.office, None)]
            shared = {sound(word) for word in words(name)} & {sound(word) for word in words(person["name"])}
            like = bool(shared) or slug(name)[:1] == slug(person["name"])[:1]
            if like and any(_weeks(t, term) for t in held) and slug(name) != slug(person["name"]):
                person["names"] += [name] if " " in name and name not in person["names"] else []
                return True
        return False

    def merge(self, names: list[str], key: str, terms: list[Term], *, full: bool = False) -> Holder:
        """Give terms of one place to the person there whom a name and the years of a term fit, or to a new one.

        A term in the days of one that is known already, of the same office or as mere leader, says nothing new. With
        `full` the first letter of a given name is not enough: the source writes names out.
        """
        person = self._fits(names, terms, full=full) or self.add(names[0], key)
        known = list(person["terms"])
        for term in terms:
            held = [t for t in known if t.place == term.place and term.office in {t.office, "leader"}]
            if not any(_overlaps(t, term) for t in held):
                self.give(person, term)
        for name in names:
            if " " in name and slug(name) != slug(person["name"]) and name not in person["names"]:
                person["names"].append(name)
        return person

    def _fits(self, names: list[str], terms: list[Term], *, full: bool) -> Holder | None:
        """Somebody of that name who held such an office there in those days, else one who did so in years near them.

        One whose name is the same letter for letter goes before one whose name sounds alike.
        """
        there = [
            (person, [t for t in person["terms"] if t.place == terms[0].place])
            for person in self._by_place.get(terms[0].place, ())
            if any(
                _same(own, name, self._given, full=full) for own in (person["name"], *person["names"]) for name in names
            )
        ]
        keys = {slug(name) for name in names}
        there.sort(key=lambda pair: not keys & {slug(own) for own in (pair[0]["name"], *pair[0]["names"])})
        for person, held in there:
            if any(t.office in {h.office, "leader"} and _overlaps(h, t) for h in held for t in terms):
                return person
        return next((person for person, held in there if any(_near(held, t) for t in terms)), None)


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _same(one: str, other: str, given: dict[str, str], *, full: bool = False) -> bool:
    """Whether two names may be one person's: surname and given name, unless `full` at least its first letter."""
    parts = [[w for w in words(n) if w not in _SUFFIXES] or list(words(n)) for n in (one, other)]
    first, second = [[given.get(sound(w), sound(w)) for w in part] for part in parts]
    if not set(first) & set(second):
        return False
    if len(second) == 1 or len(first) == 1:
        return second[-1] in first or first[-1] in second
    alike = first[0] in second or set(second) <= set(first) or (not full and first[0][:1] == second[0][:1])
    ends = [first[-1] in second, second[-1] in first]
    return (all(ends) if full else any(ends)) and alike


def _near(held: list[Term], term: Term) -> bool:
    years = [int(day[:4]) for t in held for day in (t.first, t.last) if day]
    return term.first is not None and bool(years) and min(abs(int(term.first[:4]) - y) for y in years) <= 12


def _weeks(term: Term, other: Term) -> bool:
    """Whether two terms began within 45 days."""
    if not term.first or not other.first:
        return False
    return abs(date.fromisoformat(term.first) - date.fromisoformat(other.first)) <= timedelta(days=45)


def _overlaps(term: Term, other: Term) -> bool:
    return (term.first or "") <= (other.last or "9999") and (other.first or "") <= (term.last or "9999")


def _reign(shared: Path, facts: Path, codes: set[str]) -> list[tuple[str, str, str, str]]:
    other = {row["code"]: row["country"] for row in read_csv(facts / "reign_codes.csv")}
    found = []
    with (shared / "knowledge/reign/leaderlist_3_21.csv").open(encoding="latin-1", newline="") as stream:
        for row in csv.DictReader(stream):
            code = other.get(row["stateabb"], row["stateabb"])
            if code not in codes or not row["syear"].isdigit():
                continue
            first = f"{row['syear']}-{int(row['smonth'] or 1):02d}-{int(row['sdate'] or 1):02d}"
            last = f"{row['eyear']}-{int(row['emonth'] or 12):02d}-28" if row["eyear"].isdigit() else "2021-03-31"
            found.append((row["leader"].strip(), code, first, last))
    return found
