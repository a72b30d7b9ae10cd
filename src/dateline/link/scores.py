"""What speaks for and against a candidate: one table of features with weights, and the score they add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

THRESHOLD = 0.5
"""A candidate is taken only from this score on."""

MARGIN = 0.05
"""It is not taken when another candidate comes nearer than this."""


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature adds to a score, and the reason it gives; `{}` stands for a detail."""

    weight: float
    reason: str


FEATURES = {
    # names of states, bodies and groups
    "named": Feature(0.8, "bears the name {}"),
    "capital": Feature(0.7, "its capital {} stands for the government"),
    "seat": Feature(0.8, "{}, its seat, stands for the government"),
    "not then": Feature(-0.5, "did not bear the name on {}"),
    "common name": Feature(-0.5, "the name is common and the article shows no sign of {}"),
    "organ": Feature(0.8, "{}"),
    "whole government": Feature(0.85, "the government of {}"),
    "country of the text": Feature(-0.2, "the article is about {}"),
    # offices
    "office held": Feature(0.9, "was {}"),
    "office like it held": Feature(0.75, "was {}"),
    "acting": Feature(-0.1, "the phrase says {}"),
    "only holder named": Feature(-0.2, "no other holder of the office is named in the article"),
    # names of persons
    "whole name": Feature(0.6, "bears the whole name"),
    "fuller name": Feature(0.52, "the shorter of the two names is part of the other"),
    "whole name by sound": Feature(0.55, "the whole name sounds the same"),
    "initials": Feature(0.45, "surname and initials are the same"),
    "part of the name": Feature(0.4, "the name begins so"),
    "surname": Feature(0.3, "bears the surname"),
    "surname by sound": Feature(0.25, "the surname sounds the same"),
    "known by surname": Feature(0.2, "is known by the surname only"),
    "another suffix": Feature(-0.2, "is told apart by {}"),
    # persons: office, day, country, context
    "title held": Feature(0.3, "the text says {}, which fits the day"),
    "title once held": Feature(0.2, "the text says {}, which fits another time"),
    "title never held": Feature(-0.25, "the text says {}, which is not known of them"),
    "in office": Feature(0.25, "was in office on {}"),
    "lately in office": Feature(0.1, "left office less than two years before {}"),
    "not yet in office": Feature(-0.15, "took office only after {}"),
    "long out of office": Feature(-0.2, "left office over thirty years before {}"),
    "country described": Feature(0.2, "the words beside the name speak of {}"),
    "another country described": Feature(-0.4, "the words beside the name speak of {}"),
    "country named": Feature(0.15, "the article names {}"),
    "another trade": Feature(-0.35, "the words beside the name describe {}"),
    # how much the world speaks of them
    "prominence": Feature(0.05, "is widely known"),
    "renown": Feature(0.25, "is widely known"),
}
"""Weights set by hand; `docs/actors.md` holds the same table."""


_QUIET = frozenset({"prominence", "renown"})
"""Features that only order bearers of one name, and give no reason of their own."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A feature that holds for a candidate, with the detail of its reason. `part` of the weight counts, 0..1."""

    feature: str
    detail: str = ""
    part: float = 1.0


def score(clues: Iterable[Clue]) -> tuple[float, tuple[str, ...]]:
    """The sum of the weights, and the reasons in the order of the clues."""
    total, reasons = 0.0, []
    for clue in clues:
        feature = FEATURES[clue.feature]
        total += feature.weight * clue.part
        if clue.feature not in _QUIET:
            reasons.append(feature.reason.format(clue.detail))
    return round(total, 3), tuple(reasons)
