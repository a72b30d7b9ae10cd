"""Names and noun phrases linked in a small world made by hand."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_world

from dateline.link.actors import Link, link
from dateline.link.candidates import Setting, candidates
from dateline.link.knowledge import Knowledge

DAY = "2023-11-09"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return small_world(tmp_path_factory.mktemp("world"))


def asked(known: Knowledge, name: str, **setting) -> Link:
    return link(name, known, Setting(**({"day": DAY} | setting)))


@pytest.mark.parametrize(
    "phrase",
    ["the Russian president", "Russia's President", "president of Russia", "the Kremlin chief", "the Russian leader",
     "Moscow's strongman", "the head of the state of Russia", "the outgoing Russian president"],
)  # fmt: skip
def test_an_office_is_its_holder_on_the_day(known: Knowledge, phrase: str) -> None:
    assert asked(known, phrase).actor == "person/wladimir-orlow"
    assert asked(known, phrase, day="2006-01-01").actor == "person/vasily-morozov"


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the former Russian president", "ELI"),
        ("the Russian vice president", "GOV"),
        ("the Russian president's spokesman", "GOV"),
        ("the Russian president-elect", "GOV"),
        ("two Russian presidents", "GOV"),
        ("the Russian chief", "GOV"),
        ("the Russian army chief", "MIL"),
    ],
)
def test_other_offices_are_not_the_holder(known: Knowledge, phrase: str, sector: str) -> None:
    found = asked(known, phrase)
    assert (found.actor, found.country, found.sector) == (None, "RUS", sector)


def test_without_a_day_an_office_stays_open_and_says_why(known: Knowledge) -> None:
    found = asked(known, "the Russian president", day=None)
    assert (found.actor, found.country) == (None, "RUS")
    assert any("publication date" in reason for reason in found.reasons)


def test_the_leader_is_who_leads_the_government_there(known: Knowledge) -> None:
    assert asked(known, "the German leader").actor == "person/lena-brandt"
    assert asked(known, "the German president").actor == "person/karl-stein"


def test_an_office_without_a_country_takes_the_one_the_article_leaves(known: Knowledge) -> None:
    assert asked(known, "the president").actor is None
    assert asked(known, "the president", countries=frozenset({"RUS"})).actor == "person/wladimir-orlow"
    both = frozenset({"RUS", "CHN"})
    assert asked(known, "the president", countries=both).actor is None
    assert asked(known, "the president", countries=both, holders=("person/zhou-wei",)).actor == "person/zhou-wei"
    assert asked(known, "a president", countries=frozenset({"RUS"})).actor is None


@pytest.mark.parametrize(
    "name",
    ["Wladimir Orlow", "Vladimir Orlov", "Владимир Орлов", "ORLOV Vladimir", "V. Orlov", "Vladimir Petrovich Orlov",
     "Wladimir Orlow's"],
)  # fmt: skip
def test_spellings_and_orders_of_a_name_are_one_man(known: Knowledge, name: str) -> None:
    assert asked(known, name, kind="PER").actor == "person/wladimir-orlow"


@pytest.mark.parametrize("name", ["Vladimir Orlov", "Владимир Орлов", "his Russian counterpart Vladimir Orlov"])
def test_a_person_the_reader_missed_is_found_all_the_same(known: Knowledge, name: str) -> None:
    assert asked(known, name).actor == "person/wladimir-orlow"


def test_a_surname_is_who_is_in_office(known: Knowledge) -> None:
    setting = {"kind": "PER", "countries": frozenset({"RUS"})}
    assert asked(known, "Orlov", **setting).actor == "person/wladimir-orlow"
    assert asked(known, "Orlov", **setting, people={"orlov": "Igor Orlov"}).actor == "person/igor-orlov"
    assert (
        asked(known, "Foreign Minister Orlov", day="2002-01-01", countries=frozenset({"RUS"})).actor
        == "person/igor-orlov"
    )


def test_a_family_name_that_stands_first_is_enough_alone(known: Knowledge) -> None:
    assert asked(known, "Zhou", kind="PER", countries=frozenset({"CHN"})).actor == "person/zhou-wei"
    assert asked(known, "Vladimir", kind="PER", countries=frozenset({"RUS"})).actor == "person/vladimir"


def test_another_given_name_trade_or_suffix_is_another_person(known: Knowledge) -> None:
    assert asked(known, "Boris Orlov", kind="PER").actor == "person/boris-orlov"
    assert asked(known, "Paul Adams", kind="PER", day="2010-01-01").actor == "person/paul-adams"
    assert asked(known, "Paul Adams Jr.", kind="PER").actor == "person/paul-adams-jr"
    found = asked(known, "Orlov", kind="PER", before="The German journalist ")
    assert (found.actor, found.country, found.sector) == ("person/orlov", "DEU", "JRN")


@pytest.mark.parametrize(
    ("before", "after", "country", "sector"),
    [
        ("with his Chinese counterpart ", "", "CHN", "GOV"),
        ("told the German lawmaker ", "", "DEU", "LEG"),
        ("", ", a spokesman for the Northern Front, said", "RUS", "REB"),
        ("", ", 39, the leader of the opposition, said", None, "OPP"),
        ("", " (left), a former German minister, said", "DEU", "ELI"),
        ("The police arrested ", " on Monday", None, None),
        ("He will also press ", " on trade", None, None),
        ("as reporter Ann Lee interviewed ", "", None, None),
    ],
)
def test_an_unknown_person_is_what_the_words_beside_the_name_say(known, before, after, country, sector) -> None:
    found = asked(known, "Ada Examplova", kind="PER", before=before, after=after)
    assert (found.actor, found.country, found.sector) == ("person/ada-examplova", country, sector)


@pytest.mark.parametrize(
    ("name", "setting", "actor", "country", "sector"),
    [
        ("Russian", {"kind": "NORP", "after": " troops crossed"}, None, "RUS", "MIL"),
        ("president", {"before": "said that the US "}, "person/paul-adams-jr", "USA", "GOV"),
        ("government", {"before": "that the new Russian "}, "state/RUS", "RUS", "GOV"),
        ("U.S.", {"kind": "GPE", "after": " soldiers left"}, None, "USA", "MIL"),
        ("U.S.", {"kind": "GPE", "after": " and China agreed"}, "state/USA", "USA", "GOV"),
        ("Russian president", {"after": " welcomed world leaders"}, "person/wladimir-orlow", "RUS", "GOV"),
        ("leader", {"after": " of the Northern Front said"}, None, "RUS", "REB"),
        ("U.S.", {"kind": "GPE", "after": " President Paul Adams"}, "person/paul-adams-jr", "USA", "GOV"),
        ("parliament", {"after": " in Berlin voted"}, None, "DEU", "LEG"),
        ("Moscow", {"kind": "PER", "after": " bombings", "countries": frozenset({"RUS"})}, None, "RUS", None),
        ("Senate", {"kind": "ORG", "after": " in Berlin voted"}, None, "DEU", "LEG"),
        ("Foreign Ministry", {"kind": "ORG", "before": "The Chinese "}, "ministry/CHN-foreign", "CHN", "GOV"),
    ],
)
def test_a_torn_participant_is_read_with_its_phrase(known, name, setting, actor, country, sector) -> None:
    found = asked(known, name, **setting)
    assert (found.actor, found.country, found.sector) == (actor, country, sector)


@pytest.mark.parametrize(
    ("phrase", "actor", "country", "sector"),
    [
        ("Moscow", "state/RUS", "RUS", "GOV"),
        ("the White House", "state/USA", "USA", "GOV"),
        ("the Russian government", "state/RUS", "RUS", "GOV"),
        ("the Russian Foreign Ministry", "ministry/RUS-foreign", "RUS", "GOV"),
        ("two soldiers of the German army", None, "DEU", "MIL"),
        ("pro-Russian separatists", None, None, "REB"),
        ("US-led coalition", None, None, "PTY"),
        ("Northern Front fighters", "group/north-front", "RUS", "REB"),
        ("the German opposition leader", None, "DEU", "OPP"),
        ("a League of Coasts official", None, None, "IGO"),
        ("the League of Coasts secretary-general", "person/ana-costa", None, "IGO"),
        ("protesters", None, None, "CVL"),
        ("us", None, None, None),
        ("the US", "state/USA", "USA", "GOV"),
    ],
)
def test_phrases_end_in_actor_country_and_sector(known, phrase, actor, country, sector) -> None:
    found = asked(known, phrase)
    assert (found.actor, found.country, found.sector) == (actor, country, sector)
    assert found.reasons or found == Link()


def test_a_capital_behind_in_is_a_place(known: Knowledge) -> None:
    found = asked(known, "Moscow", before="was killed in ")
    assert (found.actor, found.country) == (None, "RUS")


def test_bearers_of_one_name_are_told_apart_by_the_country_or_not_at_all(known: Knowledge) -> None:
    assert asked(known, "Reform Party", kind="ORG").actor == "org/reform-party"
    assert asked(known, "Reform Party", kind="ORG", countries=frozenset({"DEU"})).actor == "party/reform-deu"


def test_candidates_come_best_first_with_scores_and_reasons(known: Knowledge) -> None:
    found = candidates("Orlov", known, Setting(day=DAY, kind="PER", countries=frozenset({"RUS"})))
    assert [one.actor for one in found] == ["person/wladimir-orlow", "person/igor-orlov"]
    assert all(0 <= one.score <= 1 and one.reasons for one in found)


def test_a_holder_with_missing_or_backward_terms_is_survived(known: Knowledge) -> None:
    assert asked(known, "Mara Lind", kind="PER").actor == "person/mara-lind"
    assert asked(known, "the American president", day="2018-06-01").actor == "person/mara-lind"


@given(
    st.text(max_size=300),
    st.text(max_size=120),
    st.text(max_size=120),
    st.sampled_from(["", "PER", "ORG", "GPE", "NORP"]),
)
def test_any_text_is_survived(name, before, after, kind) -> None:
    world = _world()
    for day in (DAY, None):
        found = link(name, world, Setting(day=day, before=before, after=after, kind=kind, countries=frozenset({"RUS"})))
        assert 0 <= found.score <= 1


@pytest.mark.parametrize(
    "name", ["Ж" * 10_000, "president " * 2_000, "\x00\x07", "🙂 🇷🇺", "'s", "-", "习近平", "نتنياهو"]
)
def test_odd_names_are_survived(known: Knowledge, name: str) -> None:
    for kind in ("", "PER", "ORG"):
        asked(known, name, kind=kind)


@lru_cache
def _world() -> Knowledge:
    return small_world(Path(mkdtemp()))
