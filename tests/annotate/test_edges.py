"""Edges of names and noun phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.edges import joined_phrases, joined_times, name_edges, phrase_edges
from dateline.annotate.encoder.reading import Scored


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("-Soviet", "Soviet"),
        ("the United Nations", "United Nations"),
        ("Bank of Kenya of", "Bank of Kenya"),
        ("U.S.", "U.S."),
        ("Accra.", "Accra"),
        ("“Harbour Courier”", "Harbour Courier"),
        ("Côte d'Ivoire", "Côte d'Ivoire"),
        ("of", None),
        ("M", None),
        ("–", None),
        ("minister", None),
    ],
)
def test_a_name_loses_what_cannot_be_its_edge(words: str, name: str | None) -> None:
    edges = name_edges(words, 0, len(words))
    assert (words[slice(*edges)] if edges else None) == name


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("and the president", "the president"),
        ("he", "he"),
        ("two soldiers of the", "two soldiers"),
        ("both", None),
        ("of", None),
        ("both countries", "both countries"),
        ("between", None),
        ("After", None),
        ("up to", None),
        ("over the", None),
        ("between Ghana and Togo", "Ghana and Togo"),
        ("the striking miners against", "the striking miners"),
        ("at least two soldiers", "at least two soldiers"),
        ("About 4,000 police officers", "About 4,000 police officers"),
        ("outside", None),
        ("of her", "her"),
        ("talks with their", "talks"),
        ("outside his house", "outside his house"),
        ("at the miners", "the miners"),
    ],
)
def test_a_phrase_keeps_its_article_but_no_loose_words(words: str, phrase: str | None) -> None:
    edges = phrase_edges(words, 0, len(words))
    assert (words[slice(*edges)] if edges else None) == phrase


def test_a_phrase_torn_at_a_genitive_is_joined() -> None:
    text = "Kenya’s President met the minister of Ghana and the police"
    spans = [Scored(8, 17, 0.6), Scored(0, 5, 0.9), Scored(22, 34, 0.5), Scored(38, 43, 0.4), Scored(48, 58, 0.3)]
    found = [text[span.start : span.end] for span in joined_phrases(text, spans)]
    assert found == ["Kenya’s President", "the minister of Ghana", "the police"]


def test_a_possessive_is_a_participant_where_no_other_is() -> None:
    text = "Their ships left, and its allies saw his arrest"
    their, ships, its, his = Scored(0, 5, 0.9), Scored(6, 11, 0.8), Scored(22, 25, 0.7), Scored(37, 40, 0.6)
    found = [[text[o.start : o.end] for o in joined_phrases(text, spans)] for spans in ([their, ships, its], [his])]
    assert found == [["Their ships"], ["his"]]


@given(st.text(), st.data())
def test_edges_stay_inside_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for edges in (name_edges(text, start, end), phrase_edges(text, start, end)):
        assert edges is None or start <= edges[0] < edges[1] <= end


def test_times_are_joined_and_crumbs_dropped() -> None:
    text = "On Sunday, August 26th (at 18:15), the talks ended after approximately nine hours of the day"
    torn = ["Sunday", "August 26th", "18:15)", "the", "approximately", "nine hours of the"]
    spans = []
    at = 0
    for part in torn:
        at = text.index(part, at)
        spans.append(Scored(at, at + len(part), 0.9))
        at += len(part)
    found = [text[one.start : one.end] for one in joined_times(text, spans)]
    assert found == ["Sunday, August 26th", "18:15", "approximately nine hours"]
