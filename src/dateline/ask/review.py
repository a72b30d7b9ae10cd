"""A person's look at what is doubtful: which things are asked (`dateline.ask.doubts`), and what is shown of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dateline.ask import conditions
from dateline.ask.doubts import Doubt, ReviewFilter
from dateline.ask.filters import EventFilter, check_window
from dateline.ask.finding import Finder
from dateline.ask.judgements import check_kind
from dateline.ask.questions import event_rows
from dateline.ask.review_questions import Asked
from dateline.ask.rows import EventRow
from dateline.errors import UsageError
from dateline.join.judged import Judged
from dateline.model import Span
from dateline.model.codebook import Codebook
from dateline.store import Record, schema
from dateline.store import judgements as stored
from dateline.store.schema_joined import shares

__all__ = ["Doubt", "Passage", "ReviewFilter", "ReviewItem", "doubts", "item"]

_articles = schema.articles.c


@dataclass(frozen=True, slots=True)
class Passage:
    """An article of a doubtful origin: its title, address and a stretch that both share."""

    article: str
    title: str | None
    url: str | None
    published: str | None
    shared: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A doubtful thing with what a person needs to judge it: its reports, or the articles of an origin."""

    doubt: Doubt
    reports: tuple[EventRow, ...] = ()
    articles: tuple[Passage, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The item as plain data."""
        one = self.doubt
        named = {"kind": one.kind, "subject": one.subject, "other": one.other, "machine": one.machine}
        told: dict[str, Any] = {
            "score": one.score,
            "useful": round(one.useful, 6),
            "doubt": one.doubt,
            "touches": one.touches,
        }
        told |= {"why": one.why, "reasons": list(one.reasons)}
        articles = [
            {"article": a.article, "title": a.title, "url": a.url, "published": a.published, "shared": a.shared}
            for a in self.articles
        ]
        return named | told | {"reports": [row.explained() for row in self.reports], "articles": articles}


_ANY = ReviewFilter()


def doubts(record: Record, wanted: ReviewFilter = _ANY, codebook: Codebook | None = None) -> list[Doubt]:
    """Doubtful things that nobody judged yet, the most useful first (drawn evenly: in the order of the draw).

    Raises UsageError for what cannot be.
    """
    check_window(wanted.limit, 0)
    if wanted.kind is not None:
        check_kind(wanted.kind)
    if wanted.kind == "origin" and wanted.about_events:
        raise UsageError("origins are of articles: --actor, --type and --since choose event reports")
    chosen = EventFilter(types=wanted.types, actor=wanted.actor, since=wanted.since)
    conditions.of_events(chosen, codebook, record.dialect)
    with record.reading() as connection:
        passing = conditions.of_events(chosen, codebook, record.dialect, Finder(connection))
        judged = Judged(stored.attached(connection))
        asked = Asked(connection, passing, wanted, judged)
        if wanted.random is not None:
            return asked.drawn(wanted.random)
        return asked.most_useful()


def item(record: Record, doubt: Doubt) -> ReviewItem:
    """A doubtful thing with its reports or articles. Raises UsageError where they are gone from the record."""
    with record.reading() as connection:
        if doubt.kind == "origin":
            return ReviewItem(doubt, articles=_shared(connection, doubt))
        ids = [doubt.subject] if doubt.kind == "link" or doubt.other is None else [doubt.subject, doubt.other]
        found = event_rows(connection, ids)
        if len(found) < len(ids):
            raise UsageError(f"the record no longer holds the report {doubt.subject} or what it is judged with")
        return ReviewItem(doubt, reports=tuple(found))


def _shared(connection: Connection, doubt: Doubt) -> tuple[Passage, ...]:
    wanted = select(shares.c.passages).where(shares.c.article == doubt.subject, shares.c.other == doubt.other)
    passages = connection.scalar(wanted) or []
    longest = max(passages, key=lambda one: one[1] - one[0], default=(0, 0, 0, 0))
    found = []
    for article, start, end in ((doubt.subject, *longest[:2]), (doubt.other, *longest[2:])):
        row = connection.execute(select(schema.articles).where(_articles.id == article)).first()
        if row is None:
            raise UsageError(f"the record no longer holds the article {article}")
        shared = Span(start, end).of(row.text)
        found.append(Passage(row.id, row.title, row.url, row.published, shared))
    return tuple(found)
