"""Repairs lie beside the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.repair import find_repairs


def _repaired(text: str) -> str:
    done, at = "", 0
    for repair in find_repairs(text):
        done += text[at : repair.start] + repair.replacement
        at = repair.end
    return done + text[at:]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The two  ministers met.", "The two ministers met."),
        ("He said so.The minister left.", "He said so. The minister left."),
        ("A soft\u00adhyphen stands here.", "A softhyphen stands here."),
        ("zero\u200bwidth", "zerowidth"),
        ("the president\u00e2\u0080\u0099s visit", "the president’s visit"),
        ("Police arrestedThe man", "Police arrested The man"),
    ],
)
def test_what_a_page_broke_is_mended(text: str, read: str) -> None:
    assert _repaired(text) == read


@pytest.mark.parametrize(
    "text", ["an iPhone in McDonald's", "see www.example.org/PageOne", "the U.S.A. and the NATO-led KFOR", "eBay"]
)
def test_what_only_looks_broken_is_left(text: str) -> None:
    assert _repaired(text) == text


@given(st.text())
def test_repairs_are_in_order_and_inside(text: str) -> None:
    at = 0
    for repair in find_repairs(text):
        assert at <= repair.start <= repair.end <= len(text)
        at = repair.end


def test_a_word_of_a_million_letters_is_passed_over() -> None:
    assert find_repairs("a" * 1_000_000) == ()
