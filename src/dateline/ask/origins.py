"""Where articles come from: the texts that several of them carry, and who carries which passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from dateline.ask import filters
from dateline.ask.columns import Column, Scalar, joined
from dateline.ask.frames import Rows
from dateline.ask.questions import only
from dateline.model import ArticleOrigin, Origin, Share, Span
from dateline.store import Record, joined_out, rows_out, schema, schema_joined

_AT_ONCE = 200
_origins, _articles = schema_joined.origins.c, schema.articles.c

ORIGIN_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the origin"),
    Column("articles", "integer", "articles that carry its text"),
    Column("agencies", "text", "news agencies they credit for it"),
    Column("first", "text", "id of the article that appeared first"),
    Column("published", "text", "when that article appeared"),
    Column("outlet", "text", "who published it"),
    Column("title", "text", "its title"),
    Column("outlets", "text", "all outlets that carry it"),
)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """A line about an article: `published` is ISO 8601 as exact as known, None where unknown."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A text that articles carry, in the order in which they appeared."""

    origin: Origin
    articles: tuple[ArticleLine, ...]

    def as_json(self) -> dict[str, Any]:
        """The origin as plain data."""
        carried = [asdict(one) for one in self.articles]
        return {
            "id": self.origin.id,
            "agencies": list(self.origin.agencies),
            "first": self.origin.first,
            "articles": carried,
        }

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in ORIGIN_COLUMNS."""
        first = next((one for one in self.articles if one.id == self.origin.first), None)
        outlets = dict.fromkeys(one.outlet for one in self.articles if one.outlet)
        return {
            "id": self.origin.id,
            "articles": len(self.origin.articles),
            "agencies": joined(list(self.origin.agencies)),
            "first": self.origin.first,
            "published": first.published if first else None,
            "outlet": first.outlet if first else None,
            "title": first.title if first else None,
            "outlets": joined(list(outlets)),
        }


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article that stands in another: both spans, each in its own article, and both wordings."""

    here: Span
    there: Span
    words: str
    other_words: str

    def as_json(self) -> dict[str, Any]:
        """The passage as plain data."""
        return {
            "start": self.here.start,
            "end": self.here.end,
            "text": self.words,
            "other_start": self.there.start,
            "other_end": self.there.end,
            "other_text": self.other_words,
        }


@dataclass(frozen=True, slots=True)
class Carrier:
    """Another article with text of this one: the share of each body that stands in the other, how sure, and why."""

    article: ArticleLine
    of_this: float
    of_other: float
    score: float
    reasons: tuple[str, ...]
    passages: tuple[Passage, ...]

    def as_json(self) -> dict[str, Any]:
        """The other article and what it shares as plain data."""
        shares = {"of_this": self.of_this, "of_other": self.of_other, "score": self.score}
        told = {"reasons": list(self.reasons), "passages": [one.as_json() for one in self.passages]}
        return asdict(self.article) | shares | told


@dataclass(frozen=True, slots=True)
class OriginsView:
    """What an article rests on. Of `origins` each says which share of the body comes from there, and why."""

    article: ArticleLine
    agencies: tuple[str, ...]
    origins: tuple[tuple[ArticleOrigin, OriginRow], ...]
    carriers: tuple[Carrier, ...]

    def as_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "article": asdict(self.article) | {"agencies": list(self.agencies)},
            "origins": [
                row.as_json() | {"share": tie.share, "reasons": list(tie.reasons)} for tie, row in self.origins
            ],
            "shared_with": [one.as_json() for one in self.carriers],
        }


def origins(
    record: Record, *, least: int = 2, agency: str | None = None, limit: int | None = None, offset: int = 0
) -> Rows[OriginRow]:
    """Texts that at least `least` articles carry, those of most articles first, then by id.

    `agency` takes those that its articles credit to that agency, in any case. Raises UsageError for what cannot be.
    """
    filters.check_window(limit, offset)
    question = select(_origins.id, _origins.agencies).where(_origins.articles >= least)
    question = question.order_by(_origins.articles.desc(), _origins.id)

    def found() -> Iterator[OriginRow]:
        with record.reading() as connection:
            rows = connection.execute(question).all()
            fitting = [
                row.id for row in rows if agency is None or agency.lower() in {one.lower() for one in row.agencies}
            ]
            chosen = fitting[offset : None if limit is None else offset + limit]
            for piece in range(0, len(chosen), _AT_ONCE):
                yield from _rows(connection, chosen[piece : piece + _AT_ONCE])

    return Rows(found, ORIGIN_COLUMNS)


def origins_of(record: Record, id_or_prefix: str) -> OriginsView:
    """What an article rests on, by its id or the beginning of it.

    Raises UsageError when no article or more than one begins so.
    """
    with record.reading() as connection:
        one = only(connection, _articles.id, id_or_prefix, "article", "articles")
        ties = joined_out.origins_of(connection, [one]).get(one, ())
        rows = {row.origin.id: row for row in _rows(connection, [tie.origin for tie in ties])}
        shares = joined_out.shares_of(connection, one)
        carriers = _carriers(connection, one, shares)
        line = article_lines(connection, [one])[one]
        agencies = connection.scalar(select(_articles.agencies).where(_articles.id == one))
    return OriginsView(
        line,
        tuple(agencies or ()),
        tuple((tie, rows[tie.origin]) for tie in ties if tie.origin in rows),
        tuple(sorted(carriers, key=lambda other: (-other.of_this, other.article.id))),
    )


def _rows(connection: Connection, ids: Sequence[str]) -> list[OriginRow]:
    found = joined_out.origins(connection, ids)
    lines = article_lines(connection, sorted({article for one in found for article in one.articles}))
    return [OriginRow(one, tuple(sorted((lines[a] for a in one.articles if a in lines), key=_age))) for one in found]


def _carriers(connection: Connection, article: str, shares: Sequence[Share]) -> list[Carrier]:
    others = [one.other if one.article == article else one.article for one in shares]
    texts = article_texts(connection, [article, *others])
    lines = article_lines(connection, others)
    return [
        _carrier(share, share.article == article, lines[other], texts[article], texts[other])
        for share, other in zip(shares, others, strict=True)
        if other in lines
    ]


def _carrier(share: Share, first: bool, line: ArticleLine, text: str, other_text: str) -> Carrier:
    pairs = share.passages if first else tuple((there, here) for here, there in share.passages)
    passages = [Passage(here, there, here.of(text), there.of(other_text)) for here, there in sorted(pairs)]
    ofs = (share.of_article, share.of_other) if first else (share.of_other, share.of_article)
    return Carrier(line, *ofs, share.score, share.reasons, tuple(passages))


def article_texts(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The texts of these articles, by id; what is not there is left out."""
    found: dict[str, str] = {}
    for piece in rows_out.in_pieces(ids):
        wanted = select(_articles.id, _articles.text).where(_articles.id.in_(piece))
        found.update({row.id: row.text for row in connection.execute(wanted)})
    return found


def article_lines(connection: Connection, ids: Sequence[str]) -> dict[str, ArticleLine]:
    """A line about each of these articles, by id; what is not there is left out."""
    columns = (_articles.id, _articles.title, _articles.outlet, _articles.published, _articles.url)
    found: dict[str, ArticleLine] = {}
    for piece in rows_out.in_pieces(ids):
        for row in connection.execute(select(*columns).where(_articles.id.in_(piece))):
            found[row.id] = ArticleLine(*row)
    return found


def _age(line: ArticleLine) -> tuple[bool, str, str]:
    return (line.published is None, line.published or "", line.id)
