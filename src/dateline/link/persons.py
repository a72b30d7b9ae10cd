"""Which known persons a person's name may mean, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.link.descriptions import Described
from dateline.link.knowledge import Actor, Knowledge, Term
from dateline.link.scores import Clue
from dateline.link.text import words

_MOST = 400
_NUMERALS = frozenset(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"]
)
_SHORT = 3
"""Keys of so few sounds tell no two names apart: such a name must be spelt alike."""


@dataclass(frozen=True, slots=True)
class Own:
    """One name a known person bears, without particles: its words, their sounds, and a suffix such as jr."""

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    suffix: str


@dataclass(frozen=True, slots=True)
class Around:
    """What the article gives for telling persons apart: its day, the countries it names, the words beside the name."""

    day: str | None
    countries: frozenset[str]
    described: Described


def untitled(name: str, knowledge: Knowledge) -> tuple[str, str]:
    """A name without the titles and offices before it, and the title, both in plain words."""
    parts = list(words(name))
    lexicon = knowledge.words
    taken: list[str] = []
    while len(parts) > 1:
        sizes = (n for n in (4, 3, 2, 1) if n < len(parts) and " ".join(parts[:n]) in lexicon.offices)
        size = next(sizes, 1 if parts[0] in lexicon.titles else 0)
        if not size:
            break
        taken, parts = taken + parts[:size], parts[size:]
    return " ".join(parts), " ".join(taken)


def persons(name: str, knowledge: Knowledge, around: Around) -> Iterator[tuple[Actor, tuple[Clue, ...]]]:
    """Known persons whose name it may be, each with the clues. `name` is without titles."""
    asked = _own(name, knowledge)
    if not asked.words:
        return
    for actor in _sounding(asked, knowledge):
        clue = _best(asked, actor, knowledge)
        if clue is not None:
            yield actor, (*clue, *_circumstances(actor, asked, knowledge, around))


def _sounding(asked: Own, knowledge: Knowledge) -> tuple[Actor, ...]:
    found = {a.id: a for word in {asked.words[-1], asked.words[0]} for a in knowledge.sounding(word)[:_MOST]}
    return tuple(found.values())


@lru_cache(maxsize=16384)
def _names(actor: str, knowledge: Knowledge) -> tuple[Own, ...]:
    return tuple(dict.fromkeys(_own(naming.name, knowledge) for naming in knowledge.names(actor)))


@lru_cache(maxsize=16384)
def _own(name: str, knowledge: Knowledge) -> Own:
    lexicon = knowledge.words
    parts = words(name)
    suffix = next((p for p in parts[1:] if p in lexicon.suffixes), "")
    kept = tuple(p for p in parts if p not in lexicon.particles and p not in lexicon.suffixes) or parts
    return Own(kept, tuple(knowledge.sound(p) for p in kept), suffix)


def _best(asked: Own, actor: Actor, knowledge: Knowledge) -> tuple[Clue, ...] | None:
    found: list[tuple[float, tuple[Clue, ...]]] = []
    homes = {actor.country, *(term.place for term in knowledge.terms(actor.id))}
    family_first = bool(homes & knowledge.words.family_first)
    for own in _names(actor.id, knowledge):
        feature = _alike(asked, own, family_first)
        if feature is None:
            continue
        apart = own.suffix != asked.suffix and len(asked.words) > 1
        clues = (Clue(feature), Clue("another suffix", own.suffix or asked.suffix)) if apart else (Clue(feature),)
        found.append((_ORDER[feature] - apart, clues))
    return max(found, key=lambda pair: pair[0])[1] if found else None


_ORDER = {
    "known by surname": 1,
    "surname by sound": 2,
    "surname": 3,
    "part of the name": 4,
    "initials": 4,
    "fuller name": 5,
    "whole name by sound": 6,
    "whole name": 7,
}


def _alike(asked: Own, own: Own, family_first: bool) -> str | None:
    """The feature that says how two names are alike; None when they are not."""
    if len(asked.words) == 1:
        return _one_word(asked, own, family_first)
    if len(own.words) == 1:
        return "known by surname" if own.sounds[0] == asked.sounds[-1] else None
    return _many_words(asked, own)


def _many_words(asked: Own, own: Own) -> str | None:
    if sorted(asked.words) == sorted(own.words):
        return "whole name"
    if sorted(asked.sounds) == sorted(own.sounds) or "".join(asked.sounds) == "".join(own.sounds):
        return "whole name by sound"
    if _covers(asked.sounds, own.sounds):
        return "fuller name"
    if _initials(asked, own):
        return "initials"
    return "part of the name" if own.sounds[: len(asked.sounds)] == asked.sounds else None


def _one_word(asked: Own, own: Own, family_first: bool) -> str | None:
    word, key = asked.words[0], asked.sounds[0]
    at = [-1, 0] if family_first or own.words[-1] in _NUMERALS else [-1]
    if any(own.words[n] == word for n in at):
        return "surname"
    return "surname by sound" if len(key) > _SHORT and any(own.sounds[n] == key for n in at) else None


def _covers(asked: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether all words of the shorter name stand in the longer one, its last or first word among them."""
    one, other = set(asked), set(own)
    if one <= other:
        return len(one) > 1 and (own[-1] in one or (own[0] in one and own[0] == asked[0] and len(own) == len(asked)))
    return other <= one and len(other) > 1 and (asked[-1] in other)


def _initials(asked: Own, own: Own) -> bool:
    if asked.sounds[-1] != own.sounds[-1] or len(asked.words[-1]) == 1:
        return False
    firsts = list(zip(asked.sounds[:-1], own.sounds[:-1], strict=False))
    alike = all(a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]) for a, b in firsts)
    return alike and any(1 in (len(a), len(b)) for a, b in firsts)


def _circumstances(actor: Actor, asked: Own, knowledge: Knowledge, around: Around) -> Iterator[Clue]:
    terms = knowledge.terms(actor.id)
    yield from _title(terms, knowledge, around)
    yield from _office(terms, around.day)
    yield from _country(actor, terms, around)
    if _another_trade(actor, terms, around.described):
        yield Clue("another trade", around.described.phrase)
    yield Clue("prominence", part=actor.weight)


def _title(terms: tuple[Term, ...], knowledge: Knowledge, around: Around) -> Iterator[Clue]:
    office = around.described.office
    if office is None or not terms:
        return
    wanted = knowledge.words.offices.get(office, ())
    held = [t for t in terms if t.office in wanted and (around.day is None or (t.first or "") <= around.day)]
    if not held:
        yield Clue("title never held", office)
    elif around.day is not None and any(term.on(around.day) for term in held) != around.described.former:
        yield Clue("title held", office)
    else:
        yield Clue("title once held", office)


def _office(terms: tuple[Term, ...], day: str | None) -> Iterator[Clue]:
    if day is None or not terms:
        return
    if any(term.on(day) for term in terms):
        yield Clue("in office", day)
        return
    ends = [term.last for term in terms if term.last is not None and term.last < day]
    starts = [term.first for term in terms if term.first is not None]
    if not ends and starts and min(starts) > day:
        yield Clue("not yet in office", day)
    elif ends:
        years = int(day[:4]) - int(max(ends)[:4])
        if years <= 2:
            yield Clue("lately in office", day)
        elif years > 30:
            yield Clue("long out of office", day)


def _country(actor: Actor, terms: tuple[Term, ...], around: Around) -> Iterator[Clue]:
    own = {term.place for term in terms} | ({actor.country} if actor.country else set())
    described = around.described
    spoken = {place for place in (described.country, described.body) if place}
    if spoken & own:
        yield Clue("country described", min(spoken & own))
    elif described.country and own and not any("/" in place for place in own):
        yield Clue("another country described", described.country)
    if own & around.countries:
        yield Clue("country named", min(own & around.countries))


_TRADES = frozenset({"JRN", "MED", "CRM", "EDU", "AGR", "LAB", "REF", "BUS"})


def _another_trade(actor: Actor, terms: tuple[Term, ...], described: Described) -> bool:
    return described.office is None and described.sector in _TRADES and described.sector != actor.sector and bool(terms)
