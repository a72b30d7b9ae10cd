"""The questions under `/api`: the same as those of the command line, with the same filters."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from dateline.api import OpenRecord
from dateline.ask import ActorFilter, ArticleFilter, EventFilter, IssueFilter
from dateline.ask.claims import ClaimFilter
from dateline.ask.expectations import ExpectationFilter
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.networks import LEVELS, Level
from dateline.ask.rate_values import RateQuestion
from dateline.web.answers import ONE, ROWS, Slice, one_answer, rows_answer, slice_answer
from dateline.web.faults import MISSING, REFUSED
from dateline.web.parameters import DAY, FURTHEST, LONGEST, MEANINGS, MOST, USUAL, no_others, taken

router = APIRouter(prefix="/api")

_LISTED, _SINGLE, _FIGURES = ROWS | REFUSED, ONE | REFUSED | MISSING, ONE | REFUSED
_ALONE = [Depends(no_others())]


def record_of(request: Request) -> OpenRecord:
    """The record that the application was made for."""
    record: OpenRecord = request.app.state.record
    return record


Record = Annotated[OpenRecord, Depends(record_of)]
Day = Annotated[date | None, Query(description="the day asked on, as 2023-11-09; today without one")]
Since = Annotated[str | None, Query(description=MEANINGS["since"], pattern=DAY)]
Until = Annotated[str | None, Query(description=MEANINGS["until"], pattern=DAY)]
Who = Annotated[
    str, Query(description="a country, an actor id with a slash, or words of a name", min_length=1, max_length=LONGEST)
]


@router.get("/record", tags=["record"], summary="What the record holds", responses=_FIGURES, dependencies=_ALONE)
def record(request: Request, opened: Record) -> Response:
    """Counts, languages, days and runs."""
    found = opened.info().as_json()
    return one_answer(request, {name: value for name, value in found.items() if name != "address"})


@router.get("/happenings", tags=["acts"], summary="Happenings, each act once", responses=_LISTED)
def happenings(
    request: Request, opened: Record, wanted: Annotated[HappeningFilter, Depends(taken(HappeningFilter))]
) -> Response:
    """By day, unknown last. `since` and `until` speak of the day of the act."""
    return rows_answer(request, wanted, opened.happenings)


@router.get("/happenings/{happening}", tags=["acts"], summary="One happening", responses=_SINGLE, dependencies=_ALONE)
def happening(request: Request, opened: Record, happening: str) -> Response:
    """With every report and why it is here, where reports differ, what it followed from and led to.

    By its id or that of a report of it, or the beginning of either.
    """
    return one_answer(request, opened.happening(happening).as_json())


@router.get("/events", tags=["acts"], summary="Event reports", responses=_LISTED)
def events(request: Request, opened: Record, wanted: Annotated[EventFilter, Depends(taken(EventFilter))]) -> Response:
    """One article's account of one act, by day, unknown last; every field with the words it was read from."""
    return rows_answer(request, wanted, opened.events)


@router.get("/events/{event}", tags=["acts"], summary="One event report", responses=_SINGLE, dependencies=_ALONE)
def event(request: Request, opened: Record, event: str) -> Response:
    """With the words of its passages, by its id or the beginning of it."""
    return one_answer(request, opened.event(event).explained())


@router.get("/articles", tags=["articles"], summary="Articles", responses=_LISTED)
def articles(
    request: Request, opened: Record, wanted: Annotated[ArticleFilter, Depends(taken(ArticleFilter))]
) -> Response:
    """By day of publication, with their text."""
    return rows_answer(request, wanted, opened.articles)


@router.get("/articles/{article}", tags=["articles"], summary="One article", responses=_SINGLE, dependencies=_ALONE)
def article(request: Request, opened: Record, article: str) -> Response:
    """With all that was read from it, by its id or the beginning of it."""
    return one_answer(request, opened.article(article).as_json())


@router.get(
    "/articles/{article}/origins",
    tags=["articles"],
    summary="Where the text of an article comes from",
    responses=_SINGLE,
    dependencies=_ALONE,
)
def origins_of(request: Request, opened: Record, article: str) -> Response:
    """Its origins, and the passages that it shares with other articles."""
    return one_answer(request, opened.origins_of(article).as_json())


@router.get(
    "/articles/{article}/versions",
    tags=["articles"],
    summary="The editions of an article",
    responses=_SINGLE,
    dependencies=_ALONE,
)
def versions(request: Request, opened: Record, article: str) -> Response:
    """What its publisher changed."""
    return one_answer(request, opened.versions(article).as_json())


@router.get("/origins", tags=["articles"], summary="Texts that several articles carry", responses=_LISTED)
def origins(
    request: Request,
    opened: Record,
    _: Annotated[None, Depends(no_others("least", "agency", "limit", "offset"))],
    least: Annotated[int, Query(ge=1, le=FURTHEST, description="articles that carry it at least")] = 2,
    agency: Annotated[str | None, Query(max_length=LONGEST, description="a credited news agency")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="rows of this answer")] = USUAL,
    offset: Annotated[int, Query(ge=0, le=FURTHEST, description="rows left out before them")] = 0,
) -> Response:
    """Those of most articles first."""
    found = opened.origins(least=least, agency=agency, limit=limit + 1, offset=offset)
    return slice_answer(request, Slice(offset, limit), found)


@router.get("/actors", tags=["actors"], summary="Actors", responses=_LISTED)
def actors(request: Request, opened: Record, wanted: Annotated[ActorFilter, Depends(taken(ActorFilter))]) -> Response:
    """Those with most reports first."""
    return rows_answer(request, wanted, opened.actors)


@router.get("/upcoming", tags=["announcements"], summary="What is to come", responses=_LISTED)
def upcoming(
    request: Request,
    opened: Record,
    wanted: Annotated[ExpectationFilter, Depends(taken(ExpectationFilter, "on"))],
    on: Day = None,
) -> Response:
    """What is due on a day or later and was not settled by then, by due day."""
    return rows_answer(request, wanted, lambda asked: opened.upcoming(on, asked))


@router.get("/overdue", tags=["announcements"], summary="What is overdue", responses=_LISTED)
def overdue(
    request: Request,
    opened: Record,
    wanted: Annotated[ExpectationFilter, Depends(taken(ExpectationFilter, "on"))],
    on: Day = None,
) -> Response:
    """What was due before a day and has no outcome reported by then, the longest overdue first."""
    return rows_answer(request, wanted, lambda asked: opened.overdue(on, asked))


@router.get("/promises/{who:path}", tags=["announcements"], summary="What an actor announced", responses=_LISTED)
def promises(
    request: Request,
    opened: Record,
    who: str,
    wanted: Annotated[ExpectationFilter, Depends(taken(ExpectationFilter, "on"))],
    on: Day = None,
) -> Response:
    """What an actor announced, promised or threatened until a day, with what became of it by then."""
    return rows_answer(request, wanted, lambda asked: opened.promises(who, on, asked))


@router.get("/claims", tags=["claims"], summary="What rests on an actor's word", responses=_LISTED)
def claims(
    request: Request,
    opened: Record,
    wanted: Annotated[ClaimFilter, Depends(taken(ClaimFilter, "said_by"))],
    said_by: Who,
) -> Response:
    """And whether others state or deny it, by day."""
    return rows_answer(request, wanted, lambda asked: opened.claims(said_by, asked))


@router.get("/disputed", tags=["claims"], summary="What some state and others deny", responses=_LISTED)
def disputed(
    request: Request,
    opened: Record,
    wanted: Annotated[ClaimFilter, Depends(taken(ClaimFilter, "claimed"))],
    claimed: Annotated[bool, Query(description="also what rests on one side's word alone")] = False,
) -> Response:
    """By day."""
    return rows_answer(request, wanted, lambda asked: opened.disputed(asked, claimed=claimed))


@router.get("/rate", tags=["questions"], summary="Rarer or more frequent from a day on", responses=_FIGURES)
def rate(request: Request, opened: Record, wanted: Annotated[RateQuestion, Depends(taken(RateQuestion))]) -> Response:
    """Counts by month, the ratio with its interval, and the reading of coverage."""
    return one_answer(request, opened.rate(wanted.types[0], wanted.split, **asdict(wanted)).as_json())


@router.get("/network", tags=["questions"], summary="Who deals with whom", responses=_LISTED)
def network(
    request: Request,
    opened: Record,
    wanted: Annotated[HappeningFilter, Depends(taken(HappeningFilter, "level"))],
    level: Annotated[Level, Query(description=f"between whom: {' or '.join(LEVELS)}")] = "actor",
) -> Response:
    """Edges between actors or countries, those of most happenings first."""
    return rows_answer(request, wanted, lambda asked: opened.network(asked, level=level))


@router.get(
    "/pairs/{one}/{other}",
    tags=["questions"],
    summary="Cooperation and conflict of two states",
    responses=_LISTED,
    dependencies=[Depends(no_others("since", "until"))],
)
def pair(request: Request, opened: Record, one: str, other: str, since: Since = None, until: Until = None) -> Response:
    """By month; what has no single month comes last."""
    return slice_answer(request, Slice(0, MOST), opened.between(one, other, since, until))


@router.get("/months", tags=["questions"], summary="Happenings by month", responses=_LISTED)
def months(
    request: Request, opened: Record, wanted: Annotated[HappeningFilter, Depends(taken(HappeningFilter))]
) -> Response:
    """By quad class; those without a single month come last. Of very many the newest are counted."""
    found = opened.months(wanted)
    part = Slice(wanted.offset, wanted.limit or USUAL)
    return slice_answer(request, part, Rows(lambda: islice(iter(found), part.offset, None), found.columns))


@router.get("/places", tags=["questions"], summary="Where it happened", responses=_LISTED)
def places(
    request: Request, opened: Record, wanted: Annotated[HappeningFilter, Depends(taken(HappeningFilter))]
) -> Response:
    """Places, those of most happenings first. Of very many happenings the newest are counted."""
    return rows_answer(request, wanted, opened.places)


@router.get("/facets", tags=["questions"], summary="What each filter would leave", responses=_FIGURES)
def facets(
    request: Request, opened: Record, wanted: Annotated[HappeningFilter, Depends(taken(HappeningFilter))]
) -> Response:
    """Happenings by type, status, standing and country, each as if it were not asked for yet.

    Of very many the newest are counted; `whole` says so. `limit` and `offset` are not heeded.
    """
    return one_answer(request, opened.facets(wanted).as_json())


@router.get("/issues", tags=["record"], summary="What pages could not yield", responses=_LISTED)
def issues(request: Request, opened: Record, wanted: Annotated[IssueFilter, Depends(taken(IssueFilter))]) -> Response:
    """By code, then origin."""
    return rows_answer(request, wanted, opened.issues)
