"""Look-ups in the known world, cached for each process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from dateline.errors import KnowledgeError
from dateline.link.knowledge.entries import Actor, Membership, Naming, Place, Term
from dateline.link.knowledge.facts import Facts
from dateline.link.knowledge.source import Source
from dateline.link.knowledge.spans import in_force
from dateline.link.knowledge.words import Words, read_given, read_words
from dateline.link.text import plain, sound

FILE = "knowledge.sqlite"
OTHER_FILES = ("words.yaml", "transliteration.csv")
_CACHED = 65_536
_BEYOND = 2**63
"""The first number that no column can hold."""
_OF_A_COUNTRY = {"name": 0, "alias": 0, "adjective": 1, "demonym": 2, "seat": 3, "capital": 4}
_COLUMNS = "id, kind, name, country, sector, wikidata, geonames, weight, source"

Made = TypeVar("Made")


class Knowledge:
    """What linking knows: a shipped file, and a user's own facts, which are asked first.

    Names are compared by `dateline.link.text.plain`. A look-up of an empty name, of one in any script or of any length
    gives an empty answer where nothing is known. A damaged file raises KnowledgeError at the look-up that meets the
    damage. Safe to pickle and to take through a fork: each process opens the file for itself.
    """

    def __init__(self, folder: Path, own: Sequence[Facts], words: Words, given: dict[str, str]) -> None:
        self._folder, self._own = folder, tuple(own)
        self.words, self.given = words, given
        self._classes: dict[str, list[str]] = {}
        for key, to in given.items():
            self._classes.setdefault(to, []).append(key)
        self._process = 0
        self._open()

    @classmethod
    def load(cls, folder: Path, own: Sequence[Facts] = ()) -> Knowledge:
        """Open the knowledge folder, with a user's own facts before it.

        Raises KnowledgeError naming the file when one is missing, damaged or of another version.
        """
        words, given = (_read(folder / name) for name in OTHER_FILES)
        return cls(folder, own, read_words(folder / OTHER_FILES[0], words), read_given(folder / OTHER_FILES[1], given))

    def __reduce__(self) -> tuple[Any, ...]:
        return Knowledge.load, (self._folder, self._own)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the folder's files and the own facts, in hexadecimal; worked out when first asked."""
        return self._cached(self._find_fingerprint)

    def named(self, name: str) -> tuple[Naming, ...]:
        """Everything that bears this name: own facts first, then the heaviest."""
        return self._cached(self._find_named, plain(name))

    def sounding(self, word: str) -> tuple[Actor, ...]:
        """Persons one word of whose name sounds like `word`, the heaviest first."""
        return self._cached(self._find_sounding, self.sound(word))

    def sound(self, word: str) -> str:
        """The key of a word of a person's name: its sound, with forms of one given name levelled."""
        key = sound(word)
        return self.given.get(key, key)

    def actor(self, key: str) -> Actor | None:
        """The actor with that id; a field that an own actor of the same id leaves empty keeps its shipped value."""
        return self._cached(self._find_actor, key)

    def state(self, code: str) -> Actor | None:
        """The state or territory with that alpha-3 code."""
        return self.actor(f"state/{code}")

    def organ(self, country: str, kind: str, word: str) -> Actor | None:
        """The organ of a state that a word names: organ("KAZ", "ministry", "foreign ministry")."""
        return self._cached(self._find_organ, country, kind, plain(word))

    def names(self, key: str) -> tuple[Naming, ...]:
        """All names of the actor with that id."""
        return self._cached(self._find_names, key)

    def terms(self, key: str) -> tuple[Term, ...]:
        """All terms of the actor with that id, the earliest first; unknown starts stand first."""
        return self._cached(self._find_terms, "actor = ?", key)

    def holders(self, place: str, office: str) -> tuple[Term, ...]:
        """All terms of an office of a country (alpha-3) or body (id), the earliest first."""
        return self._cached(self._find_terms, "place = ? AND office = ?", place, office)

    def holder(self, place: str, offices: tuple[str, ...], day: str) -> tuple[Actor, Term] | None:
        """Who held the first of `offices` that anybody held there on that day; the latest start wins."""
        for office in offices:
            for term in reversed(self.holders(place, office)):
                actor = self.actor(term.actor) if term.on(day) else None
                if actor is not None:
                    return actor, term
        return None

    def members(self, body: str, day: str | None = None) -> tuple[Membership, ...]:
        """Who belongs to a body, on a day or ever."""
        found = self._cached(self._find_members, "body = ?", body)
        return tuple(one for one in found if day is None or one.on(day))

    def memberships(self, actor: str, day: str | None = None) -> tuple[Membership, ...]:
        """What an actor belongs to, on a day or ever."""
        found = self._cached(self._find_members, "actor = ?", actor)
        return tuple(one for one in found if day is None or one.on(day))

    def places(self, name: str) -> list[Place]:
        """All places of that name, the most populous first."""
        return list(self._cached(self._find_places, plain(name)))

    def place(self, geonames: int) -> Place | None:
        """The place with that GeoNames number, by the name it bears today; reads the whole table of places."""
        return self._cached(self._find_place, geonames)

    def country(self, name: str, day: str | None = None) -> str | None:
        """Code of the country a name, adjective, demonym, capital or seat of power speaks of on that day."""
        return self._cached(self._find_country, plain(name), day)

    def actors(
        self, kind: str | None = None, country: str | None = None, text: str | None = None, limit: int = 50
    ) -> list[Actor]:
        """Actors of a kind, of a country, with `text` in one of their names: the heaviest first, at most `limit`."""
        found: dict[str, Actor] = {}
        for source in self._sources():
            where, values = ["1"], []
            if text is not None:
                where.append("(id IN (SELECT actor FROM names WHERE instr(key, ?1)) OR instr(lower(name), ?1))")
                values.append(plain(text))
            for column, value in (("kind", kind), ("country", country)):
                if value is not None:
                    where.append(f"{column} = ?")
                    values.append(value)
            statement = f"SELECT id FROM actors WHERE {' AND '.join(where)} ORDER BY weight DESC, id LIMIT ?"  # noqa: S608
            for (key,) in source.rows(statement, *values, limit):
                found.setdefault(key, self._known(key))
        return sorted(found.values(), key=lambda one: (-one.weight, one.id))[:limit]

    def _open(self) -> None:
        """Open the databases, and start with empty caches."""
        base = Source.open(self._folder / FILE)
        self._all = (*(Source.of(facts) for facts in reversed(self._own)), base)
        self._caches: dict[str, Callable[..., Any]] = {}
        self._process = os.getpid()

    def _sources(self) -> tuple[Source, ...]:
        if self._process != os.getpid():
            self._open()
        return self._all

    def _cached(self, find: Callable[..., Made], *key: Any) -> Made:
        name = find.__name__
        cache = self._caches.get(name)
        if cache is None:
            cache = self._caches[name] = lru_cache(maxsize=_CACHED)(find)
        made: Made = cache(*key)
        return made

    def _find_fingerprint(self) -> str:
        total = hashlib.sha256()
        for name in (FILE, *OTHER_FILES):
            total.update(hashlib.sha256(_read(self._folder / name)).digest())
        for facts in self._own:
            total.update(repr(facts).encode("utf-8", "surrogatepass"))
        return total.hexdigest()

    def _known(self, key: str) -> Actor:
        actor = self.actor(key)
        if actor is None:
            raise KnowledgeError(f"{self._folder / FILE}: speaks of {key}, which it lacks. Build it again.")
        return actor

    def _find_actor(self, key: str) -> Actor | None:
        found: Actor | None = None
        for source in self._sources():
            for row in source.rows(f"SELECT {_COLUMNS} FROM actors WHERE id = ?", key):  # noqa: S608
                actor = Actor(*row)
                found = actor if found is None else found.filled(actor)
        return found

    def _namings(self, where: str, value: str) -> list[Naming]:
        found: dict[Naming, None] = {}
        for source in self._sources():
            statement = f"SELECT actor, name, sort, first, last FROM names WHERE {where} ORDER BY key, n"  # noqa: S608
            rows = source.rows(statement, value)
            known = [Naming(actor, *row[1:]) for row in rows if (actor := self.actor(row[0])) is not None]
            found |= dict.fromkeys(sorted(known, key=lambda one: (-one.actor.weight, one.actor.id)))
        return list(found)

    def _find_named(self, key: str) -> tuple[Naming, ...]:
        return tuple(self._namings("key = ?", key)) if key else ()

    def _find_names(self, key: str) -> tuple[Naming, ...]:
        found = sorted(self._namings("actor = ?", key), key=lambda one: one.sort != "name")
        actor = self.actor(key)
        if actor is not None and not (found and found[0].sort == "name"):
            found.insert(0, Naming(actor, actor.name, "name"))
        return tuple(found)

    def _find_sounding(self, key: str) -> tuple[Actor, ...]:
        ids = {
            actor
            for source in self._sources()
            for each in ({key, *self._classes.get(key, ())} if key else ())
            for (actor,) in source.rows("SELECT actor FROM sounds WHERE key = ?", each)
        }
        found = [actor for one in ids if (actor := self.actor(one)) is not None]
        return tuple(sorted(found, key=lambda one: (-one.weight, one.id)))

    def _find_organ(self, country: str, kind: str, word: str) -> Actor | None:
        statement = (
            "SELECT actor FROM organs WHERE word = ? AND kind = ? AND country IN ('', ?) ORDER BY country DESC LIMIT 1"
        )
        for source in self._sources():
            for (pattern,) in source.rows(statement, word, kind, country):
                return self.actor(pattern.replace("*", country))
        return None

    def _find_terms(self, where: str, *values: str) -> tuple[Term, ...]:
        statement = f"SELECT actor, office, place, first, last, source FROM terms WHERE {where}"  # noqa: S608
        found = in_force([[Term(*row) for row in source.rows(statement, *values)] for source in self._sources()])
        return tuple(sorted(found, key=lambda t: (t.first or "", t.last or "~", t.actor, t.office, t.place, t.source)))

    def _find_members(self, where: str, value: str) -> tuple[Membership, ...]:
        statement = f"SELECT actor, body, first, last, source FROM members WHERE {where}"  # noqa: S608
        found = in_force([[Membership(*row) for row in source.rows(statement, value)] for source in self._sources()])
        return tuple(sorted(found, key=lambda m: (m.body, m.actor, m.first or "", m.last or "~", m.source)))

    def _find_places(self, key: str) -> tuple[Place, ...]:
        statement = (
            "SELECT geonames, name, country, admin, latitude, longitude, population, kind, first, last"
            " FROM toponyms JOIN places ON places.id = place WHERE key = ?"
        )
        found = [Place(*row) for source in self._sources() for row in source.rows(statement, key) if key]
        return tuple(sorted(dict.fromkeys(found), key=lambda place: -place.population))

    def _find_place(self, geonames: int) -> Place | None:
        statement = (
            "SELECT DISTINCT geonames, name, country, admin, latitude, longitude, population, kind, first, last"
            " FROM places JOIN toponyms ON places.id = place WHERE geonames = ?"
        )
        for source in self._sources() if 0 < geonames < _BEYOND else ():
            found = [Place(*row) for row in source.rows(statement, geonames)]
            if found:
                return max(found, key=lambda place: (place.last or "~", place.name))
        return None

    def _find_country(self, key: str, day: str | None) -> str | None:
        found = [
            (_OF_A_COUNTRY[one.sort], -one.actor.weight, one.actor.country or "")
            for one in self._cached(self._find_named, key)
            if one.sort in _OF_A_COUNTRY and one.actor.is_state and one.on(day)
        ]
        return (min(found)[2] or None) if found else None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(
            f"{path}: cannot be read ({error.strerror}). Reinstall the package or set its folder."
        ) from error
