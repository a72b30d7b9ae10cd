"""Intervals agree with published values."""

from __future__ import annotations

import pytest

from dateline.ask.statistics import wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
        # table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("end", [0, 1])
def test_its_ends_are_the_shares_that_lie_just_so_many_standard_errors_away(end: int) -> None:
    share, true = 104 / 120, wilson(104, 120)[end]
    assert (share - true) ** 2 == pytest.approx(1.959964**2 * true * (1 - true) / 120, rel=1e-5)


def test_the_interval_of_a_share_mirrors_that_of_its_rest_and_holds_it() -> None:
    for trials in (1, 2, 7, 50):
        for successes in range(trials + 1):
            low, high = wilson(successes, trials)
            assert 0.0 <= low <= successes / trials <= high <= 1.0
            assert wilson(trials - successes, trials) == pytest.approx((1 - high, 1 - low))


def test_more_trials_and_lower_levels_narrow_it() -> None:
    wide, narrow, loose = wilson(9, 10), wilson(90, 100), wilson(9, 10, level=0.5)
    assert narrow.high - narrow.low < wide.high - wide.low
    assert loose.high - loose.low < wide.high - wide.low


def test_without_trials_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("counts", [(2, 1), (-1, 3)])
def test_counts_that_cannot_be_are_refused(counts: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(*counts)
