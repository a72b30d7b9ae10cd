"""A person's decision about something the machine decided. Never changed; a later one, or a withdrawal, follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

JudgementKind = Literal["report", "link", "join", "origin", "outcome"]
"""What is judged:

report    `subject` a report: right or wrong
link      `subject` a report, `other` a field (source/0, target/1, said_by/0, place, time): right, wrong, or instead,
          with what it is in `value`
join      `subject` and `other` two reports: same or different act
origin    `subject` and `other` two articles: same or different text
outcome   `subject` a report that announces, `other` a report of what became of it: held, moved, called-off,
          contradicted, or different (it is about something else)
"""
JUDGEMENT_KINDS: tuple[JudgementKind, ...] = ("report", "link", "join", "origin", "outcome")

VERDICTS: Mapping[JudgementKind, tuple[str, ...]] = {
    "report": ("right", "wrong"),
    "link": ("right", "wrong", "instead"),
    "join": ("same", "different"),
    "origin": ("same", "different"),
    "outcome": ("held", "moved", "called-off", "contradicted", "different"),
}
"""The verdicts that each kind knows."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer of one person.

    `at` is ISO 8601 with a zone, `who` names the person. Of `join` and `origin` the two ids stand in their order. A
    judgement that `withdraws` another takes it back and says nothing else of its own.
    """

    id: str
    kind: JudgementKind
    subject: str
    other: str | None
    verdict: str
    who: str
    at: str
    value: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None
    withdraws: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says, before it is a judgement.

    `at` is ISO 8601 with a zone. `instead` is what a link is in place of what was linked: {"actor": id} for a
    participant, {"place": GeoNames number or name}, {"time": day, month, year, or two with a slash between}. `sample`
    names the draw in which it was asked, None where it was not drawn.
    """

    kind: JudgementKind
    subject: str
    verdict: str
    who: str
    at: str = ""
    other: str | None = None
    instead: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None
    sample: str | None = None
