"""What a field of a report is instead, as a person says it: held to the knowledge and to the calendar.

A participant is named by the id of an actor, or by a name that nobody else bears; a place by its GeoNames number or a
name ("Minsk", "Paris, USA"); a time by a day, month or year, or two of them with a slash between
("2023-11-09/2023-11-12"). What comes out are the values that `dateline.join.corrections` describes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.errors import UsageError
from dateline.link.knowledge import Actor, Knowledge, Place
from dateline.link.place_candidates import TOWNS, Candidate, candidates
from dateline.store import days

_CLEARLY = 1.0
"""A name alone means the place that is so much likelier in itself (`dateline.link.place_candidates`) than the next."""
_LISTED = 5
_REMEDY = "places of your own are added with `dateline knowledge`"
_PRECISIONS = {4: "year", 7: "month", 10: "day"}


def instead_of(field: str, given: Mapping[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """The value of a field ("source/0", "place", "time") from what a person gives for it.

    `given` is {"actor": …}, {"place": …} or {"time": …}. Raises UsageError for what the knowledge does not hold, a
    name that several places bear, and days that are none.
    """
    if field == "place":
        return _place_value(_one_place(_words(given, "place"), knowledge))
    if field == "time":
        return _time_value(_words(given, "time"))
    actor = _one_actor(_words(given, "actor"), knowledge)
    return {"actor": actor.id, "name": actor.name, "country": actor.country, "sector": actor.sector}


def _one_actor(words: str, knowledge: Knowledge) -> Actor:
    """The actor with that id, or the only one of that name; a surname alone names nobody."""
    known = knowledge.actor(words)
    if known is not None:
        return known
    bearing = dict.fromkeys(one.actor for one in knowledge.named(words))
    found = [one for one in bearing if one.kind != "person" or len(words.split()) > 1]
    if len(found) > 1:
        named = "; ".join(f"{one.id} {one.name}" for one in found[:_LISTED])
        more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        raise UsageError(f"{words!r} may mean {len(found)} actors, give the id of one: {named}{more}")
    if not found:
        raise UsageError(
            f"the knowledge holds no actor {words!r}: look for its id with `dateline actor NAME`, or add an actor of "
            "your own with `dateline knowledge`"
        )
    return found[0]


def _words(given: Mapping[str, Any], field: str) -> str:
    words = str(given.get(field) or "").strip()
    if not words:
        raise UsageError(f"say what the {field} is instead")
    return words


def _place_value(place: Place) -> dict[str, Any]:
    where = {"latitude": place.latitude, "longitude": place.longitude, "geonames": place.geonames or None}
    return {"name": place.name, "country": place.country or None} | where


def _one_place(words: str, knowledge: Knowledge) -> Place:
    if words.isdecimal():
        place = knowledge.place(int(words))
        if place is None:
            raise UsageError(f"the knowledge holds no place with the GeoNames number {words}; {_REMEDY}")
        return place
    found = candidates(words, knowledge) or _in_country(words, knowledge)
    if not found:
        raise UsageError(f"the knowledge holds no place {words!r}: give its GeoNames number; {_REMEDY}")
    first = found[0]
    rivals = [one for one in found[1:] if one.score > first.score - _CLEARLY and _chosen_by_number(one.place, first)]
    if rivals:
        named = "; ".join(_listed(one.place) for one in [first, *rivals][:_LISTED])
        more = f"; and {len(rivals) + 1 - _LISTED} more" if len(rivals) >= _LISTED else ""
        raise UsageError(f"{words!r} may mean {len(rivals) + 1} places, give the number of one: {named}{more}")
    return first.place


def _chosen_by_number(place: Place, first: Candidate) -> bool:
    """Whether it could be meant in place of the first: the province around a town of its name is not."""
    return bool(place.geonames) or place.country != first.place.country


def _listed(place: Place) -> str:
    within = f"{place.admin} {place.country}".strip() if place.kind in TOWNS else place.country
    return f"{place.geonames or 'without a number'} {place.name}, {within} ({place.kind})"


def _in_country(words: str, knowledge: Knowledge) -> tuple[Candidate, ...]:
    """What NAME may mean in COUNTRY, of "NAME, COUNTRY", the country a code or a name."""
    name, _, land = (part.strip() for part in words.rpartition(","))
    state = knowledge.state(land.upper())
    code = state.country if state else knowledge.country(land)
    return tuple(one for one in candidates(name, knowledge) if code and one.place.country == code)


def _time_value(words: str) -> dict[str, Any]:
    """Days and precision of "2023-11-09", "2023-11", "2023", or two of them. Raises UsageError for what is none."""
    first, slash, last = (part.strip() for part in words.partition("/"))
    ends = [days.span_of(one) for one in ([first, last] if slash else [first])]
    if None in ends or any(len(one) not in _PRECISIONS for one in ([first, last] if slash else [first])):
        raise UsageError(f"no day is {words!r}: write 2023-11-09, 2023-11, 2023, or 2023-11-09/2023-11-12")
    spans = [one for one in ends if one is not None]
    start, end = spans[0][0], spans[-1][1]
    if end < start:
        raise UsageError(f"{words!r} ends before it begins")
    precision = "day" if start == end else "range" if slash else _PRECISIONS[len(first)]
    return {"from": start, "to": end, "precision": precision}
