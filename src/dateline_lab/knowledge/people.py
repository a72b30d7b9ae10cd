"""People in office, with their terms: own table first, then the factbook, then REIGN."""

from __future__ import annotations

import csv
import html
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.link.knowledge import Actor, Facts, NameRow, Term
from dateline.link.text import slug, sound, words
from dateline_lab.knowledge.congress import SOURCE as CONGRESS
from dateline_lab.knowledge.congress import politicians
from dateline_lab.knowledge.own import OWN, first_day, last_day
from dateline_lab.knowledge.states import factbook, read_csv

_HOLDER = re.compile(r"([^;()]*?)\(since (\d{1,2} )?([A-Z][a-z]+)? ?(\d{4})\)")
_MONTHS = {m: n for n, m in enumerate(
    ["January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November", "December"], 1)}  # fmt: skip
_TITLES = {
    "president": "president", "prime minister": "prime minister", "king": "monarch", "queen": "monarch",
    "emir": "monarch", "amir": "monarch", "sultan": "monarch", "grand duke": "monarch", "prince": "monarch",
    "chancellor": "head of government", "premier": "prime minister", "supreme leader": "supreme leader", "pope": "pope",
}  # fmt: skip

_WEIGHTS = {
    "president": 1.0, "prime minister": 1.0, "head of government": 1.0, "monarch": 1.0, "supreme leader": 1.0,
    "leader": 0.9, "pope": 1.0, "secretary-general": 1.0, "senator": 0.5, "representative": 0.4,
}  # fmt: skip
"""How heavy an office is against the place where it is held."""
_SECTORS = {"senator": "LEG", "representative": "LEG", "pope": "REL"}
FACTBOOK = "CIA World Factbook"

Holder = dict[str, Any]


def add_people(facts: Facts, shared: Path, folder: Path) -> None:
    """Add everybody who held an office, with names and terms. The states must be among the facts."""
    weights = {a.country: a.weight for a in facts.actors if a.kind in {"state", "territory"} and a.country}
    for person in _people(shared, folder, set(weights)):
        facts.actors.append(_actor(person, weights))
        facts.names.append(NameRow(person["id"], person["name"], "name"))
        facts.names.extend(NameRow(person["id"], name) for name in person["names"])
        facts.terms.extend(person["terms"])


def _actor(person: Holder, weights: dict[str, float]) -> Actor:
    """A person with country and sector of the latest office, as heavy as the heaviest place and office make it."""
    terms: list[Term] = sorted(person["terms"], key=lambda t: (t.last or "9999", t.first or "", t.office))
    country, sector = (terms[-1].place if "/" not in terms[-1].place else None), _SECTORS.get(terms[-1].office, "GOV")
    weight = max(weights.get(t.place, 0.5) * _WEIGHTS.get(t.office, 0.7) for t in terms)
    source = min(t.source for t in terms)
    return Actor(
        person["id"], "person", person["name"], country, sector, person["wikidata"], None, round(weight, 4), source
    )


def _people(shared: Path, folder: Path, codes: set[str]) -> list[Holder]:
    """One row for each person: id, name, further names, Wikidata id, terms (rows of `Term`)."""
    found: dict[str, Holder] = {}
    given = {sound(row["from"]): sound(row["to"]) for row in read_csv(folder / "transliteration.csv")}
    for row in read_csv(folder / "offices.csv"):
        source = row.get("source") or OWN
        _add(
            found,
            row["name"],
            Term("", row["office"], row["country"], first_day(row["from"]), last_day(row["to"]), source),
        )
    for code, profile in factbook(shared, folder).items():
        for name, office, since in _factbook_holders(profile):
            _merge(found, given, name, Term("", office, code, since, None, FACTBOOK))
    for name, code, first, last in _reign(shared, folder, codes):
        _merge(found, given, name, Term("", "leader", code, first, last, "REIGN"))
    for one in politicians(shared):
        for office, start, end in one.terms:
            person = _merge(found, given, one.names[0], Term("", office, "USA", start, end, CONGRESS))
            person["names"] = list(dict.fromkeys(n for n in [*person["names"], *one.names] if n != person["name"]))
            person["wikidata"] = person["wikidata"] or one.wikidata
    return [found[key] for key in sorted(found)]


def _add(found: dict[str, Holder], name: str, term: Term) -> Holder:
    key = f"person/{slug(name)}"
    person = found.setdefault(key, {"id": key, "name": name, "names": [], "terms": [], "wikidata": None})
    person["terms"].append(replace(term, actor=key))
    return person


def _merge(found: dict[str, Holder], given: dict[str, str], name: str, term: Term) -> Holder:
    """Give the term to the person of that country whom the name and the years fit, or to a new one."""
    for person in found.values():
        held = [t for t in person["terms"] if t.place == term.place]
        if held and _same(person["name"], name, given) and _near(held, term):
            if not any(_overlaps(t, term) for t in held if term.office in {t.office, "leader"}):
                person["terms"].append(replace(term, actor=person["id"]))
            if " " in name and slug(name) != slug(person["name"]) and name not in person["names"]:
                person["names"].append(name)
            return person
    return _add(found, name, term)


def _same(one: str, other: str, given: dict[str, str]) -> bool:
    first, second = [[given.get(sound(w), sound(w)) for w in words(n)] for n in (one, other)]
    if not set(first) & set(second):
        return False
    if len(second) == 1 or len(first) == 1:
        return second[-1] in first or first[-1] in second
    return (first[-1] in second or second[-1] in first) and (first[0][:1] == second[0][:1] or first[0] in second)


def _near(held: list[Term], term: Term) -> bool:
    years = [int(day[:4]) for t in held for day in (t.first, t.last) if day]
    return term.first is not None and bool(years) and min(abs(int(term.first[:4]) - y) for y in years) <= 12


def _overlaps(term: Term, other: Term) -> bool:
    return (term.first or "") <= (other.last or "9999") and (other.first or "") <= (term.last or "9999")


def _factbook_holders(profile: dict[str, Any]) -> list[tuple[str, str, str]]:
    branch = profile.get("Government", {}).get("Executive branch", {})
    found = []
    for field, default in (("chief of state", "president"), ("head of government", "prime minister")):
        text = html.unescape(re.sub(r"<.*?>", "", branch.get(field, {}).get("text", "")))
        match = _HOLDER.search(text)
        if match is None or "represented by" in text[: match.end()]:
            continue
        title, name = _title_and_name(match[1])
        if len(name) < 4:
            continue
        day, month = (match[2] or "1").strip(), _MONTHS.get(match[3] or "January", 1)
        office = next(
            (_TITLES[k] for k in sorted(_TITLES, key=len, reverse=True) if title.lower().startswith(k)), default
        )
        found.append((name, office, f"{match[4]}-{month:02d}-{int(day):02d}"))
    return found


def _title_and_name(text: str) -> tuple[str, str]:
    """Split "Prime Minister Olzhas BEKTENOV" at the title; surnames stand in capitals and come back in title case."""
    titles = (
        "President|Prime Minister|King|Queen|Emir|Amir|Sultan|Grand Duke|Prince|Chancellor|Premier|Supreme Leader|Pope"
    )
    match = re.match(rf"\s*(?:(Federal |Acting |Interim |Transitional |Crown )*({titles}))?\s*(.*)", text)
    if match is None:
        return "", ""
    words_of = [w for w in re.split(r"\s+", match[3].strip(" ,")) if w]
    return match[2] or "", " ".join(w.title() if w.isupper() and len(w) > 1 else w for w in words_of)


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
