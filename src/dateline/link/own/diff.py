"""What one lot of facts changes against another, or against the shipped knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields

from dateline.link.knowledge import Actor, Facts, Knowledge, Membership, Place, Term
from dateline.link.knowledge.spans import overlap, subject
from dateline.link.text import plain

_FIELDS = tuple(one.name for one in fields(Actor) if one.name not in {"id", "weight", "source"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `what` is actor, name, office, membership or place; `how` added, removed or changed, of offices and memberships
    begun, ended, changed or removed; `id` the actor ("" of a place); `before` and `after` say it in words.
    """

    what: str
    how: str
    id: str
    name: str
    before: str = ""
    after: str = ""

    def as_json(self) -> dict[str, str]:
        """The change as named values."""
        return asdict(self)


@dataclass
class _View:
    """Facts by what identifies them."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    spans: dict[tuple[str, str, str], list[Term | Membership]] = field(default_factory=dict)
    places: dict[tuple[str, str, str], Place] = field(default_factory=dict)

    def spans_of(self, rows: Iterable[Term | Membership]) -> None:
        """Take over terms or memberships."""
        for row in rows:
            self.spans.setdefault(subject(row), []).append(row)


def changes(old: Sequence[Facts] | Knowledge, new: Sequence[Facts]) -> list[Change]:
    """What `new` adds to, begins, ends and changes in `old`, sorted by actor.

    Against the shipped knowledge nothing is ever removed: files of one's own only add to it.
    """
    after = _view(new)
    before = _shipped(old, after) if isinstance(old, Knowledge) else _view(old)
    found = [*_actors(before, after), *_names(before, after), *_spans(before, after), *_places(before, after)]
    if isinstance(old, Knowledge):
        found = [one for one in found if one.how != "removed"]
    return sorted(set(found), key=lambda one: (one.what == "place", one.id, one.what, one.name, one.before, one.after))


def _view(lots: Iterable[Facts]) -> _View:
    view = _View()
    for facts in lots:
        view.actors |= {actor.id: actor for actor in facts.actors}
        view.names |= {(row.actor, plain(row.name)): row.name for row in facts.names}
        view.spans_of(facts.terms)
        view.spans_of(facts.members)
        for place in facts.places:
            view.places[(plain(place.name), place.place.country, place.place.admin)] = place.place
    return view


def _shipped(known: Knowledge, like: _View) -> _View:
    """The part of the shipped knowledge that facts speak of."""
    ids = {*like.actors, *(key[0] for key in like.names), *(key[0] for key in like.spans)}
    view = _View()
    for key in ids:
        actor = known.actor(key)
        if actor is None:
            continue
        view.actors[key] = actor
        view.names |= {(key, plain(one.name)): one.name for one in known.names(key)}
        view.spans_of(known.terms(key))
        view.spans_of(known.memberships(key))
    for name, country, admin in like.places:
        found = [place for place in known.places(name) if place.country == country and admin in {"", place.admin}]
        if found:
            view.places[(name, country, admin)] = found[0]
    return view


def _actors(before: _View, after: _View) -> Iterator[Change]:
    for key, actor in after.actors.items():
        old = before.actors.get(key)
        if old is None:
            yield Change("actor", "added", key, actor.name, "", _told(actor))
        elif _differs(old, actor):
            yield Change("actor", "changed", key, actor.name, _told(old), _told(actor))
    for key in before.actors.keys() - after.actors.keys():
        yield Change("actor", "removed", key, before.actors[key].name, _told(before.actors[key]))


def _differs(old: Actor, new: Actor) -> bool:
    """Whether a field is another; one that the new actor leaves empty stays what it was."""
    return any(getattr(new, name) not in {None, "", getattr(old, name)} for name in _FIELDS)


def _told(actor: Actor) -> str:
    parts = (actor.name, actor.kind, actor.country, actor.sector, actor.wikidata)
    return ", ".join(part for part in parts if part)


def _names(before: _View, after: _View) -> Iterator[Change]:
    for key in after.names.keys() - before.names.keys():
        actor = after.actors.get(key[0])
        if actor is not None and key[0] not in before.actors and plain(actor.name) == key[1]:
            continue
        yield Change("name", "added", key[0], _title(key[0], after, before), "", after.names[key])
    for key in before.names.keys() - after.names.keys():
        actor = before.actors.get(key[0])
        if actor is not None and key[0] not in after.actors and plain(actor.name) == key[1]:
            continue
        yield Change("name", "removed", key[0], _title(key[0], before), before.names[key])


def _spans(before: _View, after: _View) -> Iterator[Change]:
    for key in {**before.spans, **after.spans}:
        old, new = list(before.spans.get(key, ())), after.spans.get(key, [])
        name = _title(key[0], after, before)
        for row in new:
            what = "office" if isinstance(row, Term) else "membership"
            same = next((one for one in old if one.first == row.first), None)
            same = same or next((one for one in old if overlap(one, row)), None)
            if same is None:
                yield Change(what, "begun", key[0], name, "", _days(row))
                continue
            old.remove(same)
            if (same.first, same.last) != (row.first, row.last):
                ended = same.last is None and row.last is not None and same.first == row.first
                yield Change(what, "ended" if ended else "changed", key[0], name, _days(same), _days(row))
        for row in old:
            yield Change("office" if isinstance(row, Term) else "membership", "removed", key[0], name, _days(row))


def _days(row: Term | Membership) -> str:
    what = f"{row.office} of {row.place}" if isinstance(row, Term) else f"member of {row.body}"
    if row.first is None and row.last is None:
        return what
    return f"{what}, {row.first or '…'} to {row.last or '…'}"


def _places(before: _View, after: _View) -> Iterator[Change]:
    for key, place in after.places.items():
        old = before.places.get(key)
        if old is None:
            yield Change("place", "added", "", place.name, "", _at(place))
        elif _at(old) != _at(place):
            yield Change("place", "changed", "", place.name, _at(old), _at(place))
    for key in before.places.keys() - after.places.keys():
        yield Change("place", "removed", "", before.places[key].name, _at(before.places[key]))


def _at(place: Place) -> str:
    return f"{place.kind} in {place.country} at {place.latitude:g}, {place.longitude:g}"


def _title(key: str, *views: _View) -> str:
    return next((view.actors[key].name for view in views if key in view.actors), key)


def counted(found: Iterable[Change]) -> Mapping[str, int]:
    """How many changes there are of each sort, as {"office ended": 2}."""
    total: dict[str, int] = {}
    for one in found:
        key = f"{one.what} {one.how}"
        total[key] = total.get(key, 0) + 1
    return dict(sorted(total.items()))
