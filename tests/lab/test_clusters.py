"""Values worked out by hand from the definitions in the papers."""

from __future__ import annotations

import itertools
import random

import pytest

from dateline_lab.scoring.clusters import b_cubed, best_match, ceaf_e, conll_f1, figures_of, muc

TRUE = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
ONE_WAY = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
OTHER_WAY = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]


def test_b_cubed_of_bagga_and_baldwin():
    # Their figures 2 and 3: 5 items at 1, 2 at 2/7, 5 at 5/7 make 16/21; 10 items at 1/2 and 2 at 1 make 7/12.
    assert b_cubed(ONE_WAY, TRUE).precision == pytest.approx(16 / 21)
    assert b_cubed(OTHER_WAY, TRUE).precision == pytest.approx(7 / 12)
    assert b_cubed(ONE_WAY, TRUE).recall == 1.0


def test_muc_counts_links_alone():
    # Both answers have 10 links, of which 9 are right: MUC cannot tell them apart.
    assert muc(ONE_WAY, TRUE).precision == pytest.approx(9 / 10)
    assert muc(OTHER_WAY, TRUE).precision == pytest.approx(9 / 10)
    assert muc(ONE_WAY, TRUE).recall == 1.0


def test_ceaf_matches_groups_one_to_one():
    # {1..5} fits wholly; {6..12} fits {8..12} best: 2 * 5 / (7 + 5) = 5/6.
    found = ceaf_e(ONE_WAY, TRUE)
    assert found.precision == pytest.approx((1 + 5 / 6) / 2)
    assert found.recall == pytest.approx((1 + 5 / 6) / 3)


def test_conll_is_the_average_of_three():
    muc_f1 = 2 * 0.9 / 1.9
    b_cubed_f1 = 2 * (16 / 21) / (16 / 21 + 1)
    ceaf_f1 = 2 * (11 / 6) / 5
    assert conll_f1(ONE_WAY, TRUE) == pytest.approx((muc_f1 + b_cubed_f1 + ceaf_f1) / 3)
    assert conll_f1(TRUE, TRUE) == pytest.approx(1.0)


def test_items_of_one_side_alone_stand_alone_on_the_other():
    assert b_cubed([{1, 2}], [{1, 2}, {3}]).f1 == 1.0
    with pytest.raises(ValueError, match="two groups"):
        b_cubed([{1}, {1}], [{1}])


def test_matching_is_the_best_of_all():
    rng = random.Random(3)
    for _ in range(30):
        rows = [{column: rng.random() for column in rng.sample(range(5), 3)} for _ in range(4)]
        every = itertools.permutations(range(5), 4)
        best = max(sum(row.get(column, 0.0) for row, column in zip(rows, chosen, strict=True)) for chosen in every)
        assert best_match(rows) == pytest.approx(best)


def test_figures_have_intervals_around_them():
    found = figures_of(ONE_WAY, TRUE)
    assert found["b3-precision"].value == pytest.approx(16 / 21)
    assert found["conll-f1"].value == pytest.approx(conll_f1(ONE_WAY, TRUE))
    assert found["b3-f1"].count == 12
    assert found["b3-f1"].low <= found["b3-f1"].value <= found["b3-f1"].high
