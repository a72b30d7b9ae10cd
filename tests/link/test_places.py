"""A name becomes the place that the words and the names around it speak for, and says why."""

from __future__ import annotations

import re

import place_world as w
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.knowledge import Knowledge, Place
from dateline.link.places import WINDOW, Located, around, locate, survey
from dateline.model import Span


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return w.world(tmp_path_factory.mktemp("world"))


def find(known: Knowledge, text: str, name: str, *others: str, day: str | None = None, **page: str) -> Located | None:
    """Where `name` lies in the text, in which `others` are place names too."""
    spans = [Span(*m.span()) for one in dict.fromkeys((name, *others)) for m in re.finditer(re.escape(one), text)]
    context = survey(text, sorted(set(spans)), known, day=day, **page)  # type: ignore[arg-type]
    span = next(one for one in spans if one.of(text) == name)
    before = text[max(0, span.start - WINDOW) : span.start]
    return locate(name, text[span.end : span.end + WINDOW], known, context, before=before, day=day)


def place(found: Located | None) -> Place:
    assert found is not None
    return found.place


def test_alone_the_largest_town_of_a_name_is_meant(known: Knowledge) -> None:
    assert place(find(known, "A fire broke out in Newton.", "Newton")) == w.NEWTON_BIG


@pytest.mark.parametrize(
    "text",
    [
        "A fire broke out in Newton, Upland, on Monday.",
        "A fire broke out in Newton (Upland).",
        "A fire broke out in Newton in northern Upland.",
        "A fire broke out in Newton, Rook County, Upland.",
        "A fire broke out in the Upland town of Newton.",
        "A fire broke out in Upland's village of Newton.",
    ],
)
def test_the_words_beside_a_name_say_where_it_lies(known: Knowledge, text: str) -> None:
    found = find(known, text, "Newton")
    assert place(found) == w.NEWTON_UP
    assert found is not None
    assert "the words beside it say Upland" in found.reasons or "the words beside it say Rook County" in found.reasons


def test_an_adjective_before_a_town_says_its_country(known: Knowledge) -> None:
    assert place(find(known, "Rain fell on the Alandic town of Newton.", "Newton")).country == "AAA"


def test_what_is_said_once_of_a_name_holds_in_the_whole_text(known: Knowledge) -> None:
    text = "Newton is quiet. The mayor of Newton, Upland, slept."
    found = find(known, text, "Newton")
    assert place(found) == w.NEWTON_UP
    assert found is not None
    assert "the text elsewhere says it is in Upland" in found.reasons


def test_towns_near_each_other_are_taken_together(known: Knowledge) -> None:
    text = "The road from Zedton to Newton was closed, said Rook County."
    found = find(known, text, "Newton", "Zedton", "Rook County")
    assert place(found) == w.NEWTON_UP
    assert found is not None
    assert "other places of the text lie near it" in found.reasons


def test_counties_of_one_name_are_told_apart_by_their_towns(known: Knowledge) -> None:
    text = "Rook County sent help to Zedton."
    assert place(find(known, text, "Rook County", "Zedton")) == w.ROOK_COUNTY
    assert place(find(known, "Rook County sent help to Hill.", "Rook County", "Hill")) == w.ROOK_COUNTY_LOW


def test_a_country_named_in_the_text_draws_its_towns(known: Knowledge) -> None:
    assert (
        place(find(known, "Newton waits. Borduria and Quartz wait.", "Newton", "Borduria", "Quartz")).country == "BBB"
    )


def test_the_country_of_a_known_body_speaks_for_its_places(known: Knowledge) -> None:
    plain = around(["Quartz"], known)
    hinted = survey("x", [], known, others=["Guild of Millers"])
    assert hinted.support("newton", w.NEWTON_BIG).country > plain.support("quartz", w.NEWTON_BIG).country


def test_the_dateline_is_one_of_the_places(known: Knowledge) -> None:
    assert place(find(known, "The bridge of Newton fell.", "Newton", dateline="Zedton")) == w.NEWTON_UP


def test_the_ending_of_the_site_speaks_for_its_country(known: Knowledge) -> None:
    for site in ("https://news.example.co.uk/a", "news.example.co.uk"):
        assert survey("x", [], known, site=site).signs.get("GBR", 0.0) > 0


def test_words_of_reporters_speak_for_their_country(known: Knowledge) -> None:
    assert survey("The sheriff said.", [], known).signs.get("USA", 0.0) > 0
    assert survey("He paid £20.", [], known).signs.get("GBR", 0.0) > 0
    assert survey("He slept well.", [], known).signs == {}


@pytest.mark.parametrize("words", ["Bordograd province", "the Bordograd Region", "province of Bordograd"])
def test_words_for_areas_ask_for_the_area(known: Knowledge, words: str) -> None:
    assert place(find(known, f"Snow fell in {words}.", words)) == w.PROVINCE


def test_a_province_named_for_its_chief_town_gives_way_to_it(known: Knowledge) -> None:
    assert place(find(known, "Snow fell in Bordograd.", "Bordograd")) == w.CAPITAL


def test_counties_of_a_list_are_counties(known: Knowledge) -> None:
    text = "Girls from Rook, Zedton and Hill counties met."
    assert place(find(known, text, "Rook", "Zedton", "Hill")).kind == "admin2"


def test_a_county_is_found_by_its_bare_name(known: Knowledge) -> None:
    assert place(find(known, "The Rook task force met in Zedton.", "Rook", "Zedton")) == w.ROOK_COUNTY


@pytest.mark.parametrize(("words", "code"), [("Alandic", "AAA"), ("Bordurians", "BBB"), ("Borduria", "BBB")])
def test_adjectives_and_demonyms_mean_the_country(known: Knowledge, words: str, code: str) -> None:
    found = place(find(known, f"The {words} came.", words))
    assert (found.kind, found.country) == ("country", code)


def test_seas_and_regions_have_a_middle_and_no_country(known: Knowledge) -> None:
    assert place(find(known, "Ships left the Quiet Sea.", "Quiet Sea")) == w.SEA


@pytest.mark.parametrize(
    ("word", "day", "name"),
    [
        ("Kingsburg", "1980-01-01", "Kingsburg"),
        ("Freeburg", "1980-01-01", "Kingsburg"),
        ("Kingsburg", "1991-06-01", "Freeburg"),
        ("Kingsburg", None, "Freeburg"),
        ("Freeburg", "2020-01-01", "Freeburg"),
    ],
)
def test_a_place_bears_the_name_it_had_on_the_day(known: Knowledge, word: str, day: str | None, name: str) -> None:
    found = place(find(known, f"Snow fell in {word}.", word, day=day))
    assert (found.geonames, found.name) == (20, name)


def test_saint_and_st_are_one(known: Knowledge) -> None:
    assert place(find(known, "Snow fell in St. Odo.", "St. Odo")) == w.SAINT


@pytest.mark.parametrize("words", ["northern Newton", "downtown Newton"])
def test_a_part_of_a_large_town_is_placed_there(known: Knowledge, words: str) -> None:
    assert place(find(known, f"Snow fell in {words}.", words)) == w.NEWTON_BIG


def test_a_part_of_a_small_town_is_not_known(known: Knowledge) -> None:
    assert find(known, "Snow fell in East Hill.", "East Hill") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire broke out in Oakford, Upland, on Monday.", "Upland"),
        ("A fire broke out in Oakford (Upland).", "Upland"),
        ("A fire broke out in the Upland town of Oakford.", "Upland"),
        ("A fire broke out in Oakford, Borduria.", "Borduria"),
        ("After the fire in Oakford, Borduria sent help.", None),
        ("OAKFORD – Borduria sent help.", None),
    ],
)
def test_an_unknown_place_is_in_the_area_beside_it(known: Knowledge, text: str, name: str | None) -> None:
    words = "OAKFORD" if "OAKFORD" in text else "Oakford"
    found = find(known, text, words)
    assert (found.place.name if found else None) == name
    if found:
        assert found.reasons == ("no place of that name is known", f"the text puts it in {name}")


def test_what_stands_after_a_dateline_does_not_hold_it(known: Knowledge) -> None:
    assert place(find(known, "NEWTON – Upland sent help to all towns.", "NEWTON")) == w.NEWTON_BIG


@pytest.mark.parametrize(
    "words", ["", " ", "the West", "border", "Nowhereville", "…", "北京", "x" * 10_000, "Новый " * 2_000]
)
def test_what_is_no_known_place_is_left_open(known: Knowledge, words: str) -> None:
    assert locate(words, words, known, around([words], known), before=words) is None


@given(name=st.text(max_size=40), before=st.text(max_size=60), after=st.text(max_size=60))
def test_any_words_are_taken(known: Knowledge, name: str, before: str, after: str) -> None:
    locate(name, after, known, around([name, after], known), before=before)


def test_a_new_survey_of_the_same_text_says_the_same(known: Knowledge) -> None:
    text = "The road from Zedton to Newton was closed."
    first, second = (find(known, text, "Newton", "Zedton") for _ in range(2))
    assert first == second
