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
