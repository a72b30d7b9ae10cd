"""Addresses to subscribe to: new happenings as RSS, what is to come as iCalendar, both for any filter."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from dateline.ask.expectations import ExpectationFilter
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.happening_rows import HappeningRow
from dateline.ask.sentences import counted, line
from dateline.export.fields import kind_of
from dateline.export.rss import FeedItem, write_rss
from dateline.web.answers import tagged
from dateline.web.faults import REFUSED
from dateline.web.parameters import taken
from dateline.web.questions import Day, Record

router = APIRouter(tags=["feeds"])

RSS, CALENDAR = "application/rss+xml; charset=utf-8", "text/calendar; charset=utf-8"


def _gives(media: str, what: str) -> dict[int | str, dict[str, object]]:
    shape = {"schema": {"type": "string"}}
    answers: dict[int | str, dict[str, object]] = {200: {"description": what, "content": {media: shape}}}
    return answers | {304: {"description": "Nothing has changed."}} | REFUSED


@router.get("/happenings.rss", summary="New happenings as RSS", responses=_gives("application/rss+xml", "A feed."))
def happenings_feed(
    request: Request, opened: Record, wanted: Annotated[HappeningFilter, Depends(taken(HappeningFilter))]
) -> Response:
    """Those that pass the filter, as `newest` orders them where it is given."""
    out, root = StringIO(), str(request.base_url).rstrip("/")
    items = (_item(row, root) for row in opened.happenings(wanted))
    write_rss(items, out, title="Dateline: happenings", link=f"{root}/", feed=str(request.url))
    return tagged(request, out.getvalue().encode("utf-8", "replace"), RSS)


@router.get("/upcoming.ics", summary="What is to come, as iCalendar", responses=_gives("text/calendar", "A calendar."))
def upcoming_calendar(
    request: Request,
    opened: Record,
    wanted: Annotated[ExpectationFilter, Depends(taken(ExpectationFilter, "on"))],
    on: Day = None,
) -> Response:
    """What is due on a day (today without one) or later; what has no day is left out."""
    out = StringIO(newline="")
    opened.write_calendar(opened.upcoming(on or date.today(), wanted), out)
    return tagged(request, out.getvalue().encode("utf-8", "replace"), CALENDAR)


def _item(row: HappeningRow, root: str) -> FeedItem:
    one = row.happening
    return FeedItem(
        id=f"{one.id}@dateline",
        title=line(one),
        link=f"{root}/happenings/{one.id}",
        description=f"{kind_of(one)}, {one.status}, {one.standing}: {counted(len(one.members), 'report')}",
        day=one.first_published,
        categories=(one.type, *one.contexts),
    )
