"""Whether the same act, and the same are acted upon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dateline.join.acts.prepared import Prepared, Who
from dateline.join.acts.table import table

EXACT = 1.0
_NAMED_ALIKE = 0.85
_OF_ITS_STATE = 0.65
_SAME_COUNTRY = 0.1
_OTHERS = -0.7
_OTHER_COUNTRY = -1.0

Part = tuple[str, float]


def fit(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> list[Part]:
    """A reason and its step for each role that both accounts fill.

    Sides of a mutual act may stand in either role, or both in one: there the two pairs that agree best count.
    """
    mutual = table().mutual
    if one.account.type in mutual and other.account.type in mutual:
        return _pooled((*one.sources, *one.targets), (*other.sources, *other.targets), weights)
    parts, agreed = _roles(one.sources, one.targets, other.sources, other.targets, weights)
    return parts if agreed else [*parts, *_other_role(one, other, weights)]


def most(one: Prepared, other: Prepared) -> float:
    """The most that the steps of `fit` can come to, for leaving a comparison before the parties are looked at."""
    mutual = table().mutual
    if one.account.type in mutual and other.account.type in mutual:
        return _most_of_sides()
    return _most_of_roles(bool(one.sources and other.sources), bool(one.targets and other.targets))


@cache
def _most_of_sides() -> float:
    weights = table().weights
    return max(0.0, weights["first side"]) + max(0.0, weights["second side"])


@cache
def _most_of_roles(sources: bool, targets: bool) -> float:
    """Roles that agree, or those that do not and somebody in the other role."""
    weights = table().weights
    roles = sources * max(0.0, weights["source"]) + targets * max(0.0, weights["target"])
    return max(roles, _OF_ITS_STATE * roles + max(0.0, weights["other role"], weights["turned round"]))


def _pooled(mine: Sequence[Who], theirs: Sequence[Who], weights: Mapping[str, float]) -> list[Part]:
    """The best pair, and the best one of what is left when all on the side of the first are put away."""
    parts = []
    for role in ("first side", "second side"):
        if not mine or not theirs:
            break
        found, one, other = _best_of(mine, theirs)
        parts.append((_reason("side", found, min(one[0], other[0])), weights[role] * found))
        mine, theirs = ([who for who in side if not _with(who, one, other)] for side in (mine, theirs))
    return parts


def _best_of(mine: Sequence[Who], theirs: Sequence[Who]) -> tuple[float, Who, Who]:
    """The pair that agrees best, of several the one whose keys are last in the alphabet."""
    found = (-2.0, mine[0], theirs[0])
    for one in mine:
        for other in theirs:
            value = agree(one, other)
            if value > found[0] or (value == found[0] and _names((value, one, other)) > _names(found)):
                found = (value, one, other)
    return found


def _names(met: tuple[float, Who, Who]) -> list[str]:
    return sorted((met[1][0], met[2][0]))


def _with(who: Who, one: Who, other: Who) -> bool:
    """Whether a party stands on the side of a pair that was found."""
    return who[0] in (one[0], other[0]) or (who[2] is not None and who[2] in (one[2], other[2]))


def _roles(
    sources: Sequence[Who],
    targets: Sequence[Who],
    other_sources: Sequence[Who],
    other_targets: Sequence[Who],
    weights: Mapping[str, float],
) -> tuple[list[Part], bool]:
    """A reason and its step for each role, and whether any of them agrees."""
    parts = []
    agreed = False
    for role, mine, theirs in (("source", sources, other_sources), ("target", targets, other_targets)):
        if mine and theirs:
            found, name = best(mine, theirs)
            parts.append((_reason(role, found, name), weights[role] * found))
            agreed = agreed or found >= _OF_ITS_STATE
    return parts, agreed


def _other_role(one: Prepared, other: Prepared, weights: Mapping[str, float]) -> list[Part]:
    """Who acts in the one and is acted upon in the other, where no role agrees: a role was read amiss, or, where both
    are turned round, the other side struck back.
    """
    met = [
        best(mine, theirs)
        for mine, theirs in ((one.sources, other.targets), (one.targets, other.sources))
        if mine and theirs
    ]
    names = [_shown(name) for found, name in met if found >= _NAMED_ALIKE]
    if len(names) > 1:
        return [(f"{' and '.join(names)} turned round", weights["turned round"])]
    return [(f"{names[0]} in the other role", weights["other role"])] if names else []


def best(mine: Sequence[Who], theirs: Sequence[Who]) -> tuple[float, str]:
    """How well the best pair of two sides agrees (-1 to 1), and the key of the one that agrees."""
    found, name = -2.0, ""
    for one in mine:
        for other in theirs:
            value = agree(one, other)
            if value > found:
                found, name = value, min(one[0], other[0])
            if value == EXACT:
                return found, name
    return found, name


def agree(one: Who, other: Who) -> float:
    """How well two parties agree: the same, the same by name, a person or body and its state, others."""
    key, actor, country, words, state = one
    other_key, other_actor, other_country, other_words, other_state = other
    if key == other_key:
        return EXACT
    if (
        (actor is None or other_actor is None)
        and words
        and other_words
        and (words <= other_words or other_words <= words)
    ):
        return _NAMED_ALIKE
    if country is None or other_country is None:
        return _OTHERS / 2 if words and other_words else 0.0
    if country != other_country:
        return _OTHER_COUNTRY
    if state or other_state:
        return _OF_ITS_STATE
    return _SAME_COUNTRY if actor is None or other_actor is None else _OTHERS


def _reason(role: str, found: float, name: str) -> str:
    if found >= _NAMED_ALIKE:
        return f"same {role} {_shown(name)}"
    if found >= _OF_ITS_STATE:
        return f"{role}s of one state"
    if found > 0:
        return f"{role}s of one country"
    return f"other {role}s" if found < 0 else f"{role}s not comparable"


def _shown(name: str) -> str:
    return name.removeprefix("~").rstrip("/")
