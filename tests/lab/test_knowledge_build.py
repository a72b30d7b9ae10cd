"""The shipped knowledge: what the builder makes of the sources, and some of what it must know."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.link.knowledge import FILE, Knowledge
from dateline_lab.knowledge.command import knowledge

SHIPPED = Path(str(files("dateline"))) / "resources" / "knowledge"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return Knowledge.load(SHIPPED)


def _content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables}
    connection.close()
    return found


def test_the_shipped_files_are_what_the_builder_makes_of_the_sources(shared: Path, tmp_path: Path) -> None:
    lines = knowledge(shared, tmp_path)
    made, shipped = _content(tmp_path), _content(SHIPPED)
    wrong = [name for name in made if made[name] != shipped.get(name)]
    assert not wrong, f"build the knowledge again: {wrong} differ from the shipped file"
    for name in ("words.yaml", "transliteration.csv"):
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes(), f"{name}: build the knowledge again"
    assert lines[-1].endswith(FILE)


def test_without_sources_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--shared"):
        knowledge(tmp_path, tmp_path / "out")


def test_every_state_has_its_organs(known: Knowledge) -> None:
    states = known.actors(kind="state", limit=1000)
    assert len(states) >= 195
    for kind, word in (("parliament", "parliament"), ("ministry", "Foreign Ministry"), ("military", "armed forces"),
                       ("court", "supreme court"), ("service", "police"), ("institution", "central bank")):  # fmt: skip
        lacking = [s.country for s in states if known.organ(s.country or "", kind, word) is None]
        assert not lacking, (kind, word, lacking)


def test_every_row_speaks_of_actors_that_are_there() -> None:
    connection = sqlite3.connect(f"file:{SHIPPED / FILE}?mode=ro", uri=True)
    for table, column in (
        ("names", "actor"),
        ("sounds", "actor"),
        ("terms", "actor"),
        ("members", "actor"),
        ("members", "body"),
    ):
        statement = f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT id FROM actors)"
        assert connection.execute(statement).fetchall() == [], (table, column)
    organs = "SELECT actor FROM organs WHERE country != '' AND actor NOT IN (SELECT id FROM actors)"
    assert connection.execute(organs).fetchall() == []
    connection.close()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RUS"),
        ("Росія", "UKR"),
        ("Deutschland", "DEU"),
        ("法国", "FRA"),
        ("Kazakh", "KAZ"),
        ("the Kremlin", None),
    ],
)
def test_countries_are_known_by_names_in_several_languages(known: Knowledge, name: str, code: str | None) -> None:
    assert known.country(name) == ("RUS" if name == "Росія" else code)


@pytest.mark.parametrize("name", ["Island", "Maurice", "States"])
def test_a_foreign_name_that_is_another_word_in_english_is_none(known: Knowledge, name: str) -> None:
    assert known.country(name) is None


def test_presidents_and_members_of_congress_have_terms(known: Knowledge) -> None:
    held = known.holder("USA", ("president",), "1863-11-19")
    assert held is not None and held[0].name == "Abraham Lincoln"
    senators = [term for term in known.holders("USA", "senator") if term.on("2026-02-01")]
    assert 95 <= len(senators) <= 101


@pytest.mark.parametrize(
    ("place", "office", "day", "person"),
    [
        ("AUT", "head of government", "1985-01-01", "Sinowatz"),
        ("AUS", "prime minister", "2010-05-05", "Kevin Rudd"),
        ("USA", "president", "2005-01-01", "George W. Bush"),
        ("USA", "president", "1990-01-01", "George H. W. Bush"),
        ("CYP", "president", "2024-01-01", "Nikos Christodoulides"),
    ],
)
def test_who_held_an_office_on_a_day_is_known(known, place, office, day, person) -> None:
    held = known.holder(place, (office, "leader"), day)
    assert held is not None and held[0].name == person


def test_a_capital_has_its_names_on_their_days(known: Knowledge) -> None:
    days = ("1995-01-01", "2000-01-01", "2020-01-01", "2023-01-01")
    assert [known.country("Nur-Sultan", day) for day in days] == [None, None, "KAZ", None]
    assert [known.country("Almaty", day) for day in days] == ["KAZ", None, None, None]
    assert [known.country("Astana", day) for day in days] == [None, "KAZ", None, "KAZ"]


def test_members_of_bodies_are_states(known: Knowledge) -> None:
    assert {one.actor for one in known.members("body/csto", "2023-11-09")} >= {"state/RUS", "state/KAZ", "state/BLR"}
    assert len(known.members("body/nato", "2025-06-01")) == 32
    assert "state/RUS" not in {one.actor for one in known.members("body/icc", "2023-11-09")}
    assert len(known.members("body/united-nations", "2023-11-09")) == 193
