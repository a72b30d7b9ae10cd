"""How joining finds its way: what is left to do, what stands under a key, what is tied to what."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, and_, func, or_, select

from dateline.model import Article, Mark, Paragraph, Published, Sentence, Span
from dateline.store import schema
from dateline.store import schema_joined as joined
from dateline.store.bulk import records_where, rows_where
from dateline.store.rows_out import in_pieces
from dateline.store.types import restored


def still_to_join(connection: Connection) -> list[str]:
    """Articles that are left to be joined, in the order in which they appeared; those that are gone come last."""
    articles = schema.articles.c
    wanted = select(joined.to_join.c.article, articles.published_from).join_from(
        joined.to_join, schema.articles, articles.id == joined.to_join.c.article, isouter=True
    )
    found = [(published is None, published or "", article) for article, published in connection.execute(wanted)]
    return [article for _, _, article in sorted(found)]


def any_to_join(connection: Connection) -> int:
    """How many articles are left to be joined."""
    return connection.scalar(select(func.count()).select_from(joined.to_join)) or 0


def among_to_join(connection: Connection, articles: Sequence[str]) -> list[str]:
    """Those of these articles that are left to be joined, in this order."""
    table = joined.to_join.c
    found = {one for (one,) in rows_where(connection, (table.article,), table.article, articles)}
    return [one for one in articles if one in found]


@dataclass(frozen=True, slots=True)
class Story:
    """What an article's editions are told apart by. `met` are the addresses where its page lay, None for a file."""

    article: str
    page: str
    url: str | None
    title: str | None
    published: str | None
    fetched_at: str | None
    met: tuple[str | None, ...] = ()


def stories_of(connection: Connection, articles: Sequence[str]) -> dict[str, Story]:
    """Address, date and fetching of those of these articles that are there."""
    one = schema.articles.c
    wanted = (
        select(one.id, one.page, one.url, one.title, one.published, schema.sightings.c.fetched_at)
        .join_from(schema.articles, schema.readings, schema.readings.c.page == schema.articles.c.page, isouter=True)
        .join(schema.sightings, schema.sightings.c.id == schema.readings.c.sighting, isouter=True)
    )
    met = _met(connection, articles)
    return {
        row[0]: Story(*row, met=tuple(met.get(row[0], ())))
        for piece in in_pieces(articles)
        for row in connection.execute(wanted.where(schema.articles.c.id.in_(piece)))
    }


def _met(connection: Connection, articles: Sequence[str]) -> dict[str, list[str | None]]:
    """The addresses under which the page of each article was met."""
    one, seen = schema.articles.c, schema.sightings.c
    wanted = select(one.id, seen.address).join_from(schema.articles, schema.sightings, seen.page == one.page).distinct()
    found: dict[str, list[str | None]] = defaultdict(list)
    for piece in in_pieces(articles):
        for article, address in connection.execute(wanted.where(one.id.in_(piece))):
            found[article].append(address)
    return found


def under_addresses(connection: Connection, addresses: Iterable[str]) -> set[str]:
    """Articles whose story is of one of these addresses."""
    story = joined.editions.c.story
    found: set[str] = set()
    for piece in in_pieces(sorted(addresses), 100):
        whole = [story.in_(piece)]
        parts = [and_(story > f"{one} ", story < f"{one}!") for one in piece]
        found.update(connection.scalars(select(joined.editions.c.article).where(or_(*whole, *parts))))
    return found


_OF_TEXT = (
    "number", "id", "page", "url", "outlet", "title", "published", "published_precision", "published_source",
    "dateline", "agencies", "text", "sentences",
)  # fmt: skip


def texts(connection: Connection, articles: Sequence[str]) -> dict[str, tuple[Article, tuple[Sentence, ...]]]:
    """Articles with paragraphs, marks and sentences, and no other layer."""
    paragraphs = _layer(connection, schema.paragraphs, articles)
    marks = _layer(connection, schema.marks, articles)
    table = schema.articles
    found = {}
    for row in records_where(connection, table, table.c.id, articles, _OF_TEXT):
        dated = Published(row.published, row.published_precision, row.published_source) if row.published else None
        article = Article(
            id=row.id,
            page=row.page,
            text=row.text,
            paragraphs=tuple(Paragraph(p.kind, Span(p.start, p.end)) for p in paragraphs.get(row.id, ())),
            url=row.url,
            outlet=row.outlet,
            title=row.title,
            published=dated,
            dateline=row.dateline,
            agencies=tuple(row.agencies),
            marks=tuple(Mark(m.kind, Span(m.start, m.end), m.value) for m in marks.get(row.id, ())),
        )
        found[row.id] = (article, tuple(Sentence(Span(a, b), p) for a, b, p in row.sentences or ()))
    return found


def _layer(connection: Connection, table: Table, articles: Sequence[str]) -> dict[str, list[Any]]:
    """Rows of a layer of articles, each article's in their order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in records_where(connection, table, table.c.article, articles):
        found[row.article].append(row)
    return found


def appeared(connection: Connection, articles: Collection[str]) -> dict[str, str | None]:
    """The first day (ISO 8601) on which each of these articles can have appeared, None where it is unknown."""
    table = schema.articles.c
    return dict(rows_where(connection, (table.id, table.published_from), table.id, articles))


def agencies_of(connection: Connection, articles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The agencies that each of these articles credits."""
    table = schema.articles.c
    return {
        article: tuple(json.loads(restored(agencies)))
        for article, agencies in rows_where(connection, (table.id, table.agencies), table.id, articles)
    }


def with_marks(connection: Connection, marks: Iterable[int]) -> dict[str, set[int]]:
    """Articles in whose sketch one of these fingerprints stands, with those that do."""
    found: dict[str, set[int]] = defaultdict(set)
    table = joined.sketches.c
    for mark, article in rows_where(connection, (table.hash, table.article), table.hash, set(marks)):
        found[article].add(mark)
    return found


def under_keys(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    """What stands under each of these keys, given by their numbers (`joined_in.key_number`)."""
    return {number: [thing for thing, _ in found] for number, found in kinds_under_keys(connection, numbers).items()}


def kinds_under_keys(connection: Connection, numbers: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """What stands under each of these keys, each with its kind."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    table = joined.join_keys.c
    columns = (table.key, table.thing, table.kind)
    for number, thing, kind in rows_where(connection, columns, table.key, set(numbers)):
        found[number].append((thing, kind))
    return dict(found)


def tied(connection: Connection, reports: Sequence[str], least: float) -> set[tuple[str, str]]:
    """Pairs of reports with a score of at least so much, of which one of these reports is one."""
    table = joined.joins
    columns = (table.c.report, table.c.other, table.c.score)
    return {
        (one, other)
        for column in columns[:2]
        for one, other, score in rows_where(connection, columns, column, reports)
        if score >= least
    }


def sharing(connection: Connection, articles: Sequence[str]) -> set[tuple[str, str]]:
    """Pairs of articles that share text, of which one of these is one."""
    table = joined.shares
    columns = (table.c.article, table.c.other)
    return {(one, other) for column in columns for one, other in rows_where(connection, columns, column, articles)}


def carrying(connection: Connection, articles: Sequence[str]) -> tuple[set[str], set[str]]:
    """The origins of these articles, and all articles that rest on one of them."""
    table = joined.article_origins
    origins = {origin for (origin,) in rows_where(connection, (table.c.origin,), table.c.article, articles)}
    return origins, {article for (article,) in rows_where(connection, (table.c.article,), table.c.origin, origins)}


def reports_in(connection: Connection, happenings: Sequence[str]) -> set[str]:
    """The reports of these happenings."""
    table = joined.happening_reports
    return {report for (report,) in rows_where(connection, (table.c.report,), table.c.happening, happenings)}


def expecting(connection: Connection, happenings: Sequence[str]) -> dict[str, str]:
    """The expectation that each of these happenings stands for."""
    table = joined.expectations
    return dict(rows_where(connection, (table.c.happening, table.c.id), table.c.happening, happenings))


def followed_by(connection: Connection, happenings: Sequence[str]) -> set[str]:
    """Expectations of which one of these happenings is a follow-up."""
    table = joined.follow_ups
    found = rows_where(connection, (table.c.expectation,), table.c.happening, happenings)
    return {expectation for (expectation,) in found}
