"""What a question may ask for. All given fields must hold; what cannot be raises UsageError naming what can."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.model import STATUSES
from dateline.model.codebook import Codebook
from dateline.store import days

_TYPE = re.compile(r"[A-Z][A-Z_-]*(/[a-z][a-z0-9_-]*)?")
_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which event reports.

    `types` hold codes such as CONSULT or CONSULT/visit. `actor` (source or target), `source`, `target` and `said_by`
    name a country (ISO 3166-1 alpha-3), an actor id with a slash, or words of a name. `country` is that of the place
    or of a participant, `place` a country or words of a place name. `since` and `until` (2023, 2023-11 or 2023-11-09)
    take acts that may have fallen between them; acts without a known day never do. `published_since` and
    `published_until` do the same with the article's date. `text` are words of the article (in double quotes: a
    phrase), `article` an id or its beginning.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str | None = None
    source: str | None = None
    target: str | None = None
    said_by: str | None = None
    country: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    text: str | None = None
    article: str | None = None
    min_confidence: float = 0.0
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles. `since` and `until` are days of publication, `text` words of title or text."""

    text: str | None = None
    language: str | None = None
    agency: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFilter:
    """Which issues. `article` is an id or its beginning, `origin` a file or address."""

    code: str | None = None
    stage: str | None = None
    article: str | None = None
    origin: str | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFilter:
    """Which actors. `id` names one, `text` are words of a name or id, `country` a code, `kind` state, person and so on.

    `known` True takes only actors that the knowledge holds, False only the others.
    """

    id: str | None = None
    text: str | None = None
    country: str | None = None
    kind: str | None = None
    known: bool | None = None
    limit: int | None = None
    offset: int = 0


def event_types(given: tuple[str, ...], codebook: Codebook | None) -> list[tuple[str, str]]:
    """Types with their modes ("" for any), held to the codebook or, without one, to the form of a code."""
    if codebook is not None:
        return [codebook.check_type(one) for one in given]
    for one in given:
        if not _TYPE.fullmatch(one):
            raise UsageError(f"no event type can be {one!r}: write TYPE or TYPE/mode, as CONSULT/visit")
    return [(kind, mode) for kind, _, mode in (one.partition("/") for one in given)]


def statuses(given: tuple[str, ...]) -> tuple[str, ...]:
    """The statuses, held to those there are."""
    for one in given:
        if one not in STATUSES:
            raise UsageError(f"no status is {one!r}; there are {', '.join(STATUSES)}")
    return given


def first_day(value: str | None) -> str | None:
    """The first day that a date in a filter means."""
    return None if value is None else _days(value)[0]


def last_day(value: str | None) -> str | None:
    """The last day that a date in a filter means."""
    return None if value is None else _days(value)[1]


def _days(value: str) -> tuple[str, str]:
    found = days.span_of(value)
    if found is None:
        raise UsageError(f"no day is {value!r}: write 2023-11-09, 2023-11 or 2023")
    return found


def check_window(limit: int | None, offset: int) -> None:
    """Refuse a limit or offset below zero."""
    if (limit is not None and limit < 0) or offset < 0:
        raise UsageError("limit and offset count rows: give 0 or more")


def check_order(since: str | None, until: str | None) -> None:
    """Refuse a stretch of days that ends before it begins."""
    if since is not None and until is not None and since > until:
        raise UsageError(f"no day lies between {since} and {until}: the first must not be after the last")


def check_confidence(value: float) -> None:
    """Refuse a confidence that is none."""
    if not 0.0 <= value <= 1.0:
        raise UsageError(f"a confidence lies between 0 and 1, not at {value}")


def country(value: str) -> str:
    """The country code, held to its form."""
    if not _COUNTRY.fullmatch(value):
        raise UsageError(f"no country is {value!r}: write three capital letters (ISO 3166-1 alpha-3), as RUS")
    return value


def is_country(value: str) -> bool:
    """Whether a value has the form of a country code."""
    return bool(_COUNTRY.fullmatch(value))
