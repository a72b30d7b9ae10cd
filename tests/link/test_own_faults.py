"""Whatever is wrong in a file of one's own is said with file and line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from owning import against, put

from dateline.errors import KnowledgeError
from dateline.link.own import read_own
from dateline.link.own.nodes import MAX_BYTES

YAML: dict[str, tuple[str, int, str]] = {
    "unknown field": ("actors:\n- id: ngo/a\n  nmae: A\n  kind: ngo", 3, "'nmae'; did you mean name?"),
    "unknown field of the file": ("actor:\n- id: ngo/a", 1, "'actor'; did you mean actors?"),
    "unknown field of an office": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - {office: x, of: KAZ, from: 2020,\n     til: 2021}",
        6,
        "'til'",
    ),
    "unknown kind": ("actors:\n- id: ngo/a\n  name: A\n  kind: partei", 4, "'partei'; did you mean party?"),
    "unknown sector": ("actors:\n- id: ngo/a\n  name: A\n  sector: GOW", 4, "'GOW'; did you mean GOV?"),
    "unknown country": ("actors:\n- id: ngo/a\n  name: A\n  country: KZ", 4, "unknown country 'KZ'"),
    "country by name": ("actors:\n- id: ngo/a\n  name: A\n  country: Kazakhstan", 4, "did you mean KAZ?"),
    "unknown country of an office": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - office: president\n    of: ZZZ\n    from: 2020",
        6,
        "unknown country 'ZZZ'",
    ),
    "id of the wrong form": ("actors:\n- id: Reed Party\n  name: A\n  kind: party", 2, "has the wrong form"),
    "no id": ("actors:\n- name: A\n  kind: party", 2, "the id is missing"),
    "person of another kind": ("actors:\n- id: person/a\n  name: A\n  kind: party", 4, "person/ are for persons"),
    "new state": ("actors:\n- id: state/ZZZ\n  name: Z\n  kind: state", 2, "no state or territory that is known"),
    "wikidata": ("actors:\n- id: ngo/a\n  name: A\n  wikidata: 1125834", 4, "Q and a number"),
    "new without name": ("actors:\n- id: ngo/a", 2, "is new and has no name"),
    "new without kind": ("actors:\n- id: body/a\n  name: A", 2, "is new and has no kind"),
    "empty name": ("actors:\n- id: ngo/a\n  name: ''", 3, "the name is empty"),
    "name of dots": ("actors:\n- id: ngo/a\n  name: '...'", 3, "no letter or figure"),
    "endless name": (f"actors:\n- id: ngo/a\n  name: {'ab' * 5000}", 3, "has 10,000 characters; 200 are the most"),
    "name that turns the text": ('actors:\n- id: ngo/a\n  name: "A\\u202eB"', 3, "control character"),
    "name with an escape": ('actors:\n- id: ngo/a\n  name: "A\\x1b[31m"', 3, "control character"),
    "no such day": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - {office: x, of: KAZ, from: 2023-02-30}",
        5,
        "'2023-02-30', no day",
    ),
    "day in another order": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - {office: x, of: KAZ, from: 9.11.2023}",
        5,
        "write 2023-11-09",
    ),
    "term turned round": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - office: x\n    of: KAZ\n    from: 2020\n    to: 2019",
        8,
        "ends on 2019-12-31, before it begins on 2020-01-01",
    ),
    "term without a start": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - {office: x, of: KAZ}",
        5,
        "lacks from",
    ),
    "office of nowhere": ("actors:\n- id: person/a\n  name: A\n  offices:\n  - {office: x, from: 2020}", 5, "lacks of"),
    "overlapping terms": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - {office: President, of: KAZ, from: 2010, to: 2015}\n  - {office: president, of: KAZ, from: 2014-05-01}",
        6,
        "in line 5 already from 2010-01-01 to 2015-12-31",
    ),
    "overlapping memberships": (
        "actors:\n- id: person/a\n  name: A\n  member_of:\n  - body/csto\n  - {body: body/csto, from: 2014}",
        6,
        "member of body/csto",
    ),
    "same id, other values": (
        "actors:\n- id: ngo/a\n  name: A\n  country: KAZ\n- id: ngo/a\n  country: RUS",
        5,
        "country is 'RUS' here and 'KAZ' in line 2",
    ),
    "same name twice": ("actors:\n- id: ngo/a\n  name: A\n  names: [B,\n    B]", 5, "the name 'B' twice"),
    "two ids of one name": (
        "actors:\n- id: ngo/a\n  name: Reed\n- id: ngo/b\n  name: reed",
        5,
        "ngo/b has the name, kind and country of ngo/a in line 3",
    ),
    "unknown body": ("actors:\n- id: ngo/a\n  name: A\n  member_of: body/cts", 4, "body/cts is neither in the files"),
    "body nearly named": ("actors:\n- id: ngo/a\n  name: A\n  member_of: body/csto-", 4, "is neither"),
    "office of an unknown body": (
        "actors:\n- id: person/a\n  name: A\n  offices:\n  - {office: x, of: body/zet, from: 2020}",
        5,
        "body/zet is neither",
    ),
    "circle": (
        "actors:\n- id: ngo/a\n  name: A\n  member_of: ngo/b\n- id: ngo/b\n  name: B\n  part_of: ngo/a",
        4,
        "circle: ngo/a → ngo/b → ngo/a",
    ),
    "circle of one": ("actors:\n- id: ngo/a\n  name: A\n  part_of: ngo/a", 4, "circle: ngo/a → ngo/a"),
    "circle through shipped bodies": ("actors:\n- id: body/cis\n  member_of: body/csto", 3, "body/csto → body/cis"),
    "latitude": ("places:\n- name: A\n  country: KAZ\n  latitude: 95.5\n  longitude: 1", 4, "outside -90 to 90"),
    "longitude": ("places:\n- name: A\n  country: KAZ\n  latitude: 1\n  longitude: -181", 5, "outside -180 to 180"),
    "latitude with a comma": (
        "places:\n- name: A\n  country: KAZ\n  latitude: '51,18'\n  longitude: 1",
        4,
        "with a point",
    ),
    "latitude with an underline": (
        "places:\n- name: A\n  country: KAZ\n  latitude: 1_0\n  longitude: 1",
        4,
        "with a point",
    ),
    "office of a party": (
        "actors:\n- id: party/a\n  name: A\n  offices:\n  - {office: x, of: KAZ, from: 2020}",
        4,
        "only persons",
    ),
    "latitude that is no number": (
        "places:\n- name: A\n  country: KAZ\n  latitude: nan\n  longitude: 1",
        4,
        "with a point",
    ),
    "place without coordinates": ("places:\n- name: A\n  country: KAZ", 2, "lacks latitude"),
    "kind of place": (
        "places:\n- {name: A, country: KAZ, latitude: 1, longitude: 1, kind: citty}",
        2,
        "did you mean city?",
    ),
    "population": (
        "places:\n- {name: A, country: KAZ, latitude: 1, longitude: 1, population: 1.2e6}",
        2,
        "whole number",
    ),
    "place twice": (
        "places:\n- {name: A, country: KAZ, latitude: 1, longitude: 1}\n- {name: a, country: KAZ, latitude: 2, longitude: 1}",
        3,
        "also in line 2",
    ),
    "no mapping": ("- one\n- two", 1, "the file must be named fields"),
    "an actor that is a word": ("actors:\n- Reed Party", 2, "an actor must be named fields"),
    "a list for a value": ("actors:\n- id: ngo/a\n  name: [A, B]", 3, "name must be one value"),
    "nothing in it": ("source: me", 1, "names no actors and no places"),
    "not YAML": ("actors:\n- id: 'ngo/a\n  name: A", 3, "is not YAML here"),
    "tab": ("actors:\n- id: ngo/a\n\tname: A", 3, "is not YAML here"),
    "field twice": ("actors:\n- id: ngo/a\n  name: A\n  name: B", 4, "'name' stands twice"),
    "alias": ("actors: &all\n- id: ngo/a\n  names: *all", 1, "anchor"),
    "alias of nothing": ("actors: *all", 1, "alias"),
    "tag": ("actors:\n- id: !!python/object/apply:os.system [ls]", 2, "has no meaning here"),
    "second document": ("actors: []\n---\nactors: []", 2, "second document"),
    "too deep": ("actors:\n- " + "[" * 5000 + "]" * 5000, 2, "more than 12 deep"),
    "control character": ("actors:\n- id: ngo/a\n  name: \x07", 3, "control character U+0007"),
    "only comments": ("# nothing yet\n", 1, "is empty"),
}
CSV: dict[str, tuple[str, int, str]] = {
    "no header": ("ngo/a,A,ngo\n", 1, "the first row must name the columns"),
    "unknown column": ("id,nam,kind\nngo/a,A,ngo\n", 1, "unknown column 'nam'; did you mean name?"),
    "column twice": ("id,name,name\nngo/a,A,B\n", 1, "'name' stands twice"),
    "no rows": ("id,name\n", 1, "a header and no rows"),
    "too many cells": ("id,name\nngo/a,A\nngo/b,B, C\n", 3, "3 cells for 2 columns"),
    "rows that differ": ("id,name,country\nngo/a,A,KAZ\nngo/a,,RUS\n", 3, "country is 'RUS', but 'KAZ' in line 2"),
    "rows that differ beside another name": ("id,name,country\nngo/a,A,KAZ\nngo/a,B,RUS\n", 3, "country is 'RUS'"),
    "office and membership in one row": (
        "id,name,office,of,from,member_of\nperson/a,A,x,KAZ,2020,body/csto\n",
        2,
        "an office and a membership",
    ),
    "row without id": ("id,name,kind\n,A,ngo\n", 2, "the id is missing"),
    "open quotes": ('id,name\nngo/a,"A\nngo/b,B\n', 2, "is not CSV here"),
    "unknown code after a quoted line break": (
        'id,name,source,country\nngo/a,A,"two\nlines",KAZ\nngo/b,B,,XX\n',
        4,
        "unknown country 'XX'",
    ),
    "separator of lines in a name": ("id,name,kind\nngo/a,A\u2028B,ngo\nngo/b,B,nog\n", 3, "unknown kind 'nog'"),
    "place out of range": ("name,country,latitude,longitude\nA,KAZ,-91,1\n", 2, "outside -90 to 90"),
}


def _fault(tmp_path: Path, path: Path) -> str:
    with pytest.raises(KnowledgeError) as error:
        read_own([path], against(tmp_path / "k"))
    return str(error.value)


@pytest.mark.parametrize(("text", "line", "message"), YAML.values(), ids=list(YAML))
def test_faults_of_yaml(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    said = _fault(tmp_path, path)
    assert any(f"{path}, line {line}: " in one and message in one for one in said.splitlines()), said


@pytest.mark.parametrize(("text", "line", "message"), CSV.values(), ids=list(CSV))
def test_faults_of_csv(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    said = _fault(tmp_path, path)
    assert any(f"{path}, line {line}: " in one and message in one for one in said.splitlines()), said


def test_all_faults_of_a_file_are_listed_in_its_order(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "own.yaml",
        """
        actors:
          - id: ngo/a
            name: A
            country: ZZZ
            sector: XXX
          - id: person/b
            name: B
            offices: [{office: president, of: KAZ}]
        """,
    )
    said = _fault(tmp_path, path).splitlines()
    assert said[0].startswith("own knowledge has 3 faults")
    assert [one.split(": ")[0].strip() for one in said[1:]] == [f"{path}, line {line}" for line in (4, 5, 8)]


def test_twenty_faults_are_listed_and_the_rest_counted(tmp_path: Path) -> None:
    text = "id,name,kind\n" + "".join(f"ngo/a{n},A{n},nog\n" for n in range(30))
    said = _fault(tmp_path, put(tmp_path, "own.csv", text)).splitlines()
    assert said[0].startswith("own knowledge has 30 faults")
    assert len(said) == 22
    assert said[-1].strip() == "… and 10 more"


def test_faults_across_files_name_both(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    put(own, "a.csv", "id,name,kind,country\nngo/a,A,ngo,KAZ\n")
    put(own, "b.csv", "id,name,country\nngo/a,A,RUS\n")
    assert f"{own / 'b.csv'}, line 2: ngo/a stands twice: country is 'RUS' here and 'KAZ' in {own / 'a.csv'}" in _fault(
        tmp_path, own
    )


@pytest.mark.parametrize("name", ["own.yaml", "own.csv"])
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "line 1: is empty"),
        (b" \n\n", "line 1: is empty"),
        (b"\xef\xbb\xbf", "line 1: is empty"),
        ("id,name\nngo/a,Häfen\n".encode("latin-1"), "line 2: byte 0xe4 is not UTF-8"),
        (b"id,name\nngo/a,\x00\n", "line 2: holds the control character U+0000"),
    ],
    ids=["empty", "white", "mark only", "latin-1", "NUL"],
)
def test_bytes_that_are_no_text(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    assert f"{path}, {message}" in _fault(tmp_path, path)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert "is larger than 20,000,000 bytes" in _fault(tmp_path, path)


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    assert "there is no file" in _fault(tmp_path, tmp_path / "none.yaml")
    assert "is neither .yaml, .yml nor .csv" in _fault(tmp_path, put(tmp_path, "own.txt", "actors: []"))
    (tmp_path / "empty").mkdir()
    assert "holds no .yaml, .yml or .csv file" in _fault(tmp_path, tmp_path / "empty")


def test_aliases_of_aliases_cost_nothing(tmp_path: Path) -> None:
    laughs = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert "anchor" in _fault(tmp_path, put(tmp_path, "own.yaml", "\n".join(laughs)))
