"""How names of organs, parties and terms are read from the texts of the sources."""

from __future__ import annotations

import pytest

from dateline.link.knowledge import Actor, Facts, NameRow, OrganRow, Term
from dateline_lab.knowledge.congress import Politician, _terms
from dateline_lab.knowledge.government import _names, add_government
from dateline_lab.knowledge.holders import holders, name_of
from dateline_lab.knowledge.index import Index
from dateline_lab.knowledge.memberships import add_memberships
from dateline_lab.knowledge.own import add_capitals_and_seats, add_members, add_persons, first_day, last_day
from dateline_lab.knowledge.parties import add_parties
from dateline_lab.knowledge.people import _People
from dateline_lab.knowledge.places import _names as town_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Great Chamber (Velka Komora)", ("Great Chamber", "Velka Komora")),
        ("High Court of Justice or Curia (consists of 9 judges)", ("High Court of Justice", "Curia")),
        ("the Alandic Army (AA; includes a lake fleet)<br>", ("Alandic Army",)),
        ("Alandic Armed Forces (AAF)", ("Alandic Armed Forces", "AAF")),
        ("none", ()),
        ("", ()),
    ],
)
def test_names_stand_before_and_within_brackets(text: str, names: tuple[str, ...]) -> None:
    assert _names(text) == names


def facts() -> Facts:
    found = Facts(
        actors=[
            Actor("state/AAA", "state", "Aland", "AAA", "GOV", weight=0.6),
            Actor("state/BBB", "state", "Borduria", "BBB", "GOV", weight=0.6),
            Actor("parliament/AAA", "parliament", "Parliament of Aland", "AAA", "LEG", source="every state"),
            Actor("military/AAA", "military", "Armed Forces of Aland", "AAA", "MIL", source="every state"),
            Actor("body/long-table", "parliament", "Long Table", "AAA", "LEG", source="own"),
            Actor("body/pact", "international", "Pact", source="own"),
        ],
        organs=[
            OrganRow("parliament", "parliament", "parliament/*"),
            OrganRow("parliament", "legislature", "parliament/*"),
            OrganRow("military", "armed forces", "military/*"),
        ],
    )
    found.names += [NameRow(actor.id, actor.name, "name") for actor in found.actors if actor.source != "every state"]
    found.names.append(NameRow("state/AAA", "Alandic", "adjective"))
    return found


def profile(**fields: dict[str, object]) -> dict[str, object]:
    return {"Government": fields}


def test_a_chamber_known_to_the_own_tables_takes_the_words_for_parliament() -> None:
    known = facts()
    table = profile(**{"Legislative branch": {"legislature name": {"text": "Long Table (Dlouhy Stul)"}}})
    add_government(known, {"AAA": table}, Index(known))
    words = {(row.word, row.actor) for row in known.organs if row.country == "AAA"}
    assert {("parliament", "body/long-table"), ("legislature", "body/long-table")} <= words
    assert NameRow("body/long-table", "Dlouhy Stul") in known.names
    assert "parliament/AAA" not in {actor.id for actor in known.actors}


def test_a_name_that_several_states_bear_is_a_word_for_the_organ() -> None:
    known = facts()
    chamber = profile(**{"Legislative branch - upper chamber": {"chamber name": {"text": "Council of Elders"}}})
    add_government(known, {"AAA": chamber, "BBB": chamber}, Index(known))
    assert "Council of Elders" not in {row.name for row in known.names}
    assert OrganRow("parliament", "Council of Elders", "parliament/BBB-council-of-elders", "BBB") in known.organs


def test_armed_forces_stand_before_the_colon_and_branches_after_it() -> None:
    known = facts()
    forces = {
        "Military and security forces": {
            "text": "Alandic Armed Forces (AAF): Lake Fleet, Hill Guard<br><br>Ministry of Quiet: River Police, x"
        }
    }
    add_government(known, {"AAA": {"Military and Security": forces}}, Index(known))
    sectors = {actor.id: actor.sector for actor in known.actors if actor.source == "CIA World Factbook"}
    assert sectors == {
        "military/AAA-lake-fleet": "MIL",
        "military/AAA-hill-guard": "MIL",
        "service/AAA-river-police": "COP",
    }
    assert {row.name for row in known.names if row.actor == "military/AAA"} == {"Alandic Armed Forces", "AAF"}


def test_parties_have_full_and_short_names() -> None:
    known = facts()
    text = "Party of Lakes or PLX (Hills region)<br>Party of Hills (Hills region)<br>Solidarity<br>other: several<br><strong>note:</strong> all"
    add_parties(known, {"AAA": profile(**{"Political parties": {"text": text}})}, Index(known))
    named: dict[str, list[str]] = {}
    for row in known.names:
        if row.actor.startswith("party/"):
            named.setdefault(row.actor, []).append(row.name)
    assert named == {
        "party/AAA-party-of-lakes": ["Party of Lakes", "PLX"],
        "party/AAA-party-of-hills": ["Party of Hills"],
        "party/AAA-solidarity-party": ["Solidarity party"],
    }


def test_observers_are_no_members_and_the_own_list_of_members_goes_before(tmp_path) -> None:
    known = facts()
    known.actors.append(Actor("body/league", "international", "League", source="own"))
    known.names.append(NameRow("body/league", "League", "name"))
    (tmp_path / "memberships.csv").write_text("abbreviation,body\nPCT,body/pact\nPact,\n")
    (tmp_path / "members.csv").write_text("actor,body,first,last,source\nstate/BBB,body/league,2001-02,,test\n")
    add_members(known, tmp_path)
    text = {"International organization participation": {"text": "Pact (observer), League, XYZ, <b>PCT</b>"}}
    add_memberships(known, {"AAA": profile(**text), "BBB": profile(**text)}, tmp_path, Index(known))
    assert [(m.actor, m.body, m.first) for m in known.members] == [
        ("state/BBB", "body/league", "2001-02-01"), ("state/AAA", "body/pact", None), ("state/BBB", "body/pact", None),
    ]  # fmt: skip


def test_dated_capitals_replace_undated_ones(tmp_path) -> None:
    known = facts()
    known.names += [
        NameRow("state/AAA", "Newtown", "capital"),
        NameRow("state/AAA", "Newtown", "seat"),
        NameRow("state/AAA", "Otherville", "capital"),
    ]
    (tmp_path / "capitals.csv").write_text("code,name,first,last,source\nAAA,Newtown,2000-01-01,,test\n")
    (tmp_path / "seats.csv").write_text("code,name,sort,first,last,source\nAAA,Green Gate,seat,,,test\n")
    add_capitals_and_seats(known, tmp_path)
    assert [(row.name, row.sort, row.first) for row in known.names if row.sort in {"capital", "seat"}] == [
        ("Otherville", "capital", None), ("Newtown", "capital", "2000-01-01"), ("Green Gate", "seat", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1999", "1999-01-01", "1999-12-31"),
        ("2001-05-06", "2001-05-06", "2001-05-06"),
        ("", None, None),
    ],
)
def test_a_month_or_year_begins_on_its_first_and_ends_on_its_last_day(text, first, last) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


def test_aliases_go_to_a_person_known_already(tmp_path) -> None:
    known = facts()
    known.actors.append(Actor("person/ivan-adler", "person", "Ivan Adler", "AAA", weight=0.6))
    (tmp_path / "persons.csv").write_text(
        "id,name,names,wikidata,source\nperson/ivan-adler,Ivan Adler,Vanya A,Q1,test\nperson/x,Xan Ek,,,test\n"
    )
    add_persons(known, tmp_path)
    people = {actor.id: (actor.wikidata, actor.country) for actor in known.actors if actor.kind == "person"}
    assert people == {"person/ivan-adler": ("Q1", "AAA"), "person/x": (None, None)}
    assert {"Vanya A", "Xan Ek"} <= {row.name for row in known.names}


def test_terms_that_follow_on_each_other_are_one() -> None:
    rows = [
        {"type": "rep", "start": "2001-01-03", "end": "2003-01-03"},
        {"type": "rep", "start": "2003-01-07", "end": "2005-01-03"},
        {"type": "sen", "start": "2005-01-03", "end": "2029-01-03"},
        {"type": "rep", "start": "2006-01-03", "end": "2007-01-03"},
    ]
    assert _terms(rows) == [
        ("representative", "2001-01-03", "2005-01-03"), ("senator", "2005-01-03", None),
        ("representative", "2006-01-03", "2007-01-03"),
    ]  # fmt: skip
    assert Politician(["A"]).terms == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Ada EXAMPLOVA", "Ada Examplova"),
        ("King OTTO III of the Lakes", "Otto III"),
        ("Chair of the High Council and Commander General Ivan al-ADLER", "Ivan al-Adler"),
        ("Sultan and Prime Minister Sir PAUL", "Paul"),
        ("President of the Alandic Confederation Mia d'ORO-Weiss", "Mia d'Oro-Weiss"),
        ("also spelled ADLER", ""),
    ],
)
def test_a_name_stands_behind_the_last_title(text: str, name: str) -> None:
    assert name_of(text) == name


def test_a_crown_prince_who_heads_the_government_is_no_monarch() -> None:
    table = profile(**{"Executive branch": {
        "chief of state": {"text": "King OTTO III (since 3 May 2001); Heir PAUL (born 1980)"},
        "head of government": {"text": "Crown Prince and Prime Minister PAUL of Aland (since February 2012)"},
    }})  # fmt: skip
    assert holders(table, dependent=False) == [
        ("Otto III", "monarch", "2001-05-03"), ("Paul", "prime minister", "2012-02-01"),
    ]  # fmt: skip
    assert [office for _, office, _ in holders(table, dependent=True)] == ["prime minister"]


def test_terms_go_to_who_held_the_office_in_those_days_before_who_only_sounds_alike() -> None:
    people = _People({})
    for name, first, last in (
        ("Otto H. Adler", "1989-01-20", "1993-01-20"),
        ("Otto W. Adler", "2001-01-20", "2009-01-20"),
    ):
        people.give(people.add(name, name), Term("", "president", "AAA", first, last, "own"))
    found = people.merge(
        ["Otto Adler"], "otto-adler", [Term("", "president", "AAA", "2001-01-20", "2009-01-20", "other")]
    )
    assert (found["name"], len(found["terms"]), found["names"]) == ("Otto W. Adler", 1, ["Otto Adler"])
    other = people.merge(["Adler"], "adler-bbb", [Term("", "leader", "BBB", "1990-01-01", "1991-01-01", "other")])
    assert (other["id"], len(people.all)) == ("person/adler-bbb", 3)


def test_a_name_of_who_took_office_in_those_weeks_is_another_spelling_of_one() -> None:
    people = _People({})
    people.give(people.add("Otto Adlerides", "otto-adlerides"), Term("", "president", "AAA", "2023-02-28", None, "own"))
    assert people.spells("Otto Adlaridis", Term("", "president", "AAA", "2023-03-01", None, "other"))
    assert people.all["person/otto-adlerides"]["names"] == ["Otto Adlaridis"]
    assert not people.spells("Otto Adlaridis", Term("", "president", "AAA", "2024-03-01", None, "other"))
    assert not people.spells("Mia Berg", Term("", "president", "AAA", "2023-02-28", None, "other"))


def test_an_alias_that_an_actor_of_the_own_tables_bears_is_not_given_to_another() -> None:
    known = facts()
    known.actors += [
        Actor("group/hill-guard", "armed-group", "Hill Guard", "AAA", "PRM", source="own"),
        Actor("military/AAA-army", "military", "Army of Aland", "AAA", "MIL", source="own"),
    ]
    known.names.append(NameRow("group/hill-guard", "Hill Guard", "name"))
    index = Index(known)
    index.name(NameRow("military/AAA-army", "Hill Guard"), known.actors[-1])
    index.name(NameRow("military/AAA-army", "Lake Guard"), known.actors[-1])
    assert [row.actor for row in known.names if row.name == "Hill Guard"] == ["group/hill-guard"]
    assert [row.actor for row in known.names if row.name == "Lake Guard"] == ["military/AAA-army"]


@pytest.mark.parametrize(
    ("country", "people", "found"),
    [("UA", 30_000, {"Zedtown", "Sedtaun"}), ("UA", 5_000, {"Zedtown"}), ("FR", 30_000, {"Zedtown"})],
)
def test_towns_of_countries_with_other_letters_are_found_under_several_spellings(country, people, found) -> None:
    town = {"name": "Zedtown", "countrycode": country, "population": people, "alternatenames": ["Sedtaun", "zdtwn"]}
    assert set(town_names(town)) == found
