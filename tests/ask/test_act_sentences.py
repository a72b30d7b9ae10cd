"""Acts are said in sentences that hold what the fields hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ask.sentences import Act, in_words, line, listed, phrase_of, sentence, telling
from dateline.model.account import Party
from dateline.model.codebook import Codebook
from dateline.model.joined import Happening, Side
from dateline.settings import resources

PUTIN = Party("person/vladimir-putin", "Vladimir Putin", "person/vladimir-putin", "RUS", "GOV")
KAZAKHSTAN = Party("state/KAZ", "Kazakhstan", "state/KAZ", "KAZ", "GOV")
TOKAYEV = Party("person/kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "person/x", "KAZ", "GOV")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act("CONSULT", "visit", "happened", (PUTIN,), (KAZAKHSTAN,), "Astana", "KAZ"), "Vladimir Putin visited Astana, Kazakhstan"),
        (Act("CONSULT", "visit", "planned", (PUTIN,), (KAZAKHSTAN,)), "Vladimir Putin is to visit Kazakhstan"),
        (Act("CONSULT", "visit", "happened", (PUTIN,), (), "Astana", "KAZ"), "Vladimir Putin visited Astana"),
        (Act("CONSULT", "visit", "denied", (PUTIN, TOKAYEV), (KAZAKHSTAN,)), "Vladimir Putin and Kassym-Jomart Tokayev are said not to have visited Kazakhstan"),
        (Act("CONSULT", "", "happened", (PUTIN,), (TOKAYEV,), "Astana", "KAZ"), "Vladimir Putin held talks with Kassym-Jomart Tokayev in Astana"),
        (Act("COERCE", "arrest", "possible", (), (TOKAYEV,)), "Kassym-Jomart Tokayev might be arrested"),
        (Act("COERCE", "arrest", "happened", (), (PUTIN, TOKAYEV)), "Vladimir Putin and Kassym-Jomart Tokayev were arrested"),
        (Act("PROTEST", "demo", "planned", place_name="Minsk", place_country="BLR"), "A demonstration, planned in Minsk"),
        (Act("PROTEST", "strike", "happened", (PUTIN,)), "Vladimir Putin struck from work"),
        (Act("PROTEST", "strike", "planned", (Party("~the unions/", "The unions"),)), "The unions are to strike from work"),
        (Act("PROTEST", "strike", "planned", (Party("state/USA", "United States", "state/USA"),)), "United States is to strike from work"),
    ],
)  # fmt: skip
def test_an_act_is_said_with_its_status(act: Act, said: str) -> None:
    assert sentence(act) == said


def test_a_happening_is_said_with_those_whom_most_reports_name_and_each_in_one_role() -> None:
    sides = (
        Side("source", PUTIN, 5),
        Side("source", TOKAYEV, 1),
        Side("target", KAZAKHSTAN, 4),
        Side("target", TOKAYEV, 2),
        Side("target", PUTIN, 2),
    )
    visit = Happening(
        "h",
        "CONSULT",
        "visit",
        "happened",
        "stated",
        1,
        4.0,
        0.9,
        "r",
        5,
        3,
        (),
        sides,
        "2023-11-09",
        "2023-11-09",
        "day",
        "Astana",
        "KAZ",
    )
    assert line(visit) == "Vladimir Putin visited Astana, Kazakhstan and Kassym-Jomart Tokayev · 9 Nov 2023 · 3 origins"


THEY = Party("~they/", "They")
NINE = Party("~nine/", "nine")
PEOPLE = Party("~people/", "people")
MANY = Party("~46 people/", "46 people")
UNIONS = Party("~the three unions/", "The three unions")
POLICE = Party("state/NOR/police", "the police", None, "NOR", "COP")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act("REQUEST", "", "happened", (THEY,)), "A demand"),
        (Act("REJECT", "meet", "happened", (PUTIN,), (THEY,)), "Vladimir Putin refused to meet"),
        (Act("ASSAULT", "", "happened", (PUTIN,), (NINE,)), sentence(Act("ASSAULT", "", "happened", (PUTIN,)))),
        (Act("COERCE", "arrest", "happened", (), (PEOPLE, MANY)), "46 people were arrested"),
        (Act("COERCE", "arrest", "happened", (), (MANY, MANY)), "46 people were arrested"),
        (Act("COERCE", "arrest", "happened", (POLICE,), (PEOPLE,)), "The police arrested people"),
        (Act("COERCE", "arrest", "happened", (), (Party("~one man/", "one man"),)), "One man was arrested"),
        (Act("COERCE", "arrest", "happened", (), (PUTIN, UNIONS)), "Vladimir Putin and the three unions were arrested"),
        (Act("COERCE", "arrest", "happened", (), (PUTIN, Party("~w/", "U.S. officials"))), "Vladimir Putin and U.S. officials were arrested"),
        (Act("PROTEST", "strike", "happened", (UNIONS, Party("~3/", "Three unions"))), "The three unions struck from work"),
    ],
)  # fmt: skip
def test_pronouns_bare_figures_and_parts_of_other_names_stay_unnamed(act: Act, said: str) -> None:
    assert sentence(act) == said


def test_of_two_names_alike_one_stays_and_who_was_linked_always_does() -> None:
    linked = Party("state/USA", "us", "state/USA", "USA")
    assert telling((linked, THEY, MANY, PEOPLE)) == (linked, MANY)
    assert telling((PEOPLE, MANY)) == (MANY,)
    assert telling((PEOPLE, Party("~x/", "People"))) == (PEOPLE,)


def test_a_place_is_no_part_of_who_acts() -> None:
    washington = Party("state/USA", "US administration", "state/USA", "USA", "GOV")
    act = Act("CONSULT", "", "planned", (washington,), (), "Rome", "USA")
    assert sentence(act) == "US administration is to hold talks in Rome"


def test_a_word_that_is_on_no_map_and_no_name_says_no_place() -> None:
    assert sentence(Act("COERCE", "arrest", "happened", (), (PUTIN,), "north")) == "Vladimir Putin was arrested"
    assert sentence(Act("COERCE", "arrest", "happened", (), (PUTIN,), "Old Bailey")).endswith("in Old Bailey")


def test_a_promise_or_an_accusation_is_said_without_more_than_is_known() -> None:
    assert sentence(Act("AGREE", "", "happened", (PUTIN,))) == "Vladimir Putin agreed to something"
    assert sentence(Act("ACCUSE", "allege", "happened", (), (PUTIN,))) == "Vladimir Putin was accused of wrongdoing"


def test_every_type_and_mode_has_words_of_its_own() -> None:
    codebook = Codebook.load(resources() / "codebook")
    for kind in codebook.event_types:
        plain = phrase_of(kind.code)
        assert kind.code not in plain.alone
        for mode in kind.modes:
            phrase = phrase_of(kind.code, mode.code)
            assert phrase != plain, f"{kind.code}/{mode.code}"
            assert "{whom}" in phrase.whom


def test_a_type_the_words_do_not_know_is_still_said() -> None:
    assert (
        sentence(Act("NOVEL", "", "happened", (PUTIN,), (TOKAYEV,)))
        == "Vladimir Putin acted (NOVEL) on Kassym-Jomart Tokayev"
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2023-11-09", "2023-11-09", "9 Nov 2023"),
        ("2023-11-09", None, "9 Nov 2023"),
        ("2023-11-06", "2023-11-12", "6 – 12 Nov 2023"),
        ("2023-02-27", "2023-03-05", "27 Feb – 5 Mar 2023"),
        ("2023-12-30", "2024-01-05", "30 Dec 2023 – 5 Jan 2024"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2023-01-01", "2023-03-31", "Jan – Mar 2023"),
        ("2023-01-01", "2023-12-31", "2023"),
        (None, None, ""),
    ],
)
def test_days_are_said_as_people_write_them(first: str | None, last: str | None, said: str) -> None:
    assert in_words(first, last) == said


def test_long_lists_are_cut_and_counted() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "A"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B and 3 others"


def test_the_words_are_shipped() -> None:
    assert Path(resources() / "phrases" / "acts.yaml").is_file()
