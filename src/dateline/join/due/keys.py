"""Under which keys an expectation and what follows it find each other."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.join.due import days
from dateline.join.due.table import table
from dateline.model.account import Party
from dateline.model.joined import Expectation, Happening

_MONTHS = 36


def keys(happening: Happening) -> frozenset[str]:
    """What a happening is found by as a follow-up: type, each party, each month it was told or is of."""
    told = _months(happening.first_published, happening.last_published)
    done = _months(happening.day_from, happening.day_to)
    months = set(told) | (set(done) if len(done) <= 2 else set())
    return frozenset(_key(happening.type, who, month) for who in _who(happening) for month in months)


def lookups(expectation: Expectation, happening: Happening) -> frozenset[str]:
    """What an expectation looks for; it and a happening that may follow it up have a key in common."""
    known = table()
    kinds = {happening.type}
    for found in (known.fulfilling, known.cancelling, known.contradicting):
        kinds |= {one.partition("/")[0] for one in found(happening.type, happening.mode)}
    first = expectation.announced_on or expectation.due_from
    last = (
        days.shift(expectation.due_to, days.LATE)
        if expectation.due_to
        else days.shift(first, days.OPEN)
        if first
        else None
    )
    months = set(_months(first, last)) | set(_months(expectation.due_from, expectation.due_to))
    return frozenset(_key(kind, who, month) for kind in kinds for who in _who(happening) for month in months)


def _key(kind: str, who: str, month: str) -> str:
    return f"{month.replace('-', '')}|later {kind} {who}"


def _who(happening: Happening) -> set[str]:
    return {key for side in happening.sides for key in _of(side.party)}


def _of(party: Party) -> Iterator[str]:
    yield party.key
    person = (party.actor or "").startswith("person/")
    if party.country is not None and (party.sector == "GOV" or not person):
        yield f"@{party.country}"


def _months(first: str | None, last: str | None) -> list[str]:
    """The months between two days, at most three years of them."""
    if first is None:
        return []
    end = (last or first)[:7]
    year, month = int(first[:4]), int(first[5:7])
    found: list[str] = []
    while len(found) < _MONTHS and f"{year:04}-{month:02}" <= end:
        found.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found or [first[:7]]
