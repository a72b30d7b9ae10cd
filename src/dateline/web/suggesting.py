"""What may be meant by what is being typed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from dateline.api import OpenRecord
from dateline.ask.suggestions import WHATS, Suggestions, What
from dateline.web.answers import ONE, one_answer
from dateline.web.faults import REFUSED
from dateline.web.kept import Kept
from dateline.web.parameters import LONGEST, no_others

router = APIRouter(prefix="/api")

MOST = 50
"""Suggestions of one answer at most."""


def kept_suggestions(record: OpenRecord) -> Kept[Suggestions]:
    """The suggestions of a record, at most about a minute old."""
    return Kept(record.suggestions)


def suggestions_of(request: Request) -> Kept[Suggestions]:
    """Those that the application keeps."""
    kept: Kept[Suggestions] = request.app.state.suggestions
    return kept


Suggested = Annotated[Kept[Suggestions], Depends(suggestions_of)]


@router.get(
    "/suggest",
    tags=["questions"],
    summary="What may be meant",
    responses=ONE | REFUSED,
    dependencies=[Depends(no_others("text", "what", "limit"))],
)
def suggest(
    request: Request,
    kept: Suggested,
    text: Annotated[str, Query(min_length=1, max_length=LONGEST, description="the words typed so far")],
    what: Annotated[list[What] | None, Query(max_length=len(WHATS), description="of these kinds; all without")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="suggestions of this answer")] = 10,
) -> Response:
    """Actors, places and types with words that begin so, those of most happenings first; up to about a minute old."""
    found = kept.get().of(text, tuple(what or WHATS), limit)
    return one_answer(request, {"suggestions": [one.as_json() for one in found]})
