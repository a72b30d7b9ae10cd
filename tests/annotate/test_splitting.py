from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.splitting import MAX_CHARACTERS, sentence_bounds

CASES = {
    "abbreviated titles": ["Gen. Omar Diallo met Mrs. Ana Ruiz in St. Petersburg.", "They spoke for an hour."],
    "initials": ["J. R. Hale and Maria T. Lopez signed.", "Nobody objected."],
    "acronym inside": ["The U.S. Senate voted on Friday."],
    "acronym at the end": ["He flew back to the U.S.", "The talks go on."],
    "months": ["They met on Nov. 23 in Minsk.", "It went well."],
    "numbers": ["Prices rose 3.5 percent.", "No. 10 said nothing.", "It will wait."],
    "times of day": ["It began at 9 a.m. GMT and ended at 4 p.m.", "The minister left early."],
    "closing quotes": ["“We agree.”", "“That is all.”", "He left."],
    "speech that goes on": ['"Stop it!" she said.', '"Why?" Jan Novak asked.'],
    "ellipsis": ["It was... odd.", "Nobody knew why…", "They left."],
    "no space after the stop": ["The envoy left the capital.Two days later he was back."],
    "no space after a quote": ['He called it "a mistake."', "Others agreed."],
    "addresses stay whole": ["See www.example.org for more.", "It is free."],
    "dateline": ["Astana – The president arrived on Thursday."],
    "headline without a stop": ["Minister meets union leaders in Lyon"],
    "brackets": ["The plan failed (for now).", "A new one follows."],
}


@pytest.mark.parametrize("name", CASES)
def test_sentences_end_where_a_reader_would_end_them(name: str) -> None:
    wanted = CASES[name]
    text = " ".join(wanted)
    if name == "no space after the stop":
        wanted = ["The envoy left the capital.", "Two days later he was back."]
    assert [text[start:end] for start, end in sentence_bounds(text)] == wanted


def test_a_sentence_of_five_thousand_words_is_cut_at_safe_places() -> None:
    text = "the council, " * 5000
    bounds = sentence_bounds(text)
    assert len(bounds) > 30
    assert all(end - start <= MAX_CHARACTERS for start, end in bounds)
    assert all(text[end - 1] == "," for _, end in bounds)


@given(st.text(alphabet=st.sampled_from("aB.!?\"“”'’ \n\t\u200b\u200f\u202e\x00\x07😀é,;…(3"), max_size=200))
def test_bounds_are_ordered_apart_and_lose_only_white_space(text: str) -> None:
    bounds = sentence_bounds(text)
    at = 0
    for start, end in bounds:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
