"""What becomes an expectation, of which kind, announced by whom, and due when."""

from __future__ import annotations

import pytest
from due_tellings import GERMANY, PUTIN, RUSSIA, TOKAYEV, UKRAINE, told

from dateline.join.due import Told, expectation
from dateline.model.joined import Expectation


def _expected(one: Told) -> Expectation:
    found = expectation(one.happening, one.accounts)
    assert found is not None
    return found


def test_a_planned_meeting_is_scheduled_for_its_day() -> None:
    found = _expected(told("meet", day="2023-11-23"))
    assert (found.kind, found.due_from, found.due_to, found.precision) == (
        "scheduled",
        "2023-11-23",
        "2023-11-23",
        "day",
    )
    assert found.announced_on == "2023-11-09"
    assert found.announced_by == (TOKAYEV, PUTIN)
    assert found.outcome == "pending"


def test_what_the_actor_or_his_government_says_he_will_do_is_promised() -> None:
    found = _expected(told("meet", said_by=(RUSSIA,), day="2023-11-23"))
    assert found.kind == "promised"
    assert found.announced_by == (RUSSIA,)


def test_what_another_says_is_scheduled_only() -> None:
    assert _expected(told("meet", said_by=(GERMANY,), day="2023-11-23")).kind == "scheduled"


def test_a_hostile_act_its_source_announces_is_threatened() -> None:
    plan = told("close", "COERCE/restrict", who=(GERMANY,), whom=(RUSSIA,), said_by=(GERMANY,))
    assert _expected(plan).kind == "threatened"


@pytest.mark.parametrize(
    ("trigger", "kind"),
    [("promised", "promised"), ("agreed", "promised"), ("signed separate", None), ("agreement", None)],
)
def test_an_agreement_is_a_promise_where_its_word_promises(trigger: str, kind: str | None) -> None:
    deal = told("deal", "AGREE", "happened", (GERMANY,), (UKRAINE,), trigger=trigger)
    found = expectation(deal.happening, deal.accounts)
    assert (found.kind if found else None) == kind


def test_an_agreement_for_a_day_to_come_is_a_promise_due_then() -> None:
    deal = told("deal", "AGREE", "happened", (GERMANY,), (UKRAINE,), day="2023-12-01", trigger="deal")
    found = _expected(deal)
    assert (found.kind, found.due_to) == ("promised", "2023-12-01")


def test_the_day_of_a_promise_is_not_its_due_day() -> None:
    found = _expected(told("deal", "AGREE", "happened", (GERMANY,), day="2023-11-09", trigger="promised"))
    assert found.due_from is None
    assert any("no day told" in reason for reason in found.reasons)


def test_a_threat_that_was_made_is_threatened_and_one_denied_is_nothing() -> None:
    threat = told("threat", "THREATEN/violence", "happened", (RUSSIA,), (UKRAINE,))
    assert _expected(threat).kind == "threatened"
    denied = told("threat", "THREATEN/violence", "denied", (RUSSIA,), (UKRAINE,), standing="denied")
    assert expectation(denied.happening, denied.accounts) is None


@pytest.mark.parametrize("status", ["happened", "possible", "denied"])
def test_what_is_done_feared_or_denied_announces_nothing(status: str) -> None:
    one = told("visit", "CONSULT/visit", status)
    assert expectation(one.happening, one.accounts) is None


def test_a_day_before_the_report_is_taken_for_misread_and_the_reasons_say_so() -> None:
    found = _expected(told("meet", day="2023-11-06"))
    assert (found.due_from, found.due_to) == (None, None)
    assert any("2023-11-06" in reason and "before" in reason for reason in found.reasons)


def test_the_day_of_the_announcement_is_no_due_day_of_what_takes_longer_than_a_day() -> None:
    assert _expected(told("send", "MOBILIZE/troops", who=(GERMANY,), day="2023-11-09")).due_to is None
    assert _expected(told("dine", day="2023-11-09")).due_to == "2023-11-09"


def test_what_is_due_within_a_stretch_is_due_from_its_report_on() -> None:
    found = _expected(told("send", "AID", who=(GERMANY,), day=("2023-01-01", "2023-12-31"), precision="year"))
    assert (found.due_from, found.due_to) == ("2023-11-09", "2023-12-31")


def test_the_id_comes_from_the_first_report() -> None:
    one, again = told("meet", day="2023-11-23"), told("meet", day="2023-11-24")
    assert _expected(one).id == _expected(again).id != _expected(told("other")).id
