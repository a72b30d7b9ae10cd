from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link import Knowledge, Link
from dateline.link.actors import Setting, link
from dateline.link.days import Anchor, resolve
from dateline.link.places import around, locate
from dateline.model import (
    Article,
    Document,
    EventReport,
    Name,
    Page,
    Paragraph,
    Participant,
    PlaceMark,
    Published,
    Sentence,
    Span,
    TimeExpression,
    TimeMark,
)  # fmt: skip

FOLDER = Path(str(files("dateline"))) / "resources" / "knowledge"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return Knowledge.load(FOLDER)


@pytest.mark.parametrize(
    ("phrase", "day", "actor", "country", "sector"),
    [
        ("the Russian president", "2023-11-09", "person/vladimir-putin", "RUS", "GOV"),
        ("the Russian president", "2010-05-05", "person/dmitry-medvedev", "RUS", "GOV"),
        ("Kazakhstan's president", "2023-11-09", "person/kassym-jomart-tokayev", "KAZ", "GOV"),
        ("Moscow", "2023-11-09", "state/RUS", "RUS", "GOV"),
        ("the Kremlin", "2023-11-09", "state/RUS", "RUS", "GOV"),
        ("Russian troops", "2023-11-09", None, "RUS", "MIL"),
        ("police", "2023-11-09", None, None, "COP"),
        ("protesters", "2023-11-09", None, None, "CVL"),
        ("Russia’s government", "2023-11-09", "state/RUS", "RUS", "GOV"),
        ("the US", "2023-11-09", "state/USA", "USA", "GOV"),
        ("us", "2023-11-09", None, None, None),
        ("President Tokayev", "2023-11-09", "person/kassym-jomart-tokayev", "KAZ", "GOV"),
        ("US Secretary of State Antony Blinken", "2023-11-09", "person/antony-blinken", "USA", "GOV"),
        ("the two heads of state", "2023-11-09", None, None, "GOV"),
        ("Hamas", "2023-11-09", "group/hamas", "PSE", "REB"),
        ("the former French president", "2023-11-09", None, "FRA", "ELI"),
    ],
)
def test_a_phrase_is_linked_as_of_the_day(known, phrase, day, actor, country, sector) -> None:
    found = link(phrase, known, Setting(day=day))
    assert (found.actor, found.country, found.sector) == (actor, country, sector)


@pytest.mark.parametrize("name", ["Wolodymyr Selenskyj", "Volodymyr Zelenskiy", "Volodymyr Zelenskyy", "Selenskyj"])
def test_spellings_of_one_man_meet(known, name) -> None:
    assert link(name, known, Setting(day="2023-11-09", kind="PER")).actor == "person/volodymyr-zelensky"


def test_an_unknown_person_keeps_name_country_and_sector(known) -> None:
    found = link("Ada Examplova", known, Setting(day="2023-11-09", before="the Kazakh lawmaker ", kind="PER"))
    assert (found.actor, found.country, found.sector) == ("person/ada-examplova", "KAZ", "LEG")


def test_another_given_name_is_another_person(known) -> None:
    assert link("Igor Putin", known, Setting(day="2023-11-09", kind="PER")).actor == "person/igor-putin"


@given(st.text(max_size=300))
def test_any_name_is_survived(name) -> None:
    knowledge = _once()
    for person in (True, False):
        link(name, knowledge, Setting(day="2023-11-09", kind="PER" if person else ""))
    locate(name, name, knowledge, around([name], knowledge))


def _once(cache: list[Knowledge] = []) -> Knowledge:  # noqa: B006
    if not cache:
        cache.append(Knowledge.load(FOLDER))
    return cache[0]


def test_a_name_of_ten_thousand_characters_is_survived(known) -> None:
    assert link("Ж" * 10_000, known, Setting(kind="PER")).sector is None


THURSDAY = date(2023, 11, 9)


@pytest.mark.parametrize(
    ("words", "direction", "first", "last"),
    [
        ("Thursday", -1, "2023-11-09", "2023-11-09"),
        ("Tuesday", -1, "2023-11-07", "2023-11-07"),
        ("Tuesday", 1, "2023-11-14", "2023-11-14"),
        ("November 23rd", 1, "2023-11-23", "2023-11-23"),
        ("March", -1, "2023-03-01", "2023-03-31"),
        ("yesterday", -1, "2023-11-08", "2023-11-08"),
        ("last week", -1, "2023-10-30", "2023-11-05"),
        ("three years ago", -1, "2020-01-01", "2020-12-31"),
        ("from 3 to 5 May", -1, "2023-05-03", "2023-05-05"),
        ("Nov. 7", -1, "2023-11-07", "2023-11-07"),
        ("the third quarter", -1, "2023-07-01", "2023-09-30"),
        ("the 1990s", 0, "1990-01-01", "1999-12-31"),
    ],
)
def test_words_become_days(words, direction, first, last) -> None:
    found = resolve(words, Anchor(THURSDAY, None, direction))
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)


@pytest.mark.parametrize("words", ["three hours", "daily", "", "30 February 2023", "two days"])
def test_what_is_no_day_stays_open(words) -> None:
    assert resolve(words, Anchor(THURSDAY)) is None


def test_without_an_anchor_nothing_is_guessed() -> None:
    assert resolve("Thursday", Anchor()) is None


_WORDS = st.sampled_from(
    [
        "last",
        "next",
        "3",
        "31",
        "May",
        "to",
        "from",
        "2023",
        "0001",
        "9999",
        "Thursday",
        "week",
        "years",
        "ago",
        "later",
        "the",
        "in",
        "999",
        "-",
        "(",
        "quarter",
        "of",
    ]
)


@given(
    st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=7).map(" ".join)), st.dates(), st.sampled_from((-1, 0, 1))
)
def test_the_grammar_never_raises_and_never_runs_backwards(words, day, direction) -> None:
    found = resolve(words, Anchor(day, day, direction))
    assert found is None or found.earliest <= found.latest


def test_a_report_is_linked_and_dated(known) -> None:
    text = "Putin will visit Astana on Thursday (November 16th)."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    article = Article(
        "a", "p", text, (Paragraph("body", Span(0, len(text))),), published=Published("2023-11-09", "day", "given")
    )
    whole = Span(0, len(text))
    report = EventReport(
        "e", "a", "CONSULT", "visit", "planned", 1, 4.0, span("visit"), (Span(0, len(text)),),
        sources=(Participant(span("Putin"), "Putin"),), place=PlaceMark(span("Astana"), "Astana"),
        time=TimeMark(span("Thursday")),
    )  # fmt: skip
    document = Document(
        Page(b"", "text", "x"), article, (Sentence(whole, 0),),
        (Name(span("Putin"), "PER"), Name(span("Astana"), "GPE")),
        (TimeExpression(span("Thursday")),), reports=(report,),
    )  # fmt: skip
    done = Link(known)([document, replace(document, article=None)])
    linked = done[0].reports[0]
    assert linked.sources[0].actor == "person/vladimir-putin"
    assert linked.place.geonames == 1526273
    assert (linked.time.earliest, linked.time.latest) == ("2023-11-16", "2023-11-16")
    assert done[1].reports == (report,)


@pytest.mark.parametrize("words", ["West", "the West", "the border"])
def test_words_that_some_small_town_bears_too_are_not_placed(known: Knowledge, words: str) -> None:
    assert locate(words, "", known, around([words], known)) is None


def test_linking_a_linked_document_again_changes_nothing(known: Knowledge) -> None:
    text = "Putin will visit Astana on Thursday. The Kremlin said the US president was not invited."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    whole = Span(0, len(text))
    article = Article("a", "p", text, (Paragraph("body", whole),), published=Published("2023-11-09", "day", "given"))
    people = tuple(Participant(span(words), words) for words in ("Putin", "Kremlin", "US president"))
    report = EventReport(
        "e", "a", "CONSULT", "visit", "planned", 1, 4.0, span("visit"), (whole,), sources=people,
        place=PlaceMark(span("Astana"), "Astana"), time=TimeMark(span("Thursday")),
    )  # fmt: skip
    names = (Name(span("Putin"), "PER"), Name(span("Astana"), "GPE"), Name(span("Kremlin"), "ORG"))
    document = Document(
        Page(b"", "text", "x"), article, (Sentence(whole, 0),), names, (TimeExpression(span("Thursday")),), reports=(report,)
    )  # fmt: skip
    once = Link(known)([document])
    assert [one.actor for one in once[0].reports[0].sources] == [
        "person/vladimir-putin",
        "state/RUS",
        "person/joe-biden",
    ]
    assert all(one.reasons and one.score for one in once[0].reports[0].sources)
    assert Link(known)(once) == once


@pytest.mark.parametrize(
    ("text", "actor", "country"),
    [
        ("The French minister visited Paris, Texas, on Thursday.", None, "USA"),
        ("The French minister criticised Paris on Thursday.", "state/FRA", "FRA"),
    ],
)
def test_a_namesake_of_a_capital_stands_for_no_government(known: Knowledge, text: str, actor, country) -> None:
    spot = Span(text.index("Paris"), text.index("Paris") + 5)
    whole = Span(0, len(text))
    article = Article("a", "p", text, (Paragraph("body", whole),), published=Published("2023-11-09", "day", "given"))
    report = EventReport(
        "e", "a", "CONSULT", "visit", "happened", 1, 4.0, whole, (whole,), targets=(Participant(spot, "Paris"),)
    )
    document = Document(
        Page(b"", "text", "x"), article, (Sentence(whole, 0),), (Name(spot, "GPE"),), (), reports=(report,)
    )
    target = Link(known)([document])[0].reports[0].targets[0]
    assert (target.actor, target.country) == (actor, country)


def test_a_short_form_counts_where_nobody_bears_the_fuller_name_the_text_has(known: Knowledge) -> None:
    text = "The Community of Western Lands (ECOWAS) met. ECOWAS condemned the coup."
    spot = Span(text.rindex("ECOWAS"), text.rindex("ECOWAS") + 6)
    whole = Span(0, len(text))
    article = Article("a", "p", text, (Paragraph("body", whole),), published=Published("2023-11-09", "day", "given"))
    source = Participant(spot, "Community of Western Lands")
    report = EventReport("e", "a", "ACCUSE", "disapprove", "happened", 3, -2.0, whole, (whole,), sources=(source,))
    names = (Name(spot, "ORG"),)
    document = Document(Page(b"", "text", "x"), article, (Sentence(whole, 0),), names, (), reports=(report,))
    assert Link(known)([document])[0].reports[0].sources[0].actor == "body/ecowas"
