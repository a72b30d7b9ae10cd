"""Whether a later act is by those of whom something was announced, and about the same."""

from __future__ import annotations

from dateline.join.due.table import is_of, table
from dateline.join.due.told import Told, best, shared
from dateline.model.account import Party
from dateline.model.joined import Expectation

SURELY_WHO = 0.8
"""From here on it is told who is meant, even where no day is."""

_ALONE, _ONE_OF_SEVERAL, _BODY = 0.45, 0.3, 0.7
"""How well a meeting is found again by one participant: a person or state meets many, a body seldom sits twice."""
ONE_AND_STATE = 0.75
"""And by one of them, with somebody else of the state of another."""
_OPEN_TYPES = ("AGREE", "THREATEN", "CONCEDE")
"""Announcements that do not name the act itself: words must show that a deed is the one that was meant."""
_TOPIC, _TOPIC_ALONE = 2, 3
"""Words in common that show it; more where the announcement names nobody it is meant for."""

Found = tuple[float, str]
"""How well, 0 to 1, and in words."""


def parties(announced: Told, later: Told) -> Found | None:
    """How well those who were to act are found again. A meeting has no sides; of other acts source and target count."""
    plan = announced.happening
    if plan.type == "CONSULT":
        return _meeting(announced, later)
    if is_of(plan.type, plan.mode, table().by_anybody):
        struck = [one for one in shared(announced.targets, later.targets) if one[1] == 1.0]
        return (0.8, f"{_names(struck)} is struck") if struck else None
    return _sides(announced, later)


def _sides(announced: Told, later: Told) -> Found | None:
    acting = (*later.sources, *later.targets) if announced.happening.type == "AGREE" else later.sources
    sources = shared(announced.sources, acting)
    if not sources:
        return None
    source = max(well for _, well in sources)
    targets = shared(announced.targets, later.targets)
    target = max((well for _, well in targets), default=0.0)
    aimed = any(party.known for party in announced.targets)
    if aimed and not targets and any(party.known for party in later.targets):
        return None
    if not targets and topic(announced, later) < _TOPIC:
        return None
    if source < 1.0 and target < 1.0:
        return None
    return 0.6 * source + 0.4 * (target or 0.6), f"{_names([*sources, *targets])} again"


def _meeting(announced: Told, later: Told) -> Found | None:
    exact = [one for one in shared(announced.parties, later.parties) if one[1] == 1.0]
    sources = tuple(party for party in announced.sources if party.known)
    if not exact or (sources and not shared(sources, later.parties)):
        return None
    if len(exact) >= 2:
        return 1.0, f"{_names(exact)} again"
    if is_body(exact[0][0].actor or ""):
        return _BODY, f"{_names(exact)} again"
    again = [one for one in shared(announced.parties, later.parties) if _of_another_state(one[0], exact[0][0])]
    if again:
        return ONE_AND_STATE, f"{_names(exact)} again, and somebody for {_names(again)}"
    several = sum(party.known for party in announced.parties) > 1
    there = announced.happening.place_country
    placed = there is not None and there == later.happening.place_country
    return (_ONE_OF_SEVERAL if several and not placed else _ALONE), f"{_names(exact)} again"


def refuser(announced: Told, later: Told) -> Found | None:
    """Who refuses must have been expected: that one stays away does not call off what others do."""
    found = [(party, 1.0) for party in announced.parties if party.known and best(party, later.sources) == 1.0]
    if not found:
        return None
    if not any(party.known for party in later.targets):
        return 0.75, _names(found)
    return (1.0 if shared(announced.parties, later.targets) else 0.5), _names(found)


def meant(expectation: Expectation, announced: Told, later: Told, who: float) -> bool:
    """Whether a later act can be the one that was meant, where neither the day nor the kind of act says so.

    Without a day only the participants tell, and only what is told after the announcement. A promise or threat names
    another act: its words must come again.
    """
    plan = announced.happening
    if expectation.due_to is None and not _surely(expectation, announced, later, who):
        return False
    if plan.type not in _OPEN_TYPES or is_of(plan.type, plan.mode, table().by_anybody):
        return True
    aimed = any(party.known for party in announced.targets)
    return topic(announced, later) >= (_TOPIC if aimed else _TOPIC_ALONE)


def topic(announced: Told, later: Told) -> int:
    """How many content words the two have in common beside names."""
    return len(announced.words() & later.words())


def _surely(expectation: Expectation, announced: Told, later: Told, who: float) -> bool:
    first, told = later.happening.first_published, expectation.announced_on
    meeting = announced.happening.type == "CONSULT"
    if first is None or told is None or first < told:
        return False
    met = later.happening.type == "CONSULT" and later.happening.status == "happened"
    if first == told and not (meeting and met and later.apart_from(announced)):
        return False
    sources = tuple(party for party in announced.sources if party.known)
    if sources and not shared(sources, later.parties):
        return False
    if meeting:
        sits = who >= _BODY and later.happening.type == "CONSULT"
        return sits or (who >= SURELY_WHO and bool(shared(announced.parties, later.parties)))
    struck = any(well == 1.0 for _, well in shared(announced.targets, later.targets))
    return struck or (topic(announced, later) >= _TOPIC_ALONE and who >= SURELY_WHO)


def doubtful(expectation: Expectation, announced: Told, later: Told) -> bool:
    """Whether only words in common tell that an act is the one meant: no day, and nobody it was meant for again."""
    if expectation.due_to is not None or announced.happening.type == "CONSULT":
        return False
    return not any(well == 1.0 for _, well in shared(announced.targets, later.targets))


def _of_another_state(party: Party, other: Party) -> bool:
    return party.country is not None and other.country is not None and party.country != other.country


def is_body(actor: str) -> bool:
    """Whether an actor (by its id) is a body of several."""
    return actor.startswith(("body/", "org/"))


def _names(found: list[tuple[Party, float]]) -> str:
    return ", ".join(sorted({party.name for party, _ in found}))
