"""What a field is instead is held to the knowledge and the calendar, and named so that there is no doubt."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.link.knowledge import Actor, Facts, Knowledge, NameRow, Place, PlaceRow
from dateline.pipeline.corrected import instead_of
from dateline.pipeline.known import load_knowledge
from dateline.settings import load


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(load())


@pytest.mark.parametrize("words", ["Minsk", "625144", "Minsk, BLR", "Minsk, Belarus", " Minsk "])
def test_a_place_is_named_by_number_or_name(knowledge: Knowledge, words: str) -> None:
    found = instead_of("place", {"place": words}, knowledge)
    assert (found["name"], found["country"], found["geonames"]) == ("Minsk", "BLR", 625144)
    assert (round(found["latitude"]), round(found["longitude"])) == (54, 28)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Springfield", "may mean .* places, give the number of one: .*Springfield, [A-Z]{2} USA"),
        ("Georgia", "614540 Georgia, GEO .country.; 4197000 Georgia, USA .admin1."),
        ("Nowhere-on-Sea", "holds no place 'Nowhere-on-Sea'"),
        ("Minsk, Atlantis", "holds no place 'Minsk, Atlantis'"),
        ("99999999999999999999999", "no place with the GeoNames number"),
        ("0", "no place with the GeoNames number 0"),
        (" ", "say what the place is instead"),
    ],
)
def test_what_is_no_place_or_several_is_refused(knowledge: Knowledge, words: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        instead_of("place", {"place": words}, knowledge)


def test_a_place_of_ones_own_is_found_first() -> None:
    own = Facts()
    own.places.append(PlaceRow("Camp Nine", Place(0, "Camp Nine", "SDN", "", 13.5, 22.5, 0, "city")))
    own.places.append(PlaceRow("Minsk", Place(625144, "Minsk-on-Own", "BLR", "", 1.0, 2.0, 9, "city")))
    known = Knowledge.load(load().knowledge, [own])
    assert instead_of("place", {"place": "Camp Nine"}, known)["geonames"] is None
    assert instead_of("place", {"place": "625144"}, known)["name"] == "Minsk-on-Own"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2023-11-09", ("2023-11-09", "2023-11-09", "day")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month")),
        ("2023", ("2023-01-01", "2023-12-31", "year")),
        ("2023-11-09/2023-11-12", ("2023-11-09", "2023-11-12", "range")),
        ("2023-11 / 2024-01", ("2023-11-01", "2024-01-31", "range")),
        ("2023-11-09/2023-11-09", ("2023-11-09", "2023-11-09", "day")),
    ],
)
def test_a_time_is_a_day_a_month_a_year_or_two(knowledge: Knowledge, words: str, value: tuple[str, ...]) -> None:
    found = instead_of("time", {"time": words}, knowledge)
    assert (found["from"], found["to"], found["precision"]) == value


@pytest.mark.parametrize("words", ["", "soon", "2023-02-30", "2023-11-09T10:00", "/", "2023-11-12/2023-11-09", "1/2/3"])
def test_what_are_no_days_is_refused(knowledge: Knowledge, words: str) -> None:
    with pytest.raises(UsageError):
        instead_of("time", {"time": words}, knowledge)


def test_a_participant_is_named_by_id_or_by_a_name_that_nobody_else_bears(knowledge: Knowledge) -> None:
    for given in ("person/olaf-scholz", "Olaf Scholz"):
        assert instead_of("source/0", {"actor": given}, knowledge)["actor"] == "person/olaf-scholz"
    given_to_a_field: dict[str, Any] = {"place": "Minsk"}
    with pytest.raises(UsageError, match="say what the actor is instead"):
        instead_of("source/0", given_to_a_field, knowledge)


def test_a_surname_alone_and_a_shared_name_are_refused() -> None:
    own = Facts()
    for key in ("person/one-qwertz", "person/other-qwertz"):
        own.actors.append(Actor(key, "person", "Jo Qwertz"))
        own.names.append(NameRow(key, "Jo Qwertz"))
    own.names.append(NameRow("person/one-qwertz", "Qwertzy"))
    known = Knowledge.load(load().knowledge, [own])
    with pytest.raises(UsageError, match="holds no actor 'Qwertzy'"):
        instead_of("source/0", {"actor": "Qwertzy"}, known)
    with pytest.raises(UsageError, match=r"may mean 2 actors, .*person/one-qwertz Jo Qwertz; person/other-qwertz"):
        instead_of("source/0", {"actor": "Jo Qwertz"}, known)
