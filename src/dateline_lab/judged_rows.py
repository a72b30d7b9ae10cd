"""Judgements as labelled rows: offsets into articles, as the other labels stand, so that no text leaves the record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import InputError
from dateline.join.judged import Judged
from dateline.model import EventReport, Judgement, Span
from dateline.store import judgements, open_record, rows_out, schema

Row = dict[str, Any]


def write(record: str, out: Path) -> dict[str, int]:
    """Write a row for each judgement of the record that counts; how many of each kind, by name, and how many wait.

    Left out are those overruled by later ones, and those on what the record does not hold ("waiting"). Raises
    RecordError for a record that cannot be read, InputError where the file cannot be written.
    """
    counts = {"report": 0, "link": 0, "join": 0, "origin": 0, "outcome": 0, "waiting": 0}
    lines = []
    with open_record(record, read_only=True) as opened, opened.reading() as connection:
        for judgement, row in _rows(connection):
            counts[judgement.kind if row else "waiting"] += 1
            if row:
                lines.append(json.dumps(row, ensure_ascii=False))
    try:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}") from error
    return counts


def _rows(connection: Connection) -> Iterator[tuple[Judgement, Row | None]]:
    judged = Judged(judgements.attached(connection))
    overruled = {one.judgement.id for one in judged.overruled}
    for one in judged.counting:
        if one.id in overruled:
            continue
        ends = _ends(connection, one)
        if ends is None:
            yield one, None
            continue
        machine = one.value.get("machine", {})
        yield (
            one,
            {"label": one.kind}
            | ends
            | {
                "verdict": one.verdict,
                "machine": machine.get("verdict"),
                "score": machine.get("score"),
                "drawn": any("sample" in other.value for other in judged.answers(one.kind, one.subject, one.other)),
                "who": one.who,
            },
        )


def _ends(connection: Connection, one: Judgement) -> Row | None:
    """Where what is judged stands; None where the record lacks it."""
    if one.kind == "origin":
        both = [_article(connection, end) for end in (one.subject, one.other or "")]
        return {"one": both[0], "other": both[1]} if all(both) else None
    ids = [one.subject] if one.kind == "link" or one.other is None else [one.subject, one.other]
    reports = rows_out.reports(connection, ids)
    if len(reports) < len(ids):
        return None
    places = [_report(connection, report) for report in reports]
    if len(places) > 1:
        return {"one": places[0], "other": places[1]}
    if one.kind != "link":
        return places[0]
    span = _field(reports[0], one.other or "")
    given = one.verdict == "instead" and one.other in ("place", "time")
    return None if span is None and not given else places[0] | _link(one, span)


def _link(one: Judgement, span: Span | None) -> Row:
    """A field as `actors.jsonl` says who it is: right answers in lists, null for nobody known.

    Wrong alone names what it is not; of places and days the value is given as it is, and no words where none were read.
    """
    value = one.value
    ends = (None, None) if span is None else (span.start, span.end)
    row: Row = {"field": one.other, "start": ends[0], "end": ends[1]}
    if one.other in ("place", "time"):
        keys = ("name", "country", "geonames", "latitude", "longitude", "from", "to", "precision")
        return row | {"value": {key: value[key] for key in keys if key in value}}
    if one.verdict == "wrong":
        return row | {"not_actor": [value.get("actor")]}
    return row | {key: [value.get(key)] for key in ("actor", "country", "sector")}


def _field(report: EventReport, name: str) -> Span | None:
    if name in ("place", "time"):
        mark = report.place if name == "place" else report.time
        return mark.span if mark else None
    role, _, number = name.partition("/")
    people = {"source": report.sources, "target": report.targets, "said_by": report.said_by}.get(role, ())
    return people[int(number)].span if number.isdecimal() and int(number) < len(people) else None


def _report(connection: Connection, report: EventReport) -> Row:
    trigger = {"trigger_start": report.trigger.start, "trigger_end": report.trigger.end}
    kind = {"type": report.type, "mode": report.mode, "status": report.status}
    return (_article(connection, report.article) or {}) | trigger | kind


def _article(connection: Connection, article: str) -> Row | None:
    columns = schema.articles.c
    row = connection.execute(select(columns.url, columns.text).where(columns.id == article)).first()
    if row is None:
        return None
    sha = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"article": row.url or article, "sha256": sha}
