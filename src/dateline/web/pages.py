"""Pages for people: today, find, one happening, one article, one actor, a pair of states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Annotated, Any, get_type_hints
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dateline.api import OpenRecord
from dateline.ask.facets import MOST
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.happening_rows import HappeningRow
from dateline.ask.networks import EdgeRow
from dateline.ask.rate_values import Rate
from dateline.errors import DatelineError, UsageError
from dateline.model import STATUSES
from dateline.model.joined import STANDINGS
from dateline.web.asked import marked_report
from dateline.web.bars import bars, columns
from dateline.web.parameters import LONGEST, ONE_OF_MANY
from dateline.web.questions import Record
from dateline.web.shown import shown
from dateline.web.suggesting import Suggested
from dateline.web.templates import page
from dateline.web.views import PLACES, VIEWS, checked, of_view

router = APIRouter(include_in_schema=False)

SHOWN = 12
"""Lines of a list on a page that shows several."""

FOUND = 50
"""Lines of a page of results."""

ACTORS = 100
"""Lines of the page of actors."""

CARRIERS = 30
"""Articles with the same text that are laid beside one, those that carry most of it first."""

SOON = 60
"""Days within which something is due soon."""

LATELY = 2000
"""Of an actor's acts so many, the newest, say with whom it deals."""

_VISITED = {"type": "CONSULT/visit", "status": "happened"}
_VISITS = HappeningFilter(types=("CONSULT/visit",), statuses=("happened",))
_MANY = {one: many for many, one in ONE_OF_MANY.items()}
_Word = Annotated[str, Query(max_length=LONGEST)]
_Kind = Annotated[str, Query(max_length=LONGEST, alias="type")]


@router.get("/")
def today(request: Request, opened: Record, on: _Word = "") -> HTMLResponse:
    """What is new, what is due, what is overdue, what is disputed; as known on the day `on`, today without one."""
    sums = opened.sums()
    newest = sums.last_published
    day, fault = _day(on)
    return page(
        request,
        "today.html.j2",
        fault=fault,
        day=day,
        sums=sums,
        ended=newest if newest and newest < day else None,
        new=list(opened.happenings(newest=True, reported_until=day, limit=SHOWN)),
        due=[] if fault else list(opened.upcoming(day, within=SOON, limit=SHOWN)),
        overdue=[] if fault else list(opened.overdue(day, newest=True, limit=SHOWN)),
        disputed=list(opened.disputed(limit=SHOWN)),
        unjoined=opened.unjoined(),
    )


@router.get("/find")
def find(request: Request, opened: Record, suggested: Suggested) -> HTMLResponse:
    """Happenings that pass the filters in the address, in a view of them; a list comes a page at a time."""
    suggested.warm()
    given = _given(request)
    rows: list[HappeningRow] = []
    asked = {name: value for name, value in given.items() if name not in ("offset", "view")}
    fault, facets, offset, view, seen = None, None, 0, "list", dict[str, Any]()
    try:
        offset, view = _offset(given), checked(given.get("view", view))
        wanted = _wanted(asked, offset)
        rows = list(opened.happenings(wanted)) if view == "list" else []
        facets = opened.facets(wanted)
        seen = of_view(opened, view, wanted, asked)
    except DatelineError as error:
        fault = str(error)
    return page(
        request,
        "find.html.j2",
        status=400 if fault else 200,
        fault=fault,
        given=asked if view == "list" else {**asked, "view": view},
        view=view,
        views=VIEWS,
        seen=seen,
        facets=facets,
        most=MOST,
        rows=rows[:FOUND],
        offset=offset,
        following=offset + FOUND if len(rows) > FOUND else None,
        preceding=max(0, offset - FOUND) if offset else None,
        types=opened.codebook().event_types,
        statuses=STATUSES,
        standings=STANDINGS,
    )


@router.get("/actors")
def actors(request: Request, suggested: Suggested, text: _Word = "") -> HTMLResponse:
    """Who takes part in the happenings of the record, those of most happenings first; with words, who bears them."""
    known = suggested.get()
    found = known.of(text, ("actor",), ACTORS) if text.strip() else known.most_told("actor", ACTORS)
    return page(request, "actors.html.j2", text=text.strip(), found=found, most=ACTORS)


@router.get("/happenings/{happening}")
def happening(request: Request, opened: Record, happening: str) -> HTMLResponse:
    """One act: its reports, where they differ, what it followed from and led to."""
    view = opened.happening(happening)
    return page(request, "happening.html.j2", view=view, marked=[marked_report(told.row) for told in view.told])


@router.get("/articles/{article}")
def article(request: Request, opened: Record, article: str, event: _Word = "") -> HTMLResponse:
    """One article as published, with what was read from it; the evidence of `event` is drawn in the text."""
    view = opened.article(article)
    origins = opened.origins_of(view.article.id)
    return page(request, "article.html.j2", one=shown(view, event or None), origins=origins)


@router.get("/articles/{article}/versions")
def versions(request: Request, opened: Record, article: str) -> HTMLResponse:
    """The editions of an article with what changed, and the passages that it shares with others, side by side."""
    origins = opened.origins_of(article)
    carriers = sorted(origins.carriers, key=lambda one: (-one.of_this, one.article.id))
    told = opened.versions(origins.article.id)
    more = max(0, len(carriers) - CARRIERS)
    return page(
        request, "versions.html.j2", origins=origins, carriers=carriers[:CARRIERS], more=more, editions=told.editions
    )


@router.get("/actors/{actor:path}")
def actor(request: Request, opened: Record, actor: str, kind: _Kind = "", split: _Word = "") -> HTMLResponse:
    """One actor: offices, latest acts, with whom it deals, where it went, what it announced.

    With a type and the day of a `split`, how often it does so before and after.
    """
    sums = opened.actor_sums(actor)
    known = opened.portrait(actor)
    if sums is None and known is None:
        return missing(request, f"the record tells nothing of {actor}")
    recent = HappeningFilter(actor=actor, newest=True, limit=SHOWN)
    state = actor.removeprefix("state/") if actor.startswith("state/") else None
    with_states = HappeningFilter(actor=state, statuses=("happened",), limit=4 * SHOWN)
    rate, fault = _rate(opened, actor, kind, split)
    return page(
        request,
        "actor.html.j2",
        status=400 if fault else 200,
        actor=actor,
        sums=sums,
        known=known,
        recent=list(opened.happenings(recent)),
        edges=list(islice(_own(actor, opened.network(HappeningFilter(actor=actor), most=LATELY)), SHOWN)),
        lately=LATELY,
        state=state,
        partners=_partners(state, opened.network(with_states, level="country", most=LATELY)) if state else [],
        visits=list(opened.places(replace(_VISITS, source=actor, limit=SHOWN))),
        visits_address="/api/places?" + urlencode({"source": actor, **_VISITED, "limit": PLACES}),
        visits_asked=_VISITED,
        kept=list(opened.kept(actor)),
        upcoming=list(opened.upcoming(actor=actor, limit=SHOWN)),
        types=opened.codebook().event_types,
        asked={"type": kind, "split": split},
        rate=rate,
        drawn=columns(rate.months) if rate else None,
        fault=fault,
    )


def _rate(opened: OpenRecord, actor: str, kind: str, split: str) -> tuple[Rate | None, str | None]:
    """How often an actor does something before and after a day, or why that cannot be said; neither if not asked."""
    if not (kind and split):
        return None, None
    try:
        return opened.rate(kind, split, actor=actor), None
    except UsageError as error:
        return None, str(error)


@router.get("/pairs/{one}/{other}")
def pair(request: Request, opened: Record, one: str, other: str) -> HTMLResponse:
    """Two states: cooperation and conflict by month, and their latest acts."""
    months = list(opened.between(one, other))
    names = [_state(opened, code) for code in (one, other)]
    dated = [month for month in months if month.month is not None]
    return page(
        request,
        "pair.html.j2",
        one=one,
        other=other,
        names=names,
        months=months,
        bars=bars([(month.month or "", month.quads) for month in dated]),
        recent=list(opened.happenings(HappeningFilter(actor=one, country=other, newest=True, limit=SHOWN))),
    )


def _state(opened: OpenRecord, code: str) -> str:
    known = opened.portrait(f"state/{code}")
    return known.actor.name if known else code


def _own(actor: str, edges: Iterable[EdgeRow]) -> Iterable[EdgeRow]:
    """Those edges that lead to or from this actor; others may do something in the same acts."""
    return (edge for edge in edges if actor in (edge.source, edge.target))


def _partners(state: str, edges: Iterable[EdgeRow]) -> list[str]:
    """The states at the other ends of those edges that lead to this one, those of most happenings first."""
    ends = ((edge.source, edge.target) for edge in edges if state in (edge.source, edge.target))
    return list(dict.fromkeys(end for pair in ends for end in pair if end != state))


def missing(request: Request, message: str, status: int = 404) -> HTMLResponse:
    """The page for what is not there or cannot be."""
    return page(request, "missing.html.j2", status, message=message)


def _day(on: str) -> tuple[str, str | None]:
    try:
        return (date.fromisoformat(on).isoformat() if on else date.today().isoformat()), None
    except ValueError:
        return date.today().isoformat(), f"no day is {on!r}: write it as 2023-11-09"


def _given(request: Request) -> dict[str, Any]:
    """What the address asks for; an empty field of a form asks for nothing. Several values stand in a list."""
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if not (value := value.strip()):
            continue
        if name in _MANY:
            given.setdefault(name, []).append(value)
        else:
            given[name] = value
    return given


def _offset(given: dict[str, Any]) -> int:
    offset = str(given.get("offset", "0"))
    if not offset.isdecimal() or len(offset) > 9:
        raise UsageError("the offset counts rows: give 0 or more")
    return int(offset)


def _wanted(given: dict[str, Any], offset: int) -> HappeningFilter:
    kinds = get_type_hints(HappeningFilter)
    fields: dict[str, Any] = {}
    for name, value in given.items():
        field = _MANY.get(name, name)
        if field not in kinds:
            raise UsageError(f"no filter is called {name}")
        fields[field] = _read(name, value, kinds[field])
    return HappeningFilter(**{**fields, "limit": FOUND + 1, "offset": offset})


def _read(name: str, value: Any, kind: Any) -> Any:
    """The value of a field of this kind. Raises UsageError for what is no number where one is needed."""
    if kind is bool:
        return value == "true"
    if kind is int:
        if not value.isdecimal() or len(value) > 9:
            raise UsageError(f"{name} is a number: give 0 or more")
        return int(value)
    return tuple(value) if isinstance(value, list) else value
