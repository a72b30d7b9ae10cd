"""The tables of the knowledge file, and how facts are written into them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from itertools import groupby
from operator import itemgetter

from dateline.link.knowledge.facts import Facts, NameRow
from dateline.link.text import plain, sound, words

SCHEMA = 1
"""Version of the tables, kept as `user_version` of the file."""

DDL = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actors (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT, sector TEXT, wikidata TEXT,
    geonames INTEGER, weight REAL NOT NULL, source TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE names (
    key TEXT, n INTEGER, actor TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL, first TEXT, last TEXT,
    PRIMARY KEY (key, n)
) WITHOUT ROWID;
CREATE INDEX names_by_actor ON names (actor);
CREATE TABLE sounds (key TEXT, actor TEXT, PRIMARY KEY (key, actor)) WITHOUT ROWID;
CREATE TABLE terms (
    actor TEXT, n INTEGER, office TEXT NOT NULL, place TEXT NOT NULL, first TEXT, last TEXT, source TEXT NOT NULL,
    PRIMARY KEY (actor, n)
) WITHOUT ROWID;
CREATE INDEX terms_by_place ON terms (place, office);
CREATE TABLE members (
    body TEXT, n INTEGER, actor TEXT NOT NULL, first TEXT, last TEXT, source TEXT NOT NULL, PRIMARY KEY (body, n)
) WITHOUT ROWID;
CREATE INDEX members_by_actor ON members (actor);
CREATE TABLE organs (
    word TEXT, kind TEXT, country TEXT, actor TEXT NOT NULL, PRIMARY KEY (word, kind, country)
) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, geonames INTEGER NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, admin TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL, kind TEXT NOT NULL
);
CREATE TABLE toponyms (
    key TEXT, n INTEGER, place INTEGER NOT NULL, first TEXT, last TEXT, PRIMARY KEY (key, n)
) WITHOUT ROWID;
"""

TABLES = ("meta", "actors", "names", "sounds", "terms", "members", "organs", "places", "toponyms")

Row = tuple[object, ...]


def write(facts: Facts, connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database and fill them, sorted: the same facts in any order give the same content.

    Of two actors with one id the later counts; of two equal rows one is kept. Names without a letter or figure are left
    out. Raises sqlite3.Error when the database is not empty.
    """
    connection.executescript(DDL)
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    _insert(connection, "meta", 2, sorted(facts.about.items()))
    _insert(connection, "actors", 9, sorted({a.id: astuple(a) for a in facts.actors}.values()))
    _insert(connection, "names", 7, _numbered((plain(n.name), *astuple(n)) for n in facts.names))
    kinds = {a.id: a.kind for a in facts.actors}
    of_persons = [n for n in facts.names if kinds.get(n.actor, n.actor.split("/")[0]) == "person"]
    _insert(connection, "sounds", 2, sorted(_sounds(of_persons)))
    _insert(connection, "terms", 7, _numbered(astuple(t) for t in facts.terms))
    swapped = ((m.body, m.actor, m.first, m.last, m.source) for m in facts.members)
    _insert(connection, "members", 6, _numbered(swapped))
    organs = {(plain(o.word), o.kind, o.country): o.actor for o in facts.organs}
    _insert(connection, "organs", 4, sorted((*key, actor) for key, actor in organs.items() if key[0]))
    _places(facts, connection)
    connection.commit()


def _sounds(names: Iterable[NameRow]) -> set[tuple[str, str]]:
    return {(key, n.actor) for n in names for w in words(n.name) if (key := sound(w))}


def _places(facts: Facts, connection: sqlite3.Connection) -> None:
    rows = [(astuple(row.place), plain(row.name)) for row in facts.places]
    ids = {place: at for at, place in enumerate(sorted({place[:8] for place, _ in rows}), 1)}
    _insert(connection, "places", 9, ((at, *place) for place, at in ids.items()))
    _insert(connection, "toponyms", 5, _numbered((key, ids[place[:8]], place[8], place[9]) for place, key in rows))


def _insert(connection: sqlite3.Connection, table: str, width: int, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * width)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of our own tables


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows sorted, each once, with its number among those of one key put second; rows with an empty key are left out."""
    once = sorted(set(rows), key=lambda row: [("" if v is None else v) for v in row])
    for key, group in groupby((row for row in once if row[0]), key=itemgetter(0)):
        for number, row in enumerate(group):
            yield (key, number, *row[1:])
