"""What joining makes of reports and articles: editions, shared passages, origins, happenings, expectations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.account import Party
from dateline.model.layers import Status
from dateline.model.span import Span

Standing = Literal["stated", "single", "claimed", "disputed", "denied", "feared", "announced"]
"""How a happening stands:

stated      several independent origins state it as done
single      one origin states it as done
claimed     it rests on the word of one side alone
disputed    some state or claim it, others deny it
denied      it is only denied
feared      it is only called possible
announced   it is only announced for a day to come
"""
STANDINGS: tuple[Standing, ...] = ("stated", "single", "claimed", "disputed", "denied", "feared", "announced")

ExpectationKind = Literal["scheduled", "promised", "threatened"]
EXPECTATION_KINDS: tuple[ExpectationKind, ...] = ("scheduled", "promised", "threatened")

Outcome = Literal["pending", "held", "moved", "called-off", "contradicted"]
"""What became of an expectation. Whether a pending one is overdue depends on the day it is asked on."""
OUTCOMES: tuple[Outcome, ...] = ("pending", "held", "moved", "called-off", "contradicted")

Relation = Literal["held", "moved", "called-off", "contradicted"]
"""What a later happening does to an expectation."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Articles under one address are editions of one story; the newest counts.

    `story` names the address they share. `newer` is the article that replaces this one, None for the newest.
    """

    article: str
    story: str
    newer: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Text that two articles have in common. `article` < `other`.

    `of_article` and `of_other` are the shares of each one's body (by characters, 0 to 1) that stand in the other;
    `passages` are the stretches, in each article's characters. `score` in 0..1 says how sure it is one text.
    """

    article: str
    other: str
    of_article: float
    of_other: float
    score: float
    passages: tuple[tuple[Span, Span], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """One text that several articles carry, or the own text of one article.

    `agencies` are the credited agencies that its articles agree on. `first` is the article that appeared first.
    """

    id: str
    first: str
    articles: tuple[str, ...]
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleOrigin:
    """An article rests on an origin: with which share of its body (0 to 1), and why."""

    article: str
    origin: str
    share: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A participant of a happening, and how many of its reports name it in that role (source or target)."""

    role: str
    party: Party
    reports: int


@dataclass(frozen=True, slots=True)
class Member:
    """A report in a happening: how well it fits the rest (1.0 where it is alone), and why."""

    report: str
    article: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """The reports of one act.

    Its fields are those that most reports agree on (the more exact, then the more sure ones win). `origins` counts
    independent origins, `first` is the report that appeared first. `members` are sorted by report id.
    """

    id: str
    type: str
    mode: str
    status: Status
    standing: Standing
    quad: int
    intensity: float
    confidence: float
    first: str
    articles: int
    origins: int
    members: tuple[Member, ...]
    sides: tuple[Side, ...] = ()
    day_from: str | None = None
    day_to: str | None = None
    precision: str | None = None
    place_name: str | None = None
    place_country: str | None = None
    geonames: int | None = None
    degrees: tuple[float, float] | None = None
    first_published: str | None = None
    last_published: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later happening bears on an expectation: how, how sure, and why."""

    happening: str
    relation: Relation
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """An act that was announced, promised or threatened for later, and what became of it.

    `happening` is the announced happening it stands for, `announced_by` who announced it (who says so, or who is to
    act). `due_from` and `due_to` are the days within which it is due, inclusive; both None where no day was told.
    `outcome` follows from `follow_ups`; `decided_by` is the happening that decided it, `decided_on` the first day it
    was reported. `moved_to` is the expectation that holds the new day, None where no new one was told. `reasons` say
    in words why it is of this kind and due then.
    """

    id: str
    happening: str
    kind: ExpectationKind
    announced_on: str | None
    announced_by: tuple[Party, ...] = ()
    due_from: str | None = None
    due_to: str | None = None
    precision: str | None = None
    outcome: Outcome = "pending"
    decided_by: str | None = None
    decided_on: str | None = None
    moved_to: str | None = None
    reasons: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
