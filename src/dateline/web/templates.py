"""Pages from templates: every text escaped, every missing value an error."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.ask.rate_words import ends
from dateline.ask.sentences import Act, counted, in_words, line, sentence
from dateline.ask.suggestions import Suggestion
from dateline.export.fields import kind_of
from dateline.model.joined import Happening, Side

STANDINGS = {
    "stated": "stated by several origins",
    "single": "stated by one origin",
    "claimed": "claimed by one side",
    "disputed": "disputed",
    "denied": "denied",
    "feared": "only feared",
    "announced": "announced",
}


_ENDS = 120
"""Characters of either end of a long stretch that stays."""


def page(request: Request, name: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page from a template under `resources/web`."""
    reviewing = request.app.state.desk is not None
    here = {"path": request.url.path, "reviewing": reviewing, "user": getattr(request.state, "user", None)}
    signer = request.app.state.signer
    here["leaving"] = signer.token(signer.session(request) or "", "out") if here["user"] else None
    html = _environment().get_template(name).render(**here, **context)
    headers = {"Cache-Control": "no-cache"}
    return HTMLResponse(html.encode("utf-8", "replace"), status, headers=headers)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dateline", "resources/web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "act": lambda happening: sentence(Act.of(happening)),
        "line": line,
        "days": days,
        "counted": counted,
        "kind": kind_of,
        "actor_address": actor_address,
        "outward": outward,
        "shortened": shortened,
        "standing": lambda standing: STANDINGS[standing],
    }
    made.globals |= {
        "query": query,
        "actor_key_address": actor_key_address,
        "suggested_address": suggested_address,
        "in_words": in_words,
        "ends": ends,
        "report_act": Act.of_report,
        "said": sentence,
    }
    return made


def days(happening: Happening) -> str:
    """The days of a happening as people write them."""
    return in_words(happening.day_from, happening.day_to)


def actor_address(side: Side) -> str:
    """Where the page of a participant is; without an id, what is found under the name."""
    party = side.party
    if party.actor:
        return f"/actors/{quote(party.actor)}"
    return "/find?" + urlencode({"actor": party.name})


def actor_key_address(key: str, name: str) -> str:
    """Where the page of one of a network is; without an id, what is found under the name."""
    return "/find?" + urlencode({"actor": name}) if key.startswith("~") else f"/actors/{quote(key)}"


def suggested_address(one: Suggestion) -> str:
    """Where the page of an actor is that may be meant; without an id, what is found under the name."""
    return f"/actors/{quote(one.value)}" if one.kind else "/find?" + urlencode({"actor": one.value})


def shortened(text: str) -> str:
    """A long stretch by its beginning and its end."""
    if len(text) <= 2 * _ENDS:
        return text
    begins, ends = text[:_ENDS], text[-_ENDS:]
    return f"{begins.rpartition(' ')[0] or begins} […] {ends.partition(' ')[2] or ends}"


def outward(url: str | None) -> str | None:
    """The address if it leads to a web page, None for every other kind (a script must not hide in a link)."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def query(given: dict[str, Any], **changes: Any) -> str:
    """A query with some values changed; empty ones are left out."""
    merged = {**given, **changes}
    return urlencode({name: value for name, value in merged.items() if value not in ("", None, [], ())}, doseq=True)
