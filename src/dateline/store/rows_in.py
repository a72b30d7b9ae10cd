"""From documents to rows of each table."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Table

from dateline.model import Article, Document, EventReport, Page, Participant, Span
from dateline.store import days, schema
from dateline.store.run import Run, Trouble, digest
from dateline.store.types import folded

Row = dict[str, Any]
Rows = defaultdict[Table, list[Row]]

TROUBLE_STAGE = "acquire"
"""The stage that troubles without a page come from."""


def page_row(page: Page) -> Row:
    """The page as its id names it; where it lay is a matter of sightings."""
    return {
        "id": page.id,
        "sha256": page.sha256,
        "media": page.media,
        "size": len(page.content),
        "given_title": page.given.title,
        "given_published": page.given.published,
        "content": zlib.compress(page.content),
    }


def sighting_id(page: Page) -> str:
    """One sighting is one page under one address from one origin."""
    return digest(page.id, page.origin, page.address)


def sighting_row(page: Page) -> Row:
    """Where the page lay, and what its source said of it."""
    return {
        "id": sighting_id(page),
        "page": page.id,
        "origin": page.origin,
        "address": page.address,
        "charset": page.charset,
        "fetched_at": page.fetched_at,
        "given_language": page.given.language,
        "given_outlet": page.given.outlet,
        "given_authors": list(page.given.authors),
    }


def trouble_row(trouble: Trouble, run: Run) -> Row:
    """An issue that belongs to no page."""
    key = (run.id, None, trouble.origin, TROUBLE_STAGE, trouble.code, trouble.message)
    return _issue(key, run, origin=trouble.origin, issue=(TROUBLE_STAGE, trouble.code, trouble.message))


def document_rows(document: Document, run: Run, *, with_article: bool) -> Rows:
    """Everything derived from the page; `with_article` False leaves out the article and its layers."""
    rows: Rows = defaultdict(list)
    page, article = document.page, document.article
    rows[schema.readings].append(
        {"page": page.id, "run": run.id, "sighting": sighting_id(page), "article": article.id if article else None}
    )
    for issue in dict.fromkeys(document.issues):
        row = issue_row(run, page.id, page.origin, (issue.stage, issue.code, issue.message))
        rows[schema.issues].append(row | {"article": article.id if article and with_article else None})
    if article is not None and with_article:
        rows[schema.articles].append(_article_row(article, document))
        _add_layers(rows, article, document)
        _add_reports(rows, document)
    return rows


def link_rows(document: Document) -> Rows:
    """What linking gives: event reports with their participants and evidence, and values of time expressions."""
    rows: Rows = defaultdict(list)
    if document.article is not None:
        rows[schema.time_values] = _numbered(document.article, _time_values(document))
        _add_reports(rows, document)
    return rows


def issue_row(run: Run, page: str, origin: str, issue: tuple[str, str, str]) -> Row:
    """An issue (stage, code and message) of a page read from `origin`; its article is left to be said."""
    return _issue((run.id, page, origin, *issue), run, origin=origin, issue=issue) | {"page": page}


def _add_reports(rows: Rows, document: Document) -> None:
    for report in {report.id: report for report in reversed(document.reports or ())}.values():
        _add_report(rows, report)


def _issue(key: tuple[str | None, ...], run: Run, *, origin: str, issue: tuple[str, str, str]) -> Row:
    stage, code, message = issue
    place = {"id": digest(*key), "run": run.id, "page": None, "article": None, "origin": origin}
    return place | {"stage": stage, "code": code, "message": message}


def _article_row(article: Article, document: Document) -> Row:
    published = article.published
    appeared = days.span_of(published.value) if published else None
    sentences = document.sentences
    return {
        "id": article.id,
        "page": document.page.id,
        "url": article.url,
        "outlet": article.outlet,
        "section": article.section,
        "title": article.title,
        "bylines": list(article.bylines),
        "published": published.value if published else None,
        "published_precision": published.precision if published else None,
        "published_source": published.source if published else None,
        "published_from": appeared[0] if appeared else None,
        "published_to": appeared[1] if appeared else None,
        "language": article.language,
        "translated": article.translation.translated,
        "original_language": article.translation.original_language,
        "translation_signs": list(article.translation.signs),
        "dateline": article.dateline,
        "agencies": list(article.agencies),
        "text": article.text,
        "sentences": [[s.span.start, s.span.end, s.paragraph] for s in sentences or ()],
        "segments": [[s.start, s.end, s.page_start, s.page_end] for s in article.segments],
    }


def _add_layers(rows: Rows, article: Article, document: Document) -> None:
    layers: dict[Table, list[Row]] = {
        schema.paragraphs: [_span(p.span) | {"kind": p.kind} for p in article.paragraphs],
        schema.marks: [_span(m.span) | {"kind": m.kind, "value": m.value} for m in article.marks],
        schema.repairs: [
            {"start": int(r.start), "end": int(r.end), "replacement": r.replacement, "reason": r.reason}
            for r in article.repairs
        ],
        schema.names: [_span(n.span) | {"type": n.type, "score": float(n.score)} for n in document.names or ()],
        schema.times: [_span(t.span) | {"score": float(t.score)} for t in document.times or ()],
        schema.time_values: _time_values(document),
        schema.quotes: [
            _span(q.span) | _span(q.speaker, "speaker_") | _span(q.cue, "cue_") for q in document.quotes or ()
        ],
    }
    for table, found in layers.items():
        rows[table].extend(_numbered(article, found))


def _numbered(article: Article, found: Sequence[Row]) -> list[Row]:
    return [{"article": article.id, "position": position} | row for position, row in enumerate(found)]


def _time_values(document: Document) -> list[Row]:
    return [
        _span(t.span)
        | {"earliest": t.earliest, "latest": t.latest, "precision": t.precision}
        | {"anchor": t.anchor, "reason": t.reason}
        for t in document.time_marks or ()
    ]


def _span(span: Span | None, prefix: str = "") -> Row:
    start, end = (int(span.start), int(span.end)) if span else (None, None)
    return {f"{prefix}start": start, f"{prefix}end": end}


def _add_report(rows: Rows, report: EventReport) -> None:
    row: Row = {
        "id": report.id,
        "article": report.article,
        "type": report.type,
        "mode": report.mode,
        "status": report.status,
        "quad": int(report.quad),
        "intensity": float(report.intensity),
        "confidence": float(report.confidence),
        "contexts": list(report.contexts),
    }
    rows[schema.events].append(row | _when_and_where(report))
    for role, who in (("source", report.sources), ("target", report.targets), ("said_by", report.said_by)):
        rows[schema.participants].extend(_participants(report.id, role, who))
    rows[schema.evidence].extend(_evidence(report))


def _when_and_where(report: EventReport) -> Row:
    """The columns of an event that linking gives: its days and its place."""
    time, place = report.time, report.place
    return {
        "time_from": time.earliest if time else None,
        "time_to": time.latest if time else None,
        "time_precision": time.precision if time else None,
        "time_anchor": time.anchor if time else None,
        "time_reason": time.reason if time else None,
        "place_name": place.name if place else None,
        "place_folded": folded(place.name) if place else None,
        "place_country": place.country if place else None,
        "latitude": _number(place.latitude) if place else None,
        "longitude": _number(place.longitude) if place else None,
        "geonames": place.geonames if place else None,
        "place_reasons": _said(place.reasons) if place else None,
    }


def _said(reasons: Sequence[str]) -> list[str] | None:
    """Reasons as a column holds them, null where there are none."""
    return list(reasons) or None


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _participants(event: str, role: str, who: Sequence[Participant]) -> Iterator[Row]:
    for position, one in enumerate(who):
        yield {
            "event": event,
            "role": role,
            "position": position,
            "name": one.name,
            "folded": folded(one.name),
            "actor": one.actor,
            "country": one.country,
            "sector": one.sector,
            "score": _number(one.score),
            "reasons": _said(one.reasons),
        }


def _evidence(report: EventReport) -> Iterator[Row]:
    """A span for every field, numbered within the field."""
    fields: dict[str, list[Span]] = {
        "trigger": [report.trigger],
        "passage": list(report.passages),
        "source": [p.span for p in report.sources],
        "target": [p.span for p in report.targets],
        "said_by": [p.span for p in report.said_by],
        "place": [report.place.span] if report.place else [],
        "time": [report.time.span] if report.time else [],
    }
    for field, spans in fields.items():
        for position, span in enumerate(spans):
            yield {"event": report.id, "field": field, "position": position} | _span(span)
