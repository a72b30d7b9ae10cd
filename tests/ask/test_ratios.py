"""Ratios of rates agree with published values and with sums made by hand."""

from __future__ import annotations

from math import comb, inf

import pytest

from dateline.ask.ratios import dispersion, rate_ratio, widened

FLUOROSCOPY = (15, 19017.0), (41, 28010.0)
"""Breast cancer by person-years without and with fluoroscopy (J. D. Boice and R. R. Monson 1977), as Stata's page on
`iri 41 15 28010 19017` shows it: ratio 1.855759, exact interval 1.005684 to 3.6093, two-sided mid-p 0.0355."""

OPENEPI = (4, 200200.0), (25, 178556.0)
"""The crude table of the example of OpenEpi's “Comparing 2 Person-Time Rates”."""


def test_the_exact_interval_is_the_published_one() -> None:
    found = rate_ratio(*FLUOROSCOPY, mid=False)
    assert found.value == pytest.approx(1.855759, abs=1e-6)
    assert found.interval == pytest.approx((1.005684, 3.6093), abs=5e-6)
    assert rate_ratio(*OPENEPI, mid=False).interval == pytest.approx((2.42, 27.71), abs=6e-3)


def test_mid_p_and_its_interval_are_the_published_ones() -> None:
    assert rate_ratio(*FLUOROSCOPY).p == pytest.approx(0.0355, abs=5e-5)
    found = rate_ratio(*OPENEPI)
    assert found.value == pytest.approx(7.008, abs=5e-4)
    assert found.interval == pytest.approx((2.616, 23.57), abs=6e-3)


@pytest.mark.parametrize(("before", "after"), [(3, 9), (9, 3), (1, 1), (12, 30), (7, 1)])
@pytest.mark.parametrize("weight", [0.5, 1.0])
def test_the_ends_leave_just_the_tail_that_was_asked_for(before: int, after: int, weight: float) -> None:
    exposed = (10.0, 25.0)
    found = rate_ratio((before, exposed[0]), (after, exposed[1]), mid=weight == 0.5)
    total = before + after

    def chance(count: int, ratio: float) -> float:
        share = ratio * exposed[1] / (ratio * exposed[1] + exposed[0])
        return comb(total, count) * share**count * (1 - share) ** (total - count)

    low, high = found.interval
    above = sum(chance(k, low) for k in range(after + 1, total + 1)) + weight * chance(after, low)
    below = sum(chance(k, high) for k in range(after)) + weight * chance(after, high)
    assert (above, below) == (pytest.approx(0.025, abs=1e-9), pytest.approx(0.025, abs=1e-9))
    least = sum(chance(k, 1.0) for k in range(after)) + weight * chance(after, 1.0)
    most = sum(chance(k, 1.0) for k in range(after + 1, total + 1)) + weight * chance(after, 1.0)
    assert found.p == pytest.approx(min(1.0, 2 * min(least, most)))


def test_turning_the_question_round_turns_the_answer_round() -> None:
    one, other = rate_ratio((5, 100.0), (12, 80.0)), rate_ratio((12, 80.0), (5, 100.0))
    assert one.value is not None
    assert other.value == pytest.approx(1 / one.value)
    assert other.interval == pytest.approx((1 / one.interval.high, 1 / one.interval.low))
    assert other.p == pytest.approx(one.p)


def test_nothing_counted_says_nothing() -> None:
    assert rate_ratio((0, 10), (0, 10)) == (rate_ratio((0, 3), (0, 1)))
    nothing = rate_ratio((0, 10), (0, 10))
    assert (nothing.value, nothing.interval, nothing.p) == (None, (0.0, inf), 1.0)
    first = rate_ratio((0, 10), (5, 10))
    assert first.value is None
    assert first.interval.high == inf
    assert first.interval.low > 1
    last = rate_ratio((5, 10), (0, 10))
    assert (last.value, last.interval.low) == (0.0, 0.0)
    # Half of (1 - share)^5 is 0.025: share 0.4507, ratio 0.8206.
    assert last.interval.high == pytest.approx((1 - 0.05**0.2) / 0.05**0.2)


def test_large_counts_come_near_to_the_normal_interval() -> None:
    found = rate_ratio((100_000, 10), (110_000, 10))
    reach = 1.959964 * (1 / 100_000 + 1 / 110_000) ** 0.5
    assert found.interval == pytest.approx((1.1 * 2.718281828**-reach, 1.1 * 2.718281828**reach), rel=1e-4)


@pytest.mark.parametrize(("before", "after"), [((-1, 1.0), (1, 1.0)), ((1, 0.0), (1, 1.0)), ((1, 1.0), (1, -2.0))])
def test_rates_that_cannot_be_are_refused(before: tuple[int, float], after: tuple[int, float]) -> None:
    with pytest.raises(ValueError, match="no rates"):
        rate_ratio(before, after)


def test_dispersion_is_pearsons_chi_square_by_its_freedom() -> None:
    # One group, mean 4: (16 + 0 + 16) / 4 = 8 with two degrees of freedom.
    assert dispersion([[(0, 30.0), (4, 30.0), (8, 30.0)]]) == pytest.approx(4.0)
    assert dispersion([[(4, 30.0), (4, 30.0)], [(1, 30.0), (1, 30.0)]]) == pytest.approx(0.0)
    assert dispersion([[(2, 10.0), (4, 20.0)]]) == pytest.approx(0.0)
    assert dispersion([[(3, 30.0)], [(0, 30.0), (0, 30.0)]]) is None


def test_counts_that_vary_more_than_chance_widen_the_interval() -> None:
    ratio = rate_ratio((20, 100.0), (10, 100.0))
    wide = widened(ratio, 4.0)
    assert wide.low < ratio.interval.low < ratio.interval.high < wide.high
    assert widened(ratio, 0.7) == ratio.interval
    assert widened(rate_ratio((20, 100.0), (0, 100.0)), 4.0).low == 0.0
