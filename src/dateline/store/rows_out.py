"""From rows back to documents, as they were written.

A layer that no stage had given comes back empty rather than None; event mentions, which reports were made from, are not
kept.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from dateline.model import (
    Article,
    Document,
    EventReport,
    Given,
    Issue,
    Mark,
    Name,
    Page,
    Paragraph,
    Participant,
    PlaceMark,
    Published,
    Quote,
    Repair,
    Segment,
    Sentence,
    Span,
    TimeExpression,
    TimeMark,
    Translation,
)
from dateline.store import schema

Grouped = Mapping[str, Sequence[Row[Any]]]
Layers = Mapping[Table, Grouped]

_AT_ONCE = 500


def in_pieces(ids: Sequence[str], size: int = _AT_ONCE) -> list[Sequence[str]]:
    """Ids in groups that one question can name."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def rows_of(connection: Connection, table: Table, key: str, ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """Rows of a table by one of its columns, each group in the order of the primary key."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for piece in in_pieces(ids):
        wanted = select(table).where(table.c[key].in_(piece)).order_by(*table.primary_key.columns)
        for row in connection.execute(wanted):
            found[row._mapping[key]].append(row)
    return found


def pages(connection: Connection, ids: Sequence[str]) -> dict[str, Page]:
    """Pages by id, each with the sighting it was read from (any sighting where it never was)."""
    sightings = rows_of(connection, schema.sightings, "page", ids)
    read_from = {page: found[0].sighting for page, found in rows_of(connection, schema.readings, "page", ids).items()}
    result = {}
    for piece in in_pieces(ids):
        for row in connection.execute(select(schema.pages).where(schema.pages.c.id.in_(piece))):
            seen = {sighting.id: sighting for sighting in sightings[row.id]}
            result[row.id] = _page(row, seen.get(read_from.get(row.id, "")) or sightings[row.id][0])
    return result


def _page(row: Row[Any], sighting: Row[Any]) -> Page:
    given = Given(
        title=row.given_title,
        published=row.given_published,
        language=sighting.given_language,
        outlet=sighting.given_outlet,
        authors=tuple(sighting.given_authors),
    )
    return Page(
        content=zlib.decompress(row.content),
        media=row.media,
        origin=sighting.origin,
        address=sighting.address,
        charset=sighting.charset,
        fetched_at=sighting.fetched_at,
        given=given,
    )


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read from a page, without the page."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    time_marks: tuple[TimeMark, ...] = ()
    quotes: tuple[Quote, ...] = ()
    reports: tuple[EventReport, ...] = ()


def documents(connection: Connection, article_ids: Sequence[str]) -> list[Document]:
    """Documents of these articles, in this order; articles that are not there are left out."""
    found = contents(connection, article_ids)
    read_pages = pages(connection, sorted({one.article.page for one in found}))
    issues = rows_of(connection, schema.issues, "article", [one.article.id for one in found])
    return [
        Document(
            page=read_pages[one.article.page],
            article=one.article,
            sentences=one.sentences,
            names=one.names,
            times=one.times,
            time_marks=one.time_marks,
            quotes=one.quotes,
            reports=one.reports,
            issues=tuple(Issue(i.stage, i.code, i.message) for i in issues.get(one.article.id, ())),
        )
        for one in found
    ]


def contents(connection: Connection, article_ids: Sequence[str], *, with_reports: bool = True) -> list[Contents]:
    """Articles with their layers, in this order; articles that are not there are left out."""
    rows = {row.id: row for found in rows_of(connection, schema.articles, "id", article_ids).values() for row in found}
    present = [one for one in article_ids if one in rows]
    layers = {table: rows_of(connection, table, "article", present) for table in schema.ARTICLE_LAYERS}
    by_article = defaultdict(list)
    for report in reports(connection, _event_ids(connection, present) if with_reports else ()):
        by_article[report.article].append(report)
    return [_contents(rows[one], layers, tuple(by_article[one])) for one in present]


def _event_ids(connection: Connection, articles: Sequence[str]) -> list[str]:
    found = rows_of(connection, schema.events, "article", articles)
    return [row.id for one in articles for row in found.get(one, ())]


def _contents(row: Row[Any], layers: Layers, found: tuple[EventReport, ...]) -> Contents:
    def of(table: Table) -> Sequence[Row[Any]]:
        return layers[table].get(row.id, ())

    return Contents(
        article=article(row, layers),
        sentences=tuple(Sentence(Span(start, end), paragraph) for start, end, paragraph in row.sentences),
        names=tuple(Name(_span(n), n.type, n.score) for n in of(schema.names)),
        times=tuple(TimeExpression(_span(t), t.score) for t in of(schema.times)),
        time_marks=tuple(
            TimeMark(_span(t), t.earliest, t.latest, t.precision, t.anchor, t.reason) for t in of(schema.time_values)
        ),
        quotes=tuple(
            Quote(_span(q), _maybe_span(q.speaker_start, q.speaker_end), _maybe_span(q.cue_start, q.cue_end))
            for q in of(schema.quotes)
        ),
        reports=found,
    )


def article(row: Row[Any], layers: Layers) -> Article:
    """An article from its row and the rows of its layers (paragraphs, marks, repairs)."""

    def of(table: Table) -> Sequence[Row[Any]]:
        return layers[table].get(row.id, ())

    published = Published(row.published, row.published_precision, row.published_source) if row.published else None
    return Article(
        id=row.id,
        page=row.page,
        text=row.text,
        paragraphs=tuple(Paragraph(p.kind, _span(p)) for p in of(schema.paragraphs)),
        url=row.url,
        outlet=row.outlet,
        section=row.section,
        title=row.title,
        bylines=tuple(row.bylines),
        published=published,
        language=row.language,
        translation=Translation(row.translated, row.original_language, tuple(row.translation_signs)),
        dateline=row.dateline,
        agencies=tuple(row.agencies),
        marks=tuple(Mark(m.kind, _span(m), m.value) for m in of(schema.marks)),
        repairs=tuple(Repair(r.start, r.end, r.replacement, r.reason) for r in of(schema.repairs)),
        segments=tuple(Segment(*one) for one in row.segments),
    )


def reports(connection: Connection, event_ids: Sequence[str]) -> list[EventReport]:
    """Event reports by id, in this order; what is not there is left out."""
    rows = {row.id: row for found in rows_of(connection, schema.events, "id", event_ids).values() for row in found}
    people = rows_of(connection, schema.participants, "event", event_ids)
    evidence = rows_of(connection, schema.evidence, "event", event_ids)
    return [_report(rows[one], people.get(one, ()), evidence[one]) for one in event_ids if one in rows]


def _report(row: Row[Any], people: Sequence[Row[Any]], evidence: Sequence[Row[Any]]) -> EventReport:
    spans = defaultdict(list)
    for one in evidence:
        spans[one.field].append(_span(one))

    def who(role: str) -> tuple[Participant, ...]:
        found = [p for p in people if p.role == role]
        return tuple(
            Participant(span, p.name, p.actor, p.country, p.sector, p.score, tuple(p.reasons or ()))
            for p, span in zip(found, spans[role], strict=True)
        )

    place = time = None
    if spans["place"]:
        where = (row.place_name, row.place_country, row.latitude, row.longitude, row.geonames)
        place = PlaceMark(spans["place"][0], *where, tuple(row.place_reasons or ()))
    if spans["time"]:
        when = (row.time_from, row.time_to, row.time_precision, row.time_anchor, row.time_reason)
        time = TimeMark(spans["time"][0], *when)
    return EventReport(
        id=row.id,
        article=row.article,
        type=row.type,
        mode=row.mode,
        status=row.status,
        quad=row.quad,
        intensity=row.intensity,
        trigger=spans["trigger"][0],
        passages=tuple(spans["passage"]),
        sources=who("source"),
        targets=who("target"),
        place=place,
        time=time,
        said_by=who("said_by"),
        contexts=tuple(row.contexts),
        confidence=row.confidence,
    )


def _span(row: Row[Any]) -> Span:
    return Span(row.start, row.end)


def _maybe_span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
