"""What is asked of a doubtful thing, and what each key answers: the same on a terminal and in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.ask.review import Doubt, ReviewItem
from dateline.model import Answer, Participant
from dateline.model.judgement import JudgementKind

QUESTIONS: Mapping[JudgementKind, str] = {
    "report": "Does the text say so?",
    "link": "Is that who is meant?",
    "join": "Are these the same act?",
    "origin": "Is this one text?",
    "outcome": "Did that become of what was announced?",
}
_NOBODY = "Is it right that this is nobody known?"
_THOUGHT = {
    "same": "the same",
    "different": "not the same",
    "held": "what was announced took place",
    "moved": "it was moved to another day",
    "called-off": "it was called off",
    "contradicted": "it did not happen so",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A key with what it says, and the verdict; None where the machine's own is meant."""

    key: str
    words: str
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A key that asks for words: what is asked, and the field it is about; None where that is the field judged.

    After one about another field the thing itself is still to be judged.
    """

    key: str
    words: str
    asked: str
    field: str | None


CHOICES: Mapping[JudgementKind, tuple[Choice, ...]] = {
    "report": (Choice("y", "yes", "right"), Choice("n", "no", "wrong")),
    "link": (Choice("y", "yes", "right"), Choice("n", "no", "wrong")),
    "join": (Choice("s", "the same", "same"), Choice("d", "different", "different")),
    "origin": (Choice("s", "the same", "same"), Choice("d", "different", "different")),
    "outcome": (
        Choice("y", "yes", None),
        Choice("n", "it is about something else", "different"),
        Choice("h", "held", "held"),
        Choice("m", "moved", "moved"),
        Choice("c", "called off", "called-off"),
        Choice("x", "did not happen so", "contradicted"),
    ),
}
CORRECTIONS: Mapping[JudgementKind, tuple[Correction, ...]] = {
    "report": (
        Correction("p", "another place", "name or GeoNames number of the place", "place"),
        Correction("t", "another time", "day, month, year, or two with a slash between", "time"),
    ),
    "link": (Correction("i", "another actor", "id or name of the actor", None),),
    "join": (),
    "origin": (),
    "outcome": (),
}


def question(item: ReviewItem) -> str:
    """What is asked."""
    return _NOBODY if _nobody(item) else QUESTIONS[item.doubt.kind]


def thought(item: ReviewItem) -> str:
    """What the machine holds; "" where that cannot be said."""
    doubt = item.doubt
    if doubt.kind == "report":
        return "holds that it is so"
    if doubt.kind == "link":
        one = participant(item)
        return "" if one is None else "nobody known" if one.actor is None else f"{one.name} · {one.actor}"
    return _THOUGHT.get(doubt.machine, doubt.machine)


def participant(item: ReviewItem) -> Participant | None:
    """The participant that a link is about."""
    role, _, number = (item.doubt.other or "").partition("/")
    report = item.reports[0].report
    people = {"source": report.sources, "target": report.targets, "said_by": report.said_by}.get(role, ())
    return people[int(number)] if number.isdecimal() and int(number) < len(people) else None


def correction(doubt: Doubt, key: str) -> Correction | None:
    """What a key asks words for; None where it asks for none."""
    return next((one for one in CORRECTIONS[doubt.kind] if one.key == key), None)


def chosen(doubt: Doubt, key: str, who: str) -> Answer | None:
    """The answer that a key gives by itself; None where it gives none."""
    found = next((one for one in CHOICES[doubt.kind] if one.key == key), None)
    if found is None:
        return None
    return Answer(doubt.kind, doubt.subject, found.verdict or doubt.machine, who, "", doubt.other)


def corrected(doubt: Doubt, one: Correction, words: str, who: str) -> Answer:
    """The answer that words after a key give: what a field is instead."""
    field = doubt.other if one.field is None else one.field
    return Answer("link", doubt.subject, "instead", who, "", field, {instead_key(field or ""): words})


def instead_key(field: str) -> str:
    """The key under which an answer says what a field is instead: place, time or, of a participant, actor."""
    return field if field in ("place", "time") else "actor"


def _nobody(item: ReviewItem) -> bool:
    one = participant(item) if item.doubt.kind == "link" else None
    return one is not None and one.actor is None
