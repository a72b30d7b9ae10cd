"""The page on which a token is given, and the way out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from dateline.errors import NotFoundError
from dateline.web.door import Door, address_of, local, too_often
from dateline.web.forms import Form
from dateline.web.sessions import Signer
from dateline.web.templates import page

router = APIRouter(include_in_schema=False)

OUT = "out"
"""The moment of the form with which one leaves: it holds as long as the session."""


@router.get("/login")
def login(request: Request, onward: Annotated[str, Query(alias="next", max_length=2000)] = "/") -> Response:
    """Ask for a token."""
    _door(request)
    return _asked(request, onward, None, 200)


@router.post("/login")
def enter(request: Request, sent: Form) -> Response:
    """Begin a session where the token is someone's, under a new name: one that was known before is worth nothing."""
    door, address, onward = _door(request), address_of(request), sent.get("next", "/")
    if wait := door.failures.wait(address):
        return too_often(wait)
    found = door.known(sent.get("token", "").strip(), address)
    if found is None:
        return _asked(request, onward, "that token is nobody's: ask for one where the record is served", 401)
    door.leave(_signer(request).session(request))
    answer = RedirectResponse(local(onward), 303)
    _signer(request).give(answer, door.enter(*found), secure=request.url.scheme == "https")
    return answer


@router.post("/logout")
def leave(request: Request, sent: Form) -> Response:
    """End the session."""
    door, signer = _door(request), _signer(request)
    session = signer.session(request)
    if session is None or signer.moment(session, sent.get("token", "")) != OUT:
        return page(request, "missing.html.j2", 403, message="this form was not given to you: open the page again")
    door.leave(session)
    answer = RedirectResponse("/login", 303)
    signer.forget(answer, secure=request.url.scheme == "https")
    return answer


def _asked(request: Request, onward: str, fault: str | None, status: int) -> Response:
    shown = page(request, "login.html.j2", status, fault=fault, onward=local(onward))
    shown.headers["Cache-Control"] = "no-store"
    return shown


def _door(request: Request) -> Door:
    door: Door | None = request.app.state.door
    if door is None:
        raise NotFoundError("nobody needs to sign in here")
    return door


def _signer(request: Request) -> Signer:
    signer: Signer = request.app.state.signer
    return signer
