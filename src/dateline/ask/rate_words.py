"""A comparison of rates in plain words, with its limits."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from dateline.ask.rate_values import Comparison, LeftOut, RateQuestion, SideSum
from dateline.ask.ratios import Ratio
from dateline.ask.sentences import counted
from dateline.ask.statistics import Interval

FEW = 10
"""Counts below this, both sides together, let only large changes be seen."""

VARIED = 1.5
"""Months that differ this much more than chance would make them are pointed out."""


def verdict(
    question: RateQuestion,
    before: SideSum,
    after: SideSum,
    comparisons: tuple[Comparison, ...],
    left_out: LeftOut,
    varies: float | None,
) -> tuple[str, ...]:
    """Sentences: what the counts say, what the coverage says, and what neither can say."""
    by_basis = {one.basis: one for one in comparisons}
    what = "reports" if question.reports else "happenings"
    said = [*_change(by_basis["days"], what, before, after), *_articles(before, after)]
    if before.count + after.count:
        said += _coverage(before, after, by_basis)
    return (*said, *_limits(question, before, after, left_out), *_varied(by_basis["days"], varies))


def number(ratio: Ratio) -> str:
    """ "0.40 [0.11, 0.90]"; a ratio to nothing is "?"."""
    value = "?" if ratio.value is None else f"{ratio.value:.2f}"
    return f"{value} {ends(ratio.interval)}"


def ends(interval: Interval) -> str:
    """ "[0.11, 0.90]", "∞" for an end that is open."""
    return f"[{interval.low:.2f}, {'∞' if interval.high == inf else f'{interval.high:.2f}'}]"


def _direction(one: Comparison) -> int:
    """-1 where the rate is surely lower after, 1 where higher, 0 where it cannot be told."""
    return 1 if one.wider.low > 1 else -1 if one.wider.high < 1 else 0


def _change(one: Comparison, what: str, before: SideSum, after: SideSum) -> Iterator[str]:
    if not before.count and not after.count:
        yield f"No {what} on either side: that says nothing about a change."
        return
    head = {-1: f"Fewer {what} per month", 0: f"No clear change in {what} per month", 1: f"More {what} per month"}
    said = f"{number(one.ratio)} times as many after the split"
    if not before.count:
        said = f"none before, {after.count:,} after; at least {one.ratio.interval.low:.2f} times as many"
    yield f"{head[_direction(one)]}: {said} (p = {one.ratio.p:.2g})."


def _articles(before: SideSum, after: SideSum) -> Iterator[str]:
    ratio = (after.articles / after.days) / (before.articles / before.days)
    share = abs(ratio - 1)
    more = "about as many articles" if share < 0.05 else f"{share:.0%} {'more' if ratio > 1 else 'fewer'} articles"
    if ratio >= 2:
        more = f"{ratio:.1f} times as many articles"
    yield f"The record holds {more} per month after the split."


def _coverage(before: SideSum, after: SideSum, by_basis: dict[str, Comparison]) -> Iterator[str]:
    per_day, per_article = _direction(by_basis["days"]), _direction(by_basis["articles"])
    if per_day and per_day == per_article:
        reading = "the change goes beyond coverage"
    elif per_article:
        reading = f"{'fewer' if per_article < 0 else 'more'}, once coverage is counted in"
    elif before.count + after.count < FEW:
        reading = "too few to tell a change from coverage"
    else:
        reading = "no sign of a change beyond coverage"
    yield f"Per article read: {number(by_basis['articles'].ratio)}: {reading}."
    if "mentions" in by_basis:
        yield f"Per article that tells of the actor: {number(by_basis['mentions'].ratio)}."
    elif before.mentions is not None:
        yield "On one side no article tells of the actor: whether it was looked at there cannot be told."


def _limits(question: RateQuestion, before: SideSum, after: SideSum, left_out: LeftOut) -> Iterator[str]:
    total = before.count + after.count
    if 0 < total < FEW:
        what = "report" if question.reports else "happening"
        yield f"Only {counted(total, what)} in all: only a large change would show."
    if question.reports and total:
        yield "Reports of one act depend on each other, so the intervals are too narrow: rather count happenings."
    if unread := before.months_unread + after.months_unread:
        kept = f", with {left_out.unread:,} acts in them" if left_out.unread else ""
        yield f"{counted(unread, 'month')} without any article left out, not counted as zero{kept}."
    apart = (
        (left_out.no_day, "without a known day"),
        (left_out.inexact, "with a day not exact enough (longer than a month, or across two)"),
        (left_out.across, "whose days lie on both sides of the split or of the time asked for"),
        (left_out.no_country, "of which the country is not known"),
    )
    for many, why in apart:
        if many:
            yield f"Left out: {many:,} {why}."


def _varied(one: Comparison, varies: float | None) -> Iterator[str]:
    if varies is not None and varies > VARIED and one.ratio.value:
        yield (
            f"Months differ {varies:.1f} times as much as chance would make them; that widens the interval to "
            f"{ends(one.wider)}, which this reading goes by."
        )
