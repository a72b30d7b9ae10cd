"""Words weigh by a fixed collection, and their forms agree."""

from __future__ import annotations

from dateline.join.weights import stem, weight, words_of


def test_a_word_that_stands_everywhere_weighs_nearly_nothing_and_an_unknown_one_the_most() -> None:
    assert weight("the") < 0.05
    assert 0.1 < weight("report") < 0.6
    assert weight("zvecan") == 1.0


def test_forms_of_a_word_and_ways_to_write_a_number_agree() -> None:
    assert stem("Visited") == stem("visits") == stem("visit")
    assert stem("Putin’s") == stem("putin")
    assert words_of("12,000 and 12.000 and 1.5 é") == ["12000", "and", "12000", "and", "1.5", "e"]
