"""The review: one doubtful thing after the other, answered by single keys or buttons."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dateline.ask.review import ReviewFilter
from dateline.errors import NotFoundError, RecordError, UsageError
from dateline.model.judgement import JUDGEMENT_KINDS
from dateline.web.asked import asked
from dateline.web.desk import Desk, Walk
from dateline.web.forms import Form
from dateline.web.parameters import LONGEST
from dateline.web.sessions import Signer, new_session
from dateline.web.templates import page

router = APIRouter(include_in_schema=False)

_NAMES = ("kind", "actor", "type", "since", "random")


@router.get("/review")
def ask(request: Request) -> Response:
    """What is asked now, of those things that pass the filters in the address."""
    desk = _desk(request)
    signer: Signer = request.app.state.signer
    known = signer.session(request)
    session = known or new_session()
    given = _given(request)
    try:
        walk = desk.walk(session, _wanted(given), _user(request))
    except UsageError as error:
        return page(request, "review.html.j2", 400, fault=str(error), given=given, kinds=JUDGEMENT_KINDS, walk=None)
    with walk.lock:
        answer = _shown(request, session, walk)
    if known is None:
        signer.give(answer, session, secure=request.url.scheme == "https")
    return answer


@router.post("/review")
def answer(request: Request, sent: Form) -> Response:
    """Do what a key says, and go on to what is asked next."""
    desk = _desk(request)
    signer: Signer = request.app.state.signer
    session = signer.session(request)
    moment = None if session is None else signer.moment(session, sent.get("token", ""))
    if session is None or moment is None:
        return page(request, "missing.html.j2", 403, message="this form was not given to you: open the review again")
    given = _given(request)
    walk = desk.walk(session, _wanted(given), _user(request))
    with walk.lock:
        if moment != walk.moment:
            stale = "that page was out of date, and nothing was written: this is what is asked now"
            return _shown(request, session, walk, 409, stale)
        try:
            walk.press(sent.get("key", ""), sent.get("words", "")[:LONGEST])
        except UsageError as error:
            return _shown(request, session, walk, 422, str(error), sent)
        except RecordError as error:
            return _shown(request, session, walk, 503, str(error), sent)
    return RedirectResponse(f"/review?{urlencode(given, doseq=True)}" if given else "/review", 303)


def _shown(
    request: Request,
    session: str,
    walk: Walk,
    status: int = 200,
    fault: str | None = None,
    sent: dict[str, str] | None = None,
) -> Response:
    item = walk.item()
    shown = page(
        request,
        "review.html.j2",
        status,
        fault=fault,
        given=_given(request),
        kinds=JUDGEMENT_KINDS,
        walk=walk,
        asked=asked(item) if item else None,
        progress=walk.progress(),
        token=request.app.state.signer.token(session, walk.moment),
        sent=sent or {},
    )
    shown.headers["Cache-Control"] = "no-store"
    return shown


def _desk(request: Request) -> Desk:
    desk: Desk | None = request.app.state.desk
    if desk is None:
        raise NotFoundError("nothing can be judged here: `dateline serve --allow-review` opens the record for it")
    return desk


def _user(request: Request) -> str | None:
    """Who signed in; None where nobody needs to."""
    return getattr(request.state, "user", None)


def _given(request: Request) -> dict[str, Any]:
    """The filters in the address; empty fields of a form ask for nothing. Types stand in a list."""
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if not (value := value.strip()[:LONGEST]):
            continue
        if name == "type":
            given.setdefault(name, []).extend(value.split())
        else:
            given[name] = value
    return given


def _wanted(given: dict[str, Any]) -> ReviewFilter:
    """The filter. Raises UsageError for a name that is none."""
    if strange := sorted(set(given) - set(_NAMES)):
        raise UsageError(f"no filter of a review is called {', '.join(strange)}; there are {', '.join(_NAMES)}")
    return ReviewFilter(
        kind=given.get("kind"),
        actor=given.get("actor"),
        types=tuple(given.get("type", ())),
        since=given.get("since"),
        random=given.get("random"),
    )
