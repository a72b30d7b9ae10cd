"""Questions about what was announced: what is to come, what is overdue, and what became of an actor's promises.

Every question is asked on a day. What was reported after it counts neither as announced nor as having settled anything:
an article dated in the future cannot keep a promise before its day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from dateline.ask import filters
from dateline.ask.conditions import PLAIN
from dateline.ask.expectation_loading import loaded, standing_on
from dateline.ask.expectation_rows import EXPECTATION_COLUMNS, KEPT_COLUMNS, ExpectationRow, KeptRow
from dateline.ask.finding import Condition, Finder
from dateline.ask.frames import Rows
from dateline.ask.questions import window
from dateline.ask.statistics import wilson
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.model.joined import EXPECTATION_KINDS, Expectation
from dateline.store import Record, schema
from dateline.store.days import span_of
from dateline.store.schema_joined import expectations, happening_reports, happening_sides, happenings

_AT_ONCE, _FEWEST = 200, 10
_expected, _acts, _sides, _members = expectations.c, happenings.c, happening_sides.c, happening_reports.c
_people = schema.participants.c
_BY_ANNOUNCEMENT = (_expected.announced_on.is_(None), _expected.announced_on, _expected.id)

Question = Callable[[Finder], Select[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationFilter:
    """Which expectations. All given fields must hold.

    `actor` takes part (a country, an actor id with a slash, or words of a name), `country` is that of the place or of a
    participant. `until` is the last day by which they may begin to be due, `within` the same in days from the day asked
    on; `undated` takes those without a day too.
    """

    actor: str | None = None
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    country: str | None = None
    until: str | None = None
    within: int | None = None
    undated: bool = False
    limit: int | None = None
    offset: int = 0


_ANY = ExpectationFilter()


def upcoming(
    record: Record, on: str, wanted: ExpectationFilter = _ANY, codebook: Codebook | None = None
) -> Rows[ExpectationRow]:
    """What is due on the day `on` (ISO 8601) or later and was not settled by then, by due day.

    What was moved stands under its new day. Raises UsageError for a filter or day that cannot be.
    """
    day = asked_day(on)
    undated = _expected.due_to.is_(None)
    due = or_(_expected.due_to >= day, undated) if wanted.undated else _expected.due_to >= day
    order = (_expected.due_from.is_(None), _expected.due_from, _expected.due_to, _expected.id)
    question = _question(wanted, codebook, day, order, lambda _: [due, _open_on(day)])
    return _rows(record, question, day, wanted, pending=True)


def overdue(
    record: Record,
    on: str,
    wanted: ExpectationFilter = _ANY,
    codebook: Codebook | None = None,
    *,
    newest: bool = False,
) -> Rows[ExpectationRow]:
    """What was due before the day `on` and has no outcome reported by then, the longest overdue first.

    With `newest` what became overdue last comes first.
    """
    day = asked_day(on)
    last, late = _expected.due_to, _expected.due_to < day
    order = (last.desc() if newest else last, _expected.id)
    question = _question(wanted, codebook, day, order, lambda _: [late, _open_on(day)])
    return _rows(record, question, day, wanted, pending=True)


def promises(
    record: Record, actor: str, on: str, wanted: ExpectationFilter = _ANY, codebook: Codebook | None = None
) -> Rows[ExpectationRow]:
    """What an actor announced, promised or threatened until the day `on`, by when, with what became of it by then.

    The actor is to act, or to meet somebody, or is the one who said so.
    """
    day = asked_day(on)
    question = _question(wanted, codebook, day, _BY_ANNOUNCEMENT, lambda finder: [_by(actor, finder)])
    return _rows(record, question, day, wanted, pending=False)


def announced(
    record: Record, on: str, wanted: ExpectationFilter = _ANY, codebook: Codebook | None = None
) -> Rows[ExpectationRow]:
    """All that was announced until the day `on`, by when, with what became of it by then; also what has no day."""
    day = asked_day(on)
    question = _question(wanted, codebook, day, _BY_ANNOUNCEMENT, lambda _: [])
    return _rows(record, question, day, wanted, pending=False)


def kept(rows: Iterable[ExpectationRow]) -> Rows[KeptRow]:
    """How many of each kind were held, with the share of those decided and its interval; the last row is all."""
    found = [(row.expectation, row.overdue is not None) for row in rows]
    return Rows(lambda: _by_kind(found), KEPT_COLUMNS)


def kept_by(
    record: Record, actor: str, on: str, wanted: ExpectationFilter = _ANY, codebook: Codebook | None = None
) -> Rows[KeptRow]:
    """`kept` of an actor's `promises`, without loading what announced and decided each."""
    day = asked_day(on)
    question = _question(wanted, codebook, day, _BY_ANNOUNCEMENT, lambda finder: [_by(actor, finder)])

    def found() -> Iterator[KeptRow]:
        with record.reading() as connection:
            ids = connection.scalars(window(question(Finder(connection)), wanted.limit, wanted.offset)).all()
            stood = standing_on(connection, ids, day)
        yield from _by_kind([(one, _late(one, day)) for one in stood])

    return Rows(found, KEPT_COLUMNS)


def _late(one: Expectation, day: str) -> bool:
    return one.outcome == "pending" and one.due_to is not None and one.due_to < day


def _by_kind(found: Sequence[tuple[Expectation, bool]]) -> Iterator[KeptRow]:
    for kind in EXPECTATION_KINDS:
        if group := [one for one in found if one[0].kind == kind]:
            yield _kept(kind, group)
    yield _kept("all", found)


def dated_later(record: Record, on: str) -> int:
    """How many expectations were first announced after the day `on`, and so are left out of its answers."""
    with record.reading() as connection:
        question = select(func.count()).select_from(expectations).where(_expected.announced_on > asked_day(on))
        return int(connection.scalar(question) or 0)


def asked_day(on: str) -> str:
    """The day a question is asked on. Raises UsageError for what is no day."""
    if span_of(on) != (on, on):
        raise UsageError(f"no day is {on!r}: write it as 2023-11-09")
    return on


def _kept(kind: str, rows: Sequence[tuple[Expectation, bool]]) -> KeptRow:
    """Counts of expectations; beside each stands whether it is overdue."""
    outcomes = Counter(one.outcome for one, _ in rows)
    pending = [(one, late) for one, late in rows if one.outcome == "pending"]
    late = sum(late for _, late in pending)
    undated = sum(one.due_to is None for one, _ in pending)
    decided = outcomes["held"] + outcomes["called-off"] + outcomes["contradicted"]
    interval = wilson(outcomes["held"], decided)
    return KeptRow(
        kind=kind,
        announced=len(rows),
        held=outcomes["held"],
        moved=outcomes["moved"],
        called_off=outcomes["called-off"],
        contradicted=outcomes["contradicted"],
        overdue=late,
        pending=len(pending) - late - undated,
        undated=undated,
        decided=decided,
        share=outcomes["held"] / decided if decided else None,
        low=interval.low,
        high=interval.high,
    )


def _open_on(day: str) -> Condition:
    return or_(_expected.outcome == "pending", _expected.decided_on > day)


def _by(actor: str, finder: Finder) -> Condition:
    is_who = finder.is_who(actor, _sides)
    acting = select(_sides.happening).where(_sides.role == "source", is_who)
    taking_part = select(_sides.happening).where(is_who)
    # A meeting has no sides: whom somebody is to meet is to meet him too. Who is visited only takes a visit.
    mutual = _of(select(_acts.id.label("happening")).where(_acts.type == "CONSULT", _acts.mode != "visit"))
    saying = select(_members.happening).join(schema.participants, _people.event == _members.report)
    saying = saying.where(_people.role == "said_by", finder.is_who(actor))
    return or_(_of(acting), _of(saying), and_(mutual, _of(taking_part)))


def _of(found: Select[Any]) -> Condition:
    """What is announced is one of these happenings: looked up for each expectation, of which there are few."""
    same = next(iter(found.selected_columns)) == _expected.happening
    return found.where(same).correlate(expectations).exists()


def _question(
    wanted: ExpectationFilter,
    codebook: Codebook | None,
    day: str,
    order: Sequence[ColumnElement[Any]],
    more: Callable[[Finder], Sequence[Condition]],
) -> Question:
    """Ids of the expectations that pass, in an order. Raises UsageError at once for what cannot be."""

    def question(finder: Finder) -> Select[Any]:
        return select(_expected.id).where(*more(finder), *_conditions(wanted, codebook, day, finder)).order_by(*order)

    question(PLAIN)
    return question


def _conditions(wanted: ExpectationFilter, codebook: Codebook | None, day: str, finder: Finder) -> Iterator[Condition]:
    filters.check_window(wanted.limit, wanted.offset)
    yield or_(_expected.announced_on.is_(None), _expected.announced_on <= day)
    if wanted.types:
        kinds = filters.event_types(wanted.types, codebook)
        of_kind = or_(*(and_(_acts.type == kind, *([_acts.mode == mode] if mode else [])) for kind, mode in kinds))
        yield _expected.happening.in_(select(_acts.id).where(of_kind))
    for kind in wanted.kinds:
        if kind not in EXPECTATION_KINDS:
            raise UsageError(f"no kind is {kind!r}; there are {', '.join(EXPECTATION_KINDS)}")
    if wanted.kinds:
        yield _expected.kind.in_(wanted.kinds)
    if wanted.actor is not None:
        yield _of(select(_sides.happening).where(finder.is_who(wanted.actor, _sides)))
    if wanted.country is not None:
        code = filters.country(wanted.country)
        there = select(_acts.id).where(_acts.place_country == code)
        of_it = select(_sides.happening).where(_sides.country == code)
        yield or_(_expected.happening.in_(there), _of(of_it))
    yield from _until(wanted, day)


def _until(wanted: ExpectationFilter, day: str) -> Iterator[Condition]:
    last = filters.last_day(wanted.until)
    if wanted.within is not None:
        if wanted.within < 0:
            raise UsageError("days are counted: give 0 or more")
        end = min(date.max.toordinal(), date.fromisoformat(day).toordinal() + wanted.within)
        last = min(one for one in (last, date.fromordinal(end).isoformat()) if one is not None)
    if last is not None:
        soon = _expected.due_from <= last
        yield or_(soon, _expected.due_from.is_(None)) if wanted.undated else soon


def _rows(
    record: Record, question: Question, day: str, wanted: ExpectationFilter, *, pending: bool
) -> Rows[ExpectationRow]:
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    at_once = _AT_ONCE if end is None else max(_FEWEST, min(_AT_ONCE, end))

    def found() -> Iterator[ExpectationRow]:
        with record.reading() as connection:
            ids = connection.execution_options(yield_per=at_once).execute(question(Finder(connection))).scalars()
            rows = (row for group in ids.partitions(at_once) for row in loaded(connection, list(group), day))
            passing = (row for row in rows if row.expectation.outcome == "pending") if pending else rows
            yield from islice(passing, wanted.offset, end)

    return Rows(found, EXPECTATION_COLUMNS)
