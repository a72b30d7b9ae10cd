"""How much rarer or more frequent: the ratio of two rates, with its interval and p.

Given the sum of two Poisson counts, one of them is binomial with the share of its expected count (J. Przyborowski and
H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940), 313–323). The mid-P
form, which counts the observed table by half, comes nearer to the level it names than the exact one, which is too wide
(G. Berry and P. Armitage, "Mid-P confidence intervals: a brief review", The Statistician 44 (1995), 417–423).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, inf, lgamma, log, log1p, sqrt

from dateline.ask.statistics import LEVEL, Interval

_HALVINGS = 200
_NEGLIGIBLE = 1e-17


@dataclass(frozen=True, slots=True)
class Ratio:
    """Rate after divided by rate before. `value` is None where nothing was counted before (or at all).

    `interval` may reach from 0 to infinity; `p` is two-sided: how often counts at least as unlike would come about if
    the two rates were the same.
    """

    value: float | None
    interval: Interval
    p: float


def rate_ratio(before: tuple[int, float], after: tuple[int, float], *, level: float = LEVEL, mid: bool = True) -> Ratio:
    """The ratio of two rates, each a count and its exposure (days, articles), `after` divided by `before`.

    `mid` False gives the exact interval (of C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), 404–413, for the
    binomial share). Raises ValueError for negative counts, exposures that are not above 0, and levels that cannot be.
    """
    (earlier, exposed_before), (later, exposed_after) = before, after
    if earlier < 0 or later < 0 or exposed_before <= 0 or exposed_after <= 0:
        raise ValueError(f"no rates can be {before} and {after}")
    if not 0.0 < level < 1.0:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    total, tail, weight = earlier + later, (1 - level) / 2, 0.5 if mid else 1.0
    if not total:
        return Ratio(None, Interval(0.0, inf), 1.0)

    def ratio_of(share: float) -> float:
        return inf if share >= 1.0 else share / (1 - share) * exposed_before / exposed_after

    low = 0.0 if later == 0 else _crossing(lambda share: _at_least(later, total, share, weight), tail)
    high = 1.0 if later == total else _crossing(lambda share: -_at_most(later, total, share, weight), -tail)
    expected = exposed_after / (exposed_before + exposed_after)
    smaller = min(_at_least(later, total, expected, weight), _at_most(later, total, expected, weight))
    value = (later / exposed_after) / (earlier / exposed_before) if earlier else None
    return Ratio(value, Interval(ratio_of(low), ratio_of(high)), min(1.0, 2 * smaller))


def dispersion(groups: Sequence[Sequence[tuple[int, float]]]) -> float | None:
    """How much more counts vary within their groups than chance would make them: Pearson's chi-square by its freedom.

    A group is a list of counts with exposures and has one rate. Poisson counts give about 1. None without freedom or
    counts. P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), 4.5.
    """
    squares, freedom = 0.0, 0
    for group in groups:
        total, exposure = sum(count for count, _ in group), sum(exposed for _, exposed in group)
        if not total or len(group) < 2:
            continue
        rate = total / exposure
        squares += sum((count - rate * exposed) ** 2 / (rate * exposed) for count, exposed in group)
        freedom += len(group) - 1
    return squares / freedom if freedom else None


def widened(ratio: Ratio, by: float) -> Interval:
    """The interval where counts vary `by` times as much as chance: its logarithm reaches sqrt(by) times as far.

    An end at 0 or infinity stays there. `by` below 1 changes nothing.
    """
    if ratio.value is None or ratio.value <= 0 or by <= 1:
        return ratio.interval
    middle, (low, high) = log(ratio.value), ratio.interval
    reach = sqrt(by)
    lower = exp(middle - reach * (middle - log(low))) if low > 0 else 0.0
    upper = exp(middle + reach * (log(high) - middle)) if high < inf else inf
    return Interval(lower, upper)


def _at_least(count: int, total: int, share: float, weight: float) -> float:
    """Chance of more than `count` of `total`, and `weight` times that of just so many."""
    return _at_most(total - count, total, 1 - share, weight)


def _at_most(count: int, total: int, share: float, weight: float) -> float:
    """Chance of fewer than `count` of `total`, and `weight` times that of just so many."""
    if share <= 0.0:
        return weight if count == 0 else 1.0
    if share >= 1.0:
        return weight if count == total else 0.0
    odds = share / (1 - share)
    start = _chance(count, total, share)
    if count > total * share:  # sum the shorter tail
        rest, term = 0.0, start
        for number in range(count, total):
            term *= (total - number) / (number + 1) * odds
            rest += term
            if term < _NEGLIGIBLE * (rest or 1.0):
                break
        return max(0.0, 1.0 - rest - start * (1 - weight))
    below, term = 0.0, start
    for number in range(count, 0, -1):
        term *= number / (total - number + 1) / odds
        below += term
        if term < _NEGLIGIBLE * below:
            break
    return min(1.0, below + weight * start)


def _chance(count: int, total: int, share: float) -> float:
    ways = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return exp(ways + count * log(share) + (total - count) * log1p(-share))


def _crossing(rising: Callable[[float], float], level: float) -> float:
    """Where a function that rises from 0 to 1 meets a level."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if rising(middle) < level:
            low = middle
        else:
            high = middle
    return (low + high) / 2
