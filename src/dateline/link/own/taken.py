"""Rows that an endpoint gave as facts of one's own: checked like a file, and only what the knowledge lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.link.knowledge import Actor, Facts, Knowledge, Membership, NameRow, Naming, Term
from dateline.link.knowledge.spans import Span, overlap, subject
from dateline.link.own.nodes import Faults
from dateline.link.own.records import NEW_WEIGHT, Against
from dateline.link.own.values import Values
from dateline.link.text import plain, slug

SOURCE = "Wikidata"
OLDEST = "1945-01-01"
"""What ended before this day is left out: the news speaks of it seldom, and names were others."""

FEWEST_MEMBERS = 3
"""A body that the knowledge lacks is taken over when it has at least so many states."""

_ITEM = re.compile(r"Q[1-9][0-9]{0,11}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TO_THE_DAY = "11"
_POSTS = (
    ("pope", ("pope",)),
    ("supreme leader", ("supreme leader",)),
    (
        "monarch",
        ("king", "queen", "monarch", "emperor", "emir", "sultan", "grand duke", "prince of", "yang di-pertuan"),
    ),
    ("prime minister", ("prime minister", "premier", "first minister", "taoiseach")),
    ("head of government", ("chancellor", "chief minister", "head of government", "minister of state")),
    ("president", ("president",)),
)
_NO_POST = {"head of state": "leader", "head of government": "head of government"}


class _LeftOutError(Exception):
    """A row that cannot be used, and why."""


@dataclass
class Harvest:
    """Facts that the knowledge lacks, how many rows said what it knows, and how many were left out for which reason."""

    facts: Facts = field(default_factory=Facts)
    rows: int = 0
    known: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Beside:
    """Other files of one's own: the shipped knowledge with them, and their facts, against which nothing is taken."""

    known: Knowledge
    facts: Sequence[Facts]


def harvest(rows: Iterable[Mapping[str, str]], against: Against, beside: Beside | None = None) -> Harvest:
    """Facts out of rows with the keys office, code, item, name, post, start, end and the precision of each day.

    `against.known` must be there. The order of the rows does not matter.
    """
    if against.known is None:
        raise KnowledgeError("rows can only be taken over against the shipped knowledge")
    gathering = _Gathering(beside or Beside(against.known, ()), Values(Path(SOURCE), Faults(), against))
    ordered = sorted({tuple(sorted(row.items())) for row in rows})
    for number, row in enumerate(ordered, 1):
        gathering.add(number, dict(row))
    return gathering.end(len(ordered))


class _Gathering:
    """Rows by the person or body they speak of."""

    def __init__(self, beside: Beside, values: Values) -> None:
        known = beside.known
        self._known, self._values = known, values
        self._settled = {row for facts in beside.facts for row in (*facts.terms, *facts.members)}
        self._names: dict[str, str] = {}
        self._terms: dict[str, set[tuple[str, str, str | None, str | None]]] = {}
        self._members: dict[str, set[tuple[str, str | None, str | None]]] = {}
        self._found = Harvest()
        everybody = known.actors(limit=10**9)
        self._by_item = {one.wikidata: one for one in everybody if one.wikidata}
        self._starts: dict[tuple[str, str], set[tuple[str, str]]] = {}
        self._used: dict[str, str] = {}
        self._there: set[str] = set()
        self._called: set[tuple[str, str | None]] = set()

    def add(self, number: int, row: Mapping[str, str]) -> None:
        """Take a row in, or count why not."""
        try:
            self._add(number, row)
        except _LeftOutError as error:
            self._found.left_out[str(error)] += 1

    def _add(self, number: int, row: Mapping[str, str]) -> None:
        item, code = row["item"], row["code"]
        if not _ITEM.fullmatch(item):
            raise _LeftOutError("no Wikidata id")
        if not re.fullmatch("[A-Z]{3}", code) or self._known.state(code) is None:
            raise _LeftOutError("unknown country")
        name = self._values.name(number, row["name"])
        if not name:
            raise _LeftOutError("no name in English, or one that cannot be used")
        first, last = _day(row, "start"), _day(row, "end")
        if first and last and last < first:
            raise _LeftOutError("ends before it begins")
        if last and last < OLDEST:
            raise _LeftOutError(f"ended before {OLDEST[:4]}")
        self._names.setdefault(item, name)
        if row["office"] == "member":
            self._members.setdefault(item, set()).add((code, first, last))
        elif not first:
            raise _LeftOutError("no first day")
        else:
            self._terms.setdefault(item, set()).add((_office(row), code, first, last))

    def end(self, rows: int) -> Harvest:
        """The facts, in the order of the Wikidata ids."""
        self._found.rows = rows
        for item, terms in self._terms.items():
            for office, code, first, _ in terms:
                self._starts.setdefault((office, code), set()).add((first or "", item))
        for item in sorted(self._terms, key=lambda one: int(one[1:])):
            self._person(item)
        for item in sorted(self._members, key=lambda one: int(one[1:])):
            self._body(item)
        return self._found

    def _person(self, item: str) -> None:
        terms = sorted(self._terms[item], key=lambda one: (one[2] or "", one[3] or "~", *one[:2]))
        codes = [code for _, code, _, _ in terms]
        actor = self._by_item.get(item) or self._namesake(self._names[item], codes)
        new = actor is None
        if actor is None:
            actor = self._new("person", "person", item, codes[-1], "GOV")
        if actor is None:
            self._found.left_out["somebody else of that name and country"] += len(terms)
            return
        kept: list[Term] = []
        for office, code, first, last in terms:
            term = Term(actor.id, office, code, first, last, SOURCE)
            if last is None and self._followed(item, term):
                self._found.left_out["without an end, though another followed"] += 1
            elif any(overlap(one, term) for one in kept if (one.office, one.place) == (office, code)):
                self._found.left_out["overlaps another term of the same office"] += 1
            else:
                kept.append(term)
        if not kept:
            return
        known = self._known.terms(actor.id)
        lacking = [one for term in kept if (one := self._lacking(term, known)) is not None]
        self._found.facts.terms += lacking
        if lacking:
            self._put(actor, named=new)

    def _followed(self, item: str, term: Term) -> bool:
        """Whether somebody else took the office later: an open term is over then, and nobody knows since when."""
        here = self._starts[term.office, term.place]
        shipped = self._known.holders(term.place, term.office)
        first = term.first or ""
        return any(start > first and other != item for start, other in here) or any(
            (one.first or "") > first and one.actor != term.actor for one in shipped
        )

    def _body(self, item: str) -> None:
        members = sorted(self._members[item], key=lambda one: (one[1] or "~", one[2] or "~", one[0]))
        actor = self._by_item.get(item) or self._namesake(self._names[item], [])
        new = actor is None
        if actor is None and len({code for code, _, _ in members}) < FEWEST_MEMBERS:
            self._found.left_out[f"a new body of fewer than {FEWEST_MEMBERS} states"] += len(members)
            return
        actor = actor or self._new("body", "international", item, None, "IGO")
        if actor is None:
            self._found.left_out["something else of that name"] += len(members)
            return
        kept: list[Membership] = []
        for code, first, last in members:
            row = Membership(f"state/{code}", actor.id, first, last, SOURCE)
            if any(overlap(one, row) for one in kept if one.actor == row.actor):
                self._found.left_out["overlaps another membership of the same state"] += 1
            else:
                kept.append(row)
        known = self._known.members(actor.id)
        lacking = [one for row in kept if (one := self._lacking(row, known)) is not None]
        self._found.facts.members += lacking
        if lacking:
            self._put(actor, named=new)
            for row in lacking:
                self._put(self._known.actor(row.actor), named=False)

    def _lacking(self, row: Span, known: Iterable[Span]) -> Span | None:
        """A term or membership as the knowledge lacks it; where it knows the same one as open, its end alone is new."""
        same = [one for one in known if subject(one) == subject(row) and overlap(one, row)]
        if not same:
            return row
        self._found.known += 1
        if same[-1].last is None and row.last is not None and not self._settled.intersection(same):
            return replace(row, first=same[-1].first)
        return None

    def _namesake(self, name: str, codes: list[str]) -> Actor | None:
        """The one known person of that name in one of the countries; without countries, the one body of that name."""
        found = {one.actor.id: one.actor for one in self._known.named(name) if self._fits(one, codes)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _fits(self, naming: Naming, codes: list[str]) -> bool:
        actor = naming.actor
        if naming.sort not in {"name", "alias"} or actor.wikidata or (actor.kind == "person") != bool(codes):
            return False
        if not codes:
            return actor.country is None
        return actor.country in codes or any(term.place in codes for term in self._known.terms(actor.id))

    def _new(self, prefix: str, kind: str, item: str, country: str | None, sector: str) -> Actor | None:
        """A new actor, None where another new one bears the name in the same country."""
        name = self._names[item]
        called = (f"{kind} {plain(name)}", country)
        if called in self._called:
            return None
        self._called.add(called)
        key = f"{prefix}/{slug(name)[:100]}"
        if self._known.actor(key) is not None or self._used.setdefault(key, item) != item:
            key = f"{key}-{item.lower()}"
        sectors = self._values.against.sectors
        known_sector = sector if sectors is None or sector in sectors else None
        return Actor(key, kind, name, country, known_sector, item, None, NEW_WEIGHT, SOURCE)

    def _put(self, actor: Actor | None, *, named: bool) -> None:
        facts = self._found.facts
        named = named or (actor is not None and self._values.against.actor(actor.id) is None)
        if actor is None or actor.id in self._there:
            return
        self._there.add(actor.id)
        facts.actors.append(actor)
        if named:
            facts.names.append(NameRow(actor.id, actor.name, "name"))


def _day(row: Mapping[str, str], key: str) -> str | None:
    value = row[key]
    if not value:
        return None
    if row[f"{key}_precision"] != _TO_THE_DAY:
        raise _LeftOutError("its day is not known, only the month or year")
    try:
        if not _DAY.fullmatch(value):
            raise ValueError("not a day")
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise _LeftOutError("a day that is none") from None


def _office(row: Mapping[str, str]) -> str:
    """The office as the knowledge calls it, by the English name of the post."""
    if row["office"] not in _NO_POST:
        return row["office"]
    post = row["post"].casefold()
    return next((office for office, said in _POSTS if any(word in post for word in said)), _NO_POST[row["office"]])
