"""Who a name means on a day, with all that is known of that actor."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from dateline.link.knowledge import FILE, Actor, Facts, Knowledge, Membership, NameRow, Term, write
from dateline.pipeline.portrait import who
from dateline.settings import resources

ACTORS = (
    Actor("state/KAZ", "state", "Kazakhstan", "KAZ", "GOV", "Q232", None, 0.6, "facts"),
    Actor(
        "body/csto", "international", "Collective Security Treaty Organization", None, "IGO", None, None, 0.4, "facts"
    ),
    Actor("person/aigul-bek", "person", "Aigul Bek", "KAZ", "GOV", None, None, 0.3, "facts"),
    Actor("person/timur-sen", "person", "Timur Sen", "KAZ", "GOV", None, None, 0.3, "facts"),
)
FACTS = Facts(
    actors=list(ACTORS),
    names=[
        *(NameRow(one.id, one.name, "name") for one in ACTORS),
        NameRow("state/KAZ", "Kazakh", "adjective"),
        NameRow("state/KAZ", "Almaty", "capital", None, "1997-12-09"),
        NameRow("body/csto", "CSTO", "alias"),
    ],
    terms=[
        Term("person/timur-sen", "president", "KAZ", "2010-02-01", "2015-01-09", "facts"),
        Term("person/aigul-bek", "president", "KAZ", "2015-01-10", None, "facts"),
    ],
    members=[Membership("state/KAZ", "body/csto", "1994-04-20", None, "facts")],
)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("knowledge")
    connection = sqlite3.connect(folder / FILE)
    write(FACTS, connection)
    connection.close()
    for name in ("words.yaml", "transliteration.csv"):
        shutil.copy(resources() / "knowledge" / name, folder / name)
    return Knowledge.load(folder)


@pytest.mark.parametrize(
    ("name", "day", "actor"),
    [
        ("the Kazakh president", "2020-05-05", "person/aigul-bek"),
        ("the Kazakh president", "2012-05-05", "person/timur-sen"),
        ("the Kazakh president", "1999-05-05", None),
        ("Aigul Bek", "2020-05-05", "person/aigul-bek"),
        ("Bek", "2020-05-05", "person/aigul-bek"),
        ("Kazakhstan", "2020-05-05", "state/KAZ"),
        ("CSTO", "2020-05-05", "body/csto"),
        ("person/timur-sen", "2020-05-05", "person/timur-sen"),
        ("Nobody Known", "2020-05-05", None),
        ("person/nobody", "2020-05-05", None),
        ("Қасым " * 3000, "2020-05-05", None),
        ("\x00\x1b[2J", "2020-05-05", None),
    ],
)
def test_a_name_means_an_actor_of_that_day_or_nobody(
    knowledge: Knowledge, name: str, day: str, actor: str | None
) -> None:
    found = who(name, day, knowledge)
    assert found.decision.actor == actor
    assert (found.portrait is None) == (actor is None)
    assert [one.score for one in found.candidates] == sorted((one.score for one in found.candidates), reverse=True)
    if actor is not None:
        assert found.decision.reasons
        assert found.candidates[0].actor == actor


def test_a_person_comes_with_names_and_terms(knowledge: Knowledge) -> None:
    found = who("Timur Sen", "2012-05-05", knowledge).as_json()
    (office,) = found["portrait"]["offices"]
    assert (office["office"], office["place"], office["from"], office["to"]) == (
        "president",
        "KAZ",
        "2010-02-01",
        "2015-01-09",
    )
    assert office["held"]
    assert not who("Timur Sen", "2020-05-05", knowledge).as_json()["portrait"]["offices"][0]["held"]


def test_a_state_comes_with_those_who_led_it_and_what_it_belonged_to_on_that_day(knowledge: Knowledge) -> None:
    then = who("Kazakhstan", "2012-05-05", knowledge).as_json()["portrait"]
    assert [(one["actor"], one["office"]) for one in then["holders"]] == [("person/timur-sen", "president")]
    assert [one["body_name"] for one in then["memberships"]] == ["Collective Security Treaty Organization"]
    before = who("Kazakhstan", "1993-05-05", knowledge).as_json()["portrait"]
    assert (before["holders"], before["memberships"]) == ([], [])
    assert [one["actor"] for one in who("CSTO", "2012-05-05", knowledge).as_json()["portrait"]["members"]] == [
        "state/KAZ"
    ]
