"""Whether two accounts tell one act: a score in 0..1 and what it rests on.

The score is the logistic function of a sum: each reason adds or takes away a step of log odds, whose size stands in
`resources/join/acts.yaml`. What is missing adds nothing; what contradicts takes away.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, log
from typing import Literal

from dateline.join.acts.parties import fit, most
from dateline.join.acts.places import where
from dateline.join.acts.prepared import Prepared, prepare
from dateline.join.acts.table import cost, table
from dateline.join.acts.when import when
from dateline.model.account import Account, Score

JOINED = 0.6
"""From this score on two accounts are taken for one act, as far as the others of their group agree."""
DOUBTFUL = 0.25
"""From this score on a pair is kept, as one that a person may decide."""

Pair = tuple[str, str]
"""Two reports, in the order of their ids."""

NOTHING = Score(0.0)
Part = tuple[str, float]
_ENOUGH_SHARED = 3
_LITTLE_ALIKE, _ALIKE = 0.15, 0.6
"""Wording less alike than the first speaks against one act; more alike than the second tells no more."""
_OF_ONE_TOPIC = 0.5
"""Articles that have more of their topic in common are no likelier to tell the same acts."""


def score(one: Account, other: Account) -> Score:
    """How sure it is that two accounts tell one act, 0 to 1, and why. The same whichever stands first."""
    return compare(prepare(one), prepare(other))


def compare(one: Prepared, other: Prepared, least: float = 0.0) -> Score:
    """`score` of accounts made ready before: for comparing each many times.

    Below `least` the score may be given as 0: a pair is left as soon as nothing that is still to be looked at could
    bring it there.
    """
    if one.group != other.group:
        return NOTHING
    mine, theirs = one.account, other.account
    if theirs.report < mine.report:
        one, other, mine, theirs = other, one, theirs, mine
    of_type = cost(mine.type, mine.mode, theirs.type, theirs.mode)
    if of_type is None:
        return NOTHING
    weights = table().weights
    value = weights["base"] + of_type + _of_sort(mine.type, theirs.type)
    wanted, of_place, of_wording = _bounds(least)
    in_time, of_articles = when(one, other, weights), _articles(one, other, weights)
    so_far = value + in_time[1] + of_articles[1]
    if so_far + of_place + of_wording < wanted:
        return NOTHING
    in_place, in_words = where(one, other, weights), _wording(one, other, weights)
    so_far += in_place[1] + sum([step for _, step in in_words])
    if so_far + most(one, other) < wanted:
        return NOTHING
    parts: list[Part] = [(_type_reason(one, other), of_type)]
    for reason, step in (in_time, of_articles, in_place, *fit(one, other, weights), *in_words):
        if reason:
            parts.append((reason, step))
            value += step
    value = 1 / (1 + exp(-max(-30.0, min(30.0, value))))
    if value < DOUBTFUL:
        return Score(value)
    return Score(round(value, 4), tuple(reason for reason, _ in sorted(parts, key=lambda part: -abs(part[1]))))


def evidence(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> list[Part] | None:
    """Every reason with its step, under other weights than those that ship; None where two accounts tell no one act.

    The steps add up to the log odds that `compare` turns into a score. They are linear in the weights, which may be
    anything that can be added and multiplied by a number.
    """
    mine, theirs = one.account, other.account
    of_type = table().step((mine.type, mine.mode), (theirs.type, theirs.mode))
    if one.group != other.group or of_type is None:
        return None
    name, times = of_type
    kinds = [(_type_reason(one, other), weights[name] * times)]
    kinds += [(sort, weights[sort]) for sort in ("base", *_sorts(mine.type, theirs.type))]
    told = [when(one, other, weights), _articles(one, other, weights), where(one, other, weights)]
    return [*kinds, *(part for part in told if part[0]), *fit(one, other, weights), *_wording(one, other, weights)]


def meets(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Whether accounts of two kinds (`Prepared.kind`) may tell one act at all."""
    return one[0] == other[0] and cost(one[1], one[2], other[1], other[2]) is not None


@cache
def _bounds(least: float) -> tuple[float, float, float]:
    """The sum that a score of `least` wants, and the most that place and participants, and then wording, can add."""
    weights = table().weights
    best = {name: max(step, 0.0) for name, step in weights.items()}
    of_place = max(best["same place"], best["near place"], best["same country"])
    sides = max(best["source"] + best["target"] + best["other role"], best["first side"] + best["second side"])
    alike = max(best["wording"], best["wording of one article"]) * (_ALIKE - _LITTLE_ALIKE)
    wording = max(alike, best["one sentence"]) + max(best["same trigger"], best["other trigger"])
    wording += max(best["same number"], best["other numbers"])
    wanted = log(least / (1 - least)) - 1e-6 if 0 < least < 1 else -1e9
    return wanted, of_place + sides, wording


def pair(one: str, other: str) -> Pair:
    """Two reports in the order of their ids."""
    return (one, other) if one < other else (other, one)


@cache
def _of_sort(kind: str, other: str) -> float:
    """What the types of two accounts say before anything is compared."""
    return sum(table().weights[sort] for sort in _sorts(kind, other))


def _sorts(kind: str, other: str) -> list[str]:
    """Whether one is of the tongue, and whether both are mutual."""
    known = table()
    said = kind in known.said or other in known.said
    return [sort for sort, holds in (("said", said), ("mutual", {kind, other} <= known.mutual)) if holds]


def _articles(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> Part:
    """How much the articles have in common of what they are about."""
    if one.account.article == other.account.article:
        return "told in one article", weights["same article"]
    shared = len(one.topic & other.topic)
    if not shared:
        return "", 0.0
    share = shared / (len(one.topic) + len(other.topic) - shared)
    return f"articles {round(100 * share)} % of one topic", weights["topic"] * min(_OF_ONE_TOPIC, share)


def _type_reason(one: Prepared, other: Prepared) -> str:
    mine, theirs = one.account, other.account
    if mine.type != theirs.type:
        return f"types {mine.type} and {theirs.type} may tell one act"
    if mine.mode != theirs.mode and mine.mode and theirs.mode:
        return f"one type, modes {mine.mode} and {theirs.mode}"
    return "same type and mode" if mine.mode and mine.mode == theirs.mode else "same type"


def _wording(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> list[Part]:
    parts: list[Part] = []
    if one.trigger and other.trigger:
        name: Literal["same trigger", "other trigger"] = (
            "same trigger" if one.trigger == other.trigger else "other trigger"
        )
        parts.append((name, weights[name]))
    if one.length and other.length:
        parts.append(_likeness(one, other, weights))
    if one.numbers and other.numbers:
        shared = one.numbers & other.numbers
        if shared:
            parts.append((f"same number {min(shared, key=lambda n: (-len(n), n))}", weights["same number"]))
        else:
            parts.append(("other numbers", weights["other numbers"]))
    return parts


def _likeness(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> Part:
    """How alike the wording is. That of one sentence is the same for all acts it tells, mostly several."""
    together = one.account.article == other.account.article
    if together and one.account.words == other.account.words:
        return "told in one sentence", weights["one sentence"]
    alike = _alike(one, other)
    of_each = weights["wording of one article" if together else "wording"]
    return f"wording {round(100 * alike)} % alike", of_each * (min(_ALIKE, alike) - _LITTLE_ALIKE)


def _alike(one: Prepared, other: Prepared) -> float:
    """The cosine of the weighed stems; less where they have one or two in common, which short passages soon do."""
    few, many = (one.stems, other.stems) if len(one.stems) <= len(other.stems) else (other.stems, one.stems)
    shared = [weight * many[word] for word, weight in few.items() if word in many]
    return sum(shared) / (one.length * other.length) * min(1.0, len(shared) / _ENOUGH_SHARED)
