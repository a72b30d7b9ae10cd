"""Questions to a record. They only read, see one state of it however long they take, and need no learned part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from dateline.ask import conditions
from dateline.ask.columns import ARTICLE_COLUMNS, EVENT_COLUMNS, ISSUE_COLUMNS
from dateline.ask.filters import ArticleFilter, EventFilter, IssueFilter
from dateline.ask.finding import Finder
from dateline.ask.frames import Rows
from dateline.ask.rows import ArticleRow, ArticleView, EventRow, IssueRow, spans_of
from dateline.errors import NotFoundError, UsageError
from dateline.model import EventReport
from dateline.model.codebook import Codebook
from dateline.store import Record, rows_out, schema

_AT_ONCE = 200
_ANY_EVENT, _ANY_ARTICLE, _ANY_ISSUE = EventFilter(), ArticleFilter(), IssueFilter()
_events, _articles, _issues = schema.events.c, schema.articles.c, schema.issues.c


def events(record: Record, wanted: EventFilter = _ANY_EVENT, codebook: Codebook | None = None) -> Rows[EventRow]:
    """Event reports that pass the filter, by first possible day (unknown last), then id.

    Raises UsageError for a filter that cannot be; types are held to the codebook where one is given.
    """
    conditions.of_events(wanted, codebook, record.dialect)

    def question(finder: Finder) -> Select[Any]:
        passing = select(_events.id).where(*conditions.of_events(wanted, codebook, record.dialect, finder))
        passing = passing.order_by(_events.time_from.is_(None), _events.time_from, _events.id)
        return window(passing, wanted.limit, wanted.offset)

    return Rows(lambda: stream(record, question, event_rows), EVENT_COLUMNS)


def articles(record: Record, wanted: ArticleFilter = _ANY_ARTICLE) -> Rows[ArticleRow]:
    """Articles that pass the filter, by first day of publication (unknown last), then id."""
    question = select(_articles.id).where(*conditions.of_articles(wanted, record.dialect))
    question = question.order_by(_articles.published_from.is_(None), _articles.published_from, _articles.id)
    question = window(question, wanted.limit, wanted.offset)
    return Rows(lambda: stream(record, lambda _: question, _article_rows), ARTICLE_COLUMNS)


def issues(record: Record, wanted: IssueFilter = _ANY_ISSUE) -> Rows[IssueRow]:
    """Issues that pass the filter, by code, then origin."""
    question = select(_issues.id).where(*conditions.of_issues(wanted))
    question = window(question.order_by(_issues.code, _issues.origin, _issues.id), wanted.limit, wanted.offset)
    return Rows(lambda: stream(record, lambda _: question, _issue_rows), ISSUE_COLUMNS)


def article(record: Record, id_or_prefix: str) -> ArticleView:
    """One article with everything read from it, by its id or the beginning of it.

    Raises UsageError when no article or more than one begins so.
    """
    with record.reading() as connection:
        one = only(connection, schema.articles.c.id, id_or_prefix, "article", "articles")
        contents = rows_out.contents(connection, [one])[0]
        reports = sorted(contents.reports, key=lambda report: (report.trigger.start, report.id))
        found = rows_out.rows_of(connection, schema.issues, "article", [one]).get(one, [])
    return ArticleView(
        contents,
        events=tuple(EventRow.of(report, contents.article) for report in reports),
        issues=tuple(_issue_row(row) for row in found),
    )


def event(record: Record, id_or_prefix: str) -> EventRow:
    """One event report, by its id or the beginning of it.

    Raises UsageError when no report or more than one begins so.
    """
    with record.reading() as connection:
        one = only(connection, schema.events.c.id, id_or_prefix, "event report", "events")
        return event_rows(connection, [one])[0]


def only(connection: Connection, column: Any, start: str, what: str, lists: str) -> str:
    """The one id that is `start`, or begins so.

    Raises UsageError for one with which several begin, NotFoundError, which names the command that `lists` them.
    """
    exact = connection.scalar(select(column).where(column == start))
    if exact is not None:
        return str(exact)
    found = list(connection.scalars(select(column).where(conditions.begins(column, start)).order_by(column).limit(3)))
    if not found:
        raise NotFoundError(f"no {what} has an id that begins with {start!r}: list them with `dateline {lists}`")
    if len(found) > 1:
        raise UsageError(f"more than one {what} begins with {start!r} ({', '.join(found)}): give more of the id")
    return str(found[0])


def window(question: Select[Any], limit: int | None, offset: int) -> Select[Any]:
    """The question for only some of its rows."""
    question = question.limit(limit) if limit is not None else question
    return question.offset(offset) if offset else question


def stream(record: Record, question: Callable[[Finder], Select[Any]], load: Any) -> Iterator[Any]:
    """Go through the ids a question finds, loading a few hundred rows at a time."""
    with record.reading() as connection:
        asked = question(Finder(connection))
        found = connection.execution_options(yield_per=_AT_ONCE).execute(asked)
        for group in found.scalars().partitions(_AT_ONCE):
            yield from load(connection, list(group))


def event_rows(connection: Connection, ids: Sequence[str]) -> list[EventRow]:
    """Event reports with their words, in this order."""
    reports = rows_out.reports(connection, ids)
    about = (_articles.title, _articles.published, _articles.url, _articles.outlet, _articles.language)
    wanted = (_articles.id, _articles.text, *about)
    lines = {}
    for piece in rows_out.in_pieces(sorted({report.article for report in reports})):
        for row in connection.execute(select(*wanted).where(_articles.id.in_(piece))):
            lines[row.id] = row
    return [_event_row(report, lines[report.article]) for report in reports]


def _event_row(report: EventReport, line: Any) -> EventRow:
    words = {span: span.of(line.text) for span in spans_of(report)}
    return EventRow(report, words, line.title, line.published, line.url, line.outlet, line.language)


def _article_rows(connection: Connection, ids: Sequence[str]) -> list[ArticleRow]:
    return [ArticleRow(contents) for contents in rows_out.contents(connection, ids, with_reports=False)]


def _issue_rows(connection: Connection, ids: Sequence[str]) -> list[IssueRow]:
    found = rows_out.rows_of(connection, schema.issues, "id", ids)
    return [_issue_row(found[one][0]) for one in ids]


def _issue_row(row: Any) -> IssueRow:
    where = (row.id, row.run, row.page, row.article, row.origin)
    return IssueRow(*where, row.stage, row.code, row.message)
