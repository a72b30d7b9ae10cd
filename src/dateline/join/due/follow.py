"""What a later happening does to an expectation: held, moved, called off, contradicted, or nothing."""

from __future__ import annotations

from dateline.join.due import days
from dateline.join.due.parties import ONE_AND_STATE, SURELY_WHO, doubtful, meant, parties, refuser, topic
from dateline.join.due.table import is_of, table
from dateline.join.due.told import Told, shared
from dateline.model.joined import Expectation, FollowUp, Relation

SURE = 0.6
"""From this score on a follow-up decides; below it is doubtful, and kept for a person to judge."""
KEPT = 0.5
"""Below this score a follow-up is none."""
_ITEM_OF_VISIT = 0.15
"""A visit as a whole tells little of one meeting during it, where nobody else who was to meet is named."""
_DOUBTFUL = 0.55
"""The most that words alone give."""


def follow_up(expectation: Expectation, announced: Told, later: Told) -> FollowUp | None:
    """What `later` does to the expectation that `announced` stands for, None where it has nothing to do with it.

    `later` may be `announced` itself: reports of one plan may tell that it came to nothing.
    """
    if announced.happening.id == later.happening.id:
        return _own(expectation, announced)
    published = later.happening.last_published
    if expectation.announced_on is not None and published is not None and published < expectation.announced_on:
        return None
    if later.happening.status == "possible":
        return None
    if later.happening.status == "planned":
        return _planned(expectation, announced, later)
    return _held(expectation, announced, later) or _undone(expectation, announced, later)


def _own(expectation: Expectation, announced: Told) -> FollowUp | None:
    """Reports of the plan itself that tell its end. Of one put off, only where another report told it before."""
    plain = min((one.published or "" for one in announced.accounts if not one.signs), default=None)
    for sign, relation in (("cancelled", "called-off"), ("failed", "contradicted"), ("postponed", "moved")):
        for one in announced.signed(sign):
            if sign == "postponed" and (plain is None or plain > (one.published or "")):
                continue
            reasons = (f"a report of the plan says so ({sign})", f"told on {one.published or 'an unknown day'}")
            return FollowUp(announced.happening.id, _ended(expectation, relation, one.published), 0.75, reasons)
    return None


def _ended(expectation: Expectation, relation: str, published: str | None) -> Relation:
    """Something undone after its day came did not take place; before, it was called off."""
    if relation == "moved":
        return "moved"
    past = expectation.due_to is not None and published is not None and published > expectation.due_to
    return "contradicted" if past or relation == "contradicted" else "called-off"


def _held(expectation: Expectation, announced: Told, later: Told) -> FollowUp | None:
    act, plan = later.happening, announced.happening
    if not _done(later) or not is_of(act.type, act.mode, table().fulfilling(plan.type, plan.mode)):
        return None
    fit, where = _day(expectation, announced, later), _place(announced, later)
    if fit is None or where is None:
        return None
    who = parties(announced, later)
    if who is None or not meant(expectation, announced, later, who[0]):
        return None
    value = 0.5 * who[0] + 0.35 * fit.value + 0.15 * where[0]
    if act.standing in ("claimed", "disputed"):
        value -= 0.1
    if plan.type == "CONSULT" and plan.mode != "visit" == act.mode and who[0] < ONE_AND_STATE:
        value -= _ITEM_OF_VISIT
    if doubtful(expectation, announced, later):
        value = min(value, _DOUBTFUL)
    if value < KEPT:
        return None
    return FollowUp(act.id, "held", _rounded(value), (who[1], fit.reason, where[1]))


def _done(later: Told) -> bool:
    """Whether a happening is told as done, and none of its reports says that it came to nothing."""
    act = later.happening
    told = act.status == "happened" and act.standing not in ("denied", "feared")
    return told and not later.signed("cancelled", "failed")


def _planned(expectation: Expectation, announced: Told, later: Told) -> FollowUp | None:
    """A later plan of the same act: for another day it moves the first, with words of an end it ends it."""
    plan, act = announced.happening, later.happening
    if act.type != plan.type or not _later(expectation, later):
        return None
    who = parties(announced, later)
    where = _place(announced, later)
    if who is None or where is None or who[0] < SURELY_WHO:
        return None
    same_day = _overlap(expectation, act.day_from, act.day_to)
    ended = next((one for one in ("cancelled", "failed") if later.signed(one)), None)
    if ended and same_day is not False:
        relation = _ended(expectation, "called-off", act.first_published)
        return FollowUp(act.id, relation, _rounded(0.4 + 0.4 * who[0]), (who[1], f"its report says so ({ended})"))
    why = _put_off(announced, later, same_day=same_day)
    if why is None or expectation.due_to is None:
        return None
    day = f"now for {act.day_from}" if same_day is False else "no new day was told"
    sure = 0.5 if same_day is False else 0.4
    return FollowUp(act.id, "moved", _rounded(sure + 0.4 * who[0] + 0.1 * where[0]), (who[1], why, day))


def _put_off(announced: Told, later: Told, *, same_day: bool | None) -> str | None:
    """Why a later plan is the first one put off: its own words, or those of a report of the first told before it."""
    if later.signed("postponed"):
        return "put off"
    if same_day is not False:
        return None
    told = [one.published for one in announced.signed("postponed") if one.published is not None]
    first = later.happening.first_published
    return "the plan was put off" if told and first is not None and first >= told[0] else None


def _undone(expectation: Expectation, announced: Told, later: Told) -> FollowUp | None:
    """A denial, a refusal, words of an end, or an act that cannot go with the plan."""
    plan, act = announced.happening, later.happening
    known = table()
    fulfilling = is_of(act.type, act.mode, known.fulfilling(plan.type, plan.mode))
    refusing = is_of(act.type, act.mode, known.cancelling(plan.type, plan.mode))
    against = is_of(act.type, act.mode, known.contradicting(plan.type, plan.mode))
    when = _overlap(expectation, act.day_from, act.day_to)
    in_time = _later(expectation, later) and _near(expectation, later, when)
    if not in_time or not (fulfilling or refusing or against) or _place(announced, later) is None:
        return None
    who = parties(announced, later) if fulfilling else refuser(announced, later)
    if who is None or not meant(expectation, announced, later, who[0]):
        return None
    aimed = _aimed(announced, later)
    worded = expectation.due_to is not None and act.type == "REJECT" and topic(announced, later) > 0
    if not (when or (fulfilling and who[0] >= SURELY_WHO) or (refusing and (aimed or worded))):
        return None
    found = _told_end(expectation, later, fulfilling=fulfilling)
    sure = 0.45
    if found is None and refusing and sum((bool(when), aimed, act.mode == "meet" or act.type != "REJECT")) > 1:
        found, sure = (_ended(expectation, "called-off", act.first_published), "refused by one who was to act"), 0.3
    if found is None and against and act.status == "happened" and when:
        found, sure = ("contradicted", "it cannot go with what was announced"), 0.25
    if found is None:
        return None
    value = sure + 0.4 * who[0] + (0.15 if when else 0.0)
    if doubtful(expectation, announced, later):
        value = min(value, _DOUBTFUL)
    return FollowUp(act.id, found[0], _rounded(value), (who[1], found[1]))


def _aimed(announced: Told, later: Told) -> bool:
    """Whether an act is aimed at another than its source who was to take part."""
    acting = {party.key for party in later.sources}
    return any(well == 1.0 and one.key not in acting for one, well in shared(announced.parties, later.targets))


def _told_end(expectation: Expectation, later: Told, *, fulfilling: bool) -> tuple[Relation, str] | None:
    """What the words of the later reports say, or that they deny the act."""
    act = later.happening
    ended = later.signed("cancelled", "failed")
    if later.signed("postponed") and not ended:
        return "moved", "put off, no new day was told"
    if fulfilling and (act.status == "denied" or act.standing == "denied"):
        return _ended(expectation, "called-off", act.first_published), "told as not done"
    if ended:
        return _ended(expectation, "called-off", act.first_published), "its report says that it came to nothing"
    return None


def _place(announced: Told, later: Told) -> tuple[float, str] | None:
    """How well the places agree; None where they are of different countries."""
    plan, act = announced.happening, later.happening
    if plan.place_country is None or act.place_country is None:
        return 0.5, "no place told in both"
    if plan.place_country != act.place_country:
        meant_for = {party.country for party in announced.parties if (party.actor or "").startswith("state/")}
        return (0.6, f"in {act.place_country}, whose state takes part") if act.place_country in meant_for else None
    if plan.geonames is not None and plan.geonames == act.geonames:
        return 1.0, f"in {act.place_name}"
    return 0.8, f"in {act.place_country}"


def _day(expectation: Expectation, announced: Told, later: Told) -> days.Fit | None:
    act = later.happening
    due = (expectation.due_from, expectation.due_to, expectation.precision)
    met = announced.happening.type == "CONSULT" and later.apart_from(announced)
    return days.fit(due, expectation.announced_on, (act.day_from, act.day_to), act.first_published, apart=met)


def _later(expectation: Expectation, later: Told) -> bool:
    first = later.happening.first_published
    return expectation.announced_on is None or first is None or first >= expectation.announced_on


def _overlap(expectation: Expectation, first: str | None, last: str | None) -> bool | None:
    """Whether a day falls into the due interval; None where either is not told."""
    if first is None or expectation.due_from is None or expectation.due_to is None:
        return None
    return first <= expectation.due_to and (last or first) >= expectation.due_from


def _near(expectation: Expectation, later: Told, when: bool | None) -> bool:
    """A refusal counts from the announcement until a little after the day, an act for its day."""
    first = later.happening.first_published
    if expectation.due_to is None:
        return (
            first is not None
            and expectation.announced_on is not None
            and first <= days.shift(expectation.announced_on, days.OPEN)
        )
    told_in_time = first is None or first <= days.shift(expectation.due_to, days.SOON)
    return told_in_time and (when is not False or later.happening.type == "REJECT")


def _rounded(value: float) -> float:
    return round(max(0.0, min(1.0, value)), 4)
