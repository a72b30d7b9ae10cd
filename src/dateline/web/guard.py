"""What every request passes and every answer carries.

A page on another site must neither read the record through a visitor's browser nor show it inside itself: requests
for a host name that is not ours are refused (DNS rebinding), and headers forbid frames, foreign scripts and every
request to elsewhere. Nor may it write through them: what is not a question is refused, and where judging is allowed it
must come from a page of this address.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from dateline.web.faults import problem

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
LONGEST_ADDRESS = 8_000
"""Bytes of path and query."""

_POLICY = (
    b"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", _POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


_ASKING = ("GET", "HEAD", "OPTIONS")
_Refusal = tuple[int, str, dict[str, str]]


class Guard:
    """Wraps an application: see the head of this module.

    `hosts` are the names it answers to, without ports; at the paths `writes` more than questions are let through;
    `https` has browsers come by https alone from then on.
    """

    def __init__(
        self, app: Asgi, hosts: Iterable[str] = LOOPBACK, *, writes: Iterable[str] = (), https: bool = False
    ) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._writes = frozenset(writes)
        self._headers = (*HEADERS, _STRICT) if https else HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        refused = self._refusal(scope)
        if refused is None:
            await self._app(scope, receive, guarded)
            return
        await problem(*refused)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> _Refusal | None:
        hosts = _values(scope, b"host")
        if len(hosts) != 1 or _without_port(hosts[0]) not in self._hosts:
            return 421, "this address answers under its own name only: open the one that `dateline serve` printed", {}
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, f"an address has at most {LONGEST_ADDRESS} bytes: ask for less", {}
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            return 400, "no text of the record holds the character NUL: leave it out", {}
        return None if scope["method"] in _ASKING else self._refused_writing(scope, hosts[0])

    def _refused_writing(self, scope: Scope, host: str) -> _Refusal | None:
        if scope["path"] not in self._writes:
            said = "this only answers questions" if "/review" in self._writes else _READING
            return 405, said, _ASK
        sites, origins = _values(scope, b"sec-fetch-site"), _values(scope, b"origin")
        if any(site != "same-origin" for site in sites) or len(origins) != 1 or not _same(origins[0], host):
            return 403, "what is written must come from a page of this address: open it and answer there", {}
        return None


_ASK = {"Allow": "GET"}
_READING = "the record is open for reading only: `dateline serve --allow-review` lets judge"
_STRICT = (b"strict-transport-security", b"max-age=31536000")


def _values(scope: Scope, header: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for name, value in scope["headers"] if name == header]


def _same(origin: str, host: str) -> bool:
    """Whether an origin, as browsers tell it, is that of the host asked."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and origin == f"{parts.scheme}://{host}"


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
