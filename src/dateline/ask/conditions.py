"""Filters as conditions of a database question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, exists, func, literal, or_, type_coerce
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dateline.ask import filters
from dateline.ask.filters import ArticleFilter, EventFilter, IssueFilter
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.store import fulltext, schema
from dateline.store.types import Text, as_readable_json, folded

Condition = ColumnElement[bool]
Columns = ReadOnlyColumnCollection[str, Column[Any]]

_LAST = "\U0010ffff"
_events, _articles, _people = schema.events.c, schema.articles.c, schema.participants.c


def of_events(wanted: EventFilter, codebook: Codebook | None, dialect: str) -> list[Condition]:
    """Conditions on events joined with articles. Raises UsageError for what cannot be."""
    filters.check_window(wanted.limit, wanted.offset)
    filters.check_confidence(wanted.min_confidence)
    found = [*_kinds(wanted, codebook), *_who(wanted), *_where(wanted), *_when(wanted)]
    if wanted.min_confidence > 0:
        found.append(_events.confidence >= wanted.min_confidence)
    if wanted.article is not None:
        found.append(begins(_events.article, wanted.article))
    if wanted.text is not None:
        found.append(fulltext.matches(wanted.text, dialect))
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


def _who(wanted: EventFilter) -> Iterator[Condition]:
    asked: tuple[tuple[str | None, Sequence[str]], ...] = (
        (wanted.actor, ("source", "target")),
        (wanted.source, ("source",)),
        (wanted.target, ("target",)),
        (wanted.said_by, ("said_by",)),
    )
    for who, roles in asked:
        if who is not None:
            yield _takes_part(is_who(who), roles)


def _takes_part(condition: Condition, roles: Sequence[str]) -> Condition:
    return exists().where(_people.event == _events.id, _people.role.in_(roles), condition)


def is_who(who: str, people: Columns = _people) -> Condition:
    """A participant is the one that is asked for: by country, actor id or words of its name.

    `people` are the columns of a table of participants: those of reports, or the sides of happenings.
    """
    if "/" in who:
        return people.actor == who
    named = bears(who, people)
    if filters.is_country(who):
        return or_(people.country == who, people.actor == f"state/{who}", people.folded == folded(who))
    return named


def bears(words: str, people: Columns = _people) -> Condition:
    """A participant has these words in its name, or in the id of its actor behind the slash."""
    wanted = "-".join(folded(words).split())
    ids = func.lower(func.replace(func.coalesce(people.actor, ""), "/", "-")) + literal("-")
    return or_(holds_words(people.folded, words), ids.contains(f"-{wanted}-", autoescape=True))


def holds_words(column: ColumnElement[Any], words: str) -> Condition:
    """The column, folded, holds these words one after the other."""
    wanted = folded(words)
    if not wanted:
        raise UsageError(f"no name is {words!r}: give a country (RUS), an id (person/…) or words of a name")
    return (literal(" ") + column + literal(" ")).contains(f" {wanted} ", autoescape=True)


def _where(wanted: EventFilter) -> Iterator[Condition]:
    if wanted.country is not None:
        code = filters.country(wanted.country)
        yield or_(_events.place_country == code, _takes_part(_people.country == code, ("source", "target")))
    if wanted.place is not None:
        named = holds_words(_events.place_folded, wanted.place)
        is_country = filters.is_country(wanted.place)
        yield or_(_events.place_country == wanted.place, named) if is_country else named


def _when(wanted: EventFilter) -> Iterator[Condition]:
    yield from between(_events.time_from, _events.time_to, wanted.since, wanted.until)
    published = (wanted.published_since, wanted.published_until)
    yield from between(_articles.published_from, _articles.published_to, *published)


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
