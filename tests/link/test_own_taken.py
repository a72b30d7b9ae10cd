"""Rows of an endpoint become facts where they are good and new; the rest is counted with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from owning import against

from dateline.link.knowledge import Knowledge, Membership, Term
from dateline.link.own.taken import Harvest, harvest


def row(office: str = "head of state", **values: str) -> dict[str, str]:
    usual = {"office": office, "code": "KAZ", "item": "Q901", "name": "Dana Orman", "post": "President of Kazakhstan"}
    days = {"start": "2024-05-01", "start_precision": "11", "end": "", "end_precision": ""}
    return usual | days | ({"end_precision": "11"} if "end" in values else {}) | values


def _take(tmp_path: Path, *rows: dict[str, str]) -> Harvest:
    return harvest(rows, against(tmp_path / "k"))


def test_a_new_holder_of_an_office(tmp_path: Path) -> None:
    took = _take(tmp_path, row())
    [actor] = took.facts.actors
    assert (actor.id, actor.kind, actor.country, actor.sector) == ("person/dana-orman", "person", "KAZ", "GOV")
    assert (actor.wikidata, actor.source) == ("Q901", "Wikidata")
    assert [name.name for name in took.facts.names] == ["Dana Orman"]
    assert took.facts.terms == [Term("person/dana-orman", "president", "KAZ", "2024-05-01", None, "Wikidata")]


@pytest.mark.parametrize(
    ("office", "post", "called"),
    [
        ("head of state", "President of Kazakhstan", "president"),
        ("head of state", "monarch of Belgium", "monarch"),
        ("head of state", "Supreme Leader of Iran", "supreme leader"),
        ("head of state", "Chairman of the Presidency", "leader"),
        ("head of state", "", "leader"),
        ("head of government", "Prime Minister of Kazakhstan", "prime minister"),
        ("head of government", "Federal Chancellor of Germany", "head of government"),
        ("head of government", "President of the United States", "president"),
        ("head of government", "", "head of government"),
        ("foreign minister", "", "foreign minister"),
    ],
)
def test_offices_are_called_as_the_knowledge_calls_them(tmp_path: Path, office: str, post: str, called: str) -> None:
    assert [term.office for term in _take(tmp_path, row(office, post=post)).facts.terms] == [called]


def test_a_person_known_by_the_wikidata_id_is_no_new_one(tmp_path: Path) -> None:
    took = _take(tmp_path, row(item="Q900", name="Aigül Bek", start="2025-02-01", office="foreign minister"))
    assert [(actor.id, actor.name) for actor in took.facts.actors] == [("person/aigul-bek", "Aigul Bek")]
    assert took.facts.names == []


def test_a_person_known_by_name_and_country_is_no_new_one(tmp_path: Path) -> None:
    took = _take(tmp_path, row(name="Timur Sen"))
    assert [term.actor for term in took.facts.terms] == ["person/timur-sen"]


def test_somebody_of_that_name_elsewhere_is_a_new_one(tmp_path: Path) -> None:
    took = _take(tmp_path, row(name="Timur Sen", code="RUS"))
    assert [actor.id for actor in took.facts.actors] == ["person/timur-sen-q901"]


def test_the_end_of_a_known_term_is_news_and_keeps_its_known_start(tmp_path: Path) -> None:
    took = _take(tmp_path, row(item="Q900", start="2015-01-12", end="2024-04-30"))
    assert took.facts.terms == [Term("person/aigul-bek", "president", "KAZ", "2015-01-10", "2024-04-30", "Wikidata")]
    known = Knowledge.load(tmp_path / "k", [took.facts])
    assert known.holder("KAZ", ("president",), "2024-06-01") is None


def test_what_is_known_is_counted_and_not_written(tmp_path: Path) -> None:
    took = _take(
        tmp_path,
        row(item="Q900", start="2015-01-10"),
        row("foreign minister", name="Timur Sen", start="2010-02-03", end="2014-03-01"),
        row("member", item="Q318693", name="CSTO", start="1994-04-20"),
    )
    assert (took.rows, took.known, took.facts.actors, took.facts.terms, took.facts.members) == (3, 3, [], [], [])


BAD: dict[str, tuple[dict[str, str], str]] = {
    "no item": (row(item=""), "no Wikidata id"),
    "strange item": (row(item="Q1; DROP"), "no Wikidata id"),
    "unknown country": (row(code="SUN"), "unknown country"),
    "no code": (row(code="x/../y"), "unknown country"),
    "no name": (row(name=""), "no name in English"),
    "endless name": (row(name="x" * 10_000), "no name in English"),
    "name with an escape": (row(name="A\x1b[2J"), "no name in English"),
    "no start": (row(start="", start_precision=""), "no first day"),
    "only the year": (row(start="2024-01-01", start_precision="9"), "only the month or year"),
    "only the year it ended": (row(end="2024-01-01", end_precision="9"), "only the month or year"),
    "no such day": (row(start="2024-02-31"), "a day that is none"),
    "before our time": (row(start="-0044-03-1"), "a day that is none"),
    "turned round": (row(end="2020-01-01"), "ends before it begins"),
    "long ago": (row(start="1900-01-01", end="1910-01-01"), "ended before 1945"),
    "small body": (row("member", item="Q5", name="League of One"), "fewer than 3 states"),
}


@pytest.mark.parametrize(("bad", "reason"), BAD.values(), ids=list(BAD))
def test_a_bad_row_is_left_out_with_the_reason(tmp_path: Path, bad: dict[str, str], reason: str) -> None:
    took = _take(tmp_path, bad, row(item="Q77", name="Somebody Good", code="RUS"))
    assert [actor.name for actor in took.facts.actors] == ["Somebody Good"]
    assert [(reason in said, count) for said, count in took.left_out.items()] == [(True, 1)]


def test_one_term_told_twice_with_other_days_counts_once(tmp_path: Path) -> None:
    took = _take(tmp_path, row(), row(start="2024-05-02"), row(end="2025-01-01"))
    assert len(took.facts.terms) == 1
    assert took.left_out["overlaps another term of the same office"] == 2


def test_an_open_term_that_another_followed_is_over_at_a_day_nobody_knows(tmp_path: Path) -> None:
    later = row(item="Q902", name="Later One", start="2024-06-01")
    took = _take(tmp_path, row(), later, row("foreign minister", start="2009-01-01"))
    assert [actor.name for actor in took.facts.actors] == ["Later One"]
    assert took.left_out == {"without an end, though another followed": 2}


def test_two_new_people_of_one_name_and_country_are_not_guessed_apart(tmp_path: Path) -> None:
    took = _take(tmp_path, row(), row("foreign minister", item="Q902"))
    assert [actor.wikidata for actor in took.facts.actors] == ["Q901"]
    assert took.left_out == {"somebody else of that name and country": 1}


def test_bodies_get_their_members(tmp_path: Path) -> None:
    took = _take(
        tmp_path,
        row("member", item="Q318693", name="CSTO", code="RUS", start="", start_precision=""),
        row("member", item="Q318693", name="CSTO", start="1994-04-20", end="2024-01-31"),
    )
    assert took.facts.members == [
        Membership("state/KAZ", "body/csto", "1994-04-20", "2024-01-31", "Wikidata"),
        Membership("state/RUS", "body/csto", None, None, "Wikidata"),
    ]
    assert {actor.id for actor in took.facts.actors} == {"body/csto", "state/KAZ", "state/RUS"}
    assert took.facts.names == []


def test_a_membership_with_days_is_taken_before_one_without(tmp_path: Path) -> None:
    undated = row("member", item="Q318693", name="CSTO", code="RUS", start="", start_precision="")
    dated = row("member", item="Q318693", name="CSTO", code="RUS", start="1994-04-20")
    took = _take(tmp_path, undated, dated)
    assert [one.first for one in took.facts.members] == ["1994-04-20"]
    assert took.left_out == {"overlaps another membership of the same state": 1}


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    rows = [row(), row("foreign minister", item="Q902"), row(start="2024-05-02"), row(item="Q7", name="Other One")]
    assert _take(tmp_path, *rows).facts == _take(tmp_path, *reversed(rows)).facts
