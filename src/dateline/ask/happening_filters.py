"""Which happenings a question may ask for, and that as conditions of a database question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from dateline.ask import filters
from dateline.ask.conditions import PLAIN
from dateline.ask.finding import Condition, Finder
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.model.joined import STANDINGS
from dateline.store import fulltext, schema
from dateline.store.schema_joined import happening_reports, happening_sides, happenings

EITHER = ("source", "target")

_all, _sides, _members = happenings.c, happening_sides.c, happening_reports.c


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningFilter:
    """Which happenings. All given fields must hold.

    `types` hold codes such as CONSULT or CONSULT/visit, `standings` how they stand (stated, claimed …). `actor` (source
    or target), `source` and `target` name a country (ISO 3166-1 alpha-3, and so all who belong to it), an actor id with
    a slash, or words of a name. `country` is that of the place or of a participant, `place` a country or words of a
    place name. `since` and `until` (2023, 2023-11 or 2023-11-09) take acts that may have fallen between them; acts
    without a known day never do. `text` are words of an article that tells it. `reported_until` is the last day
    on which it may first have been reported; what has no such day passes. With `undated` those without a known day
    stand at the day of their first report, as event data commonly have it. With `newest` those first reported latest
    come first.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    actor: str | None = None
    source: str | None = None
    target: str | None = None
    country: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    reported_until: str | None = None
    min_origins: int = 0
    undated: bool = False
    newest: bool = False
    limit: int | None = None
    offset: int = 0


def of_happenings(
    wanted: HappeningFilter, codebook: Codebook | None, dialect: str, finder: Finder = PLAIN
) -> list[Condition]:
    """Conditions on happenings. Raises UsageError for what cannot be."""
    filters.check_window(wanted.limit, wanted.offset)
    found = [*_kinds(wanted, codebook), *_who(wanted, finder), *_where(wanted, finder), *_when(wanted)]
    if wanted.min_origins < 0:
        raise UsageError("origins are counted: give 0 or more")
    if wanted.min_origins:
        found.append(_all.origins >= wanted.min_origins)
    if wanted.text is not None:
        articles = select(schema.articles.c.id).where(fulltext.matches(wanted.text, dialect))
        found.append(_all.id.in_(select(_members.happening).where(_members.article.in_(articles))))
    return found


def takes_part(finder: Finder, who: str, roles: tuple[str, ...] = EITHER) -> Condition:
    """Who is asked for is a side of the happening in one of these roles."""
    found = select(_sides.happening).where(finder.is_who(who, _sides))
    if roles != EITHER:
        found = found.where(_sides.role.in_(roles))
    return finder.among(_all.id, found, _sides.happening)


def _kinds(wanted: HappeningFilter, codebook: Codebook | None) -> Iterator[Condition]:
    if wanted.types:
        kinds = filters.event_types(wanted.types, codebook)
        yield or_(*(and_(_all.type == kind, *([_all.mode == mode] if mode else [])) for kind, mode in kinds))
    if wanted.statuses:
        yield _all.status.in_(filters.statuses(wanted.statuses))
    for one in wanted.standings:
        if one not in STANDINGS:
            raise UsageError(f"no standing is {one!r}; there are {', '.join(STANDINGS)}")
    if wanted.standings:
        yield _all.standing.in_(wanted.standings)


def _who(wanted: HappeningFilter, finder: Finder) -> Iterator[Condition]:
    for who, roles in ((wanted.actor, EITHER), (wanted.source, ("source",)), (wanted.target, ("target",))):
        if who is not None:
            yield takes_part(finder, who, roles)


def _where(wanted: HappeningFilter, finder: Finder) -> Iterator[Condition]:
    if wanted.country is not None:
        code = filters.country(wanted.country)
        of_it = select(_sides.happening).where(_sides.country == code)
        yield or_(_all.place_country == code, finder.among(_all.id, of_it, _sides.happening))
    if wanted.place is not None:
        named = finder.holds_words(_all.place_folded, wanted.place)
        yield or_(_all.place_country == wanted.place, named) if filters.is_country(wanted.place) else named


def _when(wanted: HappeningFilter) -> Iterator[Condition]:
    """A happening with any day has its first one, so that the index on it serves."""
    since, until = filters.first_day(wanted.since), filters.last_day(wanted.until)
    filters.check_order(since, until)
    if since is not None:
        told = func.coalesce(_all.day_to, _all.day_from) >= since
        yield or_(told, and_(_all.day_from.is_(None), _all.first_published >= since)) if wanted.undated else told
    if until is not None:
        told = _all.day_from <= until
        yield or_(told, and_(_all.day_from.is_(None), _all.first_published <= until)) if wanted.undated else told
    if (reported := filters.last_day(wanted.reported_until)) is not None:
        yield or_(_all.first_published <= reported, _all.first_published.is_(None))
