"""A happening with the reports that tell it, and how the parties of two go together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dateline.model.account import Account, Party
from dateline.model.joined import Happening

_SAME, _SAME_STATE = 1.0, 0.6
_SENTENCE = 45
"""Content words of a report beyond which its passages are no sentence, but a list of everything the page links to."""


@dataclass(frozen=True)
class Told:
    """A happening and its reports, judged links applied."""

    happening: Happening
    accounts: tuple[Account, ...]

    @cached_property
    def sources(self) -> tuple[Party, ...]:
        """Who acts."""
        return tuple(side.party for side in self.happening.sides if side.role == "source")

    @cached_property
    def targets(self) -> tuple[Party, ...]:
        """Who is acted upon."""
        return tuple(side.party for side in self.happening.sides if side.role == "target")

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """All of them."""
        return tuple(side.party for side in self.happening.sides)

    def apart_from(self, other: Told) -> bool:
        """Whether no article tells both."""
        return not {one.article for one in self.accounts} & {one.article for one in other.accounts}

    def signed(self, *signs: str) -> tuple[Account, ...]:
        """The reports that carry one of these signs, first published first; long lists of headlines carry none."""
        short = (one for one in self.accounts if len(one.words) <= _SENTENCE)
        found = [one for one in short if any(sign in one.signs for sign in signs)]
        return tuple(sorted(found, key=lambda one: one.first_key))

    def words(self) -> frozenset[str]:
        """Content words of its reports, without those of the parties' names; long lists of headlines left out."""
        return self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        names = {word for party in self.parties for word in party.name.casefold().replace("-", " ").split()}
        short = (one for one in self.accounts if len(one.words) <= _SENTENCE)
        return frozenset(word for one in short for word in one.words) - names


def alike(one: Party, other: Party) -> float:
    """Whether two parties are one (1.0), or a state and somebody who acts for it (0.6); else 0."""
    if one.key == other.key:
        return _SAME
    if one.country is None or one.country != other.country:
        return 0.0
    stands_for_state = any(_state(party) for party in (one, other))
    return _SAME_STATE if stands_for_state and all(_public(party) for party in (one, other)) else 0.0


def best(one: Party, others: Iterable[Party]) -> float:
    """How well a party is found among others."""
    return max((alike(one, other) for other in others), default=0.0)


def shared(expected: tuple[Party, ...], later: tuple[Party, ...]) -> list[tuple[Party, float]]:
    """The expected parties that are found again, with how well."""
    found = [(party, best(party, later)) for party in expected if party.known]
    return [(party, well) for party, well in found if well]


def _state(party: Party) -> bool:
    return (party.actor or "").startswith("state/")


def _public(party: Party) -> bool:
    return _state(party) or party.sector in {"GOV", "MIL", "LEG", "COP", "SPY", "JUD"}
