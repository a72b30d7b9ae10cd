"""How a question finds whom and where it asks for in a large record, soonest.

Words of a name are looked up among the distinct names, which are few beside the rows that bear them. What few rows
bear is looked up by an index, and the rows it stands for are put in order; what many bear is met soon by going through
the rows in their order. Either way finds the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, literal, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dateline.ask import filters
from dateline.errors import UsageError
from dateline.store import schema
from dateline.store.types import folded

FEW = 20_000
"""So many rows are looked up and put in order in a moment."""
_MOST_NAMES = 5_000

Condition = ColumnElement[bool]
Columns = ReadOnlyColumnCollection[str, Column[Any]]


class Finder:
    """Conditions on who and where. Without a connection they are right too, but go through all names row by row."""

    def __init__(self, connection: Connection | None = None) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], list[str] | None] = {}

    def is_who(self, who: str, people: Columns = schema.participants.c) -> Condition:
        """A participant is the one that is asked for: by country, actor id or words of its name.

        `people` are the columns of a table of participants: those of reports, or the sides of happenings. Raises
        UsageError for words that are no name.
        """
        return or_(*self.ways(who, people))

    def ways(self, who: str, people: Columns = schema.participants.c) -> tuple[Condition, ...]:
        """The same as conditions of which one holds, each on one column that has an index."""
        if "/" in who:
            return (people.actor == who,)
        if filters.is_country(who):
            return people.country == who, people.actor == f"state/{who}", people.folded == folded(who)
        return self._bearing(who, people)

    def bears(self, words: str, people: Columns = schema.participants.c) -> Condition:
        """A participant has these words in its name, or in the id of its actor behind the slash."""
        return or_(*self._bearing(words, people))

    def _bearing(self, words: str, people: Columns) -> tuple[Condition, ...]:
        by_name, by_id = self._values(people.folded, words, holds_words), self._values(people.actor, words, names_in_id)
        if by_name is None or by_id is None:
            return holds_words(people.folded, words), names_in_id(people.actor, words)
        return people.folded.in_(by_name), people.actor.in_(by_id)

    def holds_words(self, column: Column[Any], words: str) -> Condition:
        """A folded column that has an index holds these words one after the other."""
        found = self._values(column, words, holds_words)
        return holds_words(column, words) if found is None else column.in_(found)

    def few(self, rows: Select[Any]) -> bool:
        """Whether a question finds at most FEW rows."""
        if self._connection is None:
            return False
        counted = select(func.count()).select_from(rows.limit(FEW + 1).subquery())
        return (self._connection.scalar(counted) or 0) <= FEW

    def among(self, key: ColumnElement[Any], rows: Select[Any], of: ColumnElement[Any]) -> Condition:
        """The key of the table that is asked is in column `of` of the rows: looked up where they are few."""
        if self.few(rows):
            return key.in_(rows)
        return rows.where(of == key).correlate(key.table).exists()

    def _values(self, column: Column[Any], words: str, holds: Callable[[Any, str], Condition]) -> list[str] | None:
        """The distinct values of an indexed column that hold words; None where they are too many, or not known."""
        holds(column, words)
        if self._connection is None:
            return None
        key = (str(column), words)
        if key not in self._known:
            found = self._connection.scalars(_distinct(column, lambda value: holds(value, words))).all()
            self._known[key] = None if len(found) > _MOST_NAMES else list(found)
        return self._known[key]


def holds_words(column: ColumnElement[Any], words: str) -> Condition:
    """The column, folded, holds these words one after the other. Raises UsageError for words that are no name."""
    wanted = folded(words)
    if not wanted:
        raise UsageError(f"no name is {words!r}: give a country (RUS), an id (person/…) or words of a name")
    return (literal(" ") + column + literal(" ")).contains(f" {wanted} ", autoescape=True)


def names_in_id(actor: ColumnElement[Any], words: str) -> Condition:
    """The id of an actor holds these words."""
    wanted = "-".join(folded(words).split())
    ids = func.lower(func.replace(func.coalesce(actor, ""), "/", "-")) + literal("-")
    return ids.contains(f"-{wanted}-", autoescape=True)


def _distinct(column: Column[Any], holds: Callable[[ColumnElement[Any]], Condition]) -> Select[Any]:
    """Each value of an indexed column once, of those that pass, going from one to the next by the index."""
    values = select(func.min(column).label("value")).cte("met", recursive=True)
    following = select(func.min(column)).where(column > values.c.value).correlate(values).scalar_subquery()
    values = values.union_all(select(following).where(values.c.value.is_not(None)))
    return select(values.c.value).where(values.c.value.is_not(None), holds(values.c.value)).limit(_MOST_NAMES + 1)
