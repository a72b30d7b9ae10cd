"""Under which keys an expectation and what follows it find each other.

Whatever follows an expectation names somebody again whom linking knows, in a role that goes with what it does
(`due.parties`): who was to act acts, who was meant is acted upon, a party refuses, two meet. A key is that, with a type
and a month. A meeting for which no day was told is found again by one of those who were to meet with another, or with
somebody of the state of another, or by a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dateline.join.due import days
from dateline.join.due.parties import is_body
from dateline.join.due.table import is_of, table
from dateline.model.joined import Expectation, Happening, Side

_MONTHS = 36


def keys(happening: Happening) -> frozenset[str]:
    """What a happening is found by as a follow-up: type, each known party in its role, each month it was told or is of.

    Of a meeting, every two who meet as well.
    """
    told = _months(happening.first_published, happening.last_published)
    done = _months(happening.day_from, happening.day_to)
    months = set(told) | (set(done) if len(done) <= 2 else set())
    sources, targets = _known(happening, "source"), _known(happening, "target")
    who = {f"s {key}" for key in sources} | {f"t {key}" for key in targets}
    if happening.type == "CONSULT":
        who |= _pairs(happening.sides)
    return frozenset(_key(happening.type, one, month) for one in who for month in months)


def lookups(expectation: Expectation, happening: Happening) -> frozenset[str]:
    """What an expectation looks for; it and a happening that may follow it up have a key in common."""
    first = expectation.announced_on or expectation.due_from
    last = (
        days.shift(expectation.due_to, days.LATE)
        if expectation.due_to
        else days.shift(first, days.OPEN)
        if first
        else None
    )
    months = set(_months(first, last)) | set(_months(expectation.due_from, expectation.due_to))
    wanted = _wanted(happening, dated=expectation.due_to is not None)
    return frozenset(_key(kind, who, month) for kind, who in wanted for month in months)


def may_follow(plan: str, act: str) -> bool:
    """Whether a happening of a kind may follow up an announcement of another: kinds as `kind_of` gives them."""
    return _may_follow(plan, act)


def kind_of(happening: Happening) -> str:
    """Type, mode and status in one word."""
    return f"{happening.type}/{happening.mode}/{happening.status}"


@lru_cache(maxsize=100_000)
def _may_follow(plan: str, act: str) -> bool:
    of_type, mode, _ = plan.split("/")
    kind, act_mode, status = act.split("/")
    if status == "possible":
        return False
    if status == "planned":
        return kind == of_type
    known = table()
    follows = (known.fulfilling(of_type, mode), known.cancelling(of_type, mode), known.contradicting(of_type, mode))
    return any(is_of(kind, act_mode, one) for one in follows)


def _wanted(plan: Happening, *, dated: bool) -> set[tuple[str, str]]:
    """Types, each with who must be named in it and how, for what makes good, puts off, undoes or cannot go with it."""
    sources, targets = _known(plan, "source"), _known(plan, "target")
    both = {*sources, *targets}
    if plan.type == "CONSULT":
        alone = both if dated else {key for key in both if is_body(key) or (key in sources and key in targets)}
        known = [side for side in plan.sides if side.party.known]
        again = {f"{role} {key}" for key in alone for role in "st"} | (set() if dated else _pairs(known))
    elif is_of(plan.type, plan.mode, table().by_anybody):
        again = {f"t {key}" for key in targets}
    else:
        again = {f"s {key}" for key in sources} | {f"t {key}" for key in targets}
        again |= {f"t {key}" for key in sources} if plan.type == "AGREE" else set()
    rules = table()
    good = {plan.type, *_types(rules.fulfilling(plan.type, plan.mode))}
    against = _types((*rules.cancelling(plan.type, plan.mode), *rules.contradicting(plan.type, plan.mode)))
    return {(kind, who) for kind in good for who in again} | {(kind, f"s {key}") for kind in against for key in both}


def _types(kinds: Iterable[str]) -> set[str]:
    return {one.partition("/")[0] for one in kinds}


def _key(kind: str, who: str, month: str) -> str:
    return f"{month.replace('-', '')}|later {kind} {who}"


def _known(happening: Happening, role: str) -> set[str]:
    """The parties in a role whom linking knows."""
    return {side.party.key for side in happening.sides if side.role == role and side.party.known}


def _pairs(sides: Sequence[Side]) -> set[str]:
    """Each known party with the country of each other, or with the other itself where it is of none."""
    known = {side.party.key for side in sides if side.party.known}
    broad = {(side.party.key, side.party.country or side.party.key) for side in sides}
    return {f"p {one} {of}" for one in known for other, of in broad if one != other}


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
