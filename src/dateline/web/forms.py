"""What a page sends: a small form in one encoding, each field once."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

ENCODING = "application/x-www-form-urlencoded"
LARGEST = 16_384
"""Bytes of a form."""

_MOST_FIELDS = 20


async def form(request: Request) -> dict[str, str]:
    """The fields of the form that was sent.

    Raises HTTPException: 415 for another encoding, 413 for more than LARGEST bytes, 400 for what is no form.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != ENCODING:
        raise HTTPException(415, f"send a form as {ENCODING}")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, f"a form has at most {LARGEST:,} bytes", {"Connection": "close"})
    return fields(bytes(body))


def fields(body: bytes) -> dict[str, str]:
    """The fields of a form by name. Raises HTTPException 400 for what is none, and for a field that stands twice."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as error:
        raise HTTPException(400, f"that is no form: {error}") from error
    found = dict(pairs)
    if len(found) < len(pairs) or any("\x00" in value for value in found.values()):
        raise HTTPException(400, "that is no form of these pages: a field stands twice, or holds the character NUL")
    return found


Form = Annotated[dict[str, str], Depends(form)]
