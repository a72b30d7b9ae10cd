"""Accounts as rows, so that a report that is met again need not be read from its article again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from dateline.model import Account, Party
from dateline.store.bulk import add_rows, rows_where
from dateline.store.schema_joined import accounts
from dateline.store.types import as_readable_json, restored, storable

Written = tuple[str, str]
"""An account as it stands in the record: its article, and the rest as JSON."""


def kept(connection: Connection, reports: Sequence[str]) -> dict[str, Account]:
    """The kept accounts of these reports."""
    return {one: account(one, found) for one, found in written(connection, reports).items()}


def written(connection: Connection, reports: Sequence[str]) -> dict[str, Written]:
    """The kept accounts of these reports as they stand in the record."""
    return _where(connection, accounts.c.report, reports)


def kept_of(connection: Connection, articles: Sequence[str]) -> dict[str, Account]:
    """The kept accounts of all reports of these articles, by report."""
    return {one: account(one, found) for one, found in _where(connection, accounts.c.article, articles).items()}


def keep(connection: Connection, found: Iterable[Account]) -> dict[str, Written]:
    """Write accounts that are not there yet; gives them as they stand in the record."""
    rows = [(one.report, one.article, storable(as_readable_json(_plain(one)))) for one in found]
    add_rows(connection, accounts, ("report", "article", "value"), sorted(rows))
    return {report: (article, value) for report, article, value in rows}


def _where(connection: Connection, column: Any, values: Sequence[str]) -> dict[str, Written]:
    columns = (accounts.c.report, accounts.c.article, accounts.c.value)
    return {report: (article, value) for report, article, value in rows_where(connection, columns, column, values)}


def _plain(one: Account) -> list[Any]:
    return [
        one.type,
        one.mode,
        one.status,
        one.confidence,
        one.published,
        _parties(one.sources),
        _parties(one.targets),
        _parties(one.said_by),
        one.day_from,
        one.day_to,
        one.precision,
        one.place_name,
        one.place_country,
        one.geonames,
        one.degrees,
        one.trigger,
        " ".join(one.signs),
        " ".join(one.words),
        " ".join(one.numbers),
        " ".join(one.contexts),
        " ".join(one.topic),
    ]


def account(report: str, found: Written) -> Account:
    """An account from what stands in the record."""
    article, value = found[0], json.loads(restored(found[1]))
    kind, mode, status, confidence, published, sources, targets, said_by, *rest = value
    first, last, precision, place, country, geonames, degrees, trigger, signs, words, numbers, contexts, *more = rest
    return Account(
        report=report,
        article=article,
        type=kind,
        mode=mode,
        status=status,
        confidence=confidence,
        published=published,
        sources=_people(sources),
        targets=_people(targets),
        said_by=_people(said_by),
        day_from=first,
        day_to=last,
        precision=precision,
        place_name=place,
        place_country=country,
        geonames=geonames,
        degrees=(degrees[0], degrees[1]) if degrees else None,
        trigger=trigger,
        signs=tuple(signs.split()),
        words=tuple(words.split()),
        numbers=tuple(numbers.split()),
        contexts=tuple(contexts.split()),
        topic=tuple(more[0].split()) if more else (),
    )


def _parties(parties: Sequence[Party]) -> list[list[str | None]]:
    return [[one.key, one.name, one.actor, one.country, one.sector] for one in parties]


def _people(parties: Sequence[Any]) -> tuple[Party, ...]:
    return tuple(Party(*one) for one in parties)
