"""Questions about happenings: one act once, whoever reports it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from dateline.ask.finding import Finder
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import HappeningFilter, of_happenings
from dateline.ask.happening_rows import (
    HAPPENING_COLUMNS,
    Difference,
    HappeningRow,
    HappeningView,
    Telling,
    Tie,
    ToldHappening,
)
from dateline.ask.questions import event_rows, only, stream, window
from dateline.errors import NotFoundError
from dateline.join.acts.differences import differences
from dateline.join.judged import Judged
from dateline.join.words import content
from dateline.model import Happening
from dateline.model.codebook import Codebook
from dateline.store import Record, accounts, joined_out, judgements, rows_out, schema, schema_joined
from dateline.store.schema_joined import expectations, follow_ups

_ANY = HappeningFilter()
_all = schema_joined.happenings.c


def happenings(record: Record, wanted: HappeningFilter = _ANY, codebook: Codebook | None = None) -> Rows[HappeningRow]:
    """Happenings that pass the filter, by first possible day (unknown last), then id; or the newest first.

    Raises UsageError for a filter that cannot be; types are held to the codebook where one is given.
    """
    question = _question(record, wanted, codebook)
    return Rows(lambda: stream(record, question, happening_rows), HAPPENING_COLUMNS)


def first_told(record: Record, wanted: HappeningFilter = _ANY, codebook: Codebook | None = None) -> Rows[ToldHappening]:
    """The same happenings, each with its first report.

    One whose first report is gone, its page having been read anew, is left out until it is joined again.
    """
    question = _question(record, wanted, codebook)
    return Rows(lambda: stream(record, question, _with_first), HAPPENING_COLUMNS)


def _question(record: Record, wanted: HappeningFilter, codebook: Codebook | None) -> Callable[[Finder], Select[Any]]:
    of_happenings(wanted, codebook, record.dialect)
    by_day = (_all.day_from.is_(None), _all.day_from, _all.id)
    newest = (_all.first_published.is_(None), _all.first_published.desc(), _all.id.desc())

    def question(finder: Finder) -> Select[Any]:
        passing = select(_all.id).where(*of_happenings(wanted, codebook, record.dialect, finder))
        passing = passing.order_by(*(newest if wanted.newest else by_day))
        return window(passing, wanted.limit, wanted.offset)

    return question


def _with_first(connection: Connection, ids: Sequence[str]) -> list[ToldHappening]:
    found = joined_out.happenings(connection, ids)
    first = {row.report.id: row for row in event_rows(connection, [one.first for one in found])}
    return [ToldHappening(one, first[one.first]) for one in found if one.first in first]


def happening_rows(connection: Connection, ids: Sequence[str]) -> list[HappeningRow]:
    """Happenings by id, in this order."""
    return [HappeningRow(one) for one in joined_out.happenings(connection, ids)]


def happening(record: Record, id_or_prefix: str) -> HappeningView:
    """One happening with all that is known of it, by its id, the id of one of its reports, or the beginning of either.

    Raises NotFoundError when nothing begins so or the report is in no happening, UsageError when more than one does.
    """
    with record.reading() as connection:
        (one,) = joined_out.happenings(connection, [_found(connection, id_or_prefix)])
        expected = list(connection.scalars(select(expectations.c.id).where(expectations.c.happening == one.id)))
        expectation = next(iter(joined_out.expectations(connection, expected)), None)
        reports = [member.report for member in one.members]
        return HappeningView(
            one,
            told=_told(connection, one),
            differences=_differences(connection, reports),
            expectation=expectation,
            follows=_follows(connection, one.id),
            led_to=_ties(connection, expectation.id) if expectation else (),
            judgements=tuple(judgements.of_subjects(connection, reports)),
        )


def _found(connection: Connection, start: str) -> str:
    members = schema_joined.happening_reports.c
    try:
        return only(connection, _all.id, start, "happening", "happenings")
    except NotFoundError as error:
        report = _report(connection, start, error)
    found = connection.scalar(select(members.happening).where(members.report == report))
    if found is None:
        raise NotFoundError(
            f"the event report {report} is in no happening: a newer edition of its article counts, it was judged "
            "wrong, or its article is still to be joined (`dateline join`)"
        )
    return str(found)


def _report(connection: Connection, start: str, otherwise: NotFoundError) -> str:
    try:
        return only(connection, schema.events.c.id, start, "event report", "events")
    except NotFoundError as error:
        raise otherwise from error


def _told(connection: Connection, one: Happening) -> tuple[Telling, ...]:
    rows = {row.report.id: row for row in event_rows(connection, [member.report for member in one.members])}
    articles = sorted({member.article for member in one.members})
    origins = joined_out.origins_of(connection, articles)
    found = rows_out.rows_of(connection, schema.articles, "id", articles)
    when = {article: row[0].published_from for article, row in found.items()}
    outlets = {article: row[0].outlet for article, row in found.items()}
    members = [member for member in one.members if member.report in rows]
    members.sort(key=lambda member: (when[member.article] is None, when[member.article] or "", member.report))
    return tuple(
        Telling(
            rows[member.report],
            member,
            outlets[member.article],
            tuple(origin.origin for origin in origins.get(member.article, ())),
        )
        for member in members
    )


def _differences(connection: Connection, reports: Sequence[str]) -> tuple[Difference, ...]:
    """Where the reports differ, with what people put right in them."""
    judged = Judged(judgements.of_subjects(connection, reports))
    told = [judged.apply(one) for one in accounts.accounts(connection, reports, content)]
    return tuple(Difference(one.field, one.values) for one in differences(told))


def _ties(connection: Connection, expectation: str) -> tuple[Tie, ...]:
    """What later happenings did to an expectation."""
    (whole,) = joined_out.expectations(connection, [expectation])
    later = {one.id: one for one in joined_out.happenings(connection, [one.happening for one in whole.follow_ups])}
    return tuple(Tie(whole, one, later[one.happening]) for one in whole.follow_ups if one.happening in later)


def _follows(connection: Connection, happening_id: str) -> tuple[Tie, ...]:
    """The announcements that a happening bears on."""
    question = select(follow_ups.c.expectation).where(follow_ups.c.happening == happening_id)
    found = joined_out.expectations(connection, sorted(connection.scalars(question)))
    announced = {one.id: one for one in joined_out.happenings(connection, [one.happening for one in found])}
    return tuple(
        Tie(one, follow, announced[one.happening])
        for one in found
        for follow in one.follow_ups
        if follow.happening == happening_id and one.happening in announced
    )
