"""Who could be meant by a name or noun phrase, each candidate with a score and its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from dateline.link.descriptions import Described, described
from dateline.link.knowledge import Actor, Knowledge
from dateline.link.persons import Around, persons, untitled
from dateline.link.phrases import Phrase, bare, bears_a_name, body_named, parse, pieces
from dateline.link.scores import Clue, score
from dateline.link.text import LONGEST, plain
from dateline.link.whole import is_role, whole

_AT_A_PLACE = re.compile(r"\b(?:in|near|outside|around|across|at|inside|over|through)\s+(?:the\s+)?$", re.I)
_NAME_AT_THE_END = re.compile(r"(?<!\S)[a-z][\w'’-]*\s+((?:[^\W\d_a-z][\w'’.-]*\s+)*[^\W\d_a-z][\w'’.-]*)$")
_INDEFINITE = re.compile(r"^(?:a|an|another|any|every|each|one|some|no|two|three|four|both|several|many)\s", re.I)
ORGANS = ("ministry", "parliament", "court", "military", "service", "institution", "agency")
_WITHOUT_A_COUNTRY = ("ministry", "parliament", "military")
"""Organs that a phrase without a country, or with a capital only, may mean; police, courts and agencies are local as often as not."""

Found = Iterator[tuple[Actor, tuple[Clue, ...]]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may be meant; `score` in 0..1, `reasons` in words, `total` the sum of weights before the bounds."""

    actor: str
    name: str
    score: float
    reasons: tuple[str, ...] = ()
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article says around a participant.

    `day` is the day of the article (ISO 8601) or None, `countries` the countries it names, `main` the one it is about;
    `people` the full names of persons by their last word, `told` what they are called anywhere, `holders` the ids of
    those known. `before` and `after` are the words around the participant in its sentence, `kind` the type of the name
    that it is (PER, ORG, GPE, LOC, NORP) or "".
    """

    day: str | None = None
    countries: frozenset[str] = frozenset()
    people: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    kind: str = ""
    main: str | None = None
    holders: tuple[str, ...] = ()
    told: Mapping[str, Described] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A participant made ready: the words as given, the phrase it stands in, and what is said beside it."""

    name: str
    phrase: Phrase
    described: Described
    full: str


def ask(name: str, knowledge: Knowledge, setting: Setting) -> Asked:
    """Take a participant's words apart; `full` is the fullest name of a person in the article."""
    name = " ".join(name[:LONGEST].split())
    key = bare(name)
    if setting.kind == "PER":
        last = key.rsplit(maxsplit=1)[-1] if key else ""
        full = setting.people.get(last, name) if len(key.split()) == 1 else name
        beside = described(setting.before, setting.after, knowledge, setting.day)
        return Asked(
            name, parse(key, knowledge, setting.day), beside if beside.phrase else setting.told.get(last, beside), full
        )
    if setting.kind in {"", "NORP", "GPE"} or (setting.kind == "ORG" and is_common(key, knowledge)):
        key = whole(name, setting.before, setting.after, knowledge, setting.day)
    return Asked(name, parse(key, knowledge, setting.day), Described(), name)


def is_common(key: str, knowledge: Knowledge) -> bool:
    """Whether a name is made of common nouns for an office or group only, such as "Foreign Ministry"."""
    return all(word in knowledge.words.parts for word in key.split()) and not knowledge.named(key)


def candidates(name: str, knowledge: Knowledge, setting: Setting) -> tuple[Candidate, ...]:
    """Everybody who could be meant, the best first. Any text is survived; only its first 200 characters count."""
    return ranked(ask(name, knowledge, setting), knowledge, setting)


def ranked(asked: Asked, knowledge: Knowledge, setting: Setting) -> tuple[Candidate, ...]:
    """The candidates for a participant that is taken apart already, the best first."""
    best: dict[str, Candidate] = {}
    ways = (_named, _groups, _offices, _organs, _persons)
    for actor, clues in chain.from_iterable(way(asked, knowledge, setting) for way in ways):
        total, reasons = score(clues)
        if total > 0 and (actor.id not in best or best[actor.id].total < total):
            best[actor.id] = Candidate(actor.id, actor.name, min(total, 1.0), reasons, total)
    return tuple(sorted(best.values(), key=lambda one: (-one.total, one.actor)))


def _named(asked: Asked, knowledge: Knowledge, setting: Setting) -> Found:
    """States, bodies and groups that bear the name, capitals and seats among their names."""
    key = asked.phrase.key
    if key in knowledge.words.pronouns and "US" not in asked.name.replace(".", ""):
        return
    at_a_place = _AT_A_PLACE.search(setting.before) is not None
    for naming in knowledge.named(key):
        actor = naming.actor
        if actor.kind == "person" or naming.sort in {"adjective", "demonym"}:
            continue
        if naming.sort in {"capital", "seat"} and at_a_place:
            continue
        if actor.is_state and setting.kind == "PER":
            continue
        clues = [Clue(naming.sort if naming.sort in {"capital", "seat"} else "named", naming.name)]
        if not naming.on(setting.day):
            clues.append(Clue("not then", setting.day or ""))
        if not actor.is_state and actor.country is not None:
            clues += _of_its_country(key, actor.country, knowledge, setting)
        yield actor, (*clues, Clue("renown", part=actor.weight))


def _of_its_country(key: str, country: str, knowledge: Knowledge, setting: Setting) -> list[Clue]:
    if country in setting.countries or country == setting.main:
        return [Clue("country named", country)]
    return [Clue("common name", country)] if has_common_name(key, knowledge) else []


def has_common_name(key: str, knowledge: Knowledge) -> bool:
    """Whether a name is made of words that bodies of many countries have in theirs."""
    return all(word in knowledge.words.parts or word in knowledge.words.common for word in key.split())


def _groups(asked: Asked, knowledge: Knowledge, setting: Setting) -> Found:
    """A body or group with words that only say what it is: "the Hamas militants", "Russia's State Duma"."""
    key = asked.phrase.key
    if setting.kind == "PER" or len(key.split()) < 2:
        return
    for piece, rest in pieces(key, 5):
        body = body_named(piece, knowledge, setting.day) if piece != key else None
        if body is None:
            continue
        code = asked.phrase.country
        left = set(rest.split()) - knowledge.words.as_whole
        fits = code is None or code == body.country
        if fits and (not left or (code and knowledge.country(" ".join(w for w in rest.split() if w in left)) == code)):
            country = [] if code or body.country is None else _of_its_country(piece, body.country, knowledge, setting)
            yield body, (Clue("named", body.name), *country, Clue("renown", part=body.weight))
        return


def _offices(asked: Asked, knowledge: Knowledge, setting: Setting) -> Found:
    """The holder of an office on the article's day."""
    phrase, lexicon = asked.phrase, knowledge.words
    if _is_a_name(asked, setting) or phrase.office is None or setting.day is None:
        return
    if _INDEFINITE.match(asked.name) or phrase.tail.split()[:1] not in ([], ["of"], ["in"], ["for"]):
        return
    left = set(phrase.before.split())
    if left & (lexicon.former | lexicon.other) or any(word in lexicon.sectors for word in left):
        return
    meant = lexicon.offices[phrase.office]
    if set(meant) & lexicon.held_by_many:
        return
    if phrase.office in lexicon.executives and phrase.country is not None:
        meant = executive(phrase.country, knowledge)
    if phrase.office in lexicon.chiefs and phrase.body is None and phrase.sort != "seat":
        return
    stays = [Clue("acting", word) for word in sorted(left & lexicon.stays)]
    if phrase.place is not None:
        yield from _holder(phrase.place, (meant, stays), knowledge, setting.day)
    elif phrase.office in lexicon.office_places:
        yield from _holder(lexicon.office_places[phrase.office], (meant, stays), knowledge, setting.day)
    elif not phrase.tail:
        yield from _holder_of_the_text(meant, stays, knowledge, setting)


def _is_a_name(asked: Asked, setting: Setting) -> bool:
    """Whether the reader took the words for a person or place, and they are not part of a longer phrase."""
    return setting.kind == "PER" or (setting.kind in {"GPE", "LOC"} and asked.phrase.key == bare(asked.name))


def _holder(place: str, wanted: tuple[tuple[str, ...], list[Clue]], knowledge: Knowledge, day: str) -> Found:
    meant, more = wanted
    held = knowledge.holder(place, meant, day)
    if held is None:
        return
    actor, term = held
    feature = "office like it held" if term.office == "leader" and meant[0] != "leader" else "office held"
    yield actor, (Clue(feature, f"{term.office} of {_called(place, knowledge)} on {day}"), *more)


def executive(country: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The offices whose holder leads the country, the first that somebody holds."""
    leads = knowledge.words.led_by.get(country)
    return ("supreme leader", *((leads,) if leads else ("head of government", "prime minister")), "leader")


def _called(place: str, knowledge: Knowledge) -> str:
    actor = knowledge.actor(place) if "/" in place else knowledge.state(place)
    return actor.name if actor is not None else place


def _holder_of_the_text(meant: tuple[str, ...], more: list[Clue], knowledge: Knowledge, setting: Setting) -> Found:
    """An office without a country: the one holder the article names, else the holder in its one country."""
    day = setting.day or ""
    holding = [
        (actor, term)
        for one in setting.holders
        for term in knowledge.terms(one)
        if term.office in meant and term.on(day) and (actor := knowledge.actor(one)) is not None
    ]
    places = {term.place for _, term in holding}
    if len(places) == 1:
        actor, term = holding[0]
        held = f"{term.office} of {_called(term.place, knowledge)} on {day}"
        yield actor, (Clue("office held", held), Clue("only holder named"), *more)
    elif not places and (country := only_country(setting)) is not None:
        clue = Clue("country of the text", _called(country, knowledge))
        yield from _holder(country, (meant, [clue, *more]), knowledge, day)


def only_country(setting: Setting) -> str | None:
    """The country an article can mean when a phrase names none: the only one it names, else the one it is about."""
    return next(iter(setting.countries)) if len(setting.countries) == 1 else setting.main


def _organs(asked: Asked, knowledge: Knowledge, setting: Setting) -> Found:
    """Parliament, ministry, army, court of a state; its whole government."""
    phrase = asked.phrase
    if _is_a_name(asked, setting) or not phrase.rest:
        return
    country, more = phrase.country, list[Clue]()
    if country is None:
        country = only_country(setting) if phrase.body is None else None
        more = [Clue("country of the text", _called(country, knowledge))] if country else []
    if country is None:
        return
    word = re.sub(r"^(?:the|of|in|for)\s+|\s+(?:of|in|for|the)(?:\s+the)?$", "", phrase.rest)
    if word in knowledge.words.governments and (not more or word == "government"):
        state = knowledge.state(country)
        if state is not None:
            yield state, (Clue("whole government", state.name), *more)
        return
    if _INDEFINITE.match(asked.name):
        return
    for kind in _WITHOUT_A_COUNTRY if more or phrase.sort == "capital" else ORGANS:
        organ = knowledge.organ(country, kind, word)
        if organ is not None:
            yield organ, (Clue("organ", f"the {word} of {_called(country, knowledge)}"), *more)
            return


def _persons(asked: Asked, knowledge: Knowledge, setting: Setting) -> Found:
    """Known persons of the name; where the reader saw no person's name, only behind a title or in capitals."""
    around = Around(setting.day, setting.countries, asked.described)
    if setting.kind == "PER":
        yield from persons(untitled(asked.full, knowledge)[0], knowledge, around)
        return
    last = asked.name.rsplit(maxsplit=1)[-1:]
    if (
        not last
        or not last[0][:1].isupper()
        or is_role(plain(last[0]), knowledge)
        or setting.kind in {"GPE", "LOC", "NORP"}
    ):
        return
    rest, title = untitled(asked.phrase.rest, knowledge)
    tail = _NAME_AT_THE_END.search(asked.name)
    if title:
        before = f"{asked.name[: -len(last[0])]} "
        called = described(before, setting.after, knowledge, setting.day)
        yield from persons(rest, knowledge, Around(setting.day, setting.countries, called))
    elif tail is not None:
        called = described(asked.name[: tail.start(1)], setting.after, knowledge, setting.day)
        if called.phrase:
            yield from persons(tail[1], knowledge, Around(setting.day, setting.countries, called))
    elif asked.name[:1].isupper() and asked.phrase.place is None and not bears_a_name(asked.phrase.key, knowledge):
        full = setting.people.get(plain(last[0]), asked.name)
        yield from persons(plain(full), knowledge, around)
