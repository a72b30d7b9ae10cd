from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.repaired import Repaired
from dateline.model import Repair, Span


@st.composite
def repaired_texts(draw: st.DrawFn) -> tuple[str, list[Repair]]:
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    repairs = [
        Repair(start, end, draw(st.text(max_size=5)), "test") for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return text, repairs


def test_inserted_words_leave_the_words_around_them_in_place() -> None:
    seen = Repaired("Space travelagriculture", [Repair(12, 12, ", ", "run-together")])
    assert seen.text == "Space travel, agriculture"
    assert seen.to_original(Span(6, 12)) == Span(6, 12)
    assert seen.to_original(Span(14, 25)) == Span(12, 23)


def test_a_repair_that_names_whole_words_is_cut_to_what_changes() -> None:
    seen = Repaired("of travelagriculture now", [Repair(3, 20, "travel agriculture", "run-together")])
    assert seen.to_original(Span(3, 9)).of(seen.original) == "travel"
    assert seen.to_original(Span(10, 21)).of(seen.original) == "agriculture"


def test_removed_characters_belong_to_the_word_that_holds_them() -> None:
    seen = Repaired("Ka\u00adzakh", [Repair(2, 3, "", "soft-hyphen")])
    assert seen.text == "Kazakh"
    assert seen.to_original(Span(0, 6)) == Span(0, 7)
    assert seen.to_repaired(Span(0, 7)) == Span(0, 6)
    assert seen.to_repaired(Span(2, 3)) is None


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond"):
        Repaired("short").to_original(Span(2, 9))


def test_repairs_beyond_the_text_or_over_another_are_left_out() -> None:
    seen = Repaired("abcdef", [Repair(1, 4, "X", "a"), Repair(2, 5, "Y", "b"), Repair(5, 99, "Z", "c")])
    assert seen.text == "aXef"


@given(repaired_texts())
def test_text_between_repairs_maps_to_itself(case: tuple[str, list[Repair]]) -> None:
    text, repairs = case
    seen = Repaired(text, repairs)
    touched = {n for r in repairs for n in range(r.start, r.end)}
    for n in range(len(text)):
        if n in touched:
            continue
        there = seen.to_repaired(Span(n, n + 1))
        assert there is not None
        assert there.of(seen.text) == text[n]
        assert seen.to_original(there) == Span(n, n + 1)


@given(repaired_texts(), st.data())
def test_any_repaired_span_maps_into_the_text_and_grows_with_it(
    case: tuple[str, list[Repair]], data: st.DataObject
) -> None:
    text, repairs = case
    seen = Repaired(text, repairs)
    if not seen.text:
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    back = seen.to_original(Span(start, end))
    assert 0 <= back.start < back.end <= len(text)
    whole = seen.to_original(Span(0, len(seen.text)))
    assert whole.start <= back.start or back.end - back.start == 1


@given(st.text(max_size=80))
def test_without_repairs_nothing_moves(text: str) -> None:
    seen = Repaired(text)
    assert seen.text == text
    if text:
        assert seen.to_original(Span(0, len(text))) == Span(0, len(text))
