"""The tables of the record. `docs/record.md` explains each; a test holds the two together.

Every key is made of raw stable values. The only counter, `articles.number`, ties an article to its full-text entry; it
is never exported and nothing else refers to it. Spans are characters of `articles.text`, end exclusive.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
)

from dateline.store.types import Json, Text

SCHEMA_VERSION = 3
FORMAT = "dateline-record"

metadata = MetaData()


def _id(**options: Any) -> Column[Any]:
    return Column("id", Text, primary_key=True, **options)


def _of(name: str, target: str, **options: Any) -> Column[Any]:
    return Column(name, Text, ForeignKey(target, ondelete="CASCADE"), nullable=False, **options)


def _span(prefix: str = "", *, nullable: bool = False) -> tuple[Column[Any], Column[Any]]:
    return Column(f"{prefix}start", Integer, nullable=nullable), Column(f"{prefix}end", Integer, nullable=nullable)


def _layer(name: str, *columns: Column[Any]) -> Table:
    """Spans of an article, numbered in the order the stage gave them."""
    key = (_of("article", "articles.id", primary_key=True), Column("position", Integer, primary_key=True))
    return Table(name, metadata, *key, *_span(), *columns, sqlite_with_rowid=False)


about = Table(
    "record_about",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    _id(),
    Column("version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("settings", Text, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    _id(),
    Column("sha256", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("given_title", Text),
    Column("given_published", Text),
    Column("content", LargeBinary, nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    _id(),
    _of("page", "pages.id", index=True),
    Column("origin", Text, nullable=False, index=True),
    Column("address", Text, index=True),
    Column("charset", Text),
    Column("fetched_at", Text),
    Column("given_language", Text),
    Column("given_outlet", Text),
    Column("given_authors", Json, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    _of("page", "pages.id", primary_key=True),
    Column("run", Text, ForeignKey("runs.id"), nullable=False, index=True),
    Column("sighting", Text, ForeignKey("sightings.id"), nullable=False),
    Column("article", Text),
    sqlite_with_rowid=False,
)

articles = Table(
    "articles",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _of("page", "pages.id", index=True),
    Column("url", Text),
    Column("outlet", Text),
    Column("section", Text),
    Column("title", Text),
    Column("bylines", Json, nullable=False),
    Column("published", Text),
    Column("published_precision", Text),
    Column("published_source", Text),
    Column("published_from", Text),
    Column("published_to", Text),
    Column("language", Text, index=True),
    Column("translated", Boolean, nullable=False),
    Column("original_language", Text),
    Column("translation_signs", Json, nullable=False),
    Column("dateline", Text),
    Column("agencies", Json, nullable=False),
    Column("text", Text, nullable=False),
    Column("sentences", Json),
    Column("segments", Json, nullable=False),
)
# In the order in which questions list articles, those without a day last; the last day is looked at on the way.
Index(
    "ix_articles_published",
    articles.c.published_from.is_(None),
    articles.c.published_from,
    articles.c.id,
    articles.c.published_to,
)

paragraphs = _layer("paragraphs", Column("kind", Text, nullable=False))

marks = _layer("marks", Column("kind", Text, nullable=False), Column("value", Text, nullable=False))

repairs = _layer("repairs", Column("replacement", Text, nullable=False), Column("reason", Text, nullable=False))

names = _layer("names", Column("type", Text, nullable=False), Column("score", Double, nullable=False))

times = _layer("times", Column("score", Double, nullable=False))

time_values = _layer(
    "time_values",
    Column("earliest", Text),
    Column("latest", Text),
    Column("precision", Text),
    Column("anchor", Text),
    Column("reason", Text),
)

quotes = _layer("quotes", *_span("speaker_", nullable=True), *_span("cue_", nullable=True))

events = Table(
    "events",
    metadata,
    _id(),
    _of("article", "articles.id", index=True),
    Column("type", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("quad", Integer, nullable=False),
    Column("intensity", Double, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("contexts", Json, nullable=False),
    Column("time_from", Text),
    Column("time_to", Text),
    Column("time_precision", Text),
    Column("time_anchor", Text),
    Column("time_reason", Text),
    Column("place_name", Text),
    Column("place_folded", Text, index=True),
    Column("place_country", Text, index=True),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("geonames", BigInteger, index=True),
    Column("place_reasons", Json),
    CheckConstraint("confidence >= 0 AND confidence <= 1", name="ck_events_confidence"),
)
Index("ix_events_type", events.c.type, events.c.mode)
# In the order in which questions list reports, those without a day last; the last day is looked at on the way.
Index("ix_events_time", events.c.time_from.is_(None), events.c.time_from, events.c.id, events.c.time_to)

participants = Table(
    "participants",
    metadata,
    _of("event", "events.id", primary_key=True),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("actor", Text, index=True),
    Column("country", Text, index=True),
    Column("sector", Text),
    Column("score", Double),
    Column("reasons", Json),
    sqlite_with_rowid=False,
)

evidence = Table(
    "evidence",
    metadata,
    _of("event", "events.id", primary_key=True),
    Column("field", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    *_span(),
    sqlite_with_rowid=False,
)

issues = Table(
    "issues",
    metadata,
    _id(),
    Column("run", Text, ForeignKey("runs.id"), nullable=False, index=True),
    Column("page", Text, ForeignKey("pages.id", ondelete="CASCADE"), index=True),
    Column("article", Text, index=True),
    Column("origin", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("code", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
)

validators = Table(
    "validators",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("page", Text, ForeignKey("pages.id", ondelete="SET NULL")),
)

ARTICLE_LAYERS: tuple[Table, ...] = (paragraphs, marks, repairs, names, times, time_values, quotes)
"""Tables keyed by (article, position)."""

NEVER_EXPORTED: frozenset[str] = frozenset({"articles.number"})
"""Columns as table.column that say nothing of the news."""
