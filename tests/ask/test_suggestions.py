"""What may be meant by what is typed: by any name, by the beginnings of words, the most told first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import dateline
from dateline.ask.suggestions import Suggestion, Suggestions
from dateline.store import open_record
from joined_records import NORWAY, fill


def one(value: str, told: int, what: str = "actor") -> Suggestion:
    return Suggestion(what, value, value, None, None, told)  # type: ignore[arg-type]


def named(*values: tuple[str, int]) -> Suggestions:
    return Suggestions((one(value, told), [value]) for value, told in values)


def found(among: Suggestions, text: str, **options: int) -> list[str]:
    return [suggestion.value for suggestion in among.of(text, **options)]


def test_each_word_begins_a_word_of_the_name_in_any_order() -> None:
    among = named(("Vladimir Putin", 3), ("Vladimir Makei", 2), ("Putnam County", 9))
    assert found(among, "put") == ["Putnam County", "Vladimir Putin"]
    assert found(among, "vlad pu") == ["Vladimir Putin"]
    assert found(among, "pu vlad") == ["Vladimir Putin"]
    assert found(among, "utin") == []


def test_case_accents_and_signs_do_not_matter() -> None:
    among = named(("Łódź–São Tomé", 1))
    assert found(among, "SAO tome") == ["Łódź–São Tomé"]


def test_words_must_meet_in_one_name_of_those_it_has() -> None:
    among = Suggestions([(one("x", 1), ["Peter Berg", "Anna Dahl"])])
    assert found(among, "pet ber") == ["x"]
    assert found(among, "anna berg") == []


@pytest.mark.parametrize("text", ["", "  ", "…", "\u202e", "%", "\ud800"])
def test_nothing_is_meant_without_a_word(text: str) -> None:
    assert found(named(("Berg", 1)), text) == []


def test_only_so_many_and_the_most_told_of_them() -> None:
    among = named(*((f"berg{number}", number) for number in range(100)))
    assert found(among, "berg", limit=3) == ["berg99", "berg98", "berg97"]


def test_of_one_kind_alone() -> None:
    among = Suggestions([(one("Malta", 2), ["Malta"]), (one("Malta", 1, "place"), ["Malta"])])
    assert [suggestion.what for suggestion in among.of("mal", ("place",))] == ["place"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dateline.OpenRecord]:
    path = tmp_path_factory.mktemp("suggested") / "record.db"
    with open_record(str(path), create=True) as record:
        fill(record)
    with dateline.open(path, create=False) as made:
        yield made


@pytest.fixture(scope="module")
def suggested(opened: dateline.OpenRecord) -> Suggestions:
    return opened.suggestions()


def test_the_record_says_what_is_told_and_how_often(suggested: Suggestions, opened: dateline.OpenRecord) -> None:
    rows = [row.happening for row in opened.happenings()]
    (norway,) = [suggestion for suggestion in suggested.of("nor", ("actor",)) if suggestion.value == NORWAY.actor]
    assert (norway.name, norway.kind, norway.country) == ("Norway", "state", "NOR")
    assert norway.told == sum(side.party.actor == NORWAY.actor for row in rows for side in row.sides)
    for place in {row.place_name for row in rows if row.place_name}:
        (same,) = [found for found in suggested.of(place, ("place",)) if found.value == place]
        assert same.told == sum(row.place_name == place for row in rows)
    (consult,) = [suggestion for suggestion in suggested.of("consult", ("type",)) if suggestion.value == "CONSULT"]
    assert consult.told == sum(row.type == "CONSULT" for row in rows) > 0


def test_what_is_suggested_is_found(suggested: Suggestions, opened: dateline.OpenRecord) -> None:
    told = {one for letter in "abcdefghijklmnopqrstuvwxyz" for one in suggested.of(letter, limit=1000) if one.told}
    assert {one.what for one in told} == {"actor", "place", "type"}
    for one in told:
        assert list(opened.happenings(**{one.what: one.value})), one


def test_an_actor_without_an_id_is_meant_by_its_name(suggested: Suggestions) -> None:
    nameless = [found for found in suggested.of("b", ("actor",), 100) if "/" not in found.value]
    assert all(found.kind is None and found.value == found.name for found in nameless)
