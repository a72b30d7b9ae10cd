"""What is worth a person's look: doubtful things, the most useful first.

How useful an answer is: the doubt times the weight of what it bears on. The doubt is 4·s·(1 − s) of the score s, 1
where right and wrong are as likely and 0 where all is sure; of joins it is 1 at the score from which they are made,
falling to 0 at its sides; of a participant whom the knowledge lacks it is the same for all, from how often that is
wrong. An answer bears on the reports of the happening (of both, where it is about two; of an origin, on those of both
articles), and each doubling of their number adds 1 to the weight, which is 1 for a report that stands alone.

The queue mixes the kinds: of n answers of one kind, or on one report, the n-th counts 1/√n, for so much less does it
narrow what is known. What is judged is left out. Equal ones follow by kind and id, so that the order depends on the
record alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace, nsmallest
from math import sqrt
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from dateline.ask import conditions
from dateline.ask.filters import EventFilter, check_window
from dateline.ask.finding import Finder
from dateline.ask.judgements import check_kind
from dateline.ask.questions import event_rows
from dateline.ask.rows import EventRow
from dateline.ask.sentences import counted
from dateline.errors import UsageError
from dateline.join.acts.score import JOINED
from dateline.join.judged import Judged
from dateline.link.scores import THRESHOLD
from dateline.model import Span
from dateline.model.codebook import Codebook
from dateline.model.judgement import JUDGEMENT_KINDS, JudgementKind
from dateline.store import Record, schema
from dateline.store import judgements as stored
from dateline.store.schema_joined import expectations, follow_ups, happening_reports, happenings, joins, shares

_events, _people, _articles = schema.events.c, schema.participants.c, schema.articles.c
_ROLES = ("source", "target", "said_by")
_MOST_DOUBLINGS = 20
_SURENESS = (
    (0.9, "as likely wrong as right"),
    (0.5, "far from sure"),
    (0.2, "not quite sure"),
    (0.0, "fairly sure"),
)
"""How doubt is told, from that degree on."""

OPEN_DOUBT, NEW_DOUBT = 0.15, 0.4
"""Doubt of a participant left open, and of one named by its words because the knowledge lacks it. Their scores are the
same for all and say nothing: 4 of 106 and 6 of 54 labelled ones were wrong (`python -m dateline_lab score actors`)."""


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
    """Something to judge: what the machine decided, how surely, why; how doubtful that is, from 0 to 1, and on how many
    reports an answer bears.
    """

    kind: JudgementKind
    subject: str
    other: str | None
    machine: str
    score: float
    doubt: float
    touches: int
    reasons: tuple[str, ...] = ()
    drawn: bool = False

    @property
    def useful(self) -> float:
        """How useful an answer is, all else being equal."""
        return self.doubt * max(self.touches, 1).bit_length()

    @property
    def why(self) -> str:
        """Why it is asked, in words."""
        if self.drawn:
            return "drawn evenly from all of its kind"
        sure = next(words for least, words in _SURENESS if self.doubt >= least)
        return f"{sure}; the answer bears on {counted(self.touches, 'report')}"

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
        told: dict[str, Any] = {
            "score": one.score,
            "useful": round(one.useful, 6),
            "doubt": one.doubt,
            "touches": one.touches,
        }
        told |= {"why": one.why, "reasons": list(one.reasons)}
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
    conditions.of_events(chosen, codebook, record.dialect)
    with record.reading() as connection:
        passing = conditions.of_events(chosen, codebook, record.dialect, Finder(connection))
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
        """The most useful of each kind, mixed."""
        # What is judged already is left out afterwards: so many more are asked for.
        room = self._wanted.limit + len(self._judged.counting)
        found: dict[tuple[str, str, str | None], Doubt] = {}
        for kind, question in self._questions():
            columns = question.selected_columns
            useful = columns.doubt * _weight(columns.touches)
            for one in self._rows(kind, question.order_by(useful.desc(), columns.subject).limit(room)):
                key = (one.kind, one.subject, one.other)
                if key not in found or one.order < found[key].order:
                    found[key] = one
        return mixed(found.values(), self._wanted.limit)

    def drawn(self, seed: str) -> list[Doubt]:
        """Evenly drawn from all of a kind, sure ones too."""
        kind = self._wanted.kind or "report"
        everything = (one for name, question in self._questions(kind) for one in self._rows(name, question))
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
        there, beside = happening_reports.alias("there"), happenings.alias("beside")
        one = there.c.happening == happening_reports.c.happening
        machine = case((one, "same"), else_="different")
        touches = case((one, _members()), else_=_members() + beside.c.reports)
        told = (joins.c.score, _near(joins.c.score), touches, joins.c.reasons)
        question = self._of_reports(*_columns(joins.c.report, joins.c.other, machine, *told))
        question = question.join(joins, joins.c.report == _events.id).join(there, there.c.report == joins.c.other)
        question = question.join(beside, beside.c.id == there.c.happening)
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


def mixed(found: Iterable[Doubt], limit: int) -> list[Doubt]:
    """The most useful first, the n-th of a kind and the n-th on a report counting 1/√n each."""
    waiting = [(-one.useful, one.order, one) for one in found]
    heapify(waiting)
    kinds: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    chosen: list[Doubt] = []
    while waiting and len(chosen) < limit:
        value, order, one = waiting[0]
        now = -one.useful / sqrt((kinds[one.kind] + 1) * (reports[one.subject] + 1))
        if now > value:
            # Others were chosen since it was weighed: it counts less, and waits its turn again.
            heapreplace(waiting, (now, order, one))
            continue
        heappop(waiting)
        kinds[one.kind] += 1
        reports[one.subject] += 1
        chosen.append(one)
    return chosen


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


def _members() -> ColumnElement[int]:
    """How many reports stand in the happening."""
    return func.coalesce(happenings.c.reports, 1)


def _weight(touches: ColumnElement[int]) -> ColumnElement[float]:
    """1, and 1 more for each doubling: how many binary digits the number has."""
    doublings = range(_MOST_DOUBLINGS, 0, -1)
    return case(*((touches >= 2**power, literal(1.0 + power)) for power in doublings), else_=literal(1.0))


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
