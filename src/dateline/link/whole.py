"""Participants that were cut out of their noun phrase: "Russian" before "troops", "president" behind "US"."""

from __future__ import annotations

import re

from dateline.link.knowledge import Knowledge
from dateline.link.phrases import bare, bears_a_name, endings
from dateline.link.text import plain

_NEXT = re.compile(r"^(?:['’]s?)?\s+([\w-]+(?:\s+[\w-]+){0,3})")
_LAST = re.compile(r"([\w.'’-]+(?:\s+[\w.'’-]+){0,3})\s+$")
_COMPLEMENT = re.compile(r"^\s+(?:of|for|at|in)\s+(?:the\s+|its\s+|his\s+)?((?:[\w.'’-]+\s*){1,5})")
_BREAKS = frozenset({"of", "in", "the", "a", "an", "and", "to", "by", "with", "for", "on", "at", "from", "said", "who"})


def whole(name: str, before: str, after: str, knowledge: Knowledge, day: str | None) -> str:
    """The noun phrase a torn participant stands in, in plain words; the name itself when it is not torn.

    An adjective of a country is completed to the right; words for an office or group are completed on both sides.
    """
    key = bare(name)
    if _is_adjective(key, knowledge) or (_is_state(key, knowledge) and after[:1] == " "):
        return f"{key} {found}" if (found := _right(after, knowledge)) else key
    if not key or not is_role(key, knowledge):
        return key
    if name[:1].islower() or before.rstrip()[-1:].isalnum():
        key = " ".join([*_left(before, knowledge, day), key])
    more = _right(after, knowledge) if not after.startswith(("'", "’")) else ""
    key = f"{key} {more}" if more else key
    match = _COMPLEMENT.match(after) if not more else None
    return f"{key} of {plain(match[1])}" if match and not _names_no_place(match[1], knowledge, day) else key


def _is_state(key: str, knowledge: Knowledge) -> bool:
    return any(n.actor.kind == "state" and n.sort in {"name", "alias"} for n in knowledge.named(key))


def _is_adjective(key: str, knowledge: Knowledge) -> bool:
    sorts = {n.sort for n in knowledge.named(key)}
    return "adjective" in sorts and not sorts & {"name", "alias"}


def is_role(key: str, knowledge: Knowledge) -> bool:
    """Whether a phrase ends in a word for an office or a group."""
    words = knowledge.words
    return any(end in words.offices or end in words.sectors for end in endings(key.split()))


def _right(after: str, knowledge: Knowledge) -> str:
    """The words right behind, up to the last that ends a word for an office or group."""
    match = _NEXT.match(after)
    if match is None:
        return ""
    found = ""
    parts = plain(match[1]).split()
    office = next((o for n in range(len(parts), 1, -1) if (o := " ".join(parts[:n])) in knowledge.words.offices), None)
    if office is not None:
        return office
    known = knowledge.words.parts | knowledge.words.stays | knowledge.words.former
    for size in range(1, len(parts) + 1):
        if parts[size - 1] in _BREAKS or parts[size - 1] not in known:
            break
        if is_role(" ".join(parts[:size]), knowledge):
            found = " ".join(parts[:size])
    return found


def _left(before: str, knowledge: Knowledge, day: str | None) -> list[str]:
    """The words right before that speak of a country or add to a word for an office or group."""
    match = _LAST.search(before[-60:])
    parts = [plain(word) for word in match[1].split()] if match else []
    kept: list[str] = []
    while parts:
        size = next((n for n in (3, 2, 1) if n <= len(parts) and knowledge.country(" ".join(parts[-n:]), day)), 0)
        if size:
            return [*parts[-size:], *kept]
        if parts[-1] not in knowledge.words.parts or parts[-1] in _BREAKS:
            break
        kept.insert(0, parts.pop())
    return kept


def _names_no_place(words: str, knowledge: Knowledge, day: str | None) -> bool:
    parts = plain(words).split()
    starts = [" ".join(parts[:size]) for size in (3, 2, 1) if size <= len(parts)]
    return not any(knowledge.country(start, day) or bears_a_name(start, knowledge) for start in starts)
