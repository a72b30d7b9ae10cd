"""Filters as conditions of a database question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, type_coerce

from dateline.ask import filters
from dateline.ask.filters import ArticleFilter, EventFilter, IssueFilter
from dateline.ask.finding import Condition, Finder
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.store import fulltext, schema
from dateline.store.types import Text, as_readable_json

PLAIN = Finder()
"""Finds without looking into the record: to see whether a filter can be."""

_LAST = "\U0010ffff"
_events, _articles, _people = schema.events.c, schema.articles.c, schema.participants.c


def of_events(wanted: EventFilter, codebook: Codebook | None, dialect: str, finder: Finder = PLAIN) -> list[Condition]:
    """Conditions on events. Raises UsageError for what cannot be."""
    filters.check_window(wanted.limit, wanted.offset)
    filters.check_confidence(wanted.min_confidence)
    found = [*_kinds(wanted, codebook), *_who(wanted, finder), *_where(wanted, finder)]
    found += between(_events.time_from, _events.time_to, wanted.since, wanted.until)
    told = list(_told(wanted, dialect))
    if told:
        found.append(finder.among(_events.article, select(_articles.id).where(*told), _articles.id))
    if wanted.min_confidence > 0:
        found.append(_events.confidence >= wanted.min_confidence)
    if wanted.article is not None:
        found.append(begins(_events.article, wanted.article))
    return found


def of_articles(wanted: ArticleFilter, dialect: str) -> list[Condition]:
    """Conditions on articles. Raises UsageError for what cannot be."""
    filters.check_window(wanted.limit, wanted.offset)
    found = list(between(_articles.published_from, _articles.published_to, wanted.since, wanted.until))
    if wanted.language is not None:
        found.append(_articles.language == wanted.language.lower())
    if wanted.outlet is not None:
        found.append(func.lower(_articles.outlet) == wanted.outlet.lower())
    if wanted.agency is not None:
        listed, agency = type_coerce(_articles.agencies, Text), as_readable_json(wanted.agency)
        any_case = func.lower(listed).contains(agency.lower(), autoescape=True)
        found.append(or_(listed.contains(agency, autoescape=True), any_case))
    if wanted.text is not None:
        found.append(fulltext.matches(wanted.text, dialect))
    return found


def of_issues(wanted: IssueFilter) -> list[Condition]:
    """Conditions on issues. Raises UsageError for what cannot be."""
    filters.check_window(wanted.limit, wanted.offset)
    issues = schema.issues.c
    equal = ((issues.code, wanted.code), (issues.stage, wanted.stage), (issues.origin, wanted.origin))
    found: list[Condition] = [column == value for column, value in equal if value is not None]
    if wanted.article is not None:
        found.append(begins(issues.article, wanted.article))
    return found


def begins(column: ColumnElement[Any], start: str) -> Condition:
    """The column begins with these characters."""
    if not start:
        raise UsageError("an id is needed, or the beginning of one")
    return and_(column >= start, column < start + _LAST)


def _kinds(wanted: EventFilter, codebook: Codebook | None) -> Iterator[Condition]:
    if wanted.types:
        kinds = filters.event_types(wanted.types, codebook)
        yield or_(*(and_(_events.type == kind, *([_events.mode == mode] if mode else [])) for kind, mode in kinds))
    if wanted.statuses:
        yield _events.status.in_(filters.statuses(wanted.statuses))


def _who(wanted: EventFilter, finder: Finder) -> Iterator[Condition]:
    asked: tuple[tuple[str | None, Sequence[str]], ...] = (
        (wanted.actor, ("source", "target")),
        (wanted.source, ("source",)),
        (wanted.target, ("target",)),
        (wanted.said_by, ("said_by",)),
    )
    for who, roles in asked:
        if who is not None:
            yield _takes_part(finder, finder.is_who(who), roles)


def _takes_part(finder: Finder, condition: Condition, roles: Sequence[str]) -> Condition:
    found = select(_people.event).where(_people.role.in_(roles), condition)
    return finder.among(_events.id, found, _people.event)


def _where(wanted: EventFilter, finder: Finder) -> Iterator[Condition]:
    if wanted.country is not None:
        code = filters.country(wanted.country)
        yield or_(_events.place_country == code, _takes_part(finder, _people.country == code, ("source", "target")))
    if wanted.place is not None:
        named = finder.holds_words(_events.place_folded, wanted.place)
        is_country = filters.is_country(wanted.place)
        yield or_(_events.place_country == wanted.place, named) if is_country else named


def _told(wanted: EventFilter, dialect: str) -> Iterator[Condition]:
    """Conditions on the article."""
    published = (wanted.published_since, wanted.published_until)
    yield from between(_articles.published_from, _articles.published_to, *published)
    if wanted.text is not None:
        yield fulltext.matches(wanted.text, dialect)


def between(
    first: ColumnElement[Any], last: ColumnElement[Any], since: str | None, until: str | None
) -> Iterator[Condition]:
    """Days from `first` to `last` may fall between two others. Raises UsageError for days that cannot be."""
    since, until = filters.first_day(since), filters.last_day(until)
    filters.check_order(since, until)
    if since is not None:
        yield func.coalesce(last, first) >= since
    if until is not None:
        yield func.coalesce(first, last) <= until
