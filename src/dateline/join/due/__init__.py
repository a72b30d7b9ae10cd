"""What was announced for later, and what became of it.

    expectation(happening, accounts)             -> Expectation | None    pending
    keys(happening) & lookups(expectation, …)    -> which later happenings to look at
    follow_up(expectation, announced, later)     -> FollowUp | None
    settle(expectation, announced, found, judged) -> Expectation          with its outcome

Nothing counts as having happened without a report that says so: whatever has no follow-up stays pending, and whether it
is overdue is for the one who asks, who names the day.
"""

from dateline.join.due.announced import expectation, expectation_id
from dateline.join.due.follow import KEPT, SURE, follow_up
from dateline.join.due.keys import keys, kind_of, lookups, may_follow
from dateline.join.due.settled import decide, settle
from dateline.join.due.told import Told

__all__ = [
    "KEPT",
    "SURE",
    "Told",
    "decide",
    "expectation",
    "expectation_id",
    "follow_up",
    "keys",
    "kind_of",
    "lookups",
    "may_follow",
    "settle",
]
