"""What people decided: the judgements with what became of them, and how often the machine was right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection

from dateline.ask.columns import Column, Scalar
from dateline.ask.filters import check_window
from dateline.ask.frames import Rows
from dateline.ask.questions import only
from dateline.ask.statistics import wilson
from dateline.errors import NotFoundError, UsageError
from dateline.join.judged import Judged, moment, standing, thing_of
from dateline.model import Judgement
from dateline.model.judgement import JUDGEMENT_KINDS, JudgementKind
from dateline.store import Record, schema, schema_joined
from dateline.store import judgements as stored

STATES = ("counts", "older", "overruled", "withdrawn", "withdrawal")
"""What became of a judgement: it counts, a later one on the same thing does, later ones on what is the same contradict
it together, it was taken back, or it takes another back."""

_SHOWN = 8
"""Characters of an id as they are shown."""

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Ends of the bands of confidence in which precision is told."""

JUDGEMENT_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the judgement"),
    Column("kind", "text", "report, link, join, origin or outcome"),
    Column("subject", "text", "the report, or article of an origin, that is judged"),
    Column("other", "text", "the field, report or article it is judged with"),
    Column("verdict", "text", "what was decided"),
    Column("instead", "text", "the actor, place or days it is instead"),
    Column("who", "text", "who decided"),
    Column("at", "text", "when, ISO 8601"),
    Column("state", "text", "counts, older, overruled, withdrawn or withdrawal"),
    Column("conflict", "yes-no", "whether people differ on this thing"),
    Column("waiting", "yes-no", "whether the record lacks what is judged"),
    Column("withdraws", "text", "the judgement it takes back"),
    Column("note", "text", "what they said about it"),
)

PRECISION_COLUMNS: tuple[Column, ...] = (
    Column("sample", "text", "random (drawn evenly) or chosen (doubtful things first, or at will)"),
    Column("kind", "text", "what is judged: report, link, join, origin or outcome"),
    Column("by", "text", "all, type or confidence"),
    Column("value", "text", "the event type, or the band of confidence"),
    Column("judged", "integer", "how many were judged"),
    Column("right", "integer", "how many of them the machine had right"),
    Column("precision", "number", "share that was right, 0 to 1"),
    Column("low", "number", "lower end of the share's interval (Wilson, 95 %)"),
    Column("high", "number", "upper end of it"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementFilter:
    """Which judgements. `thing` is the id of a report or article, or its beginning; `who` a person."""

    kind: str | None = None
    who: str | None = None
    thing: str | None = None
    conflicts: bool = False
    waiting: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement and what became of it."""

    judgement: Judgement
    state: str
    conflict: bool
    waiting: bool

    def as_json(self) -> dict[str, Any]:
        """The judgement as it is exported, with what became of it."""
        one = self.judgement
        said: dict[str, Any] = {"id": one.id, "kind": one.kind, "subject": one.subject, "other": one.other}
        said |= {"verdict": one.verdict, "instead": instead_words(one)}
        when = {"value": dict(one.value), "who": one.who, "at": one.at, "note": one.note, "withdraws": one.withdraws}
        became = {"state": self.state, "conflict": self.conflict, "waiting": self.waiting}
        return said | when | became

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in JUDGEMENT_COLUMNS."""
        one = self.as_json()
        one.pop("value")
        return one


def instead_words(one: Judgement) -> str | None:
    """What a field is instead: the id of an actor, a place with country and GeoNames number, or days; else None."""
    if one.verdict != "instead":
        return None
    value = one.value
    if one.other == "place":
        number = f" ({value['geonames']})" if value.get("geonames") else ""
        return ", ".join(part for part in (value.get("name"), value.get("country")) if part) + number
    if one.other == "time":
        first, last = value.get("from"), value.get("to")
        return f"{first} to {last}" if last and last != first else first
    return value.get("actor")


@dataclass(frozen=True, slots=True)
class PrecisionRow:
    """How often the machine was right about things of a kind, as people judged them."""

    sample: str
    kind: str
    by: str
    value: str
    judged: int
    right: int

    @property
    def precision(self) -> float:
        """The share that was right."""
        return self.right / self.judged

    def as_json(self) -> dict[str, Any]:
        """The row as plain data."""
        return dict(self.as_flat())

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in PRECISION_COLUMNS."""
        low, high = wilson(self.right, self.judged)
        named: dict[str, Scalar] = {"sample": self.sample, "kind": self.kind, "by": self.by, "value": self.value}
        counted = {"judged": self.judged, "right": self.right, "precision": self.precision}
        return named | counted | {"low": low, "high": high}

    def sentence(self) -> str:
        """As it is told: "of 120 reports judged, 104 right: 0.87 [0.79, 0.92]"."""
        low, high = wilson(self.right, self.judged)
        things = self.kind if self.judged == 1 else f"{self.kind}s"
        return f"of {self.judged:,} {things} judged, {self.right:,} right: {self.precision:.2f} [{low:.2f}, {high:.2f}]"


_ANY = JudgementFilter()


def judgements(record: Record, wanted: JudgementFilter = _ANY) -> Rows[JudgementRow]:
    """Judgements that pass the filter, the latest first.

    Of reports that got another id since, the report of today is named where one stands in the place of the old.
    """
    check_window(wanted.limit, wanted.offset)
    if wanted.kind is not None:
        check_kind(wanted.kind)

    def found() -> Iterator[JudgementRow]:
        passing = [row for row in _rows(record) if _passes(row, wanted)]
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        return iter(passing[wanted.offset : end])

    return Rows(found, JUDGEMENT_COLUMNS)


def precision(record: Record, who: str | None = None) -> Rows[PrecisionRow]:
    """How often the machine was right, by kind, by event type and by band of confidence; randomly drawn ones apart.

    One answer a thing is counted, the one that counts (with `who`: of that person). What the machine held is what it
    held when it was judged. Judgements that do not know what the machine held are left out.
    """

    def found() -> Iterator[PrecisionRow]:
        with record.reading() as connection:
            every = stored.attached(connection)
        if who is not None:
            ids = {one.id for one in every if one.who == who}
            every = [one for one in every if one.id in ids or one.withdraws in ids]
        counts: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        judged = Judged(every)
        for one in judged.counting:
            machine = one.value.get("machine")
            if machine is not None:
                drawn = any("sample" in answer.value for answer in judged.answers(*thing_of(one)))
                for key in _keys("random" if drawn else "chosen", one, machine):
                    counts[key][0] += 1
                    counts[key][1] += machine["verdict"] == one.verdict
        return iter([PrecisionRow(*key, *counts[key]) for key in sorted(counts, key=_row_order)])

    return Rows(found, PRECISION_COLUMNS)


def the_one(record: Record, id_or_prefix: str, *, of_articles: bool = False, of_judgements: bool = False) -> str:
    """The id of the only event report (or article, or judgement) that begins so.

    Raises UsageError when none or more than one does.
    """
    column, what, lists = schema.events.c.id, "event report", "events"
    if of_articles:
        column, what, lists = schema.articles.c.id, "article", "articles"
    elif of_judgements:
        column, what, lists = schema_joined.judgements.c.id, "judgement", "judgements"
    with record.reading() as connection:
        try:
            return only(connection, column, id_or_prefix, what, lists)
        except NotFoundError as error:
            act = None if of_articles or of_judgements else _happening(connection, id_or_prefix)
            if act is None:
                raise
            raise NotFoundError(
                f"{id_or_prefix!r} is a happening, and its reports are judged: `dateline happening {act}` lists them"
            ) from error


def _happening(connection: Connection, start: str) -> str | None:
    """The beginning of the id of the only happening that begins so."""
    try:
        return only(connection, schema_joined.happenings.c.id, start, "happening", "happenings")[:_SHOWN]
    except UsageError:
        return None


def check_kind(kind: str) -> JudgementKind:
    """The kind of judgement of that name; UsageError where there is none."""
    for known in JUDGEMENT_KINDS:
        if known == kind:
            return known
    raise UsageError(f"nothing of kind {kind!r} is judged; there are {', '.join(JUDGEMENT_KINDS)}")


def _keys(sample: str, one: Judgement, machine: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    yield (sample, one.kind, "all", "")
    if machine.get("type"):
        yield (sample, one.kind, "type", machine["type"])
    if machine.get("score") is not None:
        yield (sample, one.kind, "confidence", band(machine["score"]))


def band(score: float) -> str:
    """The band a score falls into; an upper end belongs to the next one, but for 1."""
    for low, high in pairwise(BANDS):
        if score < high or high == 1.0:
            return f"{low:.1f}–{high:.1f}"
    return ""


def _row_order(key: tuple[str, str, str, str]) -> tuple[int, int, int, str]:
    sample, kind, by, value = key
    order = ("all", "type", "confidence")
    return (-ord(sample[0]), list[str](JUDGEMENT_KINDS).index(kind), order.index(by), value)


def _rows(record: Record) -> list[JudgementRow]:
    with record.reading() as connection:
        every = stored.attached(connection)
        waiting = stored.waiting(connection, every)
    judged = Judged(every)
    holds = {one.id for one in standing(every)}
    counting = {one.id for one in judged.counting}
    overruled = {one.judgement.id for one in judged.overruled}
    differing = {one.id for conflict in judged.conflicts for one in conflict.answers}
    rows = []
    for one in sorted(every, key=moment, reverse=True):
        if one.withdraws is not None:
            state = "withdrawal"
        elif one.id not in holds:
            state = "withdrawn"
        elif one.id not in counting:
            state = "older"
        else:
            state = "overruled" if one.id in overruled else "counts"
        rows.append(JudgementRow(one, state, one.id in differing, one.id in waiting))
    return rows


def _passes(row: JudgementRow, wanted: JudgementFilter) -> bool:
    one = row.judgement
    things = (one.subject, one.other or "")
    return (
        wanted.kind in (None, one.kind)
        and wanted.who in (None, one.who)
        and (wanted.thing is None or any(thing.startswith(wanted.thing) for thing in things))
        and (not wanted.conflicts or row.conflict or row.state == "overruled")
        and (not wanted.waiting or row.waiting)
    )
