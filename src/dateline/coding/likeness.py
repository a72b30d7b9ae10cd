"""Whether two mentions of one article tell the same act: a score that says what it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.model import EventMention, Participant, Status

SAME = 3.0
"""From this score on two mentions are one act."""

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_NUMBER = re.compile(r"\d+")
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention with its participants resolved; `when` and `where` are the words of time and place, in lower case.

    `named` holds the names that are proper names: two of them that differ are two different actors.
    """

    mention: EventMention
    mode: str
    status: Status
    trigger: str
    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    when: str
    where: str
    headline: bool
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score and its parts, by name of the reason."""

    parts: dict[str, float] = field(default_factory=dict)
    barred: str | None = None

    @property
    def score(self) -> float:
        """The sum of the parts; far below any threshold when something bars the two from being one act."""
        return -100.0 if self.barred else sum(self.parts.values())

    @property
    def same(self) -> bool:
        """Whether the two are taken for one act."""
        return self.score >= SAME


def likeness(one: Draft, other: Draft) -> Likeness:
    """How much speaks for one act: shared actors and words for, other actors, places and times against.

    Two mentions of different type, mode, status or of the same sentence are never one act.
    """
    if barred := _barred(one, other):
        return Likeness(barred=barred)
    parts = _role_parts(one, other)
    if stem(one.trigger) == stem(other.trigger):
        parts["same trigger"] = 1.5
    if one.mode and one.mode == other.mode:
        parts["same mode"] = 0.5
    parts |= _times(one.when, other.when)
    if one.where and other.where:
        parts |= {"same place": 1.0} if one.where == other.where else {"other place": -1.0}
    if one.headline or other.headline:
        parts["told in headline or teaser"] = 1.0
    elif abs(one.mention.sentence - other.mention.sentence) <= 1:
        parts["next sentence"] = 0.5
    return Likeness(parts)


def stem(word: str) -> str:
    """A rough stem: what stays of the first word without its ending, so that "visited" and "visit" agree."""
    first = word.lower().split()[0] if word.split() else ""
    for ending in ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e"):
        if first.endswith(ending) and len(first) - len(ending) >= 3:
            return first[: -len(ending)]
    return first


def _barred(one: Draft, other: Draft) -> str | None:
    if one.mention.type != other.mention.type:
        return "other type"
    if one.mode and other.mode and one.mode != other.mode:
        return "other mode"
    if one.status != other.status:
        return "other status"
    if one.mention.sentence == other.mention.sentence:
        return "same sentence"
    return None


def _role_parts(one: Draft, other: Draft) -> dict[str, float]:
    named = one.named | other.named
    if one.mention.type in _MUTUAL:
        mine, theirs = (*one.sources, *one.targets), (*other.sources, *other.targets)
        if _differ({p.name for p in mine} & named, {p.name for p in theirs} & named):
            return {"other parties": -2.5}
        return _role("party", mine, theirs, named)
    return _role("source", one.sources, other.sources, named) | _role("target", one.targets, other.targets, named)


def _differ(mine: set[str], theirs: set[str]) -> bool:
    """Whether each side names somebody whom the other leaves out."""
    return bool(mine - theirs) and bool(theirs - mine)


def _role(
    role: str, mine: tuple[Participant, ...], theirs: tuple[Participant, ...], named: frozenset[str]
) -> dict[str, float]:
    """Shared participants speak for one act; where both name somebody and nobody is shared, that speaks against it."""
    if not mine or not theirs:
        return {}
    ours, others = {_key(one.name) for one in mine}, {_key(one.name) for one in theirs}
    if shared := ours & others:
        return {f"same {role}": 1.5 + 0.5 * min(len(shared), 2)}
    both_named = any(one.name in named for one in mine) and any(one.name in named for one in theirs)
    return {f"other {role}": -2.5 if both_named else -0.5}


def _key(name: str) -> str:
    words = name.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def _times(mine: str, theirs: str) -> dict[str, float]:
    """Other weekdays, days or years are other acts; other words alone ("today", "Thursday") hardly count."""
    if not mine or not theirs:
        return {}
    if mine == theirs:
        return {"same time": 1.0}
    for pattern in (_WEEKDAY, _NUMBER):
        ours, others = set(pattern.findall(mine)), set(pattern.findall(theirs))
        if ours and others and not ours & others:
            return {"other time": -4.0}
    return {"other words of time": -0.5}
