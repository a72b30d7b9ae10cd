"""Judging: what a person decides is written down, and the record is joined anew where it bears on something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import InputError, UsageError
from dateline.join.judged import Judged
from dateline.model import Answer, EventReport, Judgement, Participant
from dateline.pipeline.corrected import instead_of
from dateline.pipeline.joining import join
from dateline.pipeline.known import load_knowledge
from dateline.pipeline.summary import Progress
from dateline.settings import Settings
from dateline.store import Record, join_index, judgements, rows_out, schema, schema_joined
from dateline.store.judgement_lines import made

_JOINED = ("join", "origin", "outcome")
"""Kinds of which the machine holds nothing before it has joined."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file of judgements.

    `added` are new here, `known` were here already. Of all that the file holds, `applying` are about reports and
    articles of this record, `waiting` about some that it does not hold (yet).
    """

    added: int
    known: int
    applying: int
    waiting: int

    def as_json(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


def judge(record: Record, answer: Answer, settings: Settings, progress: Progress | None = None) -> Judgement:
    """Write an answer down and join anew what it bears on.

    What is left to be joined is joined first where the answer is held against what the machine joined. What was written
    down stays when joining is cut off: the next joining does it. Raises UsageError for an answer that cannot be, or
    about what the record does not hold; RecordError when the record cannot be written.
    """
    raw = Judgement("", answer.kind, answer.subject, answer.other, answer.verdict, answer.who, answer.at)
    raw = made(replace(raw, note=answer.note, value=_said(answer, settings)))
    if raw.kind in _JOINED:
        with record.reading() as connection:
            left = join_index.any_to_join(connection)
        if left:
            join(record, settings, progress)
    with record.writing() as connection:
        one = made(replace(raw, value=dict(raw.value) | _circumstances(connection, raw, answer.sample)))
        judgements.add(connection, [one])
    join(record, settings, progress)
    return one


def withdraw(
    record: Record, judgement: str, who: str, at: str, settings: Settings, progress: Progress | None = None
) -> Judgement:
    """Take a judgement back, given by its id, and join anew what it bore on. Taking a withdrawal back restores it.

    Raises UsageError where there is no such judgement.
    """
    with record.writing() as connection:
        found = judgements.by_ids(connection, [judgement])
        if not found:
            raise UsageError(f"no judgement has the id {judgement!r}: list them with `dateline judgements`")
        one = made(replace(found[0], who=who, at=at, note=None, value={}, withdraws=judgement))
        judgements.add(connection, [one])
    join(record, settings, progress)
    return one


def take(
    record: Record,
    found: Sequence[Judgement],
    settings: Settings,
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Add judgements that were made on another record, and join anew.

    Those of reports or articles that this record does not hold are kept and wait. Raises InputError when all of them
    would wait, unless `force` takes them all the same; nothing is written then.
    """
    by_id = {one.id: one for one in found}
    with record.writing() as connection:
        there = [*judgements.all_judgements(connection), *by_id.values()]
        waiting = judgements.waiting(connection, judgements.attached_among(connection, there)) & by_id.keys()
        if by_id and len(waiting) == len(by_id) and not force:
            raise InputError(
                f"none of the {len(by_id):,} judgements is about what this record holds: they are of other pages. "
                "With --force they are kept until such pages are read"
            )
        added = len(judgements.add(connection, by_id.values()))
    join(record, settings, progress)
    return Imported(added, len(by_id) - added, len(by_id) - len(waiting), len(waiting))


def _said(answer: Answer, settings: Settings) -> dict[str, Any]:
    """What a link is instead, held to the knowledge."""
    if answer.verdict != "instead":
        return {}
    return instead_of(answer.other or "", answer.instead, load_knowledge(settings))


def _circumstances(connection: Connection, raw: Judgement, sample: str | None) -> dict[str, Any]:
    """What a judgement keeps beside the verdict: where its reports stood, and what the machine held."""
    value: dict[str, Any] = {"sample": sample} if sample is not None else {}
    if raw.kind == "origin":
        _check_articles(connection, raw)
        return value | {"machine": _held(connection, raw, _machine_of_origin(connection, raw))}
    named = [raw.subject] if raw.kind == "link" or raw.other is None else [raw.subject, raw.other]
    reports = rows_out.reports(connection, named)
    if len(reports) < len(named):
        gone = sorted(set(named) - {one.id for one in reports})
        raise UsageError(f"this record holds no event report {gone[0]!r}: list them with `dateline events`")
    value[judgements.STOOD] = {one.id: _stood(one) for one in reports}
    first = reports[0]
    if raw.kind == "report":
        machine: dict[str, Any] = {"verdict": "right", "score": first.confidence, "type": first.type}
    elif raw.kind == "link":
        if raw.verdict == "instead" and _missing(first, raw.other):
            return value | {"was": None}
        linked, score = _linked(first, raw.other or "")
        if raw.verdict == "instead" and _is_it(raw.value, linked):
            raise UsageError(f"{raw.other} was linked to just that: judge it right")
        value |= linked if raw.verdict in ("right", "wrong") else {"was": linked}
        machine = {"verdict": "right", "score": score, "type": first.type}
    elif raw.kind == "join":
        machine = _held(connection, raw, _machine_of_join(connection, raw) | {"type": first.type})
    else:
        machine = _held(connection, raw, _machine_of_outcome(connection, raw) | {"type": first.type})
    return value | {"machine": machine}


def _stood(report: EventReport) -> dict[str, Any]:
    trigger = report.trigger
    return {"article": report.article, "type": report.type, "start": trigger.start, "end": trigger.end}


def _missing(report: EventReport, name: str | None) -> bool:
    """Whether it is a place or time that the report lacks: a person may give it all the same."""
    return (name == "place" and report.place is None) or (name == "time" and report.time is None)


def _is_it(said: Mapping[str, Any], linked: Mapping[str, Any]) -> bool:
    """Whether what a person gave instead is what was linked."""
    known = [name for name in ("actor", "geonames", "from", "to") if said.get(name) is not None]
    return bool(known) and all(said[name] == linked.get(name) for name in known)


def _linked(report: EventReport, name: str) -> tuple[dict[str, Any], float | None]:
    """What a field was linked to, and how surely. Raises UsageError for a field that the report lacks."""
    if name == "place" and report.place:
        place = report.place
        where = {"geonames": place.geonames, "latitude": place.latitude, "longitude": place.longitude}
        return {"name": place.name, "country": place.country} | where, None
    if name == "time" and report.time:
        time = report.time
        return {"from": time.earliest, "to": time.latest, "precision": time.precision}, None
    sides = {"source": report.sources, "target": report.targets, "said_by": report.said_by}
    role, _, number = name.partition("/")
    people: Sequence[Participant] = sides.get(role, ())
    if not number.isdecimal() or int(number) >= len(people):
        fields_ = [f"{side}/{n}" for side, those in sides.items() for n in range(len(those))]
        fields_ += [one for one in ("place", "time") if getattr(report, one)]
        raise UsageError(f"the report has no field {name!r}; it has {', '.join(fields_) or 'none'}")
    one = people[int(number)]
    return {"actor": one.actor, "name": one.name, "country": one.country, "sector": one.sector}, one.score


def _check_articles(connection: Connection, raw: Judgement) -> None:
    articles = schema.articles.c
    both = [raw.subject, raw.other or ""]
    there = set(connection.scalars(select(articles.id).where(articles.id.in_(both))))
    for one in both:
        if one not in there:
            raise UsageError(f"this record holds no article {one!r}: list them with `dateline articles`")


def _held(connection: Connection, raw: Judgement, machine: dict[str, Any]) -> dict[str, Any]:
    """What the machine held before anyone answered: what stands in the record now may be the answer of a person."""
    answers = Judged(judgements.attached(connection)).answers(raw.kind, raw.subject, raw.other)
    return next((dict(one.value["machine"]) for one in reversed(answers) if "machine" in one.value), machine)


def _machine_of_origin(connection: Connection, raw: Judgement) -> dict[str, Any]:
    shares, origins = schema_joined.shares.c, schema_joined.article_origins.c
    score = connection.scalar(select(shares.score).where(shares.article == raw.subject, shares.other == raw.other))
    mine = set(connection.scalars(select(origins.origin).where(origins.article == raw.subject)))
    theirs = set(connection.scalars(select(origins.origin).where(origins.article == raw.other)))
    return {"verdict": "same" if mine & theirs else "different", "score": score}


def _machine_of_join(connection: Connection, raw: Judgement) -> dict[str, Any]:
    joins, members = schema_joined.joins.c, schema_joined.happening_reports.c
    score = connection.scalar(select(joins.score).where(joins.report == raw.subject, joins.other == raw.other))
    wanted = select(members.happening).where(members.report.in_([raw.subject, raw.other]))
    found = list(connection.scalars(wanted))
    return {"verdict": "same" if len(found) == 2 and len(set(found)) == 1 else "different", "score": score}


def _machine_of_outcome(connection: Connection, raw: Judgement) -> dict[str, Any]:
    members, later, due = (
        schema_joined.happening_reports.c,
        schema_joined.follow_ups.c,
        schema_joined.expectations.c,
    )
    announced = select(members.happening).where(members.report == raw.subject).scalar_subquery()
    told = select(members.happening).where(members.report == raw.other).scalar_subquery()
    wanted = select(later.relation, later.score).where(later.happening == told)
    wanted = wanted.where(later.expectation.in_(select(due.id).where(due.happening == announced)))
    row = connection.execute(wanted).first()
    return {"verdict": row.relation, "score": row.score} if row else {"verdict": "different", "score": None}
