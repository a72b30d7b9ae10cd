"""What a rate is made of, counted in the record: happenings and articles by month, before and after a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, distinct, exists, func, or_, select, union

from dateline.ask.finding import Condition, Finder
from dateline.ask.happening_filters import EITHER
from dateline.store import schema
from dateline.store.schema_joined import article_origins, editions, happening_reports, happening_sides, happenings

Key = tuple[str, str]
"""A month (2023-03) and the side of the split: before or after."""

_all, _sides, _articles = happenings.c, happening_sides.c, schema.articles.c
_members = happening_reports.c
_LAST = func.coalesce(_all.day_to, _all.day_from)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that count, all ISO 8601: from `since` to `until` inclusive; `split` is the first day after."""

    since: str
    until: str
    split: str


@dataclass(frozen=True, slots=True)
class Acts:
    """Happenings by month and side, and those whose day says neither: none, of several months, or on both sides."""

    counts: Mapping[Key, int]
    no_day: int
    inexact: int
    across: int


def span_of_articles(connection: Connection) -> tuple[str, str] | None:
    """First and last day on which an article appeared, None where no article has a day."""
    found = connection.execute(select(func.min(_articles.published_from), func.max(_articles.published_from))).one()
    return None if found[0] is None else (found[0], found[1])


def acts(connection: Connection, wanted: Sequence[Condition], window: Window, *, reports: bool) -> Acts:
    """Happenings that pass, or with `reports` their reports, in the month they fall in."""
    number = func.coalesce(func.sum(_all.reports), 0) if reports else func.count()
    where = case(
        (_all.day_from.is_(None), "no day"),
        (or_(_all.day_from > window.until, window.since > _LAST), "outside"),
        (func.substr(_all.day_from, 1, 7) != func.substr(_LAST, 1, 7), "inexact"),
        (and_(_all.day_from < window.split, window.split <= _LAST), "across"),
        (or_(_all.day_from < window.since, window.until < _LAST), "across"),
        (_all.day_from < window.split, "before"),
        else_="after",
    ).label("side")
    month = func.substr(_all.day_from, 1, 7).label("month")
    question = select(month, where, number.label("number")).where(*wanted).group_by(month, where)
    counts: dict[Key, int] = defaultdict(int)
    apart: dict[str, int] = defaultdict(int)
    for row in connection.execute(question):
        if row.side in {"before", "after"}:
            counts[row.month, row.side] += row.number
        else:
            apart[row.side] += row.number
    return Acts(counts, apart["no day"], apart["inexact"], apart["across"])


def number_of(connection: Connection, wanted: Sequence[Condition]) -> int:
    """How many happenings pass."""
    return connection.execute(select(func.count()).select_from(happenings).where(*wanted)).scalar_one()


def abroad(is_who: Condition, roles: tuple[str, ...] = EITHER) -> Condition:
    """The act is in another country than that of who is asked for: in that of the place, or of a state it goes to."""
    return exists().where(
        _sides.happening == _all.id,
        _sides.role.in_(roles),
        is_who,
        _sides.country != country_of_act(),
    )


def country_of_act() -> ColumnElement[Any]:
    """Country of the place; where no place is told, that of a state the act is done to, null where there is none."""
    whom = happening_sides.alias("whom")
    state = select(func.min(whom.c.country)).where(
        whom.c.happening == _all.id, whom.c.role == "target", whom.c.actor.like("state/%")
    )
    return func.coalesce(_all.place_country, state.correlate(happenings).scalar_subquery())


def articles(connection: Connection, window: Window) -> dict[Key, int]:
    """Articles by the month they appeared in; only the newest edition of a story counts."""
    question = _by_month(window, func.count()).where(_newest())
    return _keyed(connection, question)


def origins(connection: Connection, window: Window) -> dict[Key, int]:
    """Independent origins of the articles of each month; one whose text is printed in two months counts in both."""
    number = func.count(distinct(article_origins.c.origin))
    question = _by_month(window, number).join(article_origins, article_origins.c.article == _articles.id + "")
    return _keyed(connection, question.where(_newest()))


def mentions(connection: Connection, window: Window, who: Sequence[str], finder: Finder) -> dict[Key, int]:
    """Articles that report a happening, of any kind, of which a side is one of these."""
    ways = [way for one in who for way in finder.ways(one, _sides)]
    naming = union(*(select(_sides.happening).where(way) for way in ways))
    telling = select(_members.article).where(_members.happening.in_(naming))
    # Articles are gone through by the index on their days: with nothing added they would be looked up one by one.
    return _keyed(connection, _by_month(window, func.count()).where((_articles.id + "").in_(telling)))


def _by_month(window: Window, number: ColumnElement[Any]) -> Any:
    month = func.substr(_articles.published_from, 1, 7).label("month")
    side = case((_articles.published_from < window.split, "before"), else_="after").label("side")
    question = select(month, side, number.label("number")).select_from(schema.articles).group_by(month, side)
    # PostgreSQL takes no collation within BETWEEN.
    return question.where(_articles.published_from >= window.since, _articles.published_from <= window.until)


def _newest() -> Condition:
    older = select(editions.c.article).where(editions.c.newer.is_not(None))
    return _articles.id.not_in(older)


def _keyed(connection: Connection, question: Any) -> dict[Key, int]:
    return {(row.month, row.side): row.number for row in connection.execute(question)}
