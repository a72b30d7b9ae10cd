from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import Quotes, Sentences
from dateline.model import Article, Document, Name, NameType, Page, Paragraph, Quote, Span


def found(*paragraphs: str, **names: NameType) -> list[tuple[str, str | None]]:
    text, quotes = read(*paragraphs, **names)
    return [(quote.span.of(text), quote.speaker.of(text) if quote.speaker else None) for quote in quotes]


def read(*paragraphs: str, **names: NameType) -> tuple[str, tuple[Quote, ...]]:
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for words in paragraphs:
        spans.append(Paragraph("body", Span(at, at + len(words))))
        at += len(words) + 2
    (document,) = Sentences()([Document(Page(b"x", "text", "here"), Article("a", "p", text, tuple(spans)))])
    marks = tuple(
        Name(Span(*place.span()), kind)
        for words, kind in names.items()
        for place in re.finditer(re.escape(words.replace("_", " ")), text)
    )
    (done,) = Quotes()([Document(document.page, document.article, sentences=document.sentences, names=marks)])
    assert done.quotes is not None
    return text, done.quotes


@pytest.mark.parametrize(
    "text",
    [
        '"We will not go," Holm said.',
        "“We will not go,” Holm said.",
        "„We will not go,“ said Holm.",
        "«We will not go,» Holm told reporters.",
        "‘We will not go,’ Holm's aide heard as Holm said.",
        "Holm said: 'We will not go,' and sat down.",
        'Holm, the mayor, said: "We will not go," and left.',
    ],
)
def test_all_styles_of_marks_hold_speech_and_find_its_speaker(text: str) -> None:
    assert found(text, Holm="PER") == [("We will not go,", "Holm")]


@pytest.mark.parametrize(
    "text",
    [
        "Narvia's ministers didn't see the envoys' cars.",
        'The film "The Long Road Home" opens on Friday.',
        "The 'so-called' truce held in the '90s.",
        'The "safe zone" lies in the north.',
    ],
)
def test_apostrophes_titles_and_terms_are_no_speech(text: str) -> None:
    assert found(text) == []


def test_speech_of_several_sentences_is_one_quote() -> None:
    assert found('Holm said: "We came. We saw. We left."', Holm="PER") == [("We came. We saw. We left.", "Holm")]


def test_a_pronoun_that_speaks_is_the_speaker() -> None:
    assert found('Holm left. "It was a fair deal," he said.', Holm="PER") == [("It was a fair deal,", "he")]


def test_a_name_behind_the_verb_is_the_speaker() -> None:
    text = '"It was a fair deal," said the spokeswoman, Ana Ruiz, in Narvia.'
    assert found(text, Ana_Ruiz="PER", Narvia="GPE") == [("It was a fair deal,", "Ana Ruiz")]


def test_a_name_after_a_preposition_does_not_speak() -> None:
    text = 'A spokesman for Holm said: "It was a fair deal."'
    assert found(text, Holm="PER") == [("It was a fair deal.", "A spokesman")]


def test_words_that_stand_alone_belong_to_the_speaker_before() -> None:
    got = found('"We came first," Holm said.', '"Nobody else was there at all."', Holm="PER")
    assert got == [("We came first,", "Holm"), ("Nobody else was there at all.", "Holm")]


def test_a_quote_that_never_closes_ends_with_its_paragraph() -> None:
    got = found('Holm said: "We came first.', '"And we stayed longest."', Holm="PER")
    assert got == [("We came first.", "Holm"), ("And we stayed longest.", "Holm")]


def test_the_cue_is_the_verb_of_saying() -> None:
    text, (quote,) = read('Holm warned: "They will come back."', Holm="PER")
    assert quote.cue is not None
    assert quote.cue.of(text) == "warned"


@given(st.text(alphabet=st.sampled_from("ab \"“”„«»'‘’.,!?\u200b\u200f😀\nS"), max_size=120))
def test_any_play_of_marks_gives_ordered_spans_within_the_text(text: str) -> None:
    if not text.strip():
        return
    whole, quotes = read(text.replace("\n\n", " ") + " x")
    at = 0
    for quote in quotes:
        assert at <= quote.span.start < quote.span.end <= len(whole)
        at = quote.span.end
