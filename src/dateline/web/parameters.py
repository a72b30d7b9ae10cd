"""Filters from the query of an address, with every parameter described in the OpenAPI document.

A parameter that a question does not have is refused: left unheeded, a misspelt filter would answer with everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar, get_type_hints

from fastapi import Query, Request

from dateline.errors import UsageError
from dateline.model import STATUSES
from dateline.model.joined import STANDINGS

_F = TypeVar("_F")

MOST = 1000
"""Rows of one answer at most."""

USUAL = 100
"""Rows of one answer where nothing is said."""

FURTHEST = 10**9
LONGEST = 500
"""Characters of one value."""

MEANINGS: Mapping[str, str] = {
    "type": "PLOVER type, as CONSULT or CONSULT/visit; may be repeated",
    "status": "happened, planned, possible or denied; may be repeated",
    "standing": "stated, single, claimed, disputed, denied, feared or announced; may be repeated",
    "kind": "what kind of thing it is",
    "actor": "who takes part: a country (ISO 3166-1 alpha-3), an actor id with a slash, or words of a name",
    "source": "who acts, named as an actor",
    "target": "who is acted upon, named as an actor",
    "said_by": "on whose word, named as an actor",
    "country": "a country, ISO 3166-1 alpha-3",
    "place": "a country or words of the name of a place",
    "since": "first day, as 2023, 2023-11 or 2023-11-09",
    "until": "last day, as 2023, 2023-11 or 2023-11-09",
    "reported_until": "last day on which it may first have been reported",
    "published_since": "first day of publication",
    "published_until": "last day of publication",
    "text": "words; a phrase in double quotes",
    "article": "id of an article, or its beginning",
    "min_confidence": "how sure the reading must be, 0 to 1",
    "min_origins": "independent origins at least",
    "language": "ISO 639-1",
    "agency": "a credited news agency",
    "outlet": "who published it",
    "code": "what kind of trouble",
    "stage": "stage of the reading",
    "origin": "file or address a page was read from",
    "id": "id of an actor",
    "known": "whether the knowledge holds the actor",
    "within": "due within so many days",
    "undated": "also what has no day; of acts, by the day of their first report",
    "split": "first day after, as 2023-03-17",
    "abroad": "only acts in another country than the actor's",
    "reports": "count reports in place of happenings",
    "newest": "by when it was first reported, the newest first, in place of by day",
    "limit": f"rows of this answer, {MOST} at most",
    "offset": "rows left out before them",
}

DAY = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_PATTERNS: Mapping[str, str] = {
    "type": r"^[A-Z][A-Z_-]*(/[a-z][a-z0-9_-]*)?$",
    "status": f"^({'|'.join(STATUSES)})$",
    "standing": f"^({'|'.join(STANDINGS)})$",
    "country": r"^[A-Z]{3}$",
    "since": DAY,
    "until": DAY,
    "reported_until": DAY,
    "published_since": DAY,
    "published_until": DAY,
    "split": r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
}

ONE_OF_MANY = {"types": "type", "statuses": "status", "standings": "standing", "kinds": "kind"}


def taken(kind: type[_F], *more: str) -> Callable[..., _F]:
    """A dependency that builds a filter of this kind from the query; `more` are parameters the endpoint takes itself.

    Fields that hold several values (`types`) are repeated parameters in the singular (`type`). Raises UsageError for
    parameters that the question does not have.
    """
    hints = get_type_hints(kind)
    chosen = fields(kind)  # type: ignore[arg-type]
    allowed = {_spelling(field) for field in chosen} | set(more)

    def build(request: Request, **given: Any) -> _F:
        if strange := sorted(set(request.query_params) - allowed):
            raise UsageError(f"no parameter is {', '.join(strange)}; there are {', '.join(sorted(allowed))}")
        return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in given.items()})

    asked = Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)
    rest = [_parameter(field, hints[field.name]) for field in chosen]
    build.__signature__ = Signature([asked, *rest])  # type: ignore[attr-defined]
    return build


def no_others(*allowed: str) -> Callable[[Request], None]:
    """A dependency that refuses every parameter but these."""

    def check(request: Request) -> None:
        if strange := sorted(set(request.query_params) - set(allowed)):
            there = f"there are {', '.join(allowed)}" if allowed else "there is none"
            raise UsageError(f"no parameter is {', '.join(strange)}; {there}")

    return check


def _spelling(field: Field[Any]) -> str:
    return ONE_OF_MANY.get(field.name, field.name)


def _parameter(field: Field[Any], hint: Any) -> Parameter:
    spelling = _spelling(field)
    meaning, bounds = MEANINGS[spelling], _bounds(field.name)
    if field.name in ONE_OF_MANY:
        value = Annotated[str, Query(max_length=LONGEST, pattern=_PATTERNS.get(spelling))]
        hint = Annotated[list[value], Query(alias=spelling, description=meaning, max_length=50)]
        default: Any = list(field.default) if field.default is not MISSING else MISSING
    else:
        if hint in (str, str | None):
            bounds |= {"max_length": LONGEST, "pattern": _PATTERNS.get(spelling)}
        if field.name == "limit":
            hint = int
        hint = Annotated[hint, Query(alias=spelling, description=meaning, **bounds)]
        default = USUAL if field.name == "limit" else field.default
    return Parameter(
        field.name,
        Parameter.KEYWORD_ONLY,
        annotation=hint,
        default=Parameter.empty if default is MISSING else default,
    )


def _bounds(name: str) -> dict[str, Any]:
    match name:
        case "limit":
            return {"ge": 1, "le": MOST}
        case "offset" | "within" | "min_origins":
            return {"ge": 0, "le": FURTHEST}
        case "min_confidence":
            return {"ge": 0, "le": 1}
        case _:
            return {}
