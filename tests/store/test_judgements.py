"""Judgements are added, never changed, and say what is to be joined again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from dateline.model.judgement import Judgement
from dateline.store import Record, judgements, open_record, schema, schema_joined
from record_documents import OTHER_RUN, RUN, document

STOOD = {"event-00000": {"article": "article-00000", "type": "CONSULT", "start": 27, "end": 34}}


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = open_record(str(tmp_path / "r.db"), create=True)
    opened.writer(RUN).write([document(number) for number in range(3)])
    settle(opened)
    return opened


def settle(record: Record) -> None:
    """As joining leaves it."""
    with record.writing() as connection:
        connection.execute(delete(schema_joined.to_join))


def made(kind: Any, subject: str, other: str | None = None, verdict: str = "wrong", **more: Any) -> Judgement:
    one = Judgement("", kind, subject, other, verdict, "ada", "2026-03-01T10:00:00+00:00", **more)
    return replace(one, id=judgements.judgement_id(one))


def add(record: Record, *new: Judgement) -> list[Judgement]:
    with record.writing() as connection:
        return judgements.add(connection, new)


def to_join(record: Record) -> list[str]:
    with record.reading() as connection:
        return sorted(connection.scalars(select(schema_joined.to_join.c.article)))


def test_what_is_added_comes_back_and_adding_it_twice_is_harmless(record: Record) -> None:
    one = made("link", "event-00000", "source/0", "instead", value={"actor": "person/x"}, note="see \ud800 page 3")
    assert add(record, one) == [one]
    settle(record)
    assert add(record, one) == []
    assert to_join(record) == []
    with record.reading() as connection:
        assert judgements.all_judgements(connection) == [one]
        assert judgements.of_subjects(connection, ["event-00000"]) == [one]
        assert judgements.of_subjects(connection, ["source/1"]) == []


def test_the_id_changes_with_every_column() -> None:
    plain = made("report", "event-00000")
    others = [
        made("report", "event-00001"),
        made("report", "event-00000", verdict="right"),
        made("report", "event-00000", note=""),
        made("report", "event-00000", value={"a": 1}),
        made("report", "event-00000", withdraws=plain.id),
    ]
    assert len({plain.id, *(one.id for one in others)}) == 6


def test_the_articles_of_what_is_judged_are_to_be_joined_again(record: Record) -> None:
    add(record, made("report", "event-00000"))
    assert to_join(record) == ["article-00000"]
    settle(record)
    add(record, made("join", "event-00001", "event-00002", "same"))
    assert to_join(record) == ["article-00001", "article-00002"]
    settle(record)
    add(record, made("origin", "article-00000", "article-00002", "different"))
    assert to_join(record) == ["article-00000", "article-00002"]


def test_what_is_not_in_the_record_waits_and_marks_nothing(record: Record) -> None:
    far, near = made("report", "event-99999"), made("join", "event-00001", "event-77777", "same")
    add(record, far, near)
    assert to_join(record) == ["article-00001"]
    with record.reading() as connection:
        assert judgements.waiting(connection, [far, near, made("report", "event-00000")]) == {far.id, near.id}


def test_a_report_with_another_id_after_a_reading_keeps_what_was_judged(record: Record) -> None:
    old = made("report", "event-00000", value={"reports": STOOD})
    add(record, old)
    again = document(0)
    assert again.reports
    record.writer(OTHER_RUN).write([replace(again, reports=(replace(again.reports[0], id="event-new", mode="meet"),))])
    with record.reading() as connection:
        (now,) = judgements.attached(connection)
        assert (now.id, now.subject) == (old.id, "event-new")
        assert judgements.all_judgements(connection) == [old]
        assert judgements.waiting(connection, [now]) == set()


@pytest.mark.parametrize("change", [{"type": "ASSAULT"}, {"start": 40, "end": 44}])
def test_a_report_of_another_type_or_place_is_not_taken_for_it(record: Record, change: dict[str, Any]) -> None:
    stood = {"event-gone": {**STOOD["event-00000"], **change}}
    add(record, made("report", "event-gone", value={"reports": stood}))
    with record.reading() as connection:
        (found,) = judgements.attached(connection)
        assert found.subject == "event-gone"


def test_of_two_reports_in_its_place_neither_is_taken(record: Record) -> None:
    again = document(0)
    assert again.reports
    twins = tuple(replace(again.reports[0], id=f"event-twin-{number}") for number in range(2))
    record.writer(OTHER_RUN).write([replace(again, reports=twins)])
    add(record, made("report", "event-00000", value={"reports": STOOD}))
    with record.reading() as connection:
        assert judgements.attached(connection)[0].subject == "event-00000"
        assert connection.scalar(select(schema.events.c.id).where(schema.events.c.id == "event-00000")) is None


def test_withdrawing_marks_what_was_judged(record: Record) -> None:
    one = made("report", "event-00002")
    add(record, one)
    settle(record)
    add(record, made("report", "event-00002", withdraws=one.id))
    assert to_join(record) == ["article-00002"]
