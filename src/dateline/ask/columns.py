"""Columns of flat rows: what CSV files and frames hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "number", "yes-no", "day"]
Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds (a day is ISO 8601), and what that means."""

    name: str
    type: ColumnType
    meaning: str


EVENT_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the event report"),
    Column("article", "text", "id of the article that tells it"),
    Column("type", "text", "PLOVER event type"),
    Column("mode", "text", "PLOVER mode, empty where the type has none or it is not told"),
    Column("status", "text", "happened, planned, possible or denied"),
    Column("quad", "integer", "PLOVER quad class, 1 to 4"),
    Column("intensity", "number", "PLOVER intensity, -10 to 10"),
    Column("confidence", "number", "how sure the reading is, 0 to 1"),
    Column("from", "day", "first possible day of the act"),
    Column("to", "day", "last possible day of the act"),
    Column("precision", "text", "how exact the day is: day, week, month, quarter, season, year or range"),
    Column("time", "text", "the words that say when"),
    Column("sources", "text", "who acts; several are parted by a vertical bar, as in the next columns"),
    Column("source_actors", "text", "actor ids of the sources"),
    Column("source_countries", "text", "countries of the sources, ISO 3166-1 alpha-3"),
    Column("source_sectors", "text", "PLOVER sectors of the sources"),
    Column("source_scores", "text", "how sure the links of the sources are, 0 to 1"),
    Column("targets", "text", "who is acted upon"),
    Column("target_actors", "text", "actor ids of the targets"),
    Column("target_countries", "text", "countries of the targets"),
    Column("target_sectors", "text", "PLOVER sectors of the targets"),
    Column("target_scores", "text", "how sure the links of the targets are, 0 to 1"),
    Column("said_by", "text", "on whose word"),
    Column("place", "text", "where it happened"),
    Column("place_country", "text", "country of the place"),
    Column("latitude", "number", "degrees north, WGS 84"),
    Column("longitude", "number", "degrees east, WGS 84"),
    Column("geonames", "integer", "GeoNames id of the place"),
    Column("contexts", "text", "PLOVER contexts"),
    Column("trigger", "text", "the word that tells the act"),
    Column("passage", "text", "the sentences that tell it"),
    Column("title", "text", "title of the article"),
    Column("published", "text", "when the article appeared, ISO 8601 as exact as known"),
    Column("url", "text", "address of the article"),
)

ARTICLE_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the article"),
    Column("url", "text", "its address"),
    Column("outlet", "text", "who published it"),
    Column("section", "text", "section of the outlet"),
    Column("title", "text", "its title"),
    Column("bylines", "text", "its authors; several are parted by a vertical bar"),
    Column("published", "text", "when it appeared, ISO 8601 as exact as known"),
    Column("published_precision", "text", "second, minute, day, month or year"),
    Column("published_source", "text", "where the date was found"),
    Column("language", "text", "ISO 639-1"),
    Column("original_language", "text", "language it was probably written in, where it is a translation"),
    Column("translated", "yes-no", "whether it looks translated"),
    Column("dateline", "text", "place of the dateline"),
    Column("agencies", "text", "news agencies credited for the text"),
    Column("characters", "integer", "length of the text"),
    Column("text", "text", "the text"),
)

ACTOR_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the actor, where linking gave one"),
    Column("name", "text", "its name"),
    Column("kind", "text", "what it is: state, person, party …; empty where linking gave no id"),
    Column("country", "text", "its country, ISO 3166-1 alpha-3"),
    Column("sector", "text", "its PLOVER sector"),
    Column("known", "yes-no", "whether the knowledge holds it"),
    Column("reports", "integer", "event reports it takes part in"),
    Column("source", "integer", "reports in which it acts"),
    Column("target", "integer", "reports in which it is acted upon"),
    Column("said_by", "integer", "reports that rest on its word"),
    Column("articles", "integer", "articles that tell them"),
    Column("first", "day", "first day of these acts, or of the article where the day is not known"),
    Column("last", "day", "last day of these acts, or of the article where the day is not known"),
)

ISSUE_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the issue"),
    Column("run", "text", "run that met it"),
    Column("page", "text", "page it is about, where there is one"),
    Column("article", "text", "article it is about, where there is one"),
    Column("origin", "text", "file or address the page was read from"),
    Column("stage", "text", "stage of the reading"),
    Column("code", "text", "what kind of trouble"),
    Column("message", "text", "what happened"),
)

BETWEEN = " | "
"""What parts several values in one cell."""


def joined(values: list[str | None]) -> str:
    """Several values in one cell; an unknown one leaves its place empty unless all are unknown."""
    return BETWEEN.join(value or "" for value in values) if any(values) else ""
