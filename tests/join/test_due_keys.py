"""Whatever follows an announcement is found under its keys: an index that misses nothing that would have counted."""

from __future__ import annotations

from random import Random

from due_tellings import CSTO, GERMANY, KAZAKHSTAN, PUTIN, RUSSIA, TOKAYEV, UKRAINE, told

from dateline.join.due import Told, expectation, follow_up, keys, kind_of, lookups, may_follow
from dateline.model.account import Party

SOMEBODY = Party("~some minister/RUS", "some minister", None, "RUS")
KINDS = (
    "CONSULT", "CONSULT/visit", "AGREE", "AID", "RETREAT", "RETREAT/ceasefire", "SANCTION", "SANCTION/discontinue",
    "COERCE/arrest", "ASSAULT", "MOBILIZE", "THREATEN", "THREATEN/arrest", "REJECT", "REJECT/meet", "CONCEDE",
)  # fmt: skip
PARTIES = (PUTIN, TOKAYEV, RUSSIA, KAZAKHSTAN, GERMANY, UKRAINE, CSTO, SOMEBODY)
SIGNS = ((), (), ("cancelled",), ("failed",), ("postponed",))
DAYS = (None, "2023-11-23", "2023-12-20", ("2023-11-20", "2023-11-26"))


def _drawn(chance: Random, name: str, statuses: tuple[str, ...], published: tuple[str, ...]) -> Told:
    who, whom = (tuple(chance.sample(PARTIES, chance.choice((0, 1, 1, 2)))) for _ in range(2))
    return told(
        name,
        chance.choice(KINDS),
        chance.choice(statuses),
        who,
        whom,
        day=chance.choice(DAYS),
        published=chance.choice(published),
        words="aid grain border soldiers treaty visit",
        signs=chance.choice(SIGNS),
        trigger=chance.choice(("", "promised")),
    )


def test_what_follows_an_announcement_is_found_under_its_keys() -> None:
    chance = Random(1)
    told_later = ("2023-11-09", "2023-11-24", "2023-12-21")
    met = set()
    for _ in range(10_000):
        plan = _drawn(chance, "plan", ("planned", "happened"), ("2023-11-09",))
        later = _drawn(chance, "later", ("planned", "happened", "denied", "possible"), told_later)
        awaited = expectation(plan.happening, plan.accounts)
        follow = None if awaited is None else follow_up(awaited, plan, later)
        if awaited is not None and follow is not None:
            assert keys(later.happening) & lookups(awaited, plan.happening), (plan, later, follow)
            assert may_follow(kind_of(plan.happening), kind_of(later.happening)), (plan, later, follow)
            met.add((plan.happening.type, later.happening.type, follow.relation))
    assert len(met) > 30, "too few follow-ups were drawn to tell anything"


def test_what_is_only_of_the_same_country_is_not_looked_at() -> None:
    plan = told("plan", "AID", "planned", (RUSSIA,), (KAZAKHSTAN,))
    awaited = expectation(plan.happening, plan.accounts)
    assert awaited is not None
    other = told("other", "AID", "happened", (PUTIN,), (UKRAINE,), published="2023-11-20")
    assert not keys(other.happening) & lookups(awaited, plan.happening)
    assert not may_follow(kind_of(plan.happening), "ASSAULT//happened")
    assert not may_follow(kind_of(plan.happening), "AID//possible")
