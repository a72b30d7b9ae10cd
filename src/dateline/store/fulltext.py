"""Full text of title and text: FTS5 beside SQLite, a tsvector index on PostgreSQL.

A search is words that must all occur, in any order and case; words in double quotes must stand together. Words are not
stemmed: articles come in many languages. SQLite also ignores accents; PostgreSQL indexes the first 200,000 characters
of an article, since it refuses larger entries.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, and_, func, literal_column, text

from dateline.errors import UsageError
from dateline.store.schema import articles
from dateline.store.types import storable

_SQLITE = (
    """CREATE VIRTUAL TABLE article_words USING fts5(
        title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER article_words_added AFTER INSERT ON articles BEGIN
        INSERT INTO article_words(rowid, title, text) VALUES (new.number, new.title, new.text); END""",
    """CREATE TRIGGER article_words_removed AFTER DELETE ON articles BEGIN
        INSERT INTO article_words(article_words, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text); END""",
)
_POSTGRESQL = (
    """CREATE INDEX article_words ON articles USING gin (
        to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 200000)))""",
)
_INDEXED = "to_tsvector('simple', left(coalesce(articles.title, '') || ' ' || articles.text, 200000))"
_TERM = re.compile(r'"([^"]*)"|(\S+)')


def create(connection: Connection) -> None:
    """Make the index; the articles table must stand."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.execute(text(statement))


def terms(search: str) -> list[str]:
    """The words and phrases of a search.

    Raises UsageError when nothing is left to search for.
    """
    found = [" ".join(re.findall(r"\w+", quoted or word)) for quoted, word in _TERM.findall(storable(search))]
    kept = [term for term in found if term]
    if not kept:
        raise UsageError(f"nothing to search for in {search!r}: give at least one word")
    return kept


def matches(search: str, dialect: str) -> ColumnElement[bool]:
    """Condition on the articles table that title or text hold every term of the search."""
    wanted = terms(search)
    if dialect == "postgresql":
        indexed: ColumnElement[Any] = literal_column(_INDEXED)
        simple: ColumnElement[str] = literal_column("'simple'")
        return and_(*(indexed.bool_op("@@")(func.phraseto_tsquery(simple, term)) for term in wanted))
    query = " AND ".join(f'"{term}"' for term in wanted)
    hits = text("SELECT rowid FROM article_words WHERE article_words MATCH :search").bindparams(search=query)
    return articles.c.number.in_(hits.columns(rowid=Integer).scalar_subquery())
