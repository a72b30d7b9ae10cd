"""What a later happening does to what was announced, and what decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from due_tellings import CSTO, GERMANY, KAZAKHSTAN, PASHINYAN, PUTIN, RUSSIA, TOKAYEV, UKRAINE, told

from dateline.join.due import SURE, Told, expectation, expectation_id, follow_up, keys, lookups, settle
from dateline.join.judged import Judged
from dateline.model.joined import Expectation, FollowUp
from dateline.model.judgement import Judgement

MEETING = told("plan", day="2023-11-23", place=("Minsk", "BLR", 625144))


def _expected(one: Told) -> Expectation:
    found = expectation(one.happening, one.accounts)
    assert found is not None
    return found


def _follow(later: Told, plan: Told = MEETING) -> FollowUp | None:
    return follow_up(_expected(plan), plan, later)


def _settled(*later: Told, plan: Told = MEETING, judged: Judged | None = None) -> Expectation:
    found = [(one.happening, _follow(one, plan)) for one in later]
    return settle(_expected(plan), plan, found, judged or Judged())


def _met(name: str = "met", published: str = "2023-11-23", **more: Any) -> Told:
    return told(name, status="happened", published=published, **more)


@pytest.mark.parametrize(
    "later",
    [
        _met(day="2023-11-23"),
        _met(),
        _met(who=(PUTIN, TOKAYEV, PASHINYAN), place=("Belarus", "BLR", None)),
        _met(published="2023-11-25", day="2023-11-24"),
        _met(published="2024-02-01", day="2023-11-23"),
    ],
    ids=["its day", "no day, told then", "more take part", "a day later", "told months later"],
)
def test_a_meeting_of_the_same_on_its_day_was_held(later: Told) -> None:
    found = _follow(later)
    assert found is not None
    assert found.relation == "held"
    assert found.score >= SURE
    assert found.reasons


@pytest.mark.parametrize(
    "later",
    [
        _met(day="2023-11-09", published="2023-11-09"),
        _met(published="2023-11-09"),
        _met(day="2023-11-28", published="2023-11-28"),
        _met(published="2024-01-20"),
        _met(day="2023-11-23", place=("Moscow", "RUS", 524901)),
        told("maybe", status="possible", day="2023-11-23", published="2023-11-22"),
        told("feared", status="happened", standing="feared", day="2023-11-23", published="2023-11-23"),
        _met(who=(PASHINYAN, GERMANY), day="2023-11-23"),
    ],
    ids=["earlier", "told before its day", "too late", "told too late", "elsewhere", "possible", "feared", "others"],
)
def test_what_is_another_act_is_no_follow_up(later: Told) -> None:
    assert _follow(later) is None


def test_a_body_that_was_to_meet_and_met_on_the_day_held_it() -> None:
    plan = told("summit", "CONSULT/multilateral", who=(CSTO, PUTIN), day="2023-11-23")
    found = _follow(
        told("held", "CONSULT/multilateral", "happened", (CSTO,), day="2023-11-23", published="2023-11-23"), plan
    )
    assert found is not None
    assert found.relation == "held"


def test_a_refusal_of_something_else_calls_off_nothing() -> None:
    refusal = told("no", "REJECT/meet", "happened", (TOKAYEV,), published="2023-11-20", words="rejected proposal")
    assert _settled(refusal).outcome == "pending"
    refusal = told(
        "no", "REJECT/meet", "happened", (TOKAYEV,), published="2023-11-20", words="called summit", signs=("cancelled",)
    )
    assert _settled(refusal, plan=told("plan", day="2023-11-23", words="meet summit")).outcome == "called-off"


def test_that_one_other_stays_away_does_not_call_it_off() -> None:
    refusal = told("stays", "REJECT/meet", "happened", (PASHINYAN,), (CSTO,), "2023-11-23", "2023-11-14")
    assert _settled(refusal, plan=told("summit", who=(CSTO, PUTIN), day="2023-11-23")).outcome == "pending"


def test_a_refusal_by_one_who_was_to_meet_calls_it_off_before_and_contradicts_it_after() -> None:
    before = told("no", "REJECT/meet", "happened", (TOKAYEV,), (PUTIN,), published="2023-11-20")
    assert _settled(before).outcome == "called-off"
    after = told("no", "REJECT/meet", "happened", (TOKAYEV,), (PUTIN,), published="2023-11-25")
    assert _settled(after).outcome == "contradicted"


def test_a_meeting_that_did_not_take_place_never_counts_as_held() -> None:
    assert _settled(_met(published="2023-11-24", signs=("failed",))).outcome == "contradicted"


def test_a_denial_before_the_day_calls_off_and_after_it_contradicts() -> None:
    for published, outcome in (("2023-11-20", "called-off"), ("2023-11-24", "contradicted")):
        denied = told("no", status="denied", standing="denied", day="2023-11-23", published=published)
        assert _settled(denied).outcome == outcome


def test_a_plan_put_off_to_another_day_moves_to_the_new_expectation() -> None:
    new = told("new", day="2023-12-05", published="2023-11-20", signs=("postponed",))
    settled = _settled(new)
    assert (settled.outcome, settled.decided_by, settled.decided_on) == ("moved", "h-new", "2023-11-20")
    assert settled.moved_to == expectation_id("r-new") == _expected(new).id


def test_another_meeting_planned_for_another_day_moves_nothing() -> None:
    assert _follow(told("new", day="2023-12-05", published="2023-11-20")) is None


def test_put_off_without_a_new_day_is_moved_to_none() -> None:
    settled = _settled(
        told("off", "REJECT/meet", "happened", (PUTIN,), (TOKAYEV,), published="2023-11-20", signs=("postponed",))
    )
    assert (settled.outcome, settled.moved_to) == ("moved", None)


def test_a_plan_for_another_day_told_once_the_first_was_put_off_is_where_it_moved() -> None:
    plan = told("plan", day="2023-11-23")
    put_off = replace(plan.accounts[0], report="r-off", published="2023-11-20", signs=("postponed",))
    plan = Told(plan.happening, (*plan.accounts, put_off))
    new = told("new", day="2023-12-05", published="2023-11-21")
    assert _settled(plan=plan).outcome == "moved"
    assert _settled(new, plan=plan).moved_to == expectation_id("r-new")


def test_a_plan_that_is_told_as_put_off_from_the_start_holds_the_new_day() -> None:
    assert _settled(plan=told("plan", day="2023-12-05", signs=("postponed",))).outcome == "pending"


@pytest.mark.parametrize(
    "later",
    [
        _met(who=(PUTIN, PASHINYAN), published="2023-12-01"),
        told("no", "REJECT/meet", "happened", (TOKAYEV,), (PASHINYAN,), published="2023-12-01"),
        told("no", "REJECT/meet", "happened", (TOKAYEV,), (PUTIN,), published="2023-11-09"),
        told("not", "CONSULT/visit", "denied", (PUTIN,), published="2023-12-01", standing="denied"),
    ],
    ids=["with another", "refused to another", "refused the same day", "not to another place"],
)
def test_without_a_day_one_participant_alone_settles_nothing(later: Told) -> None:
    assert _settled(later, plan=told("plan")).outcome == "pending"


def test_without_a_day_the_same_two_after_the_announcement_hold_it() -> None:
    assert _settled(_met(published="2023-12-01"), plan=told("plan")).outcome == "held"


def test_without_a_day_what_another_article_tells_the_same_day_holds_it_and_what_its_own_tells_does_not() -> None:
    met = _met(published="2023-11-09")
    assert _settled(met, plan=told("plan")).outcome == "held"
    plan = told("plan")
    together = Told(plan.happening, (*plan.accounts, replace(plan.accounts[0], report="r-more", article="a-met")))
    met = Told(met.happening, (replace(met.accounts[0], article="a-met"),))
    assert _settled(met, plan=together).outcome == "pending"


def test_without_a_day_an_act_dated_to_the_year_counts_by_when_it_was_told() -> None:
    year = ("2023-01-01", "2023-12-31")
    assert _settled(_met(day=year, published="2023-12-01"), plan=told("plan")).outcome == "held"
    before = ("2022-01-01", "2022-12-31")
    assert _settled(_met(day=before, published="2023-12-01"), plan=told("plan")).outcome == "pending"


def test_one_again_and_somebody_for_the_state_of_the_other_hold_a_meeting_on_its_day_alone() -> None:
    met = _met(who=(PUTIN, KAZAKHSTAN), day="2023-11-23", published="2023-11-24")
    assert _settled(met).outcome == "held"
    undated = _met(who=(PUTIN, KAZAKHSTAN), published="2023-12-01")
    assert _settled(undated, plan=told("plan")).outcome == "pending"


def test_a_visit_is_not_each_meeting_of_one_who_makes_it() -> None:
    astana = ("Astana", "KAZ", 1526273)
    plan = told("plan", who=(PUTIN,), day="2023-11-23", place=astana)
    visit = told("visit", "CONSULT/visit", "happened", (PUTIN,), day="2023-11-23", published="2023-11-24", place=astana)
    met = told("met", "CONSULT", "happened", (PUTIN,), day="2023-11-23", published="2023-11-24", place=astana)
    assert _settled(visit, plan=plan).outcome == "pending"
    assert _settled(met, plan=plan).outcome == "held"


def test_a_visit_to_a_state_is_held_in_it_wherever_the_plan_was_placed() -> None:
    plan = told("plan", "CONSULT/visit", whom=(KAZAKHSTAN,), day="2023-11-23", place=("Korea", "MLI", 1))
    there = {"day": "2023-11-23", "published": "2023-11-24", "place": ("Astana", "KAZ", 1526273)}
    assert _settled(told("met", "CONSULT/visit", "happened", **there), plan=plan).outcome == "held"
    elsewhere = there | {"place": ("Minsk", "BLR", 625144)}
    assert _settled(told("met", "CONSULT/visit", "happened", **elsewhere), plan=plan).outcome == "pending"


def test_a_promise_is_not_kept_by_a_deed_about_something_else() -> None:
    plan = told("promise", "AGREE", "happened", (GERMANY,), (UKRAINE,), trigger="promised", words="deliver tanks soon")
    other = told("aid", "AID", "happened", (GERMANY,), (UKRAINE,), "2023-12-20", "2023-12-21", words="paid pensions")
    assert _settled(other, plan=plan).outcome == "pending"


def test_a_report_of_the_plan_that_says_cancelled_calls_it_off() -> None:
    plan = told("plan", day="2023-11-23", signs=("cancelled",))
    settled = _settled(plan=plan)
    assert (settled.outcome, settled.decided_by) == ("called-off", "h-plan")


def test_a_meeting_held_after_all_was_held() -> None:
    off = told("off", "REJECT/meet", "happened", (TOKAYEV,), (PUTIN,), published="2023-11-20")
    assert _settled(off, _met(day="2023-11-23")).outcome == "held"
    assert _settled(_met(day="2023-11-23"), off).outcome == "held"


def test_a_promise_is_kept_by_a_deed_towards_the_same_target() -> None:
    plan = told(
        "promise", "AGREE", "happened", (GERMANY,), (UKRAINE,), ("2023-11-09", "2023-12-31"),
        precision="range", trigger="promised", words="deliver tanks air defence",
    )  # fmt: skip
    kept = told(
        "aid", "AID", "happened", (GERMANY,), (UKRAINE,), "2023-12-20", "2023-12-21", words="delivered tanks defence"
    )
    assert _settled(kept, plan=plan).outcome == "held"
    other = told(
        "aid", "AID", "happened", (GERMANY,), (KAZAKHSTAN,), "2023-12-20", "2023-12-21", words="delivered tanks"
    )
    assert _settled(other, plan=plan).outcome == "pending"


def test_a_threat_is_carried_out_by_force_on_the_same_target() -> None:
    plan = told("threat", "THREATEN/violence", "happened", (RUSSIA,), (UKRAINE,), words="strike power stations")
    hit = told(
        "hit",
        "ASSAULT/aerial",
        "happened",
        (RUSSIA,),
        (UKRAINE,),
        "2023-11-20",
        "2023-11-20",
        words="struck power stations",
    )
    assert _settled(hit, plan=plan).outcome == "held"


def test_without_a_report_it_stays_pending() -> None:
    settled = _settled()
    assert (settled.outcome, settled.follow_ups, settled.decided_by) == ("pending", (), None)


def test_a_judgement_wins_over_the_machine_and_different_takes_a_follow_up_away() -> None:
    different = Judged([_judgement("different")])
    assert _settled(_met(day="2023-11-23"), judged=different).outcome == "pending"
    moved = Judged([_judgement("moved")])
    assert _settled(_met(day="2023-11-23"), judged=moved).outcome == "moved"


def test_a_judged_pair_that_the_machine_passes_over_counts() -> None:
    later = _met(published="2024-03-01", who=(PASHINYAN,))
    assert _follow(later) is None
    assert _settled(later, judged=Judged([_judgement("held")])).outcome == "held"


def test_the_order_of_what_was_found_changes_nothing() -> None:
    later = [
        _met("a", day="2023-11-23"),
        _met("b"),
        told("off", "REJECT/meet", "happened", (TOKAYEV,), (PUTIN,), published="2023-11-20"),
        told("new", day="2023-12-05", published="2023-11-21", signs=("postponed",)),
    ]
    assert _settled(*later) == _settled(*reversed(later))


@pytest.mark.parametrize(
    "later",
    [
        _met(day="2023-11-23"),
        _met(),
        told("off", "REJECT/meet", "happened", (TOKAYEV,), (PUTIN,), published="2023-11-20"),
        told("new", day="2024-05-05", published="2023-11-21", signs=("postponed",)),
    ],
)
def test_an_announcement_and_its_follow_up_meet_under_a_key(later: Told) -> None:
    assert _follow(later) is not None
    assert keys(later.happening) & lookups(_expected(MEETING), MEETING.happening)


def _judgement(verdict: str) -> Judgement:
    return Judgement("j1", "outcome", "r-plan", "r-met", verdict, "ada", "2023-12-01T10:00:00+00:00")
