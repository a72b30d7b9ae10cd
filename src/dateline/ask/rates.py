"""How often: happenings by month before and after a day, compared by the days and by what was read in them.

A record that reads fewer articles after a day finds fewer acts then. So three ratios stand side by side: of happenings
per day, per article read, and per article that mentions the actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, exists

from dateline.ask import filters, rate_counts, rate_words
from dateline.ask.conditions import PLAIN
from dateline.ask.finding import Condition, Finder
from dateline.ask.happening_filters import EITHER, HappeningFilter, of_happenings
from dateline.ask.rate_counts import Key, Window
from dateline.ask.rate_values import Comparison, LeftOut, MonthRow, Rate, RateQuestion, SideSum
from dateline.ask.ratios import dispersion, rate_ratio, widened
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.store import Record, days
from dateline.store.schema_joined import happening_sides, happenings


def rate(record: Record, question: RateQuestion, codebook: Codebook | None = None) -> Rate:
    """Count and compare.

    Raises UsageError for what cannot be, and where one side has no article: then there is nothing to compare.
    """
    _conditions(question, codebook, record.dialect, PLAIN)
    with record.reading() as connection:
        finder = Finder(connection)
        passing = _conditions(question, codebook, record.dialect, finder)
        wanted = [*passing, *_abroad(question, finder)]
        window = _window(question, rate_counts.span_of_articles(connection))
        acts = rate_counts.acts(connection, wanted, window, reports=question.reports)
        months = tuple(_months(connection, question, window, acts.counts, finder))
        left_out = LeftOut(
            no_day=acts.no_day,
            inexact=acts.inexact,
            across=acts.across,
            unread=sum(one.count for one in months if not one.read),
            no_country=_without_country(connection, question, passing, finder),
        )
    before, after = (_sum([one for one in months if one.side == side]) for side in ("before", "after"))
    for side, when in ((before, f"before {window.split}"), (after, f"from {window.split} on")):
        if not side.days:
            raise UsageError(f"no article of the record appeared {when}: with nothing read there is nothing to compare")
    counted = [[one for one in months if one.read and one.side == side] for side in ("before", "after")]
    varies = dispersion([[(one.count, float(one.days)) for one in group] for group in counted])
    comparisons = tuple(_comparisons(before, after, varies))
    words = rate_words.verdict(question, before, after, comparisons, left_out, varies)
    return Rate(question, window, months, before, after, comparisons, left_out, varies, words)


def _conditions(question: RateQuestion, codebook: Codebook | None, dialect: str, finder: Finder) -> list[Condition]:
    if not question.types:
        raise UsageError("say what is to be counted: a type such as CONSULT or CONSULT/visit")
    if question.abroad and not (question.actor or question.source):
        raise UsageError("abroad is seen from somebody: name an actor or a source")
    return of_happenings(_filter(question), codebook, dialect, finder)


def _filter(question: RateQuestion) -> HappeningFilter:
    shared = ("types", "statuses", "actor", "source", "target", "country", "place", "min_origins")
    return HappeningFilter(**{name: getattr(question, name) for name in shared})


def _abroad(question: RateQuestion, finder: Finder) -> Iterator[Condition]:
    if question.abroad:
        roles = ("source",) if question.source else EITHER
        yield rate_counts.abroad(finder.is_who(question.source or question.actor or "", happening_sides.c), roles)


def _without_country(
    connection: Connection, question: RateQuestion, passing: Sequence[Condition], finder: Finder
) -> int:
    """Happenings of which nobody can say whether they were abroad."""
    if not question.abroad:
        return 0
    sides = happening_sides.c
    is_side = finder.is_who(question.source or question.actor or "", sides)
    homeless = exists().where(sides.happening == happenings.c.id, is_side, sides.country.is_(None))
    open_ended = rate_counts.country_of_act().is_(None) | homeless.correlate(happenings)
    return rate_counts.number_of(connection, [*passing, open_ended])


def _window(question: RateQuestion, read: tuple[str, str] | None) -> Window:
    if read is None:
        raise UsageError("no article of the record has a date: there is no time to count in")
    split = filters.first_day(question.split)
    since, until = filters.first_day(question.since) or read[0], filters.last_day(question.until) or read[1]
    filters.check_order(since, until)
    if split is None or not since < split <= until:
        raise UsageError(
            f"the split {question.split} must lie between the first and the last day, {since} and {until}: "
            "the record has nothing to compare with on one side"
        )
    return Window(since, until, split)


def _months(
    connection: Connection, question: RateQuestion, window: Window, counts: Mapping[Key, int], finder: Finder
) -> Iterator[MonthRow]:
    articles, origins = rate_counts.articles(connection, window), rate_counts.origins(connection, window)
    mentions = rate_counts.mentions(connection, window, question.who, finder) if question.who else None
    for month, side, first, last in _parts(window):
        key = (month, side)
        length = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        seen = None if mentions is None else mentions.get(key, 0)
        read = (articles.get(key, 0), origins.get(key, 0))
        yield MonthRow(month, side, first, last, length, counts.get(key, 0), *read, seen)


def _parts(window: Window) -> Iterator[tuple[str, str, str, str]]:
    """Each month, that of the split in two parts: month, side, first and last day."""
    year, month = int(window.since[:4]), int(window.since[5:7])
    while (name := f"{year:04}-{month:02}") <= window.until[:7]:
        whole = days.span_of(name) or (name, name)
        first, last = max(whole[0], window.since), min(whole[1], window.until)
        if first < window.split <= last:
            eve = date.fromordinal(date.fromisoformat(window.split).toordinal() - 1).isoformat()
            yield name, "before", first, eve
            yield name, "after", window.split, last
        else:
            yield name, "before" if last < window.split else "after", first, last
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _sum(months: Sequence[MonthRow]) -> SideSum:
    read = [one for one in months if one.read]
    mentions = None if any(one.mentions is None for one in months) else sum(one.mentions or 0 for one in read)

    def total(name: str) -> int:
        return sum(getattr(one, name) for one in read)

    return SideSum(
        total("count"), total("days"), total("articles"), total("origins"), mentions, len(months) - len(read)
    )


def _comparisons(before: SideSum, after: SideSum, varies: float | None) -> Iterator[Comparison]:
    for basis in ("days", "articles", "origins", "mentions"):
        exposed = getattr(before, basis), getattr(after, basis)
        if all(exposed):
            ratio = rate_ratio((before.count, exposed[0]), (after.count, exposed[1]))
            yield Comparison(basis, ratio, widened(ratio, varies or 1.0))
