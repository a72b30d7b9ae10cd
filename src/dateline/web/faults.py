"""Errors as answers: what went wrong and what to do, in JSON as RFC 9457 has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from dateline.errors import DatelineError, NotFoundError, UsageError
from dateline.web.templates import page

PROBLEM = "application/problem+json"

_SHAPE = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "what is wrong and what to do"},
    },
}

REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"description": "What is asked cannot be.", "content": {PROBLEM: {"schema": _SHAPE}}},
    401: {"description": "A token is needed, where people sign in.", "content": {PROBLEM: {"schema": _SHAPE}}},
    414: {"description": "The address is too long.", "content": {PROBLEM: {"schema": _SHAPE}}},
    422: {"description": "A parameter is of another kind.", "content": {PROBLEM: {"schema": _SHAPE}}},
    429: {
        "description": "That came too often; the header Retry-After tells when again.",
        "content": {PROBLEM: {"schema": _SHAPE}},
    },
    503: {"description": "The record cannot be read now.", "content": {PROBLEM: {"schema": _SHAPE}}},
}
"""What any question may answer instead."""

MISSING: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is no such thing.", "content": {PROBLEM: {"schema": _SHAPE}}},
}
"""What a question for one thing may answer too."""

_TITLES: Mapping[int, str] = {
    400: "The question cannot be answered",
    401: "Who asks?",
    403: "Refused",
    404: "Not found",
    405: "Not allowed",
    409: "Out of date",
    413: "Too much was sent",
    414: "The address is too long",
    415: "Not in that form",
    421: "Not this host",
    422: "The question cannot be read",
    429: "Too often",
    503: "The record cannot be read",
}


def wants_page(request: Request) -> bool:
    """Whether a browser asks for a page, rather than a program for an answer."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def say_faults(app: FastAPI) -> None:
    """Have the application answer errors so."""
    app.add_exception_handler(DatelineError, _known)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _other)


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """One problem."""
    told = {"title": _TITLES.get(status, "Error"), "status": status, "detail": detail}
    return JSONResponse(told, status, media_type=PROBLEM, headers={"Cache-Control": "no-store", **(headers or {})})


def _known(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, UsageError) else 503
    return _said(request, status, str(error))


def _unreadable(request: Request, error: Exception) -> Response:
    faults = jsonable_encoder(error.errors()) if isinstance(error, RequestValidationError) else []
    said = (f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in faults)
    return _said(request, 422, "; ".join(said))


def _other(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _said(request, error.status_code, str(error.detail), error.headers)


def _said(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The fault as a page where a browser asks for one, else as a problem."""
    if wants_page(request):
        return page(request, "missing.html.j2", status, message=detail)
    return problem(status, detail, headers)
