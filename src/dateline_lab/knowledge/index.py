"""Finds, among the facts gathered so far, the actor of a country that bears a name."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.link.knowledge import Actor, Facts, NameRow, OrganRow
from dateline.link.text import plain

_NO_ORGANS = frozenset({"state", "territory", "person", "outlet", "company", "ngo", "armed-group", "agency"})


class Index:
    """Names of organs, parties and bodies by country. `adjectives` and `states` hold the plain names of each country."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._by_name: dict[tuple[str, str], str] = {}
        self._bodies: dict[str, str] = {}
        self.adjectives: dict[str, list[str]] = {}
        self.states: dict[str, list[str]] = {}
        self.kinds: dict[str, str] = {}
        actors = {actor.id: actor for actor in facts.actors}
        self._own: dict[tuple[str, str], str] = {}
        for row in facts.names:
            if row.actor in actors:
                self._take(actors[row.actor], row)
                self._own.setdefault((actors[row.actor].country or "", plain(row.name)), row.actor)

    def _take(self, actor: Actor, row: NameRow) -> None:
        key = plain(row.name)
        if actor.is_state and actor.country:
            kept = {"adjective": self.adjectives, "name": self.states, "alias": self.states}.get(row.sort)
            if kept is not None:
                kept.setdefault(actor.country, []).append(key)
        elif actor.kind not in _NO_ORGANS:
            self.kinds[actor.id] = actor.kind
            if actor.country:
                self._by_name.setdefault((actor.country, key), actor.id)
            else:
                self._bodies.setdefault(key, actor.id)

    def of(self, country: str, name: str) -> str | None:
        """Id of that country's actor of that name: plain, or with the country before or after it."""
        key = plain(name)
        forms = [key]
        forms += [f"{adjective} {key}" for adjective in self.adjectives.get(country, ())]
        forms += [f"{key} of {the}{state}" for state in self.states.get(country, ()) for the in ("", "the ")]
        return next((found for form in forms if (found := self._by_name.get((country, form)))), None)

    def bare(self, country: str, name: str) -> str:
        """A name as a plain key without the country that stands before or after it."""
        key = plain(name)
        for adjective in (*self.adjectives.get(country, ()), *self.states.get(country, ())):
            key = (
                key.removeprefix(f"{adjective} ").removesuffix(f" of {adjective}").removesuffix(f" of the {adjective}")
            )
        return key

    def body(self, name: str) -> str | None:
        """Id of the body across borders of that name."""
        return self._bodies.get(plain(name))

    def add(self, actor: Actor, *names: str) -> str:
        """Add an actor and its names, the chief one first, to the facts; returns its id."""
        self._facts.actors.append(actor)
        for row in (NameRow(actor.id, names[0], "name"), *(NameRow(actor.id, name) for name in names[1:])):
            self.name(row, actor)
        return actor.id

    def name(self, row: NameRow, actor: Actor) -> None:
        """Add a name of an actor to the facts, unless an actor of the own tables in that country bears it already."""
        if row.sort != "name" and self._own.get((actor.country or "", plain(row.name)), actor.id) != actor.id:
            return
        self._facts.names.append(row)
        self._take(actor, row)


class OrganWords:
    """The words for organs among the facts, and the actor that each leads to, as `Knowledge.organ` will find it."""

    def __init__(self, rows: list[OrganRow]) -> None:
        self._rows = rows
        self._actors: dict[tuple[str, str, str], str] = {}
        self._words: dict[tuple[str, str], list[str]] = {}
        for row in rows:
            self._take(row)

    def _take(self, row: OrganRow) -> None:
        self._actors[row.country, row.kind, plain(row.word)] = row.actor
        if not row.country:
            self._words.setdefault((row.kind, row.actor), []).append(row.word)

    def find(self, country: str, kind: str, word: str) -> str | None:
        """Id of the organ of that country, or None."""
        found = self._actors.get((country, kind, plain(word))) or self._actors.get(("", kind, plain(word)))
        return found.replace("*", country) if found else None

    def lead(self, country: str, kind: str, word: str, actor: str) -> None:
        """Let a word of that country lead to an actor."""
        if self.find(country, kind, word) != actor:
            row = OrganRow(kind, word, actor, country)
            self._rows.append(row)
            self._take(row)

    def lead_all(self, country: str, kind: str, word: str, actor: str) -> None:
        """Let every word for the organ that `word` names lead to an actor, but for those that lead to one of their own."""
        pattern = self._actors.get(("", kind, plain(word)), "")
        for each in self._words.get((kind, pattern), ()):
            if self.find(country, kind, each) == pattern.replace("*", country):
                self.lead(country, kind, each, actor)

    def reached(self, countries: Iterable[str]) -> set[str]:
        """Ids of all actors that some word leads to."""
        every = [(kind, word) for country, kind, word in self._actors if not country]
        found = {self.find(code, kind, word) for code in countries for kind, word in every}
        return {key for key in (*found, *(row.actor for row in self._rows)) if key}
