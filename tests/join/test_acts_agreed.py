from __future__ import annotations

from acts_accounts import KAZAKHSTAN, PUTIN, RUSSIA, TOKAYEV, told

from dateline.join.acts.agreed import agreed_sides
from dateline.model.account import Party

MACRON = Party("person/emmanuel-macron", "Emmanuel Macron", "person/emmanuel-macron", "FRA", "GOV")
OFFICE = Party("person/vladimir-putin", "Russian president", "person/vladimir-putin", "RUS", "GOV")
THEY = Party("~they/", "they")
NEIGHBOUR = Party("~asian neighbor/", "Asian neighbor")


def sides(*accounts):
    return [(side.role, side.party.name, side.reports) for side in agreed_sides(accounts)]


def test_whom_one_report_of_five_names_does_not_stand_beside_the_others():
    four = [told(letter, sources=(PUTIN,), targets=(KAZAKHSTAN,)) for letter in "abcd"]
    assert sides(*four, told("e", sources=(PUTIN, MACRON), targets=(KAZAKHSTAN,))) == [
        ("source", "Vladimir Putin", 5),
        ("target", "Kazakhstan", 5),
    ]
    two = [told(letter, sources=(PUTIN, MACRON)) for letter in "ef"]
    assert ("source", "Emmanuel Macron", 2) in sides(*four, *two)


def test_one_or_two_reports_give_all_they_name():
    assert sides(told("a", sources=(PUTIN,)), told("b", sources=(MACRON, NEIGHBOUR))) == [
        ("source", "Emmanuel Macron", 1),
        ("source", "Vladimir Putin", 1),
        ("source", "Asian neighbor", 1),
    ]


def test_a_role_that_few_reports_fill_is_not_left_empty():
    silent = [told(letter, sources=(PUTIN,)) for letter in "abcde"]
    assert ("target", "Kassym-Jomart Tokayev", 1) in sides(*silent, told("f", sources=(PUTIN,), targets=(TOKAYEV,)))
    apart = [told(str(n), targets=(Party(f"person/{n}", f"{n}", f"person/{n}"),)) for n in range(5)]
    assert len(sides(*apart)) == 5


def test_pronouns_and_descriptions_stand_only_where_nobody_else_does():
    assert sides(told("a", sources=(THEY, PUTIN))) == [("source", "Vladimir Putin", 1)]
    assert sides(told("a", sources=(THEY,))) == [("source", "they", 1)]
    three = [told(letter, sources=(PUTIN,), targets=(NEIGHBOUR, KAZAKHSTAN)) for letter in "abc"]
    assert sides(*three) == [("source", "Vladimir Putin", 3), ("target", "Kazakhstan", 3)]


def test_an_actor_goes_by_its_own_name_where_a_report_gives_it():
    described = [told(letter, sources=(OFFICE,)) for letter in "abc"]
    assert sides(*described) == [("source", "Russian president", 3)]
    assert sides(*described, told("d", sources=(PUTIN,))) == [("source", "Vladimir Putin", 4)]
    said = told("d", sources=(RUSSIA,), said_by=(PUTIN,))
    assert ("source", "Vladimir Putin", 3) in sides(*described, said)
