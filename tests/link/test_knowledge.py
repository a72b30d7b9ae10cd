"""Look-ups in a small knowledge file made here, and what a user's own facts change."""

from __future__ import annotations

import multiprocessing
import pickle
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.knowledge import (
    FILE,
    Actor,
    Facts,
    Knowledge,
    Membership,
    NameRow,
    OrganRow,
    Place,
    PlaceRow,
    Term,
    write,
)

WORDS = """
offices: {president: [president]}
sectors: {MIL: [troops]}
former: [former]
other: [deputy]
titles: [mr]
pronouns: [he]
at_home: [COP]
"""
GIVEN = "from,to\nivanko,ivan\n"


def facts() -> Facts:
    return Facts(
        actors=[
            Actor("state/AAA", "state", "Aland", "AAA", "GOV", None, 1, 0.7, "test"),
            Actor("state/BBB", "state", "Borduria", "BBB", "GOV", None, 2, 0.6, "test"),
            Actor("person/ivan-adler", "person", "Ivan Adler", weight=0.4, source="test"),
            Actor("person/olga-adler", "person", "Olga Adler", weight=0.5, source="test"),
            Actor("body/pact", "international", "Pact", sector="IGO", weight=0.5, source="test"),
            Actor("ministry/AAA-foreign", "ministry", "Foreign Ministry of Aland", "AAA", "GOV", source="test"),
        ],
        names=[
            NameRow("state/AAA", "Aland", "name"),
            NameRow("state/AAA", "Alandic", "adjective"),
            NameRow("state/AAA", "Oldtown", "capital", None, "1999-12-31"),
            NameRow("state/AAA", "Newtown", "capital", "2000-01-01", None),
            NameRow("state/BBB", "Borduria", "name"),
            NameRow("state/BBB", "Aland", "alias"),
            NameRow("person/ivan-adler", "Ivan Adler", "name"),
            NameRow("person/olga-adler", "Olga Adler", "name"),
            NameRow("body/pact", "Pact", "name"),
        ],
        terms=[
            Term("person/ivan-adler", "president", "AAA", None, "2010-05-01", "test"),
            Term("person/olga-adler", "president", "AAA", "2010-05-01", None, "test"),
        ],
        members=[
            Membership("state/AAA", "body/pact", "2004-03-29", None, "test"),
            Membership("state/BBB", "body/pact", None, None, "test"),
        ],
        places=[
            PlaceRow("Newtown", Place(7, "Newtown", "AAA", "01", 10.5, 20.25, 300, "capital")),
            PlaceRow("Newtown", Place(8, "Newtown", "BBB", "02", -1.0, 2.0, 9000, "city")),
            PlaceRow("Oldname", Place(7, "Newtown", "AAA", "01", 10.5, 20.25, 300, "capital", None, "1999-12-31")),
        ],
        organs=[OrganRow("ministry", "foreign ministry", "ministry/*-foreign")],
    )


def folder_of(folder: Path, contents: Facts) -> Path:
    connection = sqlite3.connect(folder / FILE)
    write(contents, connection)
    connection.close()
    (folder / "words.yaml").write_text(WORDS)
    (folder / "transliteration.csv").write_text(GIVEN)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("knowledge"), facts())


@pytest.fixture(scope="module")
def known(folder: Path) -> Knowledge:
    return Knowledge.load(folder)


def test_all_that_bear_a_name_come_heaviest_first(known: Knowledge) -> None:
    assert [(one.actor.id, one.sort) for one in known.named("ALAND’s")] == [
        ("state/AAA", "name"),
        ("state/BBB", "alias"),
    ]
    assert known.named("Nowhere") == ()


def test_a_person_is_found_by_sound_and_by_levelled_given_name(known: Knowledge) -> None:
    assert [one.id for one in known.sounding("ADLER")] == ["person/olga-adler", "person/ivan-adler"]
    assert [one.id for one in known.sounding("Ivanko")] == ["person/ivan-adler"]
    assert known.sounding("Aland") == ()


def test_a_capital_speaks_of_its_country_only_on_its_days(known: Knowledge) -> None:
    assert known.country("Oldtown", "1990-01-01") == known.country("Newtown", "2000-01-01") == "AAA"
    assert known.country("Oldtown", "2000-01-01") is None
    assert known.country("Oldtown") == known.country("Alandic") == "AAA"
    assert known.country("Pact") is None


def test_the_latest_start_wins_where_terms_overlap(known: Knowledge) -> None:
    def holder(day: str) -> str | None:
        found = known.holder("AAA", ("chairman", "president"), day)
        return found[0].id if found else None

    assert holder("1900-01-01") == "person/ivan-adler"
    assert holder("2010-05-01") == holder("2024-01-01") == "person/olga-adler"
    assert known.holder("BBB", ("president",), "2024-01-01") is None
    assert [t.actor for t in known.holders("AAA", "president")] == ["person/ivan-adler", "person/olga-adler"]
    assert [t.first for t in known.terms("person/olga-adler")] == ["2010-05-01"]


def test_members_are_those_of_the_day(known: Knowledge) -> None:
    assert [one.actor for one in known.members("body/pact", "2004-03-28")] == ["state/BBB"]
    assert [one.actor for one in known.members("body/pact")] == ["state/AAA", "state/BBB"]
    assert [one.body for one in known.memberships("state/AAA", "2004-03-29")] == ["body/pact"]


def test_an_organ_of_a_state_is_found_by_its_word(known: Knowledge) -> None:
    found = known.organ("AAA", "ministry", "Foreign Ministry")
    assert found is not None and found.id == "ministry/AAA-foreign"
    assert known.organ("BBB", "ministry", "foreign ministry") is None
    assert known.organ("AAA", "court", "foreign ministry") is None


def test_places_come_with_the_days_of_the_name(known: Knowledge) -> None:
    assert [(p.country, p.population, p.last) for p in known.places("newtown")] == [
        ("BBB", 9000, None),
        ("AAA", 300, None),
    ]
    (old,) = known.places("Oldname")
    assert (old.geonames, old.name, old.last, old.latitude) == (7, "Newtown", "1999-12-31", 10.5)


def test_actors_are_listed_by_kind_country_and_text(known: Knowledge) -> None:
    assert [a.id for a in known.actors(kind="person", limit=1)] == ["person/olga-adler"]
    assert [a.id for a in known.actors(country="AAA")] == ["state/AAA", "ministry/AAA-foreign"]
    assert [a.id for a in known.actors(text="ADL")] == ["person/olga-adler", "person/ivan-adler"]


@pytest.fixture(scope="module")
def with_own(folder: Path) -> Knowledge:
    own = Facts(
        actors=[Actor("state/BBB", "state", "Borduria", "BBB", "PRE"), Actor("person/new", "person", "Nora New")],
        names=[
            NameRow("person/new", "Nora New", "name"),
            NameRow("person/ivan-adler", "Vanya Orel"),
            NameRow("state/BBB", "Aland"),
        ],
        terms=[Term("person/new", "president", "AAA", "2020-01-01", None, "own")],
        members=[Membership("person/new", "body/pact", None, None, "own")],
        places=[PlaceRow("Camp", Place(0, "Camp", "BBB", "", 1.0, 1.0, 0, "city"))],
    )
    return Knowledge.load(folder, [own])


def test_own_facts_are_asked_first_and_add_to_the_shipped_ones(with_own: Knowledge) -> None:
    assert [one.actor.id for one in with_own.named("Aland")] == ["state/BBB", "state/AAA"]
    state = with_own.state("BBB")
    assert state is not None and (state.sector, state.weight, state.source) == ("PRE", 0.6, "test")
    assert with_own.holder("AAA", ("president",), "2024-01-01")[0].id == "person/new"
    assert [one.id for one in with_own.sounding("Orel")] == ["person/ivan-adler"]
    assert {one.name for one in with_own.names("person/ivan-adler")} == {"Ivan Adler", "Vanya Orel"}
    assert "person/new" in {one.actor for one in with_own.members("body/pact")}
    assert with_own.places("camp")[0].country == "BBB"
    assert [a.id for a in with_own.actors(text="nora")] == ["person/new"]


def test_own_facts_change_the_fingerprint(known: Knowledge, with_own: Knowledge, folder: Path) -> None:
    assert known.fingerprint == Knowledge.load(folder).fingerprint
    assert known.fingerprint != with_own.fingerprint


def test_the_same_facts_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    turned = facts()
    for rows in (turned.actors, turned.names, turned.terms, turned.members, turned.places):
        rows.reverse()
    for name, contents in (("one", facts()), ("other", turned)):
        (tmp_path / name).mkdir()
        folder_of(tmp_path / name, contents)
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "other" / FILE).read_bytes()


@given(st.one_of(st.text(max_size=60), st.text(st.characters(), max_size=9).map(lambda t: t + "\x00\ud800")))
def test_any_name_gives_an_answer(name: str) -> None:
    known = _once()
    for key in (name, name * 400):
        known.sounding(key), known.country(key, key), known.places(key), known.actor(key), known.state(key)
        known.organ(key, key, key), known.names(key), known.terms(key), known.holder(key, (key,), key)
        known.members(key, key), known.memberships(key, key), known.actors(key, key, key)


def test_names_that_are_nothing_find_nothing(known: Knowledge) -> None:
    for name in ("", " ", "\x00", "…", "Ж" * 10_000):
        assert (known.named(name), known.sounding(name), known.places(name), known.country(name)) == ((), (), [], None)
    assert known.named("Aland" + " " * 10_000)


def _once(cache: list[Knowledge] = []) -> Knowledge:  # noqa: B006
    if not cache:
        import tempfile

        cache.append(Knowledge.load(folder_of(Path(tempfile.mkdtemp()), facts())))
    return cache[0]


def _ask(known: Knowledge) -> list[str]:
    return [one.actor.id for one in known.named("Aland")]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_other_processes_can_use_it(with_own: Knowledge, start: str) -> None:
    assert _ask(pickle.loads(pickle.dumps(with_own))) == _ask(with_own)
    with multiprocessing.get_context(start).Pool(2) as pool:
        assert pool.map(_ask, [with_own] * 2) == [["state/BBB", "state/AAA"]] * 2
    assert _ask(with_own) == ["state/BBB", "state/AAA"]
