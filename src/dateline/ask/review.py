"""What is worth a person's look: doubtful things, the most useful first.

How useful an answer is: the doubt times the weight. The doubt is 4·s·(1 − s) of the score s, 1 where right and wrong
are as likely and 0 where all is sure; of joins it is 1 at the score from which reports are joined, falling to 0 at its
sides. The weight goes from 1 for a report that stands alone to 2 for one in a happening of very many. What is judged is
left out. Equal ones follow by kind and id, so that the order depends on the record alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from dateline.ask import conditions
from dateline.ask.filters import EventFilter, check_window
from dateline.ask.judgements import check_kind
from dateline.ask.questions import event_rows
from dateline.ask.rows import EventRow
from dateline.errors import UsageError
from dateline.join.acts.score import JOINED
from dateline.join.judged import Judged
from dateline.model import Span
from dateline.model.codebook import Codebook
from dateline.model.judgement import JUDGEMENT_KINDS, JudgementKind
from dateline.store import Record, schema
from dateline.store import judgements as stored
from dateline.store.schema_joined import expectations, follow_ups, happening_reports, happenings, joins, shares

_events, _people, _articles = schema.events.c, schema.participants.c, schema.articles.c
_ROLES = ("source", "target", "said_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFilter:
    """What to review. The fields of events hold for the report that is judged; `limit` is how many at most.

    `random` draws evenly from all of a kind (a report unless `kind` says otherwise) instead of the most useful; the
    same seed draws the same from the same record.
    """

    kind: str | None = None
    actor: str | None = None
    types: tuple[str, ...] = ()
    since: str | None = None
    random: str | None = None
    limit: int = 20

    @property
    def about_events(self) -> bool:
        """Whether it asks for certain reports."""
        return bool(self.actor or self.types or self.since)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to judge: what the machine decided, how surely, why, and how useful an answer is."""

    kind: JudgementKind
    subject: str
    other: str | None
    machine: str
    score: float
    useful: float
    reasons: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[float, int, str, str]:
        """Sorts the most useful first."""
        return (-self.useful, JUDGEMENT_KINDS.index(self.kind), self.subject, self.other or "")


@dataclass(frozen=True, slots=True)
class Passage:
    """An article of a doubtful origin: its title, address and a stretch that both share."""

    article: str
    title: str | None
    url: str | None
    published: str | None
    shared: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A doubtful thing with what a person needs to judge it: its reports, or the articles of an origin."""

    doubt: Doubt
    reports: tuple[EventRow, ...] = ()
    articles: tuple[Passage, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The item as plain data."""
        one = self.doubt
        named = {"kind": one.kind, "subject": one.subject, "other": one.other, "machine": one.machine}
        told = {"score": one.score, "useful": one.useful, "reasons": list(one.reasons)}
        articles = [
            {"article": a.article, "title": a.title, "url": a.url, "published": a.published, "shared": a.shared}
            for a in self.articles
        ]
        return named | told | {"reports": [row.explained() for row in self.reports], "articles": articles}


_ANY = ReviewFilter()


def doubts(record: Record, wanted: ReviewFilter = _ANY, codebook: Codebook | None = None) -> list[Doubt]:
    """Doubtful things that nobody judged yet, the most useful first (drawn evenly: in the order of the draw).

    Raises UsageError for what cannot be.
    """
    check_window(wanted.limit, 0)
    if wanted.kind is not None:
        check_kind(wanted.kind)
    if wanted.kind == "origin" and wanted.about_events:
        raise UsageError("origins are of articles: --actor, --type and --since choose event reports")
    chosen = EventFilter(types=wanted.types, actor=wanted.actor, since=wanted.since)
    passing = conditions.of_events(chosen, codebook, record.dialect)
    with record.reading() as connection:
        judged = Judged(stored.attached(connection))
        asked = Asked(connection, passing, wanted, judged)
        if wanted.random is not None:
            return asked.drawn(wanted.random)
        return asked.most_useful()


def item(record: Record, doubt: Doubt) -> ReviewItem:
    """A doubtful thing with its reports or articles. Raises UsageError where they are gone from the record."""
    with record.reading() as connection:
        if doubt.kind == "origin":
            return ReviewItem(doubt, articles=_shared(connection, doubt))
        ids = [doubt.subject] if doubt.kind == "link" or doubt.other is None else [doubt.subject, doubt.other]
        found = event_rows(connection, ids)
        if len(found) < len(ids):
            raise UsageError(f"the record no longer holds the report {doubt.subject} or what it is judged with")
        return ReviewItem(doubt, reports=tuple(found))


class Asked:
    """The questions of one review: each gives rows of subject, other, machine, score, useful, reasons."""

    def __init__(self, connection: Connection, passing: Sequence[Any], wanted: ReviewFilter, judged: Judged) -> None:
        self._connection = connection
        self._passing = passing
        self._wanted = wanted
        self._judged = judged

    def most_useful(self) -> list[Doubt]:
        """The most useful of each kind, put together."""
        # What is judged already is left out afterwards: so many more are asked for.
        room = self._wanted.limit + len(self._judged.counting)
        found: dict[tuple[str, str, str | None], Doubt] = {}
        for kind, question in self._questions():
            score = question.selected_columns.useful
            ordered = question.order_by(score.desc(), question.selected_columns.subject).limit(room)
            for one in self._rows(kind, ordered):
                key = (one.kind, one.subject, one.other)
                if key not in found or one.order < found[key].order:
                    found[key] = one
        return sorted(found.values(), key=lambda one: one.order)[: self._wanted.limit]

    def drawn(self, seed: str) -> list[Doubt]:
        """Evenly drawn from all of a kind, sure ones too."""
        kind = self._wanted.kind or "report"
        everything = (one for name, question in self._questions(kind) for one in self._rows(name, question))
        return nsmallest(self._wanted.limit, everything, key=lambda one: _lot(seed, one))

    def _rows(self, kind: JudgementKind, question: Select[Any]) -> Iterator[Doubt]:
        for row in self._connection.execution_options(yield_per=500).execute(question):
            subject, other = row.subject, row.other
            if kind in ("join", "origin") and other < subject:
                subject, other = other, subject
            if not self._done(kind, subject, other):
                reasons = tuple(row.reasons or ())
                yield Doubt(kind, subject, other, row.machine, row.score, round(row.useful, 6), reasons)

    def _done(self, kind: str, subject: str, other: str | None) -> bool:
        """Whether it is judged. A draw leaves out what was drawn before alone, or it would no longer be even."""
        answers = self._judged.answers(kind, subject, other)
        return any(self._wanted.random is None or "sample" in one.value for one in answers)

    def _questions(self, only: str | None = None) -> Iterator[tuple[JudgementKind, Select[Any]]]:
        kinds: dict[JudgementKind, tuple[Callable[[], Select[Any]], ...]] = {
            "report": (self._reports,),
            "link": (self._links,),
            "join": (self._pairs, self._members),
            "origin": (self._origins,),
            "outcome": (self._outcomes,),
        }
        for kind, asked in kinds.items():
            if (only or self._wanted.kind) not in (None, kind) or (kind == "origin" and self._wanted.about_events):
                continue
            for question in asked:
                yield kind, question()

    def _of_reports(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """A question about reports that pass, each with the happening it is in."""
        tables = schema.events.join(schema.articles, _articles.id == _events.article)
        tables = tables.outerjoin(happening_reports, happening_reports.c.report == _events.id)
        tables = tables.outerjoin(happenings, happenings.c.id == happening_reports.c.happening)
        return select(*columns).select_from(tables).where(*self._passing)

    def _reports(self) -> Select[Any]:
        useful = _open(_events.confidence) * _weight()
        return self._of_reports(*_columns(_events.id, literal(None), literal("right"), _events.confidence, useful))

    def _links(self) -> Select[Any]:
        place = case((_people.role == "said_by", "said_by/"), (_people.role == "source", "source/"), else_="target/")
        name = place + _people.position.cast(schema.articles.c.id.type)
        useful = _open(_people.score) * _weight()
        asked = _columns(_events.id, name, literal("right"), _people.score, useful, _people.reasons)
        question = self._of_reports(*asked).join(schema.participants, _people.event == _events.id)
        return question.where(_people.score.is_not(None), _people.role.in_(_ROLES))

    def _pairs(self) -> Select[Any]:
        """Pairs that were compared, near the score from which they are joined."""
        there = happening_reports.alias("there")
        machine = case((there.c.happening == happening_reports.c.happening, "same"), else_="different")
        useful = _near(joins.c.score) * _weight()
        asked = _columns(joins.c.report, joins.c.other, machine, joins.c.score, useful, joins.c.reasons)
        question = self._of_reports(*asked).join(joins, joins.c.report == _events.id)
        return question.join(there, there.c.report == joins.c.other).where(happening_reports.c.report.is_not(None))

    def _members(self) -> Select[Any]:
        """Members of happenings, each with the report that appeared first."""
        score, first = happening_reports.c.score, happenings.c.first
        useful = _open(score) * _weight()
        asked = _columns(_events.id, first, literal("same"), score, useful, happening_reports.c.reasons)
        return self._of_reports(*asked).where(happenings.c.reports > 1, first != _events.id)

    def _origins(self) -> Select[Any]:
        one = shares.c
        mine = schema.metadata.tables["article_origins"]
        theirs = mine.alias("theirs")
        met = and_(mine.c.article == one.article, theirs.c.article == one.other, theirs.c.origin == mine.c.origin)
        machine = case((select(mine.c.origin).where(met).exists(), "same"), else_="different")
        useful = _open(one.score) * 1.5
        return select(*_columns(one.article, one.other, machine, one.score, useful, one.reasons))

    def _outcomes(self) -> Select[Any]:
        later = happenings.alias("later")
        useful = _open(follow_ups.c.score) * _weight()
        told = (follow_ups.c.relation, follow_ups.c.score, useful, follow_ups.c.reasons)
        question = self._of_reports(*_columns(_events.id, later.c.first, *told))
        question = question.join(expectations, expectations.c.happening == happenings.c.id)
        question = question.join(follow_ups, follow_ups.c.expectation == expectations.c.id)
        question = question.join(later, later.c.id == follow_ups.c.happening)
        return question.where(or_(happenings.c.first == _events.id))


def _columns(
    subject: Any, other: Any, machine: Any, score: Any, useful: Any, reasons: Any = None
) -> tuple[ColumnElement[Any], ...]:
    named = (("subject", subject), ("other", other), ("machine", machine), ("score", score), ("useful", useful))
    reasons = literal(None) if reasons is None else reasons
    return (*(column.label(name) for name, column in named), reasons.label("reasons"))


def _open(score: ColumnElement[float]) -> ColumnElement[float]:
    return literal(4.0) * score * (literal(1.0) - score)


def _near(score: ColumnElement[float]) -> ColumnElement[float]:
    """1 at the threshold, 0 at either end of 0 to 1."""
    above = (literal(1.0) - score) / literal(1.0 - JOINED)
    return case((score >= JOINED, above), else_=score / literal(JOINED))


def _weight() -> ColumnElement[float]:
    return literal(2.0) - literal(1.0) / func.coalesce(happenings.c.reports, 1)


def _lot(seed: str, one: Doubt) -> str:
    return hashlib.sha256(repr((seed, one.kind, one.subject, one.other)).encode()).hexdigest()


def _shared(connection: Connection, doubt: Doubt) -> tuple[Passage, ...]:
    wanted = select(shares.c.passages).where(shares.c.article == doubt.subject, shares.c.other == doubt.other)
    passages = connection.scalar(wanted) or []
    longest = max(passages, key=lambda one: one[1] - one[0], default=(0, 0, 0, 0))
    found = []
    for article, start, end in ((doubt.subject, *longest[:2]), (doubt.other, *longest[2:])):
        row = connection.execute(select(schema.articles).where(_articles.id == article)).first()
        if row is None:
            raise UsageError(f"the record no longer holds the article {article}")
        shared = Span(start, end).of(row.text)
        found.append(Passage(row.id, row.title, row.url, row.published, shared))
    return tuple(found)
