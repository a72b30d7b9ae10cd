"""Whatever bytes stand in a file of one's own: facts, or one KnowledgeError that names a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from owning import against, put

from dateline.errors import KnowledgeError
from dateline.link.own import Against, read_own

WORDS = ("actors", "places", "id", "name", "names", "kind", "country", "offices", "office", "of", "from", "to", "body",
         "member_of", "part_of", "person/a", "ngo/b", "body/csto", "KAZ", "2020", "2019-13", "latitude", "longitude", "91",
         "Ä", "\u202e", "~", "''", "source", "|", "alias", "sort")  # fmt: skip
MARKS = (
    ": ",
    "\n",
    "\n  ",
    "\n- ",
    "\n  - ",
    ", ",
    ",",
    ";",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!x ",
    "\t",
    "|",
)

SCRAPS = st.lists(st.sampled_from((*WORDS, *MARKS)), max_size=60).map("".join)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Against:
    return against(tmp_path_factory.mktemp("k"))


@pytest.mark.parametrize("name", ["own.yaml", "own.csv"])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        SCRAPS, SCRAPS.map(lambda scraps: f"id,name,kind,country,office,of,from,to\n{scraps}"), st.text(max_size=200)
    )
)
def test_scraps_of_the_format(tmp_path: Path, base: Against, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_own([path], base)
    except KnowledgeError as error:
        assert re.search(r", line \d+: \S", str(error))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 400), with_what=st.binary(max_size=4), cut=st.integers(0, 8))
def test_a_good_file_with_a_few_bytes_changed(
    tmp_path: Path, base: Against, at: int, with_what: bytes, cut: int
) -> None:
    good = put(
        tmp_path,
        "own.yaml",
        """
        actors:
          - {id: ngo/a, name: A, kind: ngo, country: KAZ, member_of: [{body: body/csto, from: 2020, to: 2021}]}
          - id: person/b
            name: B
            names: [C, {name: D, from: 2001-02-03, to: 2004}]
            offices: [{office: president, of: KAZ, from: 1990-01-01, to: 1991}]
        places:
          - {name: P, country: KAZ, latitude: 50.1, longitude: 71.2, population: 7}
        """,
    )
    raw = good.read_bytes()
    good.write_bytes(raw[:at] + with_what + raw[at + cut :])
    try:
        read_own([good], base)
    except KnowledgeError as error:
        assert re.search(r", line \d+: \S", str(error))
