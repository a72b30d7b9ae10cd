"""The actors of a record: who takes part in its event reports, how often, in which role, between which days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    distinct,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from dateline.ask import filters
from dateline.ask.columns import ACTOR_COLUMNS, Scalar
from dateline.ask.conditions import PLAIN
from dateline.ask.filters import ActorFilter
from dateline.ask.finding import Finder
from dateline.ask.frames import Rows
from dateline.ask.questions import event_rows
from dateline.ask.rows import EventRow
from dateline.store import Record, rows_out, schema
from dateline.store.types import folded

_AT_ONCE = 200
_ANY = ActorFilter()
_people, _events, _articles = schema.participants.c, schema.events.c, schema.articles.c

_KEY = func.coalesce(_people.actor, literal("\t") + _people.folded + "\t" + func.coalesce(_people.country, ""))
"""An actor without an id is the same in all articles that give it the same name and country."""


class Known(Protocol):
    """What knowledge says of an actor."""

    @property
    def kind(self) -> str:
        """What it is: state, person, party …"""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def country(self) -> str | None:
        """Its country, ISO 3166-1 alpha-3."""
        ...

    @property
    def sector(self) -> str | None:
        """Its PLOVER sector."""
        ...


LookUp = Callable[[str], Known | None]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor and the event reports it takes part in.

    `id` is None where linking gave none, `known` whether the knowledge holds the actor. `reports` counts reports in any
    role, `source`, `target` and `said_by` those in that role. `first` and `last` are days of the acts; where the day
    of an act is not known, that of its article.
    """

    id: str | None
    name: str
    kind: str | None
    country: str | None
    sector: str | None
    known: bool
    reports: int
    source: int
    target: int
    said_by: int
    articles: int
    first: str | None
    last: str | None

    def as_json(self) -> dict[str, Any]:
        """The actor as plain data."""
        return dict(self.as_flat())

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in ACTOR_COLUMNS."""
        return {column.name: getattr(self, column.name) for column in ACTOR_COLUMNS}


def actors(
    record: Record,
    wanted: ActorFilter = _ANY,
    look_up: LookUp = lambda _: None,
    pronouns: Iterable[str] = (),
) -> Rows[ActorRow]:
    """Actors that pass the filter, those with most reports first, then by id or name.

    `look_up` gives what is known of an id; without it no actor is known. Participants that are only called by one of
    `pronouns`, and have no id, are left out: "they" are others in every article. Raises UsageError for what cannot be.
    """
    filters.check_window(wanted.limit, wanted.offset)
    _question(wanted, PLAIN)
    called = sorted({folded(one) for one in pronouns})

    def question(finder: Finder) -> Select[Any]:
        found = _question(wanted, finder)
        return found.where(or_(_people.actor.is_not(None), _people.folded.not_in(called))) if called else found

    def found() -> Iterator[ActorRow]:
        passing = (row for row in _stream(record, question, look_up) if _passes(row, wanted))
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        return islice(passing, wanted.offset, end)

    return Rows(found, ACTOR_COLUMNS)


def latest_reports(record: Record, actor: str, limit: int) -> list[EventRow]:
    """The latest reports that the actor with this id takes part in: by first possible day (unknown last), then id."""
    joined = schema.events.join(schema.participants, _people.event == _events.id)
    question = select(_events.id).select_from(joined).where(_people.actor == actor).distinct()
    question = question.add_columns(_events.time_from, _events.time_from.is_(None).label("open"))
    question = question.order_by(literal_column("open"), _events.time_from.desc(), _events.id).limit(limit)
    with record.reading() as connection:
        return event_rows(connection, [row.id for row in connection.execute(question)])


def _question(wanted: ActorFilter, finder: Finder) -> Select[Any]:
    reports = func.count(distinct(_people.event))
    first = func.min(func.coalesce(_events.time_from, _articles.published_from))
    last = func.max(func.coalesce(_events.time_to, _events.time_from, _articles.published_to))
    joined = schema.participants.join(schema.events, _events.id == _people.event)
    joined = joined.join(schema.articles, _articles.id == _events.article)
    columns: list[ColumnElement[Any]] = [
        _KEY.label("key"),
        func.max(_people.actor).label("id"),
        func.min(_people.name).label("name"),
        func.max(_people.country).label("country"),
        func.max(_people.sector).label("sector"),
        reports.label("reports"),
        *(_in_role(role).label(role) for role in ("source", "target", "said_by")),
        func.count(distinct(_events.article)).label("articles"),
        first.label("first"),
        last.label("last"),
    ]
    question: Select[Any] = select(*columns).select_from(joined)
    if wanted.id is not None:
        question = question.where(_people.actor == wanted.id)
    if wanted.text is not None:
        question = question.where(_of_one(finder.bears(wanted.text), finder.holds_words(_people.folded, wanted.text)))
    if wanted.country is not None:
        there = _people.country == filters.country(wanted.country)
        question = question.where(_of_one(there, there))
    return question.group_by(_KEY).order_by(reports.desc(), _KEY)


def _of_one(linked: ColumnElement[bool], unlinked: ColumnElement[bool]) -> ColumnElement[bool]:
    """All rows of actors of which one row passes; an actor without an id has the same name and country in all."""
    ids = select(_people.actor).where(_people.actor.is_not(None), linked)
    return or_(_people.actor.in_(ids), and_(_people.actor.is_(None), unlinked))


def _in_role(role: str) -> ColumnElement[int]:
    return func.count(distinct(case((_people.role == role, _people.event))))


def _stream(record: Record, question: Callable[[Finder], Select[Any]], look_up: LookUp) -> Iterator[ActorRow]:
    with record.reading() as connection:
        found = connection.execution_options(yield_per=_AT_ONCE).execute(question(Finder(connection)))
        for group in found.partitions(_AT_ONCE):
            usual = _usual(connection, [row.id for row in group if row.id is not None])
            yield from (_row(row, usual.get(row.id, (row.name, row.country, row.sector)), look_up) for row in group)


def _usual(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str | None, str | None]]:
    """The name, country and sector each actor is given most often."""
    counts: dict[str, list[dict[Any, int]]] = defaultdict(lambda: [defaultdict(int) for _ in range(3)])
    columns = (_people.name, _people.country, _people.sector)
    for piece in rows_out.in_pieces(ids):
        question = select(_people.actor, *columns, func.count().label("times")).where(_people.actor.in_(piece))
        for row in connection.execute(question.group_by(_people.actor, *columns)):
            for count, value in zip(counts[row.actor], row[1:4], strict=True):
                count[value] += row.times
    return {one: (_most(names), _most(lands), _most(codes)) for one, (names, lands, codes) in counts.items()}


def _most(counts: dict[Any, int]) -> Any:
    told = {value: times for value, times in counts.items() if value is not None}
    return min(told, key=lambda value: (-told[value], value)) if told else None


def _row(row: Row[Any], usual: tuple[str, str | None, str | None], look_up: LookUp) -> ActorRow:
    known = look_up(row.id) if row.id is not None else None
    name, country, sector = usual
    return ActorRow(
        id=row.id,
        name=known.name if known else name,
        kind=known.kind if known else row.id.partition("/")[0] if row.id else None,
        country=country or (known.country if known else None),
        sector=sector or (known.sector if known else None),
        known=known is not None,
        reports=row.reports,
        source=row.source,
        target=row.target,
        said_by=row.said_by,
        articles=row.articles,
        first=row.first,
        last=row.last,
    )


def _passes(row: ActorRow, wanted: ActorFilter) -> bool:
    kind = wanted.kind is None or row.kind == folded(wanted.kind).replace(" ", "-")
    return kind and (wanted.known is None or row.known == wanted.known)
