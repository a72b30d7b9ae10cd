"""A judgement changes what is joined at once, and taking it back brings back the same rows."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from dateline.model import Answer
from dateline.pipeline.judging import judge, take, withdraw
from dateline.settings import load
from dateline.store import Record, judgement_lines, judgements, open_record, schema_joined
from record_documents import RUN, document

SETTINGS = load()
FIRST, SECOND, THIRD = (f"event-{number:05}" for number in range(3))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Three articles that tell of one visit."""
    with open_record(str(tmp_path / "r.db"), create=True) as opened:
        opened.writer(RUN).write([document(number) for number in range(3)])
        join(opened)
        assert len({happening_of(opened, one) for one in (FIRST, SECOND, THIRD)}) == 1
        yield opened


def join(record: Record, **how: Any) -> None:
    importlib.import_module("dateline.pipeline.joining").join(record, SETTINGS, **how)


def derived(record: Record) -> dict[str, list[Any]]:
    with record.reading() as connection:
        return {
            table.name: [tuple(map(repr, row)) for row in connection.execute(_ordered(table))]
            for table in schema_joined.DERIVED
        }


def _ordered(table: Any) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def happening_of(record: Record, report: str) -> str | None:
    members = schema_joined.happening_reports.c
    with record.reading() as connection:
        found: str | None = connection.scalar(select(members.happening).where(members.report == report))
        return found


def say(record: Record, kind: Any, subject: str, verdict: str, other: str | None = None, **more: Any) -> str:
    answer = Answer(kind, subject, verdict, "ada", "2026-03-01T10:00:00+00:00", other, **more)
    return judge(record, answer, SETTINGS).id


def take_back(record: Record, judgement: str) -> None:
    withdraw(record, judgement, "ada", "2026-03-01T11:00:00+00:00", SETTINGS)


def test_a_wrong_report_leaves_its_happening_and_comes_back(record: Record) -> None:
    before = derived(record)
    one = say(record, "report", FIRST, "wrong")
    assert happening_of(record, FIRST) is None
    assert happening_of(record, SECOND) == happening_of(record, THIRD) is not None
    take_back(record, one)
    assert derived(record) == before


def test_different_parts_what_was_joined_and_same_joins_it_again(record: Record) -> None:
    before = derived(record)
    one = say(record, "join", FIRST, "different", THIRD)
    assert happening_of(record, FIRST) != happening_of(record, THIRD)
    take_back(record, one)
    assert derived(record) == before


def test_same_joins_what_nothing_else_would(record: Record) -> None:
    far = document(9)
    assert far.reports
    other = replace(far.reports[0], type="ASSAULT", mode="", time=None, place=None, sources=(), targets=())
    record.writer(RUN).write([replace(far, reports=(other,))])
    join(record)
    before = derived(record)
    assert happening_of(record, other.id) not in (None, happening_of(record, FIRST))
    one = say(record, "join", FIRST, "same", other.id)
    assert happening_of(record, other.id) == happening_of(record, FIRST)
    take_back(record, one)
    assert derived(record) == before


def test_another_actor_changes_who_takes_part(record: Record) -> None:
    before = derived(record)
    one = say(record, "link", FIRST, "instead", "target/0", instead={"actor": "state/ITA"})
    sides = schema_joined.happening_sides.c
    with record.reading() as connection:
        actors = set(connection.scalars(select(sides.actor).where(sides.happening == happening_of(record, FIRST))))
    assert "state/ITA" in actors
    take_back(record, one)
    assert derived(record) == before


def told_of(record: Record, report: str) -> tuple[Any, ...]:
    """Place and days of the happening of a report."""
    made = schema_joined.happenings.c
    with record.reading() as connection:
        wanted = select(made.place_name, made.place_country, made.geonames, made.day_from, made.day_to, made.precision)
        return tuple(connection.execute(wanted.where(made.id == happening_of(record, report))).one())


def test_another_place_and_other_days_are_those_of_the_act(record: Record) -> None:
    before = derived(record)
    say(record, "join", FIRST, "different", SECOND)
    say(record, "join", FIRST, "different", THIRD)
    apart = derived(record)
    place = say(record, "link", FIRST, "instead", "place", instead={"place": "Minsk"})
    time = say(record, "link", FIRST, "instead", "time", instead={"time": "2024-03-01/2024-03-02"})
    assert told_of(record, FIRST) == ("Minsk", "BLR", 625144, "2024-03-01", "2024-03-02", "range")
    assert told_of(record, SECOND) == ("Malta", "MLT", 2562770, "2024-03-04", "2024-03-04", "day")
    take_back(record, place)
    take_back(record, time)
    assert derived(record) == apart != before


def test_a_place_and_a_day_may_be_given_where_none_was_read(record: Record) -> None:
    far = document(9)
    assert far.reports
    silent = replace(far.reports[0], type="ASSAULT", mode="", time=None, place=None)
    record.writer(RUN).write([replace(far, reports=(silent,))])
    join(record)
    say(record, "link", silent.id, "instead", "place", instead={"place": "625144"})
    say(record, "link", silent.id, "instead", "time", instead={"time": "2024-02"})
    assert told_of(record, silent.id) == ("Minsk", "BLR", 625144, "2024-02-01", "2024-02-29", "month")


def test_places_and_days_given_travel_to_another_record(record: Record, tmp_path: Path) -> None:
    say(record, "link", FIRST, "instead", "place", instead={"place": "Paris, France"})
    say(record, "link", FIRST, "instead", "time", instead={"time": "2024-03-02"})
    with record.reading() as connection:
        lines = list(judgement_lines.written(judgements.all_judgements(connection)))
    with open_record(str(tmp_path / "other.db"), create=True) as other:
        other.writer(RUN).write([document(number) for number in range(3)])
        take(other, judgement_lines.read(lines, "j"), SETTINGS)
        assert derived(other) == derived(record)


def test_joining_everything_anew_gives_the_same_rows(record: Record) -> None:
    say(record, "report", FIRST, "wrong")
    say(record, "join", SECOND, "different", THIRD)
    before = derived(record)
    join(record, everything=True)
    assert derived(record) == before
