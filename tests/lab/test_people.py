"""What a person takes from the office and from the body led."""

from __future__ import annotations

from dateline.link.knowledge import Actor, Term
from dateline_lab.knowledge.people import _actor, _People


def test_who_leads_a_body_shares_its_country_and_sector() -> None:
    people = _People({})
    person = people.add("Ada Berg", "ada-berg")
    people.give(person, Term("", "leader", "group/front", "2001-01-20", None, "own"))
    bodies = {"group/front": Actor("group/front", "armed-group", "Front", "AAA", "REB", source="own")}
    actor = _actor(person, {}, bodies)
    assert (actor.country, actor.sector) == ("AAA", "REB")
    people.give(person, Term("", "president", "BBB", "2011-01-20", None, "own"))
    actor = _actor(person, {}, bodies)
    assert (actor.country, actor.sector) == ("BBB", "GOV")


def test_of_offices_that_end_together_the_weightiest_state_is_home() -> None:
    people = _People({})
    person = people.add("Ada Berg", "ada-berg")
    for place in ("AAA", "BBB", "CCC"):
        people.give(person, Term("", "monarch", place, "2001-01-20", None, "own"))
    people.give(person, Term("", "president", "DDD", "2003-01-20", "2004-01-20", "own"))
    weights = {"AAA": 0.3, "BBB": 0.7, "CCC": 0.5, "DDD": 0.9}
    assert _actor(person, weights, {}).country == "BBB"


def test_a_suffix_and_a_first_letter_in_common_make_no_one_person() -> None:
    people = _People({})
    president = people.merge(
        ["Joan Berg Jr."], "joan-berg-jr", [Term("", "president", "AAA", "2001-01-20", None, "own")]
    )
    seat = Term("", "representative", "AAA", "2003-01-03", None, "own")
    assert people.merge(["Jim Holm Jr."], "jim-holm-jr", [seat], full=True) is not president
    assert people.merge(["Ann Joan"], "ann-joan", [seat], full=True) is not president
    assert people.merge(["Jim Berg"], "jim-berg", [seat], full=True) is not president
    assert people.merge(["Joan Berg"], "joan-berg", [seat], full=True) is president
