"""What a person who begins to type may mean: actors, places and types of the record, the most told first.

The distinct names of a record are few beside its reports, so they are held in memory: words in order, each leading to
the names that bear it. What is typed is looked up there, without asking the record.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from dateline.ask.actors import LookUp
from dateline.model.codebook import Codebook
from dateline.store import Record
from dateline.store.schema_joined import happening_sides, happenings
from dateline.store.types import folded

What = Literal["actor", "place", "type"]
WHATS: tuple[What, ...] = ("actor", "place", "type")

_LAST = "\U0010ffff"
_sides, _all = happening_sides.c, happenings.c


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One that may be meant.

    `value` is what the filter of that kind takes: an actor's id, or its name where linking gave none; the name of a
    place; a PLOVER type. `kind` is what an actor is, None for one without an id; `told` counts happenings.
    """

    what: What
    value: str
    name: str
    kind: str | None
    country: str | None
    told: int

    def as_json(self) -> dict[str, Any]:
        """The suggestion as plain data."""
        return asdict(self)


class Suggestions:
    """All that may be suggested, with the words each is found by. Never changes; any number of threads may ask it."""

    def __init__(self, found_by: Iterable[tuple[Suggestion, Iterable[str]]]) -> None:
        ordered = sorted(found_by, key=lambda one: (-one[0].told, one[0].name, one[0].value))
        self._all = [one for one, _ in ordered]
        self._texts = [tuple(dict.fromkeys(filter(None, map(folded, texts)))) for _, texts in ordered]
        places: dict[str, list[int]] = defaultdict(list)
        for at, texts in enumerate(self._texts):
            for word in {word for text in texts for word in text.split()}:
                places[word].append(at)
        self._words = sorted(places)
        self._bearing = [places[word] for word in self._words]

    def __len__(self) -> int:
        return len(self._all)

    def of(self, text: str, whats: Sequence[What] = WHATS, limit: int = 10) -> list[Suggestion]:
        """Those of these kinds with a name in which each word of the text begins a word, the most told first.

        Nothing for a text without a word.
        """
        words = folded(text).split()
        if not words:
            return []
        found: list[Suggestion] = []
        for at in sorted(self._beginning(max(words, key=len))):
            one = self._all[at]
            if one.what in whats and any(_bears(name, words) for name in self._texts[at]):
                found.append(one)
                if len(found) == limit:
                    break
        return found

    def most_told(self, what: What, limit: int) -> list[Suggestion]:
        """Those of a kind, the most told first."""
        return list(islice((one for one in self._all if one.what == what), limit))

    def _beginning(self, start: str) -> set[int]:
        first, last = bisect_left(self._words, start), bisect_left(self._words, start + _LAST)
        return {at for bearing in self._bearing[first:last] for at in bearing}


def suggestions(record: Record, codebook: Codebook, look_up: LookUp = lambda _: None) -> Suggestions:
    """Read from the record what may be suggested: actors and places of its happenings, the types of the codebook.

    An actor with an id is found by every name the record calls it, and by the name that `look_up` gives, which is then
    shown. Goes through all happenings once.
    """
    with record.reading() as connection:
        actors, places = _actors(connection, look_up), _places(connection)
        return Suggestions([*actors, *places, *_types(connection, codebook)])


def _bears(name: str, words: Sequence[str]) -> bool:
    return all(f" {word}" in f" {name}" for word in words)


def _actors(connection: Connection, look_up: LookUp) -> list[tuple[Suggestion, list[str]]]:
    columns = (_sides.key, _sides.actor, _sides.country, _sides.name)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    about: dict[str, tuple[str | None, str | None]] = {}
    for key, actor, country, name, told in connection.execute(select(*columns, func.count()).group_by(*columns)):
        names[key][name] += told
        about.setdefault(key, (actor, country))
    return [_actor(names[key], *about[key], look_up) for key in names]


def _actor(
    called: Counter[str], actor: str | None, country: str | None, look_up: LookUp
) -> tuple[Suggestion, list[str]]:
    known = look_up(actor) if actor else None
    usual = min(called, key=lambda name: (-called[name], name))
    name = known.name if known else usual
    kind = known.kind if known else actor.partition("/")[0] if actor else None
    one = Suggestion("actor", actor or usual, name, kind, country or (known.country if known else None), called.total())
    return one, [name, *called]


def _places(connection: Connection) -> list[tuple[Suggestion, list[str]]]:
    columns = (_all.place_name, _all.place_country)
    asked = select(*columns, func.count()).where(_all.place_name.is_not(None)).group_by(*columns)
    return [
        (Suggestion("place", name, name, None, country, told), [name])
        for name, country, told in connection.execute(asked)
    ]


def _types(connection: Connection, codebook: Codebook) -> list[tuple[Suggestion, list[str]]]:
    columns = (_all.type, _all.mode)
    told = {(type_, mode): count for type_, mode, count in connection.execute(_counted(columns))}
    found = []
    for one in codebook.event_types:
        whole = sum(count for (type_, _), count in told.items() if type_ == one.code)
        found.append((Suggestion("type", one.code, one.name, None, None, whole), [one.code, one.name]))
        for mode in one.modes:
            code = f"{one.code}/{mode.code}"
            count = told.get((one.code, mode.code), 0)
            found.append((Suggestion("type", code, code, None, None, count), [code]))
    return found


def _counted(columns: tuple[Any, ...]) -> Any:
    return select(*columns, func.count()).group_by(*columns)
