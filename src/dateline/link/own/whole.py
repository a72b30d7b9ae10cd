"""What no line shows by itself: doubles, clashing terms, circles, and ids that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from dateline.link.knowledge import Actor
from dateline.link.own.nodes import Faults
from dateline.link.own.records import Against, Own
from dateline.link.own.shape import KINDS, nearest
from dateline.link.text import plain

_Where = tuple[Path, int]
_Span = tuple[str, str | None, _Where]
_COMPARED = tuple(one.name for one in fields(Actor) if one.name not in {"id", "source"})


def check_whole(owns: Sequence[Own], against: Against, faults: Faults) -> None:
    """Check the rows of all files together, and against the shipped knowledge."""
    actors = _actors(owns, against, faults)
    _names(owns, actors, faults)
    _references(owns, set(actors), against, faults)
    _terms(owns, faults)
    _circles(owns, against, faults)
    _places(owns, faults)


def _actors(owns: Sequence[Own], against: Against, faults: Faults) -> dict[str, Actor]:
    """The first row of each id. Faults: other values in a later row; no name or kind in any."""
    rows: dict[str, list[tuple[_Where, Actor]]] = {}
    for own in owns:
        for line, actor in own.actors:
            rows.setdefault(actor.id, []).append(((own.path, line), actor))
    for key, found in rows.items():
        where, first = found[0]
        shipped = against.actor(key)
        for field in ("name", "kind"):
            if shipped is None and not any(getattr(actor, field) for _, actor in found):
                hint = f"; known are {', '.join(KINDS)}" if field == "kind" else ""
                faults.add(*where, f"{key} is new and has no {field}{hint}")
        for (path, line), actor in found[1:]:
            for field in _COMPARED:
                here, there = getattr(actor, field), getattr(first, field)
                if here and there and here != there:
                    at = _at(where, path)
                    faults.add(path, line, f"{key} stands twice: {field} is {here!r} here and {there!r} {at}")
    return {key: found[0][1] for key, found in rows.items()}


def _names(owns: Sequence[Own], actors: dict[str, Actor], faults: Faults) -> None:
    """Faults: a name given twice to one actor for the same days; two ids of one name, kind and country."""
    seen: dict[tuple[object, ...], _Where] = {}
    called: dict[tuple[object, ...], tuple[str, _Where]] = {}
    for own in owns:
        for line, row in own.names:
            sort = "alias" if row.sort == "name" else row.sort
            key = (row.actor, row.name, sort, row.first, row.last)
            where = (own.path, line)
            if key in seen and (seen[key][0] == own.path):
                faults.add(*where, f"{row.actor} has the name {row.name!r} twice; it stands {_at(seen[key], own.path)}")
            seen.setdefault(key, where)
            actor = actors.get(row.actor)
            if row.sort != "name" or actor is None:
                continue
            other, there = called.setdefault((plain(row.name), actor.kind, actor.country), (row.actor, where))
            if other != row.actor:
                at = _at(there, own.path)
                faults.add(
                    *where,
                    f"{row.actor} has the name, kind and country of {other} {at}; give them one id, or other names",
                )


def _references(owns: Sequence[Own], ids: set[str], against: Against, faults: Faults) -> None:
    """Faults: a body that neither the files nor the shipped knowledge have."""
    if against.known is None:
        return
    bodies = [(own.path, line, row.body) for own in owns for line, row in own.members]
    bodies += [(own.path, line, row.place) for own in owns for line, row in own.terms if "/" in row.place]
    for path, line, body in bodies:
        if body not in ids and against.actor(body) is None:
            near = nearest(body, ids | {one.id for one in against.known.actors(text=body.partition("/")[2])})
            faults.add(path, line, f"{body} is neither in the files nor in the shipped knowledge{near}")


def _terms(owns: Sequence[Own], faults: Faults) -> None:
    """Faults: two terms of one actor in one office, or two memberships in one body, that share more than a day."""
    spans: dict[tuple[str, str], list[_Span]] = {}
    for own in owns:
        for line, term in own.terms:
            key = (term.actor, f"{plain(term.office)} of {term.place}")
            spans.setdefault(key, []).append((term.first or "", term.last, (own.path, line)))
        for line, row in own.members:
            spans.setdefault((row.actor, f"member of {row.body}"), []).append(
                (row.first or "", row.last, (own.path, line))
            )
    for (actor, what), found in spans.items():
        found.sort(key=lambda span: (span[0], span[1] or "~"))
        for (first, last, there), (second, _, where) in pairwise(found):
            if last is None or second < last or first == second:
                days = f"{first or 'ever'} to {last or 'today'}"
                faults.add(
                    *where,
                    f"{actor} is {what} from {second or 'ever'} on, but {_at(there, where[0])} already from {days}; "
                    "end the earlier one first, or join the two",
                )


def _circles(owns: Sequence[Own], against: Against, faults: Faults) -> None:
    """Faults: a body that is in the end a member or part of itself."""
    above: dict[str, list[str]] = {}
    lines: dict[tuple[str, str], _Where] = {}
    for own in owns:
        for line, row in own.members:
            above.setdefault(row.actor, []).append(row.body)
            lines.setdefault((row.actor, row.body), (own.path, line))
    told: set[frozenset[str]] = set()
    for (actor, body), where in lines.items():
        circle = _way(body, actor, above, against)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            faults.add(*where, f"goes in a circle: {' → '.join([actor, *circle])}; a body cannot belong to itself")


def _way(start: str, goal: str, above: dict[str, list[str]], against: Against) -> list[str]:
    """The chain of memberships from `start` up to `goal`, [] where none leads there."""
    came: dict[str, str] = {start: ""}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            chain = [here]
            while came[chain[-1]]:
                chain.append(came[chain[-1]])
            return chain[::-1]
        for body in (*above.get(here, ()), *_shipped(here, against)):
            if body not in came:
                came[body] = here
                waiting.append(body)
    return []


def _shipped(actor: str, against: Against) -> Iterator[str]:
    if against.known is not None:
        yield from (one.body for one in against.known.memberships(actor))


def _places(owns: Sequence[Own], faults: Faults) -> None:
    """Faults: one name of one country twice at the same time, under different places."""
    seen: dict[tuple[object, ...], _Where] = {}
    for own in owns:
        for line, row in own.places:
            place = row.place
            key = (plain(row.name), place.country, place.admin, place.kind, place.first, place.last)
            if key in seen:
                at = _at(seen[key], own.path)
                faults.add(own.path, line, f"the place {row.name!r} stands twice, also {at}; admin tells places apart")
            seen.setdefault(key, (own.path, line))


def _at(where: _Where, path: Path) -> str:
    """How a line is named in a message about the file `path`."""
    return f"in line {where[1]}" if where[0] == path else f"in {where[0]}, line {where[1]}"
