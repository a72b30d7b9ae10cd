"""Facts written as a file read back as they were, and a file that was there survives every failure."""

from __future__ import annotations

from pathlib import Path

import pytest
from owning import against

from dateline.errors import KnowledgeError
from dateline.link.knowledge import Actor, Facts, Membership, NameRow, Term
from dateline.link.own import read_own
from dateline.link.own.write import write_own

FACTS = Facts(
    actors=[
        Actor("person/dana-orman", "person", "Dana Orman", "KAZ", "GOV", "Q901", None, 0.5, "Wikidata"),
        Actor("ngo/reed", "ngo", 'Reed, "the" League', None, None, None, None, 0.5, "notes"),
    ],
    names=[
        NameRow("person/dana-orman", "Dana Orman", "name"),
        NameRow("person/dana-orman", "Дана Орман"),
        NameRow("person/dana-orman", "D. Old", "alias", "1990-01-01", "2001-05-06"),
        NameRow("ngo/reed", 'Reed, "the" League', "name"),
    ],
    terms=[
        Term("person/dana-orman", "president", "KAZ", "2024-05-01", None, "Wikidata"),
        Term("person/dana-orman", "secretary-general", "body/csto", "2016-01-01", "2017-12-31", "Gazette"),
    ],
    members=[Membership("person/dana-orman", "ngo/reed", None, "2020-01-01", "Wikidata")],
)


@pytest.mark.parametrize("name", ["own.csv", "own.yaml"])
def test_what_is_written_reads_back(tmp_path: Path, name: str) -> None:
    base = against(tmp_path / "k")
    read = write_own(tmp_path / name, FACTS, base)
    assert (read.actors, read.names, read.terms, read.members) == (
        FACTS.actors,
        FACTS.names,
        FACTS.terms,
        FACTS.members,
    )
    assert read_own([tmp_path / name], base) == [read]
    assert [path.name for path in tmp_path.glob("*own*")] == [name]


def test_facts_that_fail_the_checks_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("old")
    bad = Facts(actors=[Actor("ngo/reed", "ngo", "Reed", "ZZZ")], names=[NameRow("ngo/reed", "Reed", "name")])
    with pytest.raises(KnowledgeError, match="unknown country 'ZZZ'"):
        write_own(path, bad, against(tmp_path / "k"))
    assert path.read_text() == "old"
    assert list(tmp_path.glob(".*part*")) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be written"):
        write_own(tmp_path / "none" / "own.csv", FACTS, against(tmp_path / "k"))


def test_a_trial_leaves_nothing(tmp_path: Path) -> None:
    write_own(tmp_path / "own.csv", FACTS, against(tmp_path / "k"), keep=False)
    assert list(tmp_path.glob("*own*")) == []
