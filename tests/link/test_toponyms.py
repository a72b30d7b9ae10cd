"""Place names in running text: those the reader marked and those inside other names."""

from __future__ import annotations

import place_world as w
import pytest

from dateline.link.knowledge import Knowledge
from dateline.link.toponyms import toponyms
from dateline.model import Name, Span
from dateline.model.layers import NameType
from dateline.settings import resources


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return w.world(tmp_path_factory.mktemp("world"))


def found(known: Knowledge, text: str, *names: tuple[str, NameType]) -> list[str]:
    marked = [Name(Span(text.rindex(words), text.rindex(words) + len(words)), kind) for words, kind in names]
    return [span.of(text) for span in toponyms(text, marked, known)]


def test_marked_places_are_taken_known_or_not(known: Knowledge) -> None:
    assert found(known, "Zedton and Nowhereville", ("Zedton", "GPE"), ("Nowhereville", "LOC")) == [
        "Zedton",
        "Nowhereville",
    ]


@pytest.mark.parametrize("words", ["6 Mill Road", "Mill Street", "the old mill", "Odo Hospital", "Highway 12", "West"])
def test_roads_houses_and_numbers_are_no_places(known: Knowledge, words: str) -> None:
    assert found(known, f"Near {words} it burnt", (words, "LOC")) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Quartz Police Department", "Quartz"),
        ("the Upland Forest Service", "Upland"),
        ("Rook County Sheriff", "Rook County"),
        ("University of Upland", "Upland"),
    ],
)
def test_bodies_are_named_for_places(known: Knowledge, words: str, place: str) -> None:
    assert found(known, f"They asked {words} yesterday", (words, "ORG")) == [place]


@pytest.mark.parametrize("words", ["Hill Brothers", "Quartz", "Hill Police", "Guild of Millers"])
def test_other_bodies_are_not(known: Knowledge, words: str) -> None:
    assert found(known, f"They asked {words} yesterday", (words, "ORG")) == []


def test_a_small_town_named_apart_is_seen_in_a_body_too(known: Knowledge) -> None:
    names = (("Hill Brothers", "ORG"), ("Hill", "GPE"))
    assert found(known, "They asked Hill Brothers. Hill is small", *names) == ["Hill", "Hill"]


def test_peoples_of_known_lands_are_places(known: Knowledge) -> None:
    assert found(known, "Bordurians met Tuvans", ("Bordurians", "NORP"), ("Tuvans", "NORP")) == ["Bordurians"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The boy from Zedton slept", ["Zedton"]),
        ("Zedton, Upland, slept", ["Zedton"]),
        ("Zedton slept", []),
        ("The boy met Zedton", []),
    ],
)
def test_a_person_that_stands_like_a_place_is_one(known: Knowledge, text: str, places: list[str]) -> None:
    assert found(known, text, ("Zedton", "PER")) == places


def test_spans_do_not_meet_and_stand_in_order(known: Knowledge) -> None:
    text = "Quartz Police in Zedton"
    assert found(known, text, ("Zedton", "GPE"), ("Quartz Police", "ORG"), ("Quartz", "GPE")) == ["Quartz", "Zedton"]


@pytest.mark.parametrize("kind", ["GPE", "LOC", "NORP", "ORG", "PER", "MISC"])
@pytest.mark.parametrize("words", ["x" * 10_000, "北京市公安局", "…", "A " * 5_000, "Żółć"])
def test_names_of_any_script_and_length_are_taken(known: Knowledge, words: str, kind: NameType) -> None:
    toponyms(words, [Name(Span(0, len(words)), kind)], known)


def test_shipped_knowledge_knows_lands_of_all_kinds() -> None:
    shipped = Knowledge.load(resources() / "knowledge")
    for name, kind in {
        "Bavaria": "admin1", "Texas": "admin1", "Ontario": "admin1", "Oxfordshire": "admin2", "Rapides Parish": "admin2",
        "Sahel": "region", "Donbas": "region", "South China Sea": "region", "Kenya": "country", "Nairobi": "capital",
    }.items():  # fmt: skip
        assert kind in {place.kind for place in shipped.places(name)}, name
    spells = {(p.name, p.first, p.last) for p in shipped.places("Nur-Sultan") if p.geonames == 1526273}
    assert ("Nur-Sultan", "2019-03-23", "2022-09-16") in spells
