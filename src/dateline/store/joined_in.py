"""From what joining made to rows. Whoever calls holds the transaction; what is written must not stand there yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Column, Connection

from dateline.model import ArticleOrigin, Edition, Expectation, Happening, Origin, Party, Score, Share
from dateline.store import schema_joined as joined
from dateline.store.bulk import add_records, add_rows, remove_rows, remove_where
from dateline.store.rows_in import Row
from dateline.store.types import folded

_HASHED = 40
"""Bits of a key's number that are hashed; keys of one period alone can fall together."""
_PERIODS = 1 << (63 - _HASHED)


def add_editions(connection: Connection, editions: Iterable[Edition]) -> None:
    """Write which articles are editions of one story."""
    rows = [{"article": one.article, "story": one.story, "newer": one.newer} for one in editions]
    add_records(connection, joined.editions, rows)


def add_sketches(connection: Connection, sketches: Mapping[str, Iterable[int]]) -> None:
    """Write the fingerprints (signed, 64 bits) of each article."""
    rows = sorted((mark, article) for article, found in sketches.items() for mark in set(found))
    add_rows(connection, joined.sketches, ("hash", "article"), rows)


def add_shares(connection: Connection, shares: Iterable[Share]) -> None:
    """Write what pairs of articles have in common."""
    add_records(connection, joined.shares, [_share(one) for one in shares])


def add_origins(connection: Connection, origins: Iterable[Origin], articles: Iterable[ArticleOrigin]) -> None:
    """Write origins, and which articles rest on them."""
    rows = [
        {"id": one.id, "first": one.first, "articles": len(one.articles), "agencies": list(one.agencies)}
        for one in origins
    ]
    add_records(connection, joined.origins, rows)
    ties = [
        {"article": one.article, "origin": one.origin, "share": float(one.share), "reasons": list(one.reasons)}
        for one in articles
    ]
    add_records(connection, joined.article_origins, ties)


@lru_cache(maxsize=200_000)
def key_number(key: str) -> int:
    """A key as it is stored: a number of 63 bits. Two keys that fall together cost a comparison, no more.

    The period that a key begins with (a number before the first bar: a week, a month) is in the upper bits, a hash of
    the rest in the lower: what is joined together, of some days, then lies together, and a large record is written to
    in few places.
    """
    period, bar, rest = key.partition("|")
    above = int(period) % _PERIODS if bar and period.isdecimal() else 0
    hashed = blake2b((rest if above else key).encode("utf-8", "surrogatepass"), digest_size=_HASHED // 8).digest()
    return (above << _HASHED) | int.from_bytes(hashed, "big")


def key_numbers(keys: Iterable[str]) -> frozenset[int]:
    """The numbers of keys."""
    return frozenset(map(key_number, keys))


def add_join_keys(
    connection: Connection, keys: Mapping[str, Iterable[int]], kinds: Mapping[str, str] | None = None
) -> None:
    """Write the keys (by number) under which each thing (a report, a happening, an expectation) is found.

    `kinds` gives the kind of each report.
    """
    kinds = kinds or {}
    rows = [(key, thing, kinds.get(thing, "")) for key, thing in _in_order(keys)]
    add_rows(connection, joined.join_keys, ("key", "thing", "kind"), rows)


def remove_join_keys(connection: Connection, keys: Mapping[str, Iterable[int]]) -> None:
    """Take out the keys under which each thing was found."""
    remove_rows(connection, joined.join_keys, ("key", "thing"), _in_order(keys))


def _in_order(keys: Mapping[str, Iterable[int]]) -> list[tuple[int, str]]:
    return sorted((key, thing) for thing, found in keys.items() for key in found)


def add_joins(connection: Connection, scores: Mapping[tuple[str, str], Score]) -> None:
    """Write the scores of pairs of reports."""
    rows = []
    for pair, score in scores.items():
        report, other = sorted(pair)
        rows.append(
            {"report": report, "other": other, "score": float(score.value), "reasons": list(score.reasons)},
        )
    add_records(connection, joined.joins, rows)


def add_happenings(connection: Connection, happenings: Sequence[Happening]) -> None:
    """Write happenings with their members and sides."""
    add_records(connection, joined.happenings, [_happening(one) for one in happenings])
    members = [
        {"report": m.report, "happening": one.id, "article": m.article, "score": float(m.score)}
        | {"reasons": list(m.reasons)}
        for one in happenings
        for m in one.members
    ]
    add_records(connection, joined.happening_reports, members)
    sides = [
        {"happening": one.id, "role": side.role, "folded": folded(side.party.name), "reports": side.reports}
        | party_row(side.party)
        for one in happenings
        for side in one.sides
    ]
    add_records(connection, joined.happening_sides, sides)


def add_expectations(connection: Connection, expectations: Sequence[Expectation]) -> None:
    """Write expectations with their follow-ups."""
    add_records(connection, joined.expectations, [_expectation(one) for one in expectations])
    later = [
        {"expectation": one.id, "happening": f.happening, "relation": f.relation, "score": float(f.score)}
        | {"reasons": list(f.reasons)}
        for one in expectations
        for f in one.follow_ups
    ]
    add_records(connection, joined.follow_ups, later)


def remove_happenings(connection: Connection, ids: Sequence[str]) -> None:
    """Take out happenings with their members and sides."""
    remove(connection, joined.happenings.c.id, ids)
    remove(connection, joined.happening_reports.c.happening, ids)
    remove(connection, joined.happening_sides.c.happening, ids)


def remove_expectations(connection: Connection, ids: Sequence[str]) -> None:
    """Take out expectations with their follow-ups."""
    remove(connection, joined.expectations.c.id, ids)
    remove(connection, joined.follow_ups.c.expectation, ids)


def remove_origins(connection: Connection, ids: Sequence[str]) -> None:
    """Take out origins, and which articles rest on them."""
    remove(connection, joined.origins.c.id, ids)
    remove(connection, joined.article_origins.c.origin, ids)


def remove(connection: Connection, column: Column[Any], values: Sequence[Any]) -> None:
    """Take out the rows of a table that hold one of these values in a column."""
    remove_where(connection, column, values)


def party_row(party: Party) -> Row:
    """A participant as JSON and as columns."""
    return {
        "key": party.key,
        "name": party.name,
        "actor": party.actor,
        "country": party.country,
        "sector": party.sector,
    }


def _share(one: Share) -> Row:
    return {
        "article": one.article,
        "other": one.other,
        "of_article": float(one.of_article),
        "of_other": float(one.of_other),
        "score": float(one.score),
        "passages": [[int(a.start), int(a.end), int(b.start), int(b.end)] for a, b in one.passages],
        "reasons": list(one.reasons),
    }


def _happening(one: Happening) -> Row:
    latitude, longitude = one.degrees or (None, None)
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "status": one.status,
        "standing": one.standing,
        "quad": int(one.quad),
        "intensity": float(one.intensity),
        "confidence": float(one.confidence),
        "first": one.first,
        "reports": len(one.members),
        "articles": one.articles,
        "origins": one.origins,
        "day_from": one.day_from,
        "day_to": one.day_to,
        "precision": one.precision,
        "place_name": one.place_name,
        "place_folded": None if one.place_name is None else folded(one.place_name),
        "place_country": one.place_country,
        "latitude": latitude,
        "longitude": longitude,
        "geonames": one.geonames,
        "first_published": one.first_published,
        "last_published": one.last_published,
        "contexts": list(one.contexts),
    }


def _expectation(one: Expectation) -> Row:
    return {
        "id": one.id,
        "happening": one.happening,
        "kind": one.kind,
        "announced_on": one.announced_on,
        "announced_by": [party_row(party) for party in one.announced_by],
        "due_from": one.due_from,
        "due_to": one.due_to,
        "precision": one.precision,
        "reasons": list(one.reasons),
        "outcome": one.outcome,
        "decided_by": one.decided_by,
        "decided_on": one.decided_on,
        "moved_to": one.moved_to,
    }
