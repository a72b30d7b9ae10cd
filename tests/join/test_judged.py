"""Which judgements count, and what follows from them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.join.judged import Judged
from dateline.model.account import Account, Party
from dateline.model.judgement import Judgement


def judged(
    number: int, kind: Any, subject: str, verdict: str, other: str | None = None, *, who: str = "ada", **more: Any
) -> Judgement:
    """A judgement made in the given minute."""
    at = more.pop("at", f"2026-03-01T10:{number:02}:00+00:00")
    return Judgement(f"j{number:02}", kind, subject, other, verdict, who, at, **more)


def withdrawal(number: int, of: Judgement) -> Judgement:
    return judged(number, of.kind, of.subject, of.verdict, of.other, withdraws=of.id)


def same(number: int, one: str, other: str) -> Judgement:
    return judged(number, "join", one, "same", other)


def different(number: int, one: str, other: str) -> Judgement:
    return judged(number, "join", one, "different", other)


def test_without_judgements_nothing_is_decided() -> None:
    nothing = Judged()
    assert not nothing
    assert not nothing.wrong("r")
    assert nothing.same("r", "s") is None
    assert nothing.outcome("r", "s") is None
    assert nothing.pairs_of("r") == frozenset()
    assert nothing.apply(ACCOUNT) == ACCOUNT


def test_the_latest_answer_counts_by_the_moment_and_not_by_its_writing() -> None:
    # 11:30 at Oslo (+02:00) is 9:30 in London: earlier than 10:00, although it is written with a higher hour.
    early = judged(1, "report", "r", "wrong", at="2026-03-01T11:30:00+02:00")
    late = judged(2, "report", "r", "right", at="2026-03-01T10:00:00+00:00")
    assert not Judged([early, late]).wrong("r")
    assert Judged([late, early]).answer("report", "r") == late


def test_what_is_withdrawn_does_not_count_and_counts_again_when_that_is_withdrawn() -> None:
    wrong = judged(1, "report", "r", "wrong")
    back = withdrawal(2, wrong)
    assert Judged([wrong]).wrong("r")
    assert not Judged([back, wrong])
    assert Judged([withdrawal(3, back), back, wrong]).wrong("r")


def test_a_withdrawal_uncovers_the_answer_before() -> None:
    first, second = judged(1, "report", "r", "wrong"), judged(2, "report", "r", "right")
    assert not Judged([first, second]).wrong("r")
    assert Judged([first, second, withdrawal(3, second)]).wrong("r")


def test_people_who_differ_are_listed_with_the_answer_that_counts_first() -> None:
    ada, bea = judged(1, "report", "r", "wrong"), judged(2, "report", "r", "right", who="bea")
    (conflict,) = Judged([ada, bea]).conflicts
    assert (conflict.kind, conflict.subject) == ("report", "r")
    assert conflict.answers == (bea, ada)
    agreed = judged(3, "report", "r", "right")
    assert Judged([ada, bea, agreed]).conflicts == ()


def test_two_other_actors_are_a_conflict_too() -> None:
    one = judged(1, "link", "r", "instead", "source/0", value={"actor": "person/a"})
    two = judged(2, "link", "r", "instead", "source/0", who="bea", value={"actor": "person/b"})
    assert len(Judged([one, two]).conflicts) == 1


def test_same_and_different_reach_to_what_follows_from_them() -> None:
    found = Judged([same(1, "a", "b"), same(2, "b", "c"), different(3, "c", "d"), same(4, "d", "e")])
    assert found.same("a", "c") is True
    assert found.same("a", "e") is False
    assert found.same("e", "b") is False
    assert found.same("a", "x") is None
    assert found.pairs_of("c") == {"b", "d"}


def test_an_answer_that_later_ones_contradict_together_is_overruled_and_shown() -> None:
    first = different(1, "a", "c")
    found = Judged([first, same(2, "a", "b"), same(3, "b", "c")])
    assert found.same("a", "c") is True
    (overruled,) = found.overruled
    assert overruled.judgement == first
    assert {one.id for one in overruled.by} == {"j02", "j03"}


def test_a_later_different_overrules_the_earliest_tie() -> None:
    found = Judged([same(1, "a", "b"), same(2, "b", "c"), different(3, "a", "c")])
    assert found.same("a", "c") is False
    assert found.same("b", "c") is True
    assert [one.judgement.id for one in found.overruled] == ["j01"]


def test_a_pair_is_one_thing_whichever_stands_first() -> None:
    found = Judged([same(1, "b", "a"), different(2, "a", "b")])
    assert found.same("b", "a") is False
    assert found.answer("join", "b", "a") == found.answer("join", "a", "b")
    assert found.overruled == ()


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.booleans()).filter(lambda t: t[0] != t[1]),
        max_size=14,
    ),
    st.randoms(use_true_random=False),
)
def test_no_order_of_judgements_shows_and_what_is_decided_is_consistent(
    pairs: Sequence[tuple[str, str, bool]], chance: random.Random
) -> None:
    answers = [(same if yes else different)(number, a, b) for number, (a, b, yes) in enumerate(pairs)]
    shuffled = list(answers)
    chance.shuffle(shuffled)
    one, two = Judged(answers), Judged(shuffled)
    assert {o.judgement.id for o in one.overruled} == {o.judgement.id for o in two.overruled}
    for a in "abcdef":
        for b in "abcdef":
            if a == b:
                continue
            assert one.same(a, b) == two.same(a, b) == one.same(b, a)
            if one.same(a, b):
                assert all(one.same(a, c) == one.same(b, c) for c in "abcdef" if c not in (a, b))
    ruled_out = {o.judgement.id for o in one.overruled}
    for answer in one.counting:
        if answer.id not in ruled_out:
            assert one.same(answer.subject, answer.other or "") is (answer.verdict == "same")


ACCOUNT = Account(
    "r",
    "article",
    "CONSULT",
    "visit",
    "happened",
    0.8,
    sources=(Party("person/berg", "Berg", "person/berg", "NOR", "GOV"),),
    targets=(Party("state/MLT", "Malta", "state/MLT", "MLT"),),
    day_from="2024-03-04",
    day_to="2024-03-04",
    precision="day",
    place_name="Malta",
    place_country="MLT",
    geonames=2562770,
    degrees=(35.9, 14.5),
)


def test_another_actor_takes_the_place_of_the_one_linked() -> None:
    value = {"actor": "person/other-berg", "name": "Eva Berg", "country": "SWE", "sector": "GOV"}
    found = Judged([judged(1, "link", "r", "instead", "source/0", value=value)]).apply(ACCOUNT)
    assert found.sources == (Party("person/other-berg", "Eva Berg", "person/other-berg", "SWE", "GOV"),)
    assert found.targets == ACCOUNT.targets


def test_a_wrong_actor_leaves_the_name_alone() -> None:
    answer = judged(1, "link", "r", "wrong", "source/0", value={"actor": "person/berg"})
    assert Judged([answer]).apply(ACCOUNT).sources == (Party("~berg/", "Berg"),)


def test_wrong_speaks_of_what_was_judged_and_not_of_what_linking_gives_since() -> None:
    answer = judged(1, "link", "r", "wrong", "source/0", value={"actor": "person/someone-else"})
    assert Judged([answer]).apply(ACCOUNT) == ACCOUNT


def test_right_holds_against_what_linking_gives_since() -> None:
    answer = judged(1, "link", "r", "right", "target/0", value={"actor": "org/malta-chamber", "country": "MLT"})
    (target,) = Judged([answer]).apply(ACCOUNT).targets
    assert (target.key, target.name) == ("org/malta-chamber", "Malta")


@pytest.mark.parametrize("field", ["source/7", "source/x", "colour", "target/-1"])
def test_a_field_that_a_report_lacks_changes_nothing(field: str) -> None:
    answer = judged(1, "link", "r", "instead", field, value={"actor": "person/x"})
    assert Judged([answer]).apply(ACCOUNT) == ACCOUNT


def test_places_and_days_are_corrected() -> None:
    where = {"name": "Valletta", "country": "MLT", "geonames": 2562305, "latitude": 35.9, "longitude": 14.51}
    when = {"from": "2024-03-01", "to": "2024-03-31", "precision": "month"}
    found = Judged(
        [
            judged(1, "link", "r", "instead", "place", value=where),
            judged(2, "link", "r", "instead", "time", value=when),
        ]
    ).apply(ACCOUNT)
    assert (found.place_name, found.geonames, found.degrees) == ("Valletta", 2562305, (35.9, 14.51))
    assert (found.day_from, found.day_to, found.precision) == ("2024-03-01", "2024-03-31", "month")
    gone = Judged([judged(1, "link", "r", "wrong", "place"), judged(2, "link", "r", "wrong", "time")]).apply(ACCOUNT)
    assert (gone.place_name, gone.geonames, gone.degrees, gone.day_from, gone.precision) == (None,) * 5


def test_outcomes_are_found_by_what_announces_and_what_came_later() -> None:
    found = Judged([judged(1, "outcome", "a", "held", "b"), judged(2, "outcome", "a", "different", "c")])
    assert found.outcome("a", "b") == "held"
    assert found.outcome("b", "a") is None
    assert found.outcomes_of("a") == {"b": "held", "c": "different"}
    assert found.pairs_of("b") == {"a"}
