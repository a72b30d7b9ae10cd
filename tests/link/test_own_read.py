"""Files of one's own become facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from owning import SECTORS, against, put, shipped

from dateline.link.knowledge import Actor, Knowledge, Membership, NameRow, Term
from dateline.link.own import Against, read_own

PARTY = """
source: Field notes
actors:
  - id: party/kaz-reed
    name: Reed Party
    names: [Kamys, {name: Reed Movement, from: 1999-03, to: 2006-12-22}]
    kind: party
    country: KAZ
    sector: PTY
    wikidata: Q77
  - id: person/dana-orman
    name: Dana Orman
    country: KAZ
    offices:
      - {office: speaker of parliament, of: KAZ, from: 2022-02-01, source: Gazette 14}
      - {office: secretary-general, of: body/csto, from: 2016, to: 2017}
    member_of: {body: party/kaz-reed, from: 2021}
"""
ROWS = """
id;name;names;kind;country;sector;wikidata;office;of;from;to;member_of;source
party/kaz-reed;Reed Party;Kamys;party;KAZ;PTY;Q77;;;;;;Field notes
party/kaz-reed;;Reed Movement;;;;;;;1999-03;2006-12-22;;

person/dana-orman;Dana Orman;;;KAZ;;;speaker of parliament;KAZ;2022-02-01;;;Gazette 14
person/dana-orman;Dana Orman;;;KAZ;;;secretary-general;body/csto;2016;2017;;Field notes
person/dana-orman;;;;;;;;;2021;;party/kaz-reed;Field notes
"""


@pytest.mark.parametrize("file", ["own.yaml", "own.yml", "own.csv"])
def test_yaml_and_csv_say_the_same(tmp_path: Path, file: str) -> None:
    [facts] = read_own([put(tmp_path, file, ROWS if file.endswith("csv") else PARTY)], against(tmp_path / "k"))
    party, person = facts.actors
    assert party == Actor("party/kaz-reed", "party", "Reed Party", "KAZ", "PTY", "Q77", None, 0.5, "Field notes")
    assert (person.kind, person.name) == ("person", "Dana Orman")
    assert facts.names == [
        NameRow("party/kaz-reed", "Reed Party", "name"),
        NameRow("party/kaz-reed", "Kamys"),
        NameRow("party/kaz-reed", "Reed Movement", "alias", "1999-03-01", "2006-12-22"),
        NameRow("person/dana-orman", "Dana Orman", "name"),
    ]
    assert facts.terms == [
        Term("person/dana-orman", "speaker of parliament", "KAZ", "2022-02-01", None, "Gazette 14"),
        Term("person/dana-orman", "secretary-general", "body/csto", "2016-01-01", "2017-12-31", facts.terms[1].source),
    ]
    assert [(m.actor, m.body, m.first) for m in facts.members] == [
        ("person/dana-orman", "party/kaz-reed", "2021-01-01")
    ]


def test_an_entry_for_a_shipped_actor_needs_only_what_it_adds(tmp_path: Path) -> None:
    path = put(tmp_path, "own.yaml", "actors: [{id: person/aigul-bek, names: [Айгүл Сенім]}]")
    base = against(tmp_path / "k")
    [facts] = read_own([path], base)
    assert facts.actors == [base.known.actor("person/aigul-bek")]
    known = Knowledge.load(tmp_path / "k", [facts])
    assert [one.actor.id for one in known.named("айгүл сенім")] == ["person/aigul-bek"]
    assert known.actor("person/aigul-bek").name == "Aigul Bek"


def test_own_facts_are_found_by_linking(tmp_path: Path) -> None:
    path = put(tmp_path, "own.yaml", PARTY)
    known = Knowledge.load(shipped(tmp_path / "k"), read_own([path], Against(SECTORS)))
    assert [one.actor.id for one in known.named("Kamys")] == ["party/kaz-reed"]
    actor, term = known.holder("KAZ", ("speaker of parliament",), "2023-05-01")
    assert (actor.id, term.source) == ("person/dana-orman", "Gazette 14")
    assert known.memberships("person/dana-orman", "2020-01-01") == ()


def test_places_have_names_of_their_time(tmp_path: Path) -> None:
    yaml = """
        places:
          - name: Kosagash
            names: [{name: Leninsk, to: 1995-12-19}]
            country: KAZ
            latitude: 50.96
            longitude: 71.35
            population: 1200
        """
    rows = "name,names,country,latitude,longitude\nOybek,Uybek|Oibek,KAZ,50.96,-71.35\n"
    first, second = read_own([put(tmp_path, "a.yaml", yaml), put(tmp_path, "b.csv", rows)], against(tmp_path / "k"))
    assert [(row.name, row.place.name, row.place.last) for row in first.places] == [
        ("Kosagash", "Kosagash", None),
        ("Leninsk", "Kosagash", "1995-12-19"),
    ]
    assert [row.name for row in second.places] == ["Oybek", "Uybek", "Oibek"]
    assert second.places[2].place.longitude == -71.35


def test_a_folder_is_read_whole_and_sorted(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    put(own, "b.csv", "id,name,kind\nngo/two,Two,ngo\n")
    put(own, "a.yaml", "actors: [{id: ngo/one, name: One, kind: ngo}]")
    put(own, "notes.txt", "not knowledge")
    assert [facts.actors[0].id for facts in read_own([own], against(tmp_path / "k"))] == ["ngo/one", "ngo/two"]


def test_one_actor_may_be_told_of_in_several_files(tmp_path: Path) -> None:
    one = put(tmp_path, "one.yaml", "actors: [{id: ngo/one, name: One, kind: ngo}]")
    two = put(tmp_path, "two.yaml", "actors: [{id: ngo/one, names: [Uno], country: KAZ}]")
    facts = read_own([one, two], against(tmp_path / "k"))
    known = Knowledge.load(tmp_path / "k", facts)
    assert known.named("Uno")[0].actor == Actor("ngo/one", "ngo", "One", "KAZ", None, None, None, 0.5, "two.yaml")


def test_norway_is_no_word_for_false(tmp_path: Path) -> None:
    path = put(tmp_path, "own.yaml", "actors: [{id: ngo/one, name: NO, kind: ngo, wikidata: ~}]")
    assert read_own([path], against(tmp_path / "k"))[0].actors[0].name == "NO"


def test_memberships_need_no_days(tmp_path: Path) -> None:
    path = put(tmp_path, "own.yaml", "actors: [{id: state/RUS, member_of: body/csto}]")
    [facts] = read_own([path], against(tmp_path / "k"))
    assert facts.members == [Membership("state/RUS", "body/csto", None, None, "own.yaml")]


def test_a_re_election_on_the_last_day_is_no_overlap(tmp_path: Path) -> None:
    rows = """
        id,name,office,of,from,to
        person/dana-orman,Dana Orman,president,KAZ,2010-01-01,2015-01-01
        person/dana-orman,Dana Orman,president,KAZ,2015-01-01,
        """
    assert len(read_own([put(tmp_path, "own.csv", rows)], against(tmp_path / "k"))[0].terms) == 2


def test_an_own_term_takes_the_place_of_the_shipped_one_it_overlaps(tmp_path: Path) -> None:
    rows = "id,office,of,from,to\nperson/aigul-bek,president,KAZ,2015-01-11,2024-05-01\n"
    base = against(tmp_path / "k")
    facts = read_own([put(tmp_path, "own.csv", rows)], base)
    known = Knowledge.load(tmp_path / "k", facts)
    assert [(term.first, term.last) for term in known.terms("person/aigul-bek")] == [("2015-01-11", "2024-05-01")]
    assert base.known.holder("KAZ", ("president",), "2024-06-01") is not None
    assert known.holder("KAZ", ("president",), "2024-06-01") is None


def test_an_own_term_at_another_time_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    rows = "id,office,of,from,to\nperson/timur-sen,foreign minister,KAZ,2014-03-01,2016\n"
    facts = read_own([put(tmp_path, "own.csv", rows)], against(tmp_path / "k"))
    known = Knowledge.load(tmp_path / "k", facts)
    assert [term.first for term in known.terms("person/timur-sen")] == ["2010-02-01", "2014-03-01"]


def test_a_membership_of_ones_own_ends_the_shipped_one(tmp_path: Path) -> None:
    path = put(tmp_path, "own.yaml", "actors: [{id: state/KAZ, member_of: {body: body/csto, from: 1994, to: 2023}}]")
    known = Knowledge.load(tmp_path / "k", read_own([path], against(tmp_path / "k")))
    assert known.members("body/csto", "2024-06-01") == ()
