"""The judgements of people: added, never changed. What they bear on is joined again.

A judgement of reports keeps under `reports` in its value where each stood when it was judged: article, type, and the
first and last character of the trigger. A reading with another model may give the report another id; the judgement is
then taken as one of the only report of that article and type whose trigger overlaps (`attached`). The row stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from dateline.model.judgement import Judgement
from dateline.store import schema
from dateline.store.rows_out import in_pieces
from dateline.store.run import digest
from dateline.store.schema_joined import judgements
from dateline.store.types import as_json
from dateline.store.writer import add_missing, mark_to_join

STOOD = "reports"
"""The key in `value` that says where judged reports stood, by their ids."""


def judgement_id(judgement: Judgement) -> str:
    """The id that a judgement has by its other columns."""
    one = judgement
    value = as_json(dict(one.value))
    return digest(
        "judgement", one.kind, one.subject, one.other, one.verdict, value, one.who, one.at, one.note, one.withdraws
    )


def add(connection: Connection, new: Iterable[Judgement]) -> list[Judgement]:
    """Add judgements and note what is to be joined again; gives those that were not there yet, by id.

    Do it in a transaction that writes (`Record.writing`).
    """
    by_id = {one.id: one for one in new}
    there = {one.id for one in by_ids(connection, sorted(by_id))}
    added = [by_id[one] for one in sorted(by_id.keys() - there)]
    add_missing(connection, judgements, [_row(one) for one in added])
    taken_back = by_ids(connection, sorted({one.withdraws for one in added if one.withdraws}))
    _mark(connection, [*added, *taken_back])
    return added


def all_judgements(connection: Connection) -> list[Judgement]:
    """All judgements as people made them, withdrawn ones and withdrawals too, by id."""
    return [_judgement(row) for row in connection.execute(select(judgements).order_by(judgements.c.id))]


def by_ids(connection: Connection, ids: Sequence[str]) -> list[Judgement]:
    """The judgements of these ids that are there, by id."""
    return _where(connection, "id", ids)


def of_subjects(connection: Connection, things: Sequence[str]) -> list[Judgement]:
    """Judgements that name one of these reports or articles, in either place, by id."""
    found = {one.id: one for column in ("subject", "other") for one in _where(connection, column, things)}
    return [found[one] for one in sorted(found)]


def attached(connection: Connection) -> list[Judgement]:
    """All judgements, by id, those of reports that got another id since as if they named the report of today.

    What joining is given: depends on the judgements and the reports in the record alone.
    """
    return attached_among(connection, all_judgements(connection))


def attached_among(connection: Connection, among: Sequence[Judgement]) -> list[Judgement]:
    """These judgements as `attached` gives them, in their order."""
    now = _of_today(connection, among)
    return [_renamed(one, now) for one in among]


def waiting(connection: Connection, among: Sequence[Judgement]) -> set[str]:
    """Ids of those judgements of which a report or article is not in the record."""
    reports, articles = _things(among)
    there = _present(connection, schema.events.c.id, reports) | _present(connection, schema.articles.c.id, articles)
    return {one.id for one in among if not there.issuperset(_named(one))}


def _named(judgement: Judgement) -> tuple[str, ...]:
    """The reports or articles that a judgement names."""
    if judgement.other is None or judgement.kind == "link":
        return (judgement.subject,)
    return (judgement.subject, judgement.other)


def _things(among: Iterable[Judgement]) -> tuple[set[str], set[str]]:
    reports: set[str] = set()
    articles: set[str] = set()
    for one in among:
        (articles if one.kind == "origin" else reports).update(_named(one))
    return reports, articles


def _mark(connection: Connection, among: Sequence[Judgement]) -> None:
    reports, articles = _things(_renamed(one, _of_today(connection, among)) for one in among)
    touched = set(articles)
    events = schema.events.c
    for piece in in_pieces(sorted(reports)):
        touched.update(connection.scalars(select(events.article).where(events.id.in_(piece))))
    mark_to_join(connection, _present(connection, schema.articles.c.id, touched))


def _of_today(connection: Connection, among: Iterable[Judgement]) -> dict[str, str]:
    """The ids of today of judged reports that are gone, where one report stands in their place."""
    stood: dict[str, Mapping[str, Any]] = {}
    for one in sorted(among, key=lambda judgement: judgement.id):
        stood.update(one.value.get(STOOD, {}))
    gone = {one: stood[one] for one in stood.keys() - _present(connection, schema.events.c.id, stood)}
    candidates = _triggers(connection, {one["article"] for one in gone.values()})
    now = {}
    for old, place in gone.items():
        near = [
            report
            for report, start, end in candidates[place["article"], place["type"]]
            if start < place["end"] and place["start"] < end
        ]
        if len(near) == 1:
            now[old] = near[0]
    return now


def _triggers(connection: Connection, articles: Iterable[str]) -> dict[tuple[str, str], list[tuple[str, int, int]]]:
    """Reports of these articles with the span of their trigger, by article and type."""
    events, evidence = schema.events.c, schema.evidence.c
    wanted = select(events.id, events.article, events.type, evidence.start, evidence.end)
    wanted = wanted.join_from(schema.events, schema.evidence, evidence.event == events.id)
    found: dict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
    for piece in in_pieces(sorted(articles)):
        asked = wanted.where(events.article.in_(piece), evidence.field == "trigger").order_by(events.id)
        for row in connection.execute(asked):
            found[row.article, row.type].append((row.id, row.start, row.end))
    return found


def _renamed(judgement: Judgement, now: Mapping[str, str]) -> Judgement:
    if not any(one in now for one in _named(judgement)):
        return judgement
    subject, other = now.get(judgement.subject, judgement.subject), judgement.other
    if other is not None and judgement.kind != "link":
        other = now.get(other, other)
        if judgement.kind == "join" and other < subject:
            subject, other = other, subject
    return replace(judgement, subject=subject, other=other)


def _present(connection: Connection, column: Any, ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for piece in in_pieces(sorted(ids)):
        found.update(connection.scalars(select(column).where(column.in_(piece))))
    return found


def _where(connection: Connection, column: str, values: Sequence[str]) -> list[Judgement]:
    found: dict[str, Judgement] = {}
    for piece in in_pieces(list(values)):
        for row in connection.execute(select(judgements).where(judgements.c[column].in_(piece))):
            found[row.id] = _judgement(row)
    return [found[one] for one in sorted(found)]


def _row(one: Judgement) -> dict[str, Any]:
    return {column.name: getattr(one, column.name) for column in judgements.columns} | {"value": dict(one.value)}


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(**row._mapping)
