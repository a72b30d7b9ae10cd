"""From a place name to a place on the map, by the words and the places around it, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.link.knowledge import Knowledge, Place
from dateline.link.place_candidates import Candidate, candidates
from dateline.link.place_context import Around, weigh
from dateline.link.place_forms import said
from dateline.link.text import plain
from dateline.model import Span

_SAID, _SAID_ELSEWHERE, _HOME = 9.0, 4.0, 0.8
WINDOW = 90
"""How many characters around a name are looked at."""


@dataclass(frozen=True, slots=True)
class Located:
    """The place a name means there, the score it won with and the reasons, in words."""

    place: Place
    score: float
    reasons: tuple[str, ...]


def around(names: Sequence[str], knowledge: Knowledge) -> Around:
    """What names say of where a text plays, when nothing is known of the words around them."""
    return _around([(name, "", "") for name in names], knowledge, None, None)


def survey(
    text: str, spans: Iterable[Span], knowledge: Knowledge, *,
    day: str | None = None, dateline: str | None = None, site: str | None = None,
) -> Around:  # fmt: skip
    """What the place names of a text (its spans) say of where it plays.

    `dateline` is the place the dateline names, `site` the address of the page or its host.
    """
    seen = [(s.of(text), text[max(0, s.start - WINDOW) : s.start], text[s.end : s.end + WINDOW]) for s in spans]
    if dateline:
        seen.append((dateline, "", ""))
    return _around(seen, knowledge, day, _country_of_site(site, knowledge))


def _around(seen: Sequence[tuple[str, str, str]], knowledge: Knowledge, day: str | None, home: str | None) -> Around:
    times = Counter(plain(name) for name, _, _ in seen)
    placed: dict[str, tuple[Place, ...]] = {}
    names: dict[str, str] = {}
    for name, before, after in seen:
        key = plain(name)
        names.setdefault(key, name)
        placed[key] = placed.get(key, ()) + (said(before, after, knowledge) if after or before else ())
    weighed: dict[str, tuple[int, list[Candidate]]] = {}
    for key, name in names.items():
        found = [
            Candidate(
                one.place, one.score + _SAID_ELSEWHERE * _within(one.place, placed[key]) + _at_home(one.place, home)
            )
            for one in candidates(name, knowledge, day)
        ]
        weighed[key] = times[key], found
    return weigh(weighed, placed, home)


def locate(
    name: str, after: str, knowledge: Knowledge, context: Around, *, before: str = "", day: str | None = None
) -> Located | None:
    """The likeliest place of that name, or None. `before` and `after` are the text around it ("X, Country").

    The place bears the name it had on `day` (ISO 8601), its present one without a day.
    """
    key = plain(name)
    here = said(before, after, knowledge)
    elsewhere = context.said.get(key, ())
    scored = [_weighed(one, key, here, elsewhere, context) for one in candidates(name, knowledge, day)]
    if not scored:
        return None
    best = max(scored, key=lambda one: (one.score, one.place.population, -one.place.geonames))
    count = len(scored)
    rank = "the only place of that name" if count == 1 else f"of {count} places of that name"
    return Located(best.place, best.score, (*best.reasons, rank))


def _weighed(
    one: Candidate, key: str, here: tuple[Place, ...], elsewhere: tuple[Place, ...], context: Around
) -> Located:
    place = one.place
    score, reasons = one.score, list(one.reasons)
    if outer := _outer(place, here):
        score += _SAID
        reasons.append(f"the words beside it say {outer.name}")
    elif outer := _outer(place, elsewhere):
        score += _SAID_ELSEWHERE
        reasons.append(f"the text elsewhere says it is in {outer.name}")
    by_country, by_region, by_cell = context.support(key, place)
    for gain, reason in (
        (by_country, "the text speaks of its country"),
        (by_region, "the text speaks of its province or state"),
        (by_cell, "other places of the text lie near it"),
        (_at_home(place, context.home), "the outlet is at home in its country"),
    ):
        score += gain
        if gain >= 0.5:
            reasons.append(reason)
    return Located(place, score, tuple(reasons))


def _within(place: Place, outer: tuple[Place, ...]) -> bool:
    return _outer(place, outer) is not None


def _outer(place: Place, outer: tuple[Place, ...]) -> Place | None:
    """The first of the areas that holds the place."""
    return next((one for one in outer if _holds(one, place)), None)


def _holds(area: Place, place: Place) -> bool:
    if area.country != place.country or place.kind == "country":
        return False
    if area.kind == "country":
        return True
    if area.admin != place.admin or place.kind == "admin1":
        return False
    near = abs(area.latitude - place.latitude) < 0.7 and abs(area.longitude - place.longitude) < 1.0
    return area.kind == "admin1" or (area.kind == "admin2" and near)


def _at_home(place: Place, home: str | None) -> float:
    return _HOME if home is not None and place.country == home else 0.0


def _country_of_site(site: str | None, knowledge: Knowledge) -> str | None:
    """The country whose two letters end the host of an address."""
    if not site:
        return None
    host = site.split("//")[-1].split("/")[0].split(":")[0]
    ending = host.rsplit(".", 1)[-1].lower()
    return _ENDINGS.get(ending)


_ENDINGS = {"uk": "GBR"}
