"""Whose browser it is, and that a form was sent from a page shown to it.

The cookie holds a random name and its signature. A form carries a token bound to the session and to the moment of the
page it stands on: a page elsewhere cannot know it, and it is worth nothing once something was answered. Scripts cannot
read the cookie (HttpOnly), and browsers send it with requests from our own pages alone (SameSite=Strict). The key of
the signatures is made anew when the server starts.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from fastapi import Request
from fastapi.responses import Response

COOKIE, SECURE_COOKIE = "dateline_session", "__Host-dateline_session"
"""Names of the cookie over http and https; with the latter no neighbour of the host can set it."""


class Signer:
    """Signs what is given to a browser, with a key of its own."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def session(self, request: Request) -> str | None:
        """The session of a request; None where there is none, or one that was not given by us."""
        cookie = _cookie(request.url.scheme == "https")
        name, dot, signature = request.cookies.get(cookie, "").partition(".")
        return name if dot and self._is(signature, "session", name) else None

    def give(self, response: Response, session: str, *, secure: bool = False) -> None:
        """Have the browser keep a session until it is closed."""
        value = f"{session}.{self._sign('session', session)}"
        response.set_cookie(_cookie(secure), value, path="/", secure=secure, httponly=True, samesite="strict")

    def forget(self, response: Response, *, secure: bool = False) -> None:
        """Have the browser forget its session."""
        response.delete_cookie(_cookie(secure), path="/", secure=secure, httponly=True, samesite="strict")

    def token(self, session: str, moment: str) -> str:
        """What a form of this session carries at this moment (a word without dots)."""
        return f"{moment}.{self._sign('form', session, moment)}"

    def moment(self, session: str, token: str) -> str | None:
        """The moment at which a form's token was given to this session; None where it was not given to it."""
        moment, dot, signature = token.partition(".")
        return moment if dot and self._is(signature, "form", session, moment) else None

    def _sign(self, *parts: str) -> str:
        return hmac.new(self._key, "\n".join(parts).encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def _is(self, signature: str, *parts: str) -> bool:
        return hmac.compare_digest(signature.encode("utf-8", "replace"), self._sign(*parts).encode())


def _cookie(secure: bool) -> str:
    return SECURE_COOKIE if secure else COOKIE


def new_session() -> str:
    """A name for a session, which nobody can guess."""
    return secrets.token_urlsafe(24)
