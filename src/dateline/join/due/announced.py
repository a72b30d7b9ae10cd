"""What is announced, promised or threatened: from an act that is told as planned, or that commits to another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from dateline.join.due.table import is_of, table
from dateline.join.due.told import alike
from dateline.model.account import Account, Party
from dateline.model.joined import Expectation, ExpectationKind, Happening


class _Due(NamedTuple):
    first: str | None
    last: str | None
    precision: str | None
    reasons: tuple[str, ...]


def expectation(happening: Happening, accounts: Iterable[Account]) -> Expectation | None:
    """The expectation that a happening stands for, None where it announces nothing. Its outcome is left pending."""
    reports = sorted(accounts, key=lambda one: one.first_key)
    found = _kind(happening, reports)
    if found is None:
        return None
    kind, why = found
    due = _due(happening)
    return Expectation(
        id=expectation_id(happening.first),
        happening=happening.id,
        kind=kind,
        announced_on=happening.first_published,
        announced_by=_announced_by(happening, reports),
        due_from=due.first,
        due_to=due.last,
        precision=due.precision,
        reasons=(why, *due.reasons),
    )


def expectation_id(first_report: str) -> str:
    """The id of the expectation that this report announces first."""
    return hashlib.sha256(f"expectation\x00{first_report}".encode()).hexdigest()[:32]


def _kind(happening: Happening, reports: list[Account]) -> tuple[ExpectationKind, str] | None:
    known = table()
    if happening.status == "planned":
        return _planned(happening, reports)
    if happening.status != "happened" or happening.standing in ("denied", "feared"):
        return None
    if is_of(happening.type, happening.mode, known.threats):
        return "threatened", "told as a threat"
    return _promised(happening, reports) if is_of(happening.type, happening.mode, known.promise_types) else None


def _planned(happening: Happening, reports: list[Account]) -> tuple[ExpectationKind, str]:
    if not _committed(happening, reports):
        return "scheduled", "told as planned"
    if is_of(happening.type, happening.mode, table().hostile):
        return "threatened", "who is to act announces it, and it is hostile"
    return "promised", "who is to act announces it"


def _promised(happening: Happening, reports: list[Account]) -> tuple[ExpectationKind, str] | None:
    words = sorted({one.trigger for one in reports if _promises(one.trigger, table().promise_words)})
    if words:
        return "promised", f"told as a promise (“{words[0]}”)"
    return ("promised", "agreed for a day to come") if _day_to_come(happening) else None


def _committed(happening: Happening, reports: list[Account]) -> bool:
    """Whether somebody who is to act, or a state that he acts for, says so."""
    sources = [side.party for side in happening.sides if side.role == "source"]
    said_by = [party for one in reports for party in one.said_by]
    if said_by:
        return any(alike(one, source) for one in said_by for source in sources)
    # Nobody is named as saying it: a hostile act to come is known from who will do it.
    return bool(sources) and is_of(happening.type, happening.mode, table().hostile)


def _promises(trigger: str, words: tuple[str, ...]) -> bool:
    return any(word.startswith(words) for word in trigger.split())


def _day_to_come(happening: Happening) -> bool:
    return bool(happening.day_to and happening.first_published and happening.day_to > happening.first_published)


def _announced_by(happening: Happening, reports: list[Account]) -> tuple[Party, ...]:
    told = [party for one in reports for party in one.said_by]
    parties = told or [side.party for side in happening.sides if side.role == "source"]
    by_key: dict[str, Party] = {}
    for party in parties:
        by_key.setdefault(party.key, party)
    return tuple(by_key[key] for key in sorted(by_key))


def _due(happening: Happening) -> _Due:
    """When it is due. A day that cannot be meant is left out, and the reasons say so."""
    first, last, told = happening.day_from, happening.day_to or happening.day_from, happening.first_published
    if first is None or last is None:
        return _Due(None, None, None, ("no day told",))
    done = happening.status != "planned"
    if told is None:
        mine = "the day is that of the promise: no day told"
        return _Due(None, None, None, (mine,)) if done else _Due(first, last, happening.precision, ())
    if last < told:
        what = "the day is that of the promise" if done else f"the day read ({last}) lies before its report of {told}"
        return _Due(None, None, None, (f"{what}: no day told",))
    on_a_day = is_of(happening.type, happening.mode, table().on_a_day)
    if last == told and (done or not on_a_day):
        return _Due(None, None, None, (f"the day read ({last}) is that of the announcement: no day told",))
    if first < told:
        return _Due(told, last, happening.precision, (f"due from the day it was told, {told}, to {last}",))
    return _Due(first, last, happening.precision, ())
