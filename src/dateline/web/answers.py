"""Answers in the form that was asked for, with the entity tag by which a reader need not take them twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from itertools import islice
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from dateline.ask.frames import FlatRow, Rows
from dateline.export import json_line, write_csv, write_parquet

Form = Literal["json", "csv", "parquet"]

JSON, CSV, PARQUET = "application/json", "text/csv; charset=utf-8", "application/vnd.apache.parquet"
_FORMS: Mapping[str, Form] = {JSON: "json", "text/csv": "csv", PARQUET: "parquet"}

ROWS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The rows; the header Link and `next` name what follows.",
        "content": {
            JSON: {
                "schema": {
                    "type": "object",
                    "required": ["rows", "offset", "limit", "next"],
                    "properties": {
                        "rows": {"type": "array", "items": {"type": "object"}},
                        "offset": {"type": "integer"},
                        "limit": {"type": "integer"},
                        "next": {"type": ["string", "null"], "description": "address of the rows that follow"},
                    },
                }
            },
            "text/csv": {"schema": {"type": "string"}},
            PARQUET: {"schema": {"type": "string", "format": "binary"}},
        },
    },
    304: {"description": "Nothing has changed since the answer whose tag was sent."},
}
"""What an endpoint that gives rows answers, for the OpenAPI document."""

ONE: dict[int | str, dict[str, Any]] = {
    200: {"description": "What was asked for.", "content": {JSON: {"schema": {"type": "object"}}}},
    304: ROWS[304],
}
"""What an endpoint that gives one thing answers."""

_R = TypeVar("_R", bound=FlatRow)


@dataclass(frozen=True, slots=True)
class Slice:
    """Which rows of a question an answer holds."""

    offset: int
    limit: int


def rows_answer(request: Request, wanted: Any, ask: Callable[[Any], Rows[_R]]) -> Response:
    """The rows of a question that `wanted` (a filter with limit and offset) lets through, one more being looked for."""
    part = Slice(wanted.offset, wanted.limit)
    found = ask(replace(wanted, limit=part.limit + 1))
    return slice_answer(request, part, found)


def slice_answer(request: Request, part: Slice, found: Rows[_R]) -> Response:
    """Rows of which there may be one more than the slice holds; that one says that more follow."""
    rows = list(islice(found, part.limit + 1))
    more = len(rows) > part.limit
    shown = rows[: part.limit]
    following = _following(request, part) if more else None
    match form_of(request):
        case "json":
            plain = {"rows": [row.as_json() for row in shown], "offset": part.offset, "limit": part.limit}
            content, media = json_line({**plain, "next": following}).encode(), JSON
        case "csv":
            text = StringIO(newline="")
            write_csv(Rows(lambda: iter(shown), found.columns), text)
            content, media = text.getvalue().encode(), CSV
        case _:
            out = BytesIO()
            write_parquet(Rows(lambda: iter(shown), found.columns), out)
            content, media = out.getvalue(), PARQUET
    return tagged(request, content, media, {"Link": f'<{following}>; rel="next"'} if following else {})


def one_answer(request: Request, value: Mapping[str, Any]) -> Response:
    """One thing as JSON."""
    return tagged(request, json_line(value).encode(), JSON)


def tagged(request: Request, content: bytes, media: str, headers: Mapping[str, str] | None = None) -> Response:
    """The content with its entity tag, or word that the reader has it already."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    told = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", **(headers or {})}
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=told)
    return Response(content, media_type=media, headers=told)


def form_of(request: Request) -> Form:
    """The form asked for by `Accept`: the first known one by its weight; JSON where none is named."""
    wanted = [_weighed(part) for part in request.headers.get("accept", "").split(",")]
    known: Sequence[tuple[float, str]] = [(weight, name) for weight, name in wanted if name in _FORMS and weight > 0]
    best = max(known, key=lambda pair: pair[0], default=(0.0, JSON))
    return _FORMS[best[1]]


def _weighed(part: str) -> tuple[float, str]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:]), name
            except ValueError:
                return 0.0, name
    return 1.0, name


def _tags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


def _following(request: Request, part: Slice) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in {"limit", "offset"}]
    return f"{request.url.path}?{urlencode([*kept, ('limit', part.limit), ('offset', part.offset + part.limit)])}"
