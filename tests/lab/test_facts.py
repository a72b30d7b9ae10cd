"""The project's own tables of facts are well-formed: who is who, who belongs to what, who held which office.

Days in these tables are ISO 8601. A day that is not certain is left empty, or written as YYYY-MM or YYYY where the
month or year is certain: as `first` or `from` it then means the first day of it, as `last` or `to` the last one.
"""

from __future__ import annotations

import calendar
import csv
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from dateline.link.knowledge import Knowledge

ROOT = Path(__file__).parents[2]
FACTS = ROOT / "src" / "dateline_lab" / "knowledge" / "facts"
RESOURCES = ROOT / "src" / "dateline" / "resources"
COLUMNS = {
    "bodies.csv": ["id", "name", "names", "kind", "country", "sector", "wikidata", "source"],
    "members.csv": ["actor", "body", "first", "last", "source"],
    "offices.csv": ["country", "office", "name", "from", "to", "source"],
    "persons.csv": ["id", "name", "names", "wikidata", "source"],
    "capitals.csv": ["code", "name", "first", "last", "source"],
    "seats.csv": ["code", "name", "sort", "first", "last", "actor", "source"],
}
KINDS = {
    "international", "ministry", "parliament", "court", "military", "service", "institution", "party", "armed-group",
    "agency", "outlet", "company", "ngo", "religious",
}  # fmt: skip
SHARED_OFFICES = {"spokesman", "party leader", "opposition leader", "vice president", "commissioner"}
"""Offices that several people hold at a time."""
CLAIMED_POSTS = {("CIV", "president"), ("GMB", "president"), ("KGZ", "president"), ("MDA", "prime minister")}
"""Posts that two people claimed at a time."""

Row = tuple[str, dict[str, str]]


def rows(table: str, folder: Path = FACTS) -> list[Row]:
    """Rows of a table, each with "table:line"."""
    with (folder / table).open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return [(f"{table}:{reader.line_num}", row) for row in reader]


def span(first: str, last: str) -> tuple[date, date]:
    """Days of a term: partial days widened, open ends at the ends of time. ValueError where one is no day."""
    return (_day(first, False) if first else date.min, _day(last, True) if last else date.max)


def _day(text: str, ending: bool) -> date:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if match is None:
        raise ValueError(text)
    year = int(match[1])
    month = int(match[2] or (12 if ending else 1))
    day = int(match[3]) if match[3] else calendar.monthrange(year, month)[1] if ending else 1
    return date(year, month, day)


def day_faults(found: list[Row], first: str = "first", last: str = "last") -> Iterator[str]:
    """Days that are none, and terms that end before they begin."""
    for where, row in found:
        try:
            begin, end = span(row[first], row[last])
        except ValueError as error:
            yield f"{where}: no day: {error}"
            continue
        if begin > end:
            yield f"{where}: ends on {row[last]} before it begins on {row[first]}"


def twice(found: list[Row], *columns: str) -> Iterator[str]:
    """Rows that repeat what the named columns of an earlier row said."""
    seen: dict[tuple[str, ...], str] = {}
    for where, row in found:
        key = tuple(row[c] for c in columns)
        if key in seen:
            yield f"{where}: {'/'.join(key)} stands already in {seen[key]}"
        seen.setdefault(key, where)


def overlaps(found: list[Row], keys: tuple[str, ...], first: str, last: str) -> Iterator[str]:
    """Rows of one key whose terms overlap by more than the day, or the month or year, of handing over."""
    by_key: dict[tuple[str, ...], list[tuple[date, date, str, str, str]]] = {}
    for where, row in found:
        term = (*span(row[first], row[last]), row[first], row[last], where)
        by_key.setdefault(tuple(row[k] for k in keys), []).append(term)
    for key, terms in by_key.items():
        terms.sort()
        for one, other in pairwise(terms):
            if other[0] < one[1] and not _meet(one[3], other[2]):
                yield f"{other[4]}: {'/'.join(key)} overlaps with {one[4]}"


def _meet(last: str, first: str) -> bool:
    """Whether a last and a first day, one of them partial, may be one: "2014-05" and "2014-05-30"."""
    return bool(last and first) and len(last + first) < 20 and (last.startswith(first) or first.startswith(last))


@pytest.fixture(scope="module")
def codes() -> set[str]:
    knowledge = Knowledge.load(RESOURCES / "knowledge")
    found = {a.country for kind in ("state", "territory") for a in knowledge.actors(kind=kind, limit=1000)}
    return {code for code in found if code}


@pytest.fixture(scope="module")
def bodies() -> set[str]:
    return {row["id"] for _, row in rows("bodies.csv")}


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_a_table_has_its_columns_and_a_source_in_every_line(table: str) -> None:
    found = rows(table)
    assert list(found[0][1]) == COLUMNS[table]
    assert [where for where, row in found if None in row or None in row.values()] == []
    assert [where for where, row in found if not row["source"].strip()] == []
    assert [where for where, row in found for v in row.values() if v != v.strip()] == []


@pytest.mark.parametrize("table", ["bodies.csv", "persons.csv"])
def test_ids_are_unique_and_wikidata_ids_are_of_one_actor(table: str) -> None:
    found = rows(table)
    assert list(twice(found, "id")) == []
    assert [w for w, row in found if not re.fullmatch(r"[a-z]+/[a-z0-9-]+", row["id"])] == []
    assert [w for w, row in found if not re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"])] == []
    assert list(twice([r for r in found if r[1]["wikidata"]], "wikidata")) == []


@pytest.mark.parametrize("table", ["bodies.csv", "persons.csv"])
def test_no_actor_has_a_name_twice(table: str) -> None:
    for where, row in rows(table):
        names = [row["name"], *(n for n in row["names"].split("|") if n)]
        assert len(names) == len(set(names)), where
        assert all(n == n.strip() and n for n in names), where


def test_bodies_have_known_kinds_countries_and_sectors(codes: set[str]) -> None:
    sectors = yaml.safe_load((RESOURCES / "codebook" / "sectors.yaml").read_text(encoding="utf-8"))
    known = {entry["code"] for entry in sectors} | {""}
    found = rows("bodies.csv")
    assert [w for w, row in found if row["kind"] not in KINDS] == []
    assert [w for w, row in found if row["country"] not in codes | {""}] == []
    assert [w for w, row in found if row["sector"] not in known] == []


def test_members_are_known_and_belong_once_at_a_time(codes: set[str], bodies: set[str]) -> None:
    found = rows("members.csv")
    known = {f"state/{code}" for code in codes} | bodies
    assert [w for w, row in found if row["actor"] not in known] == []
    assert [w for w, row in found if row["body"] not in bodies] == []
    assert list(day_faults(found)) == []
    assert list(overlaps(found, ("actor", "body"), "first", "last")) == []


def test_offices_are_known_words_of_known_places(codes: set[str], bodies: set[str]) -> None:
    words = yaml.safe_load((FACTS / "words.yaml").read_text(encoding="utf-8"))
    offices = {office for meant in words["offices"].values() for office in meant}
    found = rows("offices.csv")
    assert [w for w, row in found if row["country"] not in codes | bodies] == []
    assert [f"{w}: {row['office']}" for w, row in found if row["office"] not in offices] == []
    assert [w for w, row in found if not row["name"]] == []
    assert list(day_faults(found, "from", "to")) == []


def test_an_office_has_one_holder_at_a_time() -> None:
    found = rows("offices.csv")
    single = [
        (w, row)
        for w, row in found
        if row["office"] not in SHARED_OFFICES and (row["country"], row["office"]) not in CLAIMED_POSTS
    ]
    assert list(overlaps(single, ("country", "office"), "from", "to")) == []
    assert list(overlaps(found, ("country", "office", "name"), "from", "to")) == []


def test_capitals_and_seats_are_of_known_states_on_ordered_days(codes: set[str], bodies: set[str]) -> None:
    for table in ("capitals.csv", "seats.csv"):
        found = rows(table)
        assert [w for w, row in found if row["code"] not in codes] == []
        assert list(day_faults(found)) == []
        assert list(overlaps(found, ("code", "name"), "first", "last")) == []
    assert {row["sort"] for _, row in rows("seats.csv")} == {"seat"}
    assert [w for w, row in rows("seats.csv") if row["actor"] not in bodies | {""}] == []


def test_a_fault_is_told_with_table_and_line(tmp_path: Path) -> None:
    lines = ["actor,body,first,last,source", "state/KAZ,body/csto,1992-05,1991,x", "state/KAZ,body/csto,2020-02-30,,x"]
    (tmp_path / "members.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = rows("members.csv", tmp_path)
    assert [f.split(": ")[0] for f in day_faults(found)] == ["members.csv:2", "members.csv:3"]
    assert list(twice(found, "actor", "body")) == ["members.csv:3: state/KAZ/body/csto stands already in members.csv:2"]


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        (("2001-01-20", "2009-01-20"), ("2009-01-20", ""), False),
        (("2001", "2010"), ("2009-12", ""), True),
        (("2001", "2009-01"), ("2009-01", ""), False),
        (("2001", "2009-01"), ("2009-01-20", ""), False),
        (("2001", ""), ("2009", ""), True),
        (("", ""), ("2009-01-20", ""), True),
    ],
)
def test_terms_may_share_the_day_of_handing_over_only(
    one: tuple[str, str], other: tuple[str, str], wrong: bool
) -> None:
    found = [(f"t:{n}", {"place": "XKX", "from": t[0], "to": t[1]}) for n, t in enumerate((one, other))]
    assert bool(list(overlaps(found, ("place",), "from", "to"))) is wrong
