"""The questions of a review: what the record holds that may be doubtful, of each kind, and the most useful of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from dateline.ask.doubts import Doubt, ReviewFilter, mixed
from dateline.join.acts.score import JOINED
from dateline.join.judged import Judged
from dateline.link.scores import THRESHOLD
from dateline.model.judgement import JudgementKind
from dateline.store import schema
from dateline.store.schema_joined import expectations, follow_ups, happening_reports, happenings, joins, shares

_events, _people = schema.events.c, schema.participants.c
_beside = happenings.alias("beside")
"""The happening of the other of two reports."""
_ROLES = ("source", "target", "said_by")
_MOST_DOUBLINGS = 20
_PASSED_OVER = 3
_ROUNDING = 1e-9
OPEN_DOUBT, NEW_DOUBT = 0.15, 0.4
"""Doubt of a participant left open, and of one named by its words because the knowledge lacks it. Their scores are the
same for all and say nothing: 4 of 106 and 6 of 54 labelled ones were wrong (`python -m dateline_lab score actors`)."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Rows of subject, other, machine, score, doubt, touches, reasons.

    `by_size` narrows them to happenings of one size where an answer bears on those of a happening: one condition,
    or several of which one must hold. `more` is how much more one may weigh than its size says, for it may bear on two.
    """

    ask: Callable[[], Select[Any]]
    by_size: Callable[[int, float], tuple[ColumnElement[bool], ...]] | None = None
    more: int = 0


class Asked:
    """The questions of one review: each gives rows of subject, other, machine, score, useful, reasons."""

    def __init__(self, connection: Connection, passing: Sequence[Any], wanted: ReviewFilter, judged: Judged) -> None:
        self._connection = connection
        self._passing = passing
        self._wanted = wanted
        self._judged = judged

    def most_useful(self) -> list[Doubt]:
        """The most useful of each kind, mixed."""
        # What is judged already is left out afterwards, and mixing passes over some: so many more are asked for.
        room = _PASSED_OVER * self._wanted.limit + len(self._judged.counting)
        found: dict[tuple[str, str, str | None], Doubt] = {}
        for kind, question in self._questions():
            for one in self._best(kind, question, room):
                key = (one.kind, one.subject, one.other)
                if key not in found or one.order < found[key].order:
                    found[key] = one
        return mixed(found.values(), self._wanted.limit)

    def _best(self, kind: JudgementKind, question: _Question, room: int) -> list[Doubt]:
        """The most useful of a question: from the largest happenings down, until smaller ones give nothing better."""
        if question.by_size is None:
            return list(self._ordered(kind, question.ask(), room))
        best: list[Doubt] = []
        for power in range(self._largest, -1, -1):
            # What counts less than the last of these would be asked for in vain.
            least = best[-1].useful / (power + 1 + question.more) if len(best) == room > 0 else 0.0
            more = [
                one
                for narrowed in question.by_size(power, least)
                for one in self._ordered(kind, question.ask().where(narrowed), room)
            ]
            each = {(one.subject, one.other): one for one in (*best, *more)}
            best = sorted(each.values(), key=lambda one: one.order)[:room]
            # Smaller happenings hold fewer than 2**power reports.
            if len(best) == room > 0 and best[-1].useful > power + question.more:
                break
        return best

    def _ordered(self, kind: JudgementKind, question: Select[Any], room: int) -> Iterator[Doubt]:
        columns = question.selected_columns
        useful = columns.doubt * _weight(columns.touches)
        return self._rows(kind, question.order_by(useful.desc(), columns.subject).limit(room))

    @cached_property
    def _largest(self) -> int:
        """The power of two up to which the largest happening reaches."""
        most = self._connection.scalar(select(func.max(happenings.c.reports))) or 1
        return int(most).bit_length() - 1

    def drawn(self, seed: str) -> list[Doubt]:
        """Evenly drawn from all of a kind, sure ones too."""
        kind = self._wanted.kind or "report"
        everything = (one for name, question in self._questions(kind) for one in self._rows(name, question.ask()))
        return nsmallest(self._wanted.limit, everything, key=lambda one: _lot(seed, one))

    def _rows(self, kind: JudgementKind, question: Select[Any]) -> Iterator[Doubt]:
        drawn = self._wanted.random is not None
        for row in self._connection.execution_options(yield_per=500).execute(question):
            subject, other = row.subject, row.other
            if kind in ("join", "origin") and other < subject:
                subject, other = other, subject
            if not self._done(kind, subject, other):
                told = (row.machine, row.score, round(row.doubt, 6), row.touches, tuple(row.reasons or ()))
                yield Doubt(kind, subject, other, *told, drawn=drawn)

    def _done(self, kind: str, subject: str, other: str | None) -> bool:
        """Whether it is judged. A draw leaves out what was drawn before alone, or it would no longer be even."""
        answers = self._judged.answers(kind, subject, other)
        return any(self._wanted.random is None or "sample" in one.value for one in answers)

    def _questions(self, only: str | None = None) -> Iterator[tuple[JudgementKind, _Question]]:
        kinds: dict[JudgementKind, tuple[_Question, ...]] = {
            "report": (_Question(self._reports, _of_size),),
            "link": (_Question(self._links, _of_size),),
            "join": (_Question(self._pairs, _pairs_of_size, 1), _Question(self._members, _of_size)),
            "origin": (_Question(self._origins),),
            "outcome": (_Question(self._outcomes),),
        }
        for kind, asked in kinds.items():
            if (only or self._wanted.kind) in (None, kind) and not (kind == "origin" and self._wanted.about_events):
                yield from ((kind, question) for question in asked)

    def _of_reports(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """A question about reports that pass, each with the happening it is in."""
        tables = schema.events.outerjoin(happening_reports, happening_reports.c.report == _events.id)
        tables = tables.outerjoin(happenings, happenings.c.id == happening_reports.c.happening)
        return select(*columns).select_from(tables).where(*self._passing)

    def _reports(self) -> Select[Any]:
        told = (_events.confidence, _open(_events.confidence), _members())
        return self._of_reports(*_columns(_events.id, literal(None), literal("right"), *told))

    def _links(self) -> Select[Any]:
        place = case((_people.role == "said_by", "said_by/"), (_people.role == "source", "source/"), else_="target/")
        name = place + _people.position.cast(schema.articles.c.id.type)
        known = case((_people.score == THRESHOLD, literal(NEW_DOUBT)), else_=_open(_people.score))
        doubt = case((_people.actor.is_(None), literal(OPEN_DOUBT)), else_=known)
        asked = _columns(_events.id, name, literal("right"), _people.score, doubt, _members(), _people.reasons)
        question = self._of_reports(*asked).join(schema.participants, _people.event == _events.id)
        return question.where(_people.score.is_not(None), _people.role.in_(_ROLES))

    def _pairs(self) -> Select[Any]:
        """Pairs that were compared, near the score from which they are joined."""
        there = happening_reports.alias("there")
        one = there.c.happening == happening_reports.c.happening
        machine = case((one, "same"), else_="different")
        touches = case((one, _members()), else_=_members() + _beside.c.reports)
        told = (joins.c.score, _near(joins.c.score), touches, joins.c.reasons)
        question = self._of_reports(*_columns(joins.c.report, joins.c.other, machine, *told))
        question = question.join(joins, joins.c.report == _events.id).join(there, there.c.report == joins.c.other)
        question = question.join(_beside, _beside.c.id == there.c.happening)
        return question.where(happening_reports.c.report.is_not(None))

    def _members(self) -> Select[Any]:
        """Members of happenings, each with the report that appeared first."""
        score, first = happening_reports.c.score, happenings.c.first
        told = (score, _open(score), _members(), happening_reports.c.reasons)
        asked = _columns(_events.id, first, literal("same"), *told)
        return self._of_reports(*asked).where(happenings.c.reports > 1, first != _events.id)

    def _origins(self) -> Select[Any]:
        one = shares.c
        mine = schema.metadata.tables["article_origins"]
        theirs = mine.alias("theirs")
        met = and_(mine.c.article == one.article, theirs.c.article == one.other, theirs.c.origin == mine.c.origin)
        machine = case((select(mine.c.origin).where(met).exists(), "same"), else_="different")
        touches = select(func.count()).where(_events.article.in_([one.article, one.other])).scalar_subquery()
        return select(*_columns(one.article, one.other, machine, one.score, _open(one.score), touches, one.reasons))

    def _outcomes(self) -> Select[Any]:
        later, score = happenings.alias("later"), follow_ups.c.score
        told = (follow_ups.c.relation, score, _open(score), _members() + later.c.reports, follow_ups.c.reasons)
        question = self._of_reports(*_columns(_events.id, later.c.first, *told))
        question = question.join(expectations, expectations.c.happening == happenings.c.id)
        question = question.join(follow_ups, follow_ups.c.expectation == expectations.c.id)
        question = question.join(later, later.c.id == follow_ups.c.happening)
        return question.where(or_(happenings.c.first == _events.id))


def _columns(
    subject: Any, other: Any, machine: Any, score: Any, doubt: Any, touches: Any, reasons: Any = None
) -> tuple[ColumnElement[Any], ...]:
    told = (("machine", machine), ("score", score), ("doubt", doubt), ("touches", touches))
    named = (("subject", subject), ("other", other), *told)
    reasons = literal(None) if reasons is None else reasons
    return (*(column.label(name) for name, column in named), reasons.label("reasons"))


def _open(score: ColumnElement[float]) -> ColumnElement[float]:
    return literal(4.0) * score * (literal(1.0) - score)


def _near(score: ColumnElement[float]) -> ColumnElement[float]:
    """1 at the threshold, 0 at either end of 0 to 1."""
    above = (literal(1.0) - score) / literal(1.0 - JOINED)
    return case((score >= JOINED, above), else_=score / literal(JOINED))


def _of_size(power: int, _: float) -> tuple[ColumnElement[bool], ...]:
    """Reports in happenings of 2**power reports or more, and less than twice that; alone, or in none, for 0."""
    return (_events.id.in_(_within(power)) if power else _members() < 2,)


def _pairs_of_size(power: int, least: float) -> tuple[ColumnElement[bool], ...]:
    """Pairs of which one is in such a happening, and which are at least so doubtful."""
    low = least - _ROUNDING
    near = joins.c.score.between(JOINED * low, 1.0 - (1.0 - JOINED) * low)
    if not power:
        return (and_(near, _members() < 2, _beside.c.reports < 2),)
    return tuple(and_(near, end.in_(_within(power))) for end in (joins.c.report, joins.c.other))


def _within(power: int) -> Select[Any]:
    inside = happenings.c.reports.between(2**power, 2 ** (power + 1) - 1)
    of_size = select(happenings.c.id).where(inside)
    return select(happening_reports.c.report).where(happening_reports.c.happening.in_(of_size))


def _members() -> ColumnElement[int]:
    """How many reports stand in the happening."""
    return func.coalesce(happenings.c.reports, 1)


def _weight(touches: ColumnElement[int]) -> ColumnElement[float]:
    """1, and 1 more for each doubling: how many binary digits the number has."""
    doublings = range(_MOST_DOUBLINGS, 0, -1)
    return case(*((touches >= 2**power, literal(1.0 + power)) for power in doublings), else_=literal(1.0))


def _lot(seed: str, one: Doubt) -> str:
    return hashlib.sha256(repr((seed, one.kind, one.subject, one.other)).encode()).hexdigest()
