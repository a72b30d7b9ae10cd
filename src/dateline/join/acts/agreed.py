"""Who acts in a happening and upon whom: the parties that its reports agree on, under the names they go by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from dateline.join.words import content, plain
from dateline.model.account import Account, Party
from dateline.model.joined import Side

_ENOUGH = 2
_OF_HOW_MANY = 3

Named = list[tuple[Party, float]]
"""A party as each report names it, with the report's confidence."""


def agreed_sides(accounts: Sequence[Account]) -> tuple[Side, ...]:
    """The sides of a happening, sources first, those that most reports name first in each role.

    Of the reports that fill a role two, or a third, must name a party; one or two reports give all they name.
    Where nobody is named so often, all who are named stand. Who is only a pronoun stands where nobody else does; of
    three reports or more, whoever linking did not find stands only where it found nobody.
    """
    called = _names(accounts)
    found: list[Side] = []
    for role in ("source", "target"):
        named: dict[str, Named] = defaultdict(list)
        filled = 0
        for one in accounts:
            parties = one.sources if role == "source" else one.targets
            filled += bool(parties)
            for party in {party.key: party for party in parties}.values():
                named[party.key].append((party, one.confidence))
        kept = _kept(named, filled)
        found += [
            Side(role, _named_most(named[key], called[key]), len(named[key]))
            for key in sorted(kept, key=lambda key: (-len(named[key]), key))
        ]
    return tuple(found)


def _kept(named: dict[str, Named], filled: int) -> list[str]:
    least = 1 if filled <= _ENOUGH else min(_ENOUGH, -(-filled // _OF_HOW_MANY))
    kept = [key for key, votes in named.items() if len(votes) >= least] or list(named)
    telling = [key for key in kept if _says_who(named[key][0][0])]
    known = [key for key in kept if named[key][0][0].known]
    return (known if filled > _ENOUGH else []) or telling or kept


def _says_who(party: Party) -> bool:
    """Whether a party is more than a pronoun."""
    return party.known or party.country is not None or bool(content(party.name)[0])


def _names(accounts: Sequence[Account]) -> dict[str, Named]:
    """How all the reports name each party, in whatever role."""
    found: dict[str, Named] = defaultdict(list)
    for one in accounts:
        for party in (*one.sources, *one.targets, *one.said_by):
            found[party.key].append((party, one.confidence))
    return found


def _named_most(named: Named, anywhere: Named) -> Party:
    """The party as most reports name it: by a name of its own, where one of them gives such a name."""
    proper = [vote for vote in named if _is_proper(vote[0])] or [vote for vote in anywhere if _is_proper(vote[0])]
    votes: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    by_value = {}
    for party, confidence in proper or named:
        value = (party.name, party.country or "", party.sector or "")
        votes[value].append(confidence)
        by_value[value] = party
    return by_value[min(votes, key=lambda value: (-len(votes[value]), -max(votes[value]), value))]


def _is_proper(party: Party) -> bool:
    """Whether the name has a word of the actor's own: "President Putin" for person/vladimir-putin."""
    if party.actor is None:
        return False
    own = party.actor.partition("/")[2]
    return bool(set(re.findall(r"[^\W_]{3,}", plain(own))) & set(re.findall(r"[^\W_]{3,}", plain(party.name))))
