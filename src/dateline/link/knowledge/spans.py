"""Terms and memberships in time: which speak of the same, and which of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dateline.link.knowledge.entries import Membership, Term
from dateline.link.text import plain

Span = TypeVar("Span", Term, Membership)


def overlap(one: Term | Membership, other: Term | Membership) -> bool:
    """Whether two spans share more than a day: a term that begins on the last day of another is one more term."""
    if one.first == other.first:
        return True
    return (one.first or "") < (other.last or "~") and (other.first or "") < (one.last or "~")


def in_force(lots: Sequence[Sequence[Span]]) -> set[Span]:
    """All spans of several sources, the first source first: what one says of a time, the later do not say again.

    A term of an own file takes the place of the shipped terms of the same actor in the same office that it overlaps.
    """
    if len(lots) == 1:
        return set(lots[0])
    found: dict[tuple[str, str, str], list[Span]] = {}
    for lot in lots:
        held = {key: list(spans) for key, spans in found.items()}
        for one in lot:
            key = subject(one)
            if not any(overlap(one, other) for other in held.get(key, ())):
                found.setdefault(key, []).append(one)
    return {one for spans in found.values() for one in spans}


def subject(one: Term | Membership) -> tuple[str, str, str]:
    """What a span is of, whenever it is: the actor, and the office and where it is held, or the body belonged to."""
    return (one.actor, plain(one.office), one.place) if isinstance(one, Term) else (one.actor, "", one.body)
