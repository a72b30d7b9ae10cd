"""From rows to what joining made: happenings, expectations, origins, shares, editions. All take and keep an order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from dateline.model import (
    ArticleOrigin,
    Edition,
    Expectation,
    FollowUp,
    Happening,
    Member,
    Origin,
    Party,
    Score,
    Share,
    Side,
    Span,
)
from dateline.store import schema_joined as joined
from dateline.store.bulk import records_where, rows_where


def happenings(connection: Connection, ids: Sequence[str]) -> list[Happening]:
    """Happenings by id, in this order; what is not there is left out.

    Members come by report, sides by role, then those that most reports name, then by key.
    """
    rows = _by_id(connection, joined.happenings, ids)
    members = _grouped(connection, joined.happening_reports, "happening", ids)
    sides = _grouped(connection, joined.happening_sides, "happening", ids)
    return [_happening(rows[one], members.get(one, ()), sides.get(one, ())) for one in ids if one in rows]


def happenings_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, str]:
    """The happening of each report that is in one."""
    table = joined.happening_reports
    return dict(rows_where(connection, (table.c.report, table.c.happening), table.c.report, report_ids))


def expectations(connection: Connection, ids: Sequence[str]) -> list[Expectation]:
    """Expectations by id, in this order; what is not there is left out. Follow-ups come by happening."""
    rows = _by_id(connection, joined.expectations, ids)
    later = _grouped(connection, joined.follow_ups, "expectation", ids)
    return [_expectation(rows[one], later.get(one, ())) for one in ids if one in rows]


def origins(connection: Connection, ids: Sequence[str]) -> list[Origin]:
    """Origins by id, in this order; what is not there is left out."""
    rows = _by_id(connection, joined.origins, ids)
    carried = _grouped(connection, joined.article_origins, "origin", ids)
    return [
        Origin(one, rows[one].first, tuple(row.article for row in carried.get(one, ())), tuple(rows[one].agencies))
        for one in ids
        if one in rows
    ]


def origins_of(connection: Connection, article_ids: Sequence[str]) -> dict[str, tuple[ArticleOrigin, ...]]:
    """The origins of each article: those that give most of it first."""
    found = _grouped(connection, joined.article_origins, "article", article_ids)
    return {
        article: tuple(
            ArticleOrigin(row.article, row.origin, row.share, tuple(row.reasons))
            for row in sorted(rows, key=lambda row: (-row.share, row.origin))
        )
        for article, rows in found.items()
    }


def shares_of(connection: Connection, article: str) -> list[Share]:
    """The text an article shares with others, by the other article."""
    return shares_among(connection, [article])


def shares_among(connection: Connection, articles: Sequence[str]) -> list[Share]:
    """The text that any of these articles shares with any article, by the two articles."""
    table = joined.shares
    found = {
        (row.article, row.other): row for key in ("article", "other") for row in _rows(connection, table, key, articles)
    }
    return [_share(row) for _, row in sorted(found.items())]


def editions_of(connection: Connection, article_ids: Sequence[str]) -> dict[str, Edition]:
    """The edition that each article is, of those that are one."""
    return {row.article: edition(row) for row in _rows(connection, joined.editions, "article", article_ids)}


def stories(connection: Connection, names: Sequence[str]) -> dict[str, list[Edition]]:
    """All editions of each of these stories, by article."""
    found: dict[str, list[Edition]] = defaultdict(list)
    for row in _rows(connection, joined.editions, "story", names):
        found[row.story].append(edition(row))
    return found


def joins_within(connection: Connection, reports: Collection[str]) -> dict[tuple[str, str], Score]:
    """The kept scores of pairs of which both are among these reports, by the two reports."""
    inner = set(reports)
    rows = _rows(connection, joined.joins, "report", inner)
    return {(row.report, row.other): Score(row.score, tuple(row.reasons)) for row in rows if row.other in inner}


def edition(row: Any) -> Edition:
    """An edition from its row."""
    return Edition(row.article, row.story, row.newer)


def party(plain: dict[str, Any]) -> Party:
    """A participant from its JSON."""
    return Party(plain["key"], plain["name"], plain["actor"], plain["country"], plain["sector"])


def _rows(connection: Connection, table: Table, key: str, ids: Collection[str]) -> list[Any]:
    return records_where(connection, table, table.c[key], ids)


def _grouped(connection: Connection, table: Table, key: str, ids: Collection[str]) -> dict[str, list[Any]]:
    """Rows of a table by one of its columns, each group in the order of the primary key."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(connection, table, key, ids):
        found[getattr(row, key)].append(row)
    return found


def _by_id(connection: Connection, table: Table, ids: Collection[str]) -> dict[str, Any]:
    return {row.id: row for row in _rows(connection, table, "id", ids)}


def _share(row: Any) -> Share:
    return Share(
        article=row.article,
        other=row.other,
        of_article=row.of_article,
        of_other=row.of_other,
        score=row.score,
        passages=tuple((Span(a, b), Span(c, d)) for a, b, c, d in row.passages),
        reasons=tuple(row.reasons),
    )


def _happening(row: Any, members: Sequence[Any], sides: Sequence[Any]) -> Happening:
    known = row.latitude is not None and row.longitude is not None
    ordered = sorted(sides, key=lambda side: (side.role, -side.reports, side.key))
    return Happening(
        id=row.id,
        type=row.type,
        mode=row.mode,
        status=row.status,
        standing=row.standing,
        quad=row.quad,
        intensity=row.intensity,
        confidence=row.confidence,
        first=row.first,
        articles=row.articles,
        origins=row.origins,
        members=tuple(Member(one.report, one.article, one.score, tuple(one.reasons)) for one in members),
        sides=tuple(
            Side(one.role, Party(one.key, one.name, one.actor, one.country, one.sector), one.reports) for one in ordered
        ),
        day_from=row.day_from,
        day_to=row.day_to,
        precision=row.precision,
        place_name=row.place_name,
        place_country=row.place_country,
        geonames=row.geonames,
        degrees=(row.latitude, row.longitude) if known else None,
        first_published=row.first_published,
        last_published=row.last_published,
        contexts=tuple(row.contexts),
    )


def _expectation(row: Any, later: Sequence[Any]) -> Expectation:
    return Expectation(
        id=row.id,
        happening=row.happening,
        kind=row.kind,
        announced_on=row.announced_on,
        announced_by=tuple(party(one) for one in row.announced_by),
        due_from=row.due_from,
        due_to=row.due_to,
        precision=row.precision,
        reasons=tuple(row.reasons),
        outcome=row.outcome,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        moved_to=row.moved_to,
        follow_ups=tuple(FollowUp(one.happening, one.relation, one.score, tuple(one.reasons)) for one in later),
    )
