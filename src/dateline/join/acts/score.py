"""Whether two accounts tell one act: a score in 0..1 and what it rests on.

The score is the logistic function of a sum: each reason adds or takes away a step of log odds, whose size stands in
`resources/join/acts.yaml`. What is missing adds nothing; what contradicts takes away.
"""

from __future__ import annotations

from math import exp
from typing import Literal

from dateline.join.acts.parties import fit
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
_ENOUGH_SHARED = 3
Part = tuple[str, float]


def score(one: Account, other: Account) -> Score:
    """How sure it is that two accounts tell one act, 0 to 1, and why. The same whichever stands first."""
    return compare(prepare(one), prepare(other))


def compare(one: Prepared, other: Prepared) -> Score:
    """`score` of accounts made ready before: for comparing each many times."""
    if one.group != other.group:
        return NOTHING
    mine, theirs = one.account, other.account
    if theirs.report < mine.report:
        one, other, mine, theirs = other, one, theirs, mine
    of_type = cost(mine.type, mine.mode, theirs.type, theirs.mode)
    if of_type is None:
        return NOTHING
    weights = table().weights
    value = (
        weights["base"]
        + of_type
        + (weights["said"] if mine.type in table().said or theirs.type in table().said else 0.0)
    )
    parts: list[Part] = [(_type_reason(one, other), of_type)]
    for reason, step in (when(one, other, weights), where(one, other, weights), *fit(one, other, weights)):
        if reason:
            parts.append((reason, step))
            value += step
    for reason, step in _wording(one, other):
        parts.append((reason, step))
        value += step
    value = 1 / (1 + exp(-max(-30.0, min(30.0, value))))
    if value < DOUBTFUL:
        return Score(value)
    return Score(round(value, 4), tuple(reason for reason, _ in sorted(parts, key=lambda part: -abs(part[1]))))


def pair(one: str, other: str) -> Pair:
    """Two reports in the order of their ids."""
    return (one, other) if one < other else (other, one)


def _type_reason(one: Prepared, other: Prepared) -> str:
    mine, theirs = one.account, other.account
    if mine.type != theirs.type:
        return f"types {mine.type} and {theirs.type} may tell one act"
    if mine.mode != theirs.mode and mine.mode and theirs.mode:
        return f"one type, modes {mine.mode} and {theirs.mode}"
    return "same type and mode" if mine.mode and mine.mode == theirs.mode else "same type"


def _wording(one: Prepared, other: Prepared) -> list[Part]:
    weights = table().weights
    parts: list[Part] = []
    if one.trigger and other.trigger:
        name: Literal["same trigger", "other trigger"] = (
            "same trigger" if one.trigger == other.trigger else "other trigger"
        )
        parts.append((name, weights[name]))
    if one.length and other.length:
        alike = _alike(one, other)
        most = weights["wording of one article" if one.account.article == other.account.article else "wording most"]
        step = min(most, max(weights["wording least"], weights["wording"] * (alike - weights["wording from"])))
        parts.append((f"wording {round(100 * alike)} % alike", step))
    if one.numbers and other.numbers:
        shared = one.numbers & other.numbers
        if shared:
            parts.append((f"same number {min(shared, key=lambda n: (-len(n), n))}", weights["same number"]))
        else:
            parts.append(("other numbers", weights["other numbers"]))
    if one.account.article == other.account.article:
        parts.append(("told apart in one article", weights["same article"]))
    return parts


def _alike(one: Prepared, other: Prepared) -> float:
    """The cosine of the weighed stems; less where they have one or two in common, which short passages soon do."""
    few, many = (one.stems, other.stems) if len(one.stems) <= len(other.stems) else (other.stems, one.stems)
    shared = [weight * many[word] for word, weight in few.items() if word in many]
    return sum(shared) / (one.length * other.length) * min(1.0, len(shared) / _ENOUGH_SHARED)
