"""What own facts change is said in words."""

from __future__ import annotations

from pathlib import Path

from owning import against, put

from dateline.link.own import read_own
from dateline.link.own.diff import Change, changes, counted

NEW = """
actors:
  - id: person/aigul-bek
    names: [Aygul Bek]
    offices:
      - {office: president, of: KAZ, from: 2015-01-10, to: 2024-05-01}
  - id: person/timur-sen
    offices:
      - {office: foreign minister, of: KAZ, from: 2010-02-01, to: 2014-03-01}
      - {office: president, of: KAZ, from: 2024-05-01}
  - id: ngo/reed
    name: Reed
    country: KAZ
    member_of: [{body: body/cis, from: 2020}]
  - id: state/KAZ
    sector: IGO
    member_of: [{body: body/csto, from: 1994-04-20, to: 2024-01-31}]
places:
  - {name: Kosagash, country: KAZ, latitude: 50.9, longitude: 71.3}
"""


def _said(found: list[Change]) -> list[tuple[str, ...]]:
    return [(one.what, one.how, one.id or one.name, one.before, one.after) for one in found]


def test_what_a_file_changes_in_the_shipped_knowledge(tmp_path: Path) -> None:
    base = against(tmp_path / "k")
    found = changes(base.known, read_own([put(tmp_path, "own.yaml", NEW)], base))
    president = "president of KAZ, 2015-01-10 to"
    assert _said(found) == [
        ("actor", "added", "ngo/reed", "", "Reed, ngo, KAZ"),
        ("membership", "begun", "ngo/reed", "", "member of body/cis, 2020-01-01 to …"),
        ("name", "added", "person/aigul-bek", "", "Aygul Bek"),
        ("office", "ended", "person/aigul-bek", f"{president} …", f"{president} 2024-05-01"),
        ("office", "begun", "person/timur-sen", "", "president of KAZ, 2024-05-01 to …"),
        ("actor", "changed", "state/KAZ", "Kazakhstan, state, KAZ, GOV, Q232", "Kazakhstan, state, KAZ, IGO, Q232"),
        (
            "membership",
            "ended",
            "state/KAZ",
            "member of body/csto, 1994-04-20 to …",
            "member of body/csto, 1994-04-20 to 2024-01-31",
        ),
        ("place", "added", "Kosagash", "", "city in KAZ at 50.9, 71.3"),
    ]
    assert counted(found)["office ended"] == 1


def test_what_the_shipped_knowledge_says_already_is_no_change(tmp_path: Path) -> None:
    base = against(tmp_path / "k")
    path = put(tmp_path, "own.yaml", "actors: [{id: person/timur-sen, name: Timur Sen}]")
    assert changes(base.known, read_own([path], base)) == []


def test_between_two_files_things_are_removed_too(tmp_path: Path) -> None:
    base = against(tmp_path / "k")
    old = put(
        tmp_path,
        "old.csv",
        "id,name,names,kind,office,of,from\nperson/a,A,Aa|Ab,person,chair,KAZ,2020\nngo/b,B,,ngo,,,\n",
    )
    new = put(tmp_path, "new.csv", "id,name,names,kind,office,of,from\nperson/a,A,Aa|Ac,person,chair,KAZ,2021\n")
    found = changes(read_own([old], base), read_own([new], base))
    assert _said(found) == [
        ("actor", "removed", "ngo/b", "B, ngo", ""),
        ("name", "added", "person/a", "", "Ac"),
        ("name", "removed", "person/a", "Ab", ""),
        ("office", "changed", "person/a", "chair of KAZ, 2020-01-01 to …", "chair of KAZ, 2021-01-01 to …"),
    ]
    assert changes(read_own([old], base), read_own([old], base)) == []
