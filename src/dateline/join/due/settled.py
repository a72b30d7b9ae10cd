"""What became of an expectation: judgements win, then the surest and latest of what followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from dateline.join.due.announced import expectation_id
from dateline.join.due.follow import SURE, follow_up
from dateline.join.due.told import Told
from dateline.join.judged import Judged
from dateline.model.joined import Expectation, FollowUp, Happening, Relation

_VERY_SURE = 0.8
_JUDGED = "judged so"


def settle(
    expectation: Expectation,
    announced: Told,
    found: Iterable[tuple[Happening, FollowUp | None]],
    judged: Judged,
) -> Expectation:
    """The expectation with its follow-ups and what they decide.

    `found` holds each later happening that was looked at, and every happening with a report that people judged with a
    report of `announced`, with what `follow_up` said of it. That of `announced` itself is added here.
    """
    pairs = {happening.id: (happening, one) for happening, one in found}
    own = follow_up(expectation, announced, announced)
    pairs[announced.happening.id] = (announced.happening, own)
    kept = []
    for happening, machine in pairs.values():
        one = _judged(announced.happening, happening, machine, judged)
        if one is not None:
            kept.append((happening, one))
    kept.sort(key=lambda pair: pair[1].happening)
    told = {happening.id: (_day(announced, happening), happening.first, happening.status) for happening, _ in kept}
    follow_ups = tuple(one for _, one in kept)
    settled = replace(expectation, follow_ups=follow_ups)
    decision = decide(follow_ups, {one: day for one, (day, _, _) in told.items()})
    if decision is None:
        return settled
    day, first, status = told[decision.happening]
    onward = decision.relation == "moved" and status == "planned" and decision.happening != announced.happening.id
    return replace(
        settled,
        outcome=decision.relation,
        decided_by=decision.happening,
        decided_on=day,
        moved_to=expectation_id(first) if onward else None,
    )


def decide(follow_ups: Iterable[FollowUp], told: dict[str, str | None]) -> FollowUp | None:
    """The follow-up that decides, None where none is sure enough.

    `told` gives the first day each was reported. What people judged goes first, then the very sure ones, the latest of
    these; of those that say the same, the surest is named.
    """
    deciding = [one for one in follow_ups if one.score >= SURE]
    if not deciding:
        return None

    def rank(one: FollowUp) -> tuple[bool, bool, str, float, str]:
        judged = one.reasons == (_JUDGED,)
        return judged, one.score >= _VERY_SURE, told.get(one.happening) or "", one.score, one.happening

    relation = max(deciding, key=rank).relation
    same = [one for one in deciding if one.relation == relation]
    return max(same, key=lambda one: (one.reasons == (_JUDGED,), one.score, one.happening))


def _judged(announced: Happening, later: Happening, machine: FollowUp | None, judged: Judged) -> FollowUp | None:
    """What the machine found, or what people said in its place."""
    said = _verdict(announced, later, judged) if judged else None
    if said is None:
        return machine
    return None if said == "different" else FollowUp(later.id, cast("Relation", said), 1.0, (_JUDGED,))


def _verdict(announced: Happening, later: Happening, judged: Judged) -> str | None:
    """What people judged of any two reports of the two; of several the one with the smallest ids."""
    for mine in announced.members:
        outcomes = judged.outcomes_of(mine.report)
        for theirs in later.members:
            if theirs.report in outcomes:
                return outcomes[theirs.report]
    return None


def _day(announced: Told, later: Happening) -> str | None:
    """The day it was first told; of a plan that its own reports end, the day of the first that does."""
    if later.id != announced.happening.id:
        return later.first_published
    ended = announced.signed("cancelled", "failed", "postponed")
    return ended[0].published if ended else later.last_published
