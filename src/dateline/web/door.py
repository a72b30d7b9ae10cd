"""Signing in: who is not known gets no further than the page on which tokens are given.

Browsers keep a session (a cookie; see `sessions`), programs send the token with each question
(`Authorization: Bearer …`). Failed attempts are counted by address, questions by person.
"""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from dateline.web.faults import problem, wants_page
from dateline.web.guard import Asgi, Message, Receive, Scope, Send
from dateline.web.limits import Limiter
from dateline.web.sessions import Signer, new_session
from dateline.web.users import Users

FAILURES, WITHIN = 10, 300.0
"""Failed attempts of one address, and the seconds in which they are counted."""

REQUESTS, EACH = 1200, 60.0
"""Requests of one person, and the seconds in which they are counted."""

STAY = 12 * 3600.0
"""Seconds after which one signs in again."""

_MOST_SESSIONS = 10_000


@dataclass(frozen=True, slots=True)
class _Inside:
    name: str
    line: str
    until: float


class Door:
    """Who is inside. `https` says that people come by https alone; `behind_proxy` that what a proxy tells is true."""

    def __init__(
        self,
        users: Users,
        *,
        https: bool = False,
        behind_proxy: bool = False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.https = https
        self.behind_proxy = behind_proxy
        self.failures = Limiter(FAILURES, WITHIN, now)
        self.requests = Limiter(REQUESTS, EACH, now)
        self._users = users
        self._now = now
        self._inside: OrderedDict[str, _Inside] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, token: str, address: str) -> tuple[str, str] | None:
        """Whose token it is; a failure is counted for the address."""
        found = self._users.who(token)
        if found is None:
            self.failures.take(address)
        return found

    def enter(self, name: str, line: str) -> str:
        """A new session for who gave a right token."""
        session = new_session()
        with self._lock:
            self._inside[session] = _Inside(name, line, self._now() + STAY)
            while len(self._inside) > _MOST_SESSIONS:
                self._inside.popitem(last=False)
        return session

    def inside(self, session: str | None) -> str | None:
        """Whose session it is, None where it is none any more."""
        with self._lock:
            one = self._inside.get(session or "")
        if one is None or self._now() >= one.until or not self._users.still(one.name, one.line):
            self.leave(session)
            return None
        return one.name

    def leave(self, session: str | None) -> None:
        """End a session."""
        with self._lock:
            self._inside.pop(session or "", None)


class Gate:
    """Wraps an application: lets through who is known, and says in `request.state.user` who it is."""

    def __init__(self, app: Asgi, door: Door, signer: Signer) -> None:
        self._app = app
        self._door = door
        self._signer = signer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or ask for a token."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        _told_by_proxy(scope, self._door)

        async def private(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_own(*header) for header in message.get("headers", ())]
            await send(message)

        request = Request(scope)
        refused = await self._refusal(request)
        if refused is None:
            await self._app(scope, receive, private)
        else:
            await refused(scope, receive, private)

    async def _refusal(self, request: Request) -> Response | None:
        path = request.url.path
        request.state.user = None
        if path == "/login" or path.startswith("/static/"):
            return None
        address = address_of(request)
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            if wait := self._door.failures.wait(address):
                return too_often(wait)
            found = await run_in_threadpool(self._door.known, token.strip(), address)
            name = found[0] if found else None
        else:
            name = self._door.inside(self._signer.session(request))
        if name is None:
            return _unknown(request)
        if wait := self._door.requests.take(name):
            return too_often(wait)
        request.state.user = name
        return None


def address_of(request: Request) -> str:
    """From where a request comes, of IPv6 the network of one customer (its first 64 bits)."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host[:64]
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def too_often(wait: float) -> Response:
    """The answer to what comes too often."""
    seconds = max(1, math.ceil(wait))
    return problem(429, f"too many requests: try again in {seconds} seconds", {"Retry-After": str(seconds)})


def local(path: str) -> str:
    """A path of this address to go on to; the first page where it is anything else."""
    fits = path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable() and len(path) < 2000
    return path if fits and not path.startswith("/login") else "/"


def _unknown(request: Request) -> Response:
    if request.method == "GET" and wants_page(request):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/login?next={quote(local(request.url.path + query), safe='')}", 303)
    return problem(401, "give a token: `Authorization: Bearer TOKEN`", {"WWW-Authenticate": "Bearer"})


def _told_by_proxy(scope: Scope, door: Door) -> None:
    """Take over what a proxy tells of the person's side, where it is to be believed."""
    if door.behind_proxy:
        told = {name: value.decode("latin-1") for name, value in scope["headers"]}
        # A proxy adds to the end; what stands before may be anybody's.
        if address := told.get(b"x-forwarded-for", "").rpartition(",")[2].strip():
            scope["client"] = (address, 0)
        scheme = told.get(b"x-forwarded-proto", "").rpartition(",")[2].strip().lower()
        scope["scheme"] = "https" if scheme == "https" else "http"
    if door.https:
        scope["scheme"] = "https"


def _own(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """No cache between may keep what one person was shown."""
    return (name, b"private, no-cache") if (name.lower(), value) == (b"cache-control", b"no-cache") else (name, value)
