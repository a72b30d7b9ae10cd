"""Noun phrases taken apart: the country or body they speak of, the office, the sector of their head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.link.knowledge import Actor, Knowledge
from dateline.link.text import plain

_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|my|this|that|these|those)\s+")
_ASIDE = re.compile(r" (?:to|against|who|that|which|with|on|over|near|by|after|at|between|including|and) ")
_OF = re.compile(r" (?:of|for|in|from) ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in plain words: `country` (alpha-3) or `body` it speaks of, by which `sort` of name, and the `rest`.

    `office` is the longest word for an office in the rest, `before` the words before it, `tail` those behind it.
    """

    key: str
    country: str | None
    body: Actor | None
    sort: str
    rest: str
    office: str | None
    before: str
    tail: str

    @property
    def place(self) -> str | None:
        """Where an office of the phrase is held: an alpha-3 code or the id of a body."""
        return self.country or (self.body.id if self.body else None)


def bare(name: str) -> str:
    """A name in plain words without article or possessive pronoun."""
    return _ARTICLE.sub("", plain(name))


@lru_cache(maxsize=16384)
def parse(key: str, knowledge: Knowledge, day: str | None) -> Phrase:
    """Take plain words apart; countries and bodies by the names they bear on that day."""
    core = _ASIDE.split(f" {key} ")[0].strip() or key
    country, body, sort, rest = _whose(core, knowledge, day)
    office, before, tail = _office(rest, knowledge)
    return Phrase(key, country, body, sort, rest, office, before, tail)


def sector(phrase: str, knowledge: Knowledge) -> str | None:
    """Sector of the head of a phrase in plain words.

    A word for a role ("leader", "spokesman") takes the sector of what it leads or speaks for, where that is told.
    """
    head, *complements = _OF.split(phrase)
    parts = head.split()
    match = _last_word(parts, knowledge)
    if match is None:
        return None
    code, start, word = match
    if word not in knowledge.words.roles:
        return code
    for whose in (*complements, " ".join(parts[:start])):
        inner = _sector_of_body(whose, knowledge) or sector(whose, knowledge) if whose else None
        if inner is not None:
            return inner
    return code


def spoken_sector(phrase: Phrase, knowledge: Knowledge) -> str | None:
    """Sector of a phrase: that of the body it speaks of when its head is only a role there ("UN officials")."""
    head = _OF.split(f"{phrase.rest} ")[0].split()[-1:]
    if phrase.body is not None and phrase.body.sector and set(head) & knowledge.words.roles:
        return phrase.body.sector
    return sector(phrase.rest, knowledge) or sector(phrase.key, knowledge)


def _sector_of_body(words: str, knowledge: Knowledge) -> str | None:
    for piece, _ in pieces(words, 4):
        for naming in knowledge.named(piece):
            if naming.actor.is_body and naming.actor.sector:
                return naming.actor.sector
    return None


def _last_word(parts: list[str], knowledge: Knowledge) -> tuple[str, int, str] | None:
    """Sector, start and word of the last word, pair or triple of words that names one."""
    for end in range(len(parts), 0, -1):
        for size in (4, 3, 2, 1):
            word = " ".join(parts[max(end - size, 0) : end])
            if end >= size and (code := knowledge.words.sectors.get(word)):
                return code, end - size, word
    return None


def pieces(words: str, longest: int) -> Iterator[tuple[str, str]]:
    """Runs of words, the longest and first ones first, each with what is left without it."""
    parts = words.split()
    for size in range(min(longest, len(parts)), 0, -1):
        for at in range(len(parts) - size + 1):
            yield " ".join(parts[at : at + size]), " ".join(parts[:at] + parts[at + size :])


def _whose(core: str, knowledge: Knowledge, day: str | None) -> tuple[str | None, Actor | None, str, str]:
    office = _office(core, knowledge)[0] or ""
    for piece, rest in pieces(core, 4):
        if f" {piece} " in f" {office} ":
            continue
        code = knowledge.country(piece, day)
        if code and not _speaks_of_others(core, piece, knowledge):
            sorts = [n.sort for n in knowledge.named(piece) if n.actor.country == code and n.actor.is_state]
            return code, None, sorts[0] if sorts else "name", rest
        body = body_named(piece, knowledge, day)
        if body is not None and piece not in knowledge.words.sectors:
            return None, body, "name", rest
    return None, None, "", core


def _speaks_of_others(core: str, piece: str, knowledge: Knowledge) -> bool:
    """Whether a country's name is part of another word: "pro-Russian", "US-led"."""
    before, _, after = f" {core} ".partition(f" {piece} ")
    behind = after.split()[:1]
    return bool(set(before.split()[-1:]) & knowledge.words.not_of or set(behind) & knowledge.words.not_by)


def endings(parts: Sequence[str], least: int = 1) -> Iterator[str]:
    """The last words of a phrase: `least` to four of them."""
    return (" ".join(parts[-size:]) for size in range(least, min(4, len(parts)) + 1))


def bears_a_name(key: str, knowledge: Knowledge) -> bool:
    """Whether something other than a person bears the name."""
    return any(naming.actor.kind != "person" for naming in knowledge.named(key))


def body_named(piece: str, knowledge: Knowledge, day: str | None) -> Actor | None:
    """The heaviest body or group of that name on that day; None for states and persons."""
    for naming in knowledge.named(piece):
        if naming.actor.is_body and naming.on(day):
            return naming.actor
    return None


def _office(rest: str, knowledge: Knowledge) -> tuple[str | None, str, str]:
    rest = f" {rest} ".replace(" the ", " ").strip() if rest not in knowledge.words.offices else rest
    for piece, _ in pieces(rest, 5):
        if piece in knowledge.words.offices:
            before, _, tail = f" {rest} ".partition(f" {piece} ")
            return piece, before.strip(), tail.strip()
    return None, "", ""
