"""The application: pages for people, questions under `/api` for programs, with the rules every request goes by."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from dateline.api import OpenRecord
from dateline.version import __version__
from dateline.web import feeds, login, pages, questions, review, suggesting
from dateline.web.desk import Desk
from dateline.web.door import Door, Gate
from dateline.web.faults import say_faults
from dateline.web.guard import LOOPBACK, Asgi, Guard
from dateline.web.sessions import Signer

_TAGS = [
    {"name": "acts", "description": "Who did what to whom, where, when and according to whom."},
    {"name": "articles", "description": "What was read, and where its text comes from."},
    {"name": "actors", "description": "Who takes part."},
    {"name": "announcements", "description": "What was announced, and what became of it."},
    {"name": "claims", "description": "Who says what, and who denies it."},
    {"name": "questions", "description": "Rates and networks."},
    {"name": "record", "description": "The record itself."},
    {"name": "feeds", "description": "Addresses to subscribe to."},
]


def create_app(
    record: OpenRecord, hosts: Iterable[str] = LOOPBACK, *, judge: str | None = None, door: Door | None = None
) -> Asgi:
    """An ASGI application that answers from an open record, under these host names only.

    `judge` names the person who may judge, in a record that is open for writing; without one it only reads. With a
    `door` people sign in, and judge under the names by which they did.
    """
    app = FastAPI(
        title="Dateline",
        version=__version__,
        summary="A record of who did what to whom, read from news pages.",
        openapi_url="/api/openapi.json",
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
    )
    app.state.record = record
    app.state.suggestions = suggesting.kept_suggestions(record)
    app.state.signer = Signer()
    app.state.door = door
    app.state.desk = Desk(record, judge) if judge is not None else None
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    say_faults(app)
    app.include_router(questions.router)
    app.include_router(suggesting.router)
    app.include_router(feeds.router)
    app.include_router(pages.router)
    app.include_router(review.router)
    app.include_router(login.router)
    app.mount("/static", StaticFiles(packages=[("dateline", "resources/web/static")]), name="static")
    writes = (*(("/review",) if judge is not None else ()), *(("/login", "/logout") if door is not None else ()))
    inner: Asgi = app if door is None else Gate(app, door, app.state.signer)
    return Guard(inner, hosts, writes=writes, https=door is not None and door.https)
