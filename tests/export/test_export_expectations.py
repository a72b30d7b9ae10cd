"""What is announced, in tables and as a calendar, opened by programs that know nothing of this one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from icalendar import Calendar

from dateline import api
from dateline.api.promises import calendar_event
from dateline.errors import UsageError
from dateline.store import open_record
from joined_records import fill

LATER = "2024-06-01"


@pytest.fixture
def record(tmp_path: Path) -> Any:
    path = tmp_path / "record.db"
    with open_record(str(path), create=True) as filled:
        fill(filled)
    with api.open(path, create=False) as found:
        yield found


def calendar(path: Path) -> dict[str, Any]:
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert all(not one.errors for one in found)
    events = {str(one["UID"]): one for one in found}
    assert len(events) == len(found)
    return events


def test_a_calendar_has_one_event_for_each_day_that_is_told(record: api.OpenRecord, tmp_path: Path) -> None:
    done = record.export("ical", tmp_path / "a.ics", on=LATER)
    assert (done.of, done.written) == ("expectations", 5)
    assert done.left_out == {"moved to another day": 1, "without a day": 1}
    events = calendar(tmp_path / "a.ics")
    assert {uid: str(one["STATUS"]) for uid, one in events.items()} == {
        "expectation-plan-held@dateline": "CONFIRMED",
        "expectation-plan-moved@dateline": "CONFIRMED",
        "expectation-plan-pending@dateline": "CONFIRMED",
        "expectation-plan-off@dateline": "CANCELLED",
        "expectation-threat@dateline": "TENTATIVE",
    }
    moved = events["expectation-plan-moved@dateline"]
    assert (moved["DTSTART"].dt, moved["SEQUENCE"]) == (date(2024, 4, 2), 1)
    assert "First due 2024-03-25" in str(moved["DESCRIPTION"])
    threat = events["expectation-threat@dateline"]
    assert (threat["DTSTART"].dt, threat["DTEND"].dt) == (date(2024, 3, 9), date(2024, 3, 16))
    assert "Held, reported 2024-03-21" in str(events["expectation-plan-held@dateline"]["DESCRIPTION"])


@pytest.mark.parametrize("last", ["2024-03-22", "2024-06-13"])
def test_a_stretch_of_more_than_a_week_stands_on_its_last_day(record: api.OpenRecord, last: str) -> None:
    (threat,) = [row for row in record.upcoming("2024-03-10") if row.expectation.kind == "threatened"]
    long = replace(threat, expectation=replace(threat.expectation, due_from="2024-03-15", due_to=last))
    event = calendar_event(long)
    assert event is not None
    assert (event.first, event.last, event.status) == (last, last, "TENTATIVE")
    assert event.summary == f"{threat.what} (by this day, from 2024-03-15 on)"


def test_a_calendar_of_an_earlier_day_knows_nothing_of_later_news(record: api.OpenRecord, tmp_path: Path) -> None:
    record.export("ical", tmp_path / "a.ics", on="2024-03-10")
    moved = calendar(tmp_path / "a.ics")["expectation-plan-moved@dateline"]
    assert (moved["DTSTART"].dt, moved["SEQUENCE"]) == (date(2024, 3, 25), 0)


@pytest.mark.parametrize(("on", "late"), [("2024-04-02", False), ("2024-12-01", True)])
def test_what_is_overdue_is_called_so(record: api.OpenRecord, tmp_path: Path, on: str, late: bool) -> None:
    record.export("ical", tmp_path / "a.ics", on=on)
    told = {uid: str(one["DESCRIPTION"]) for uid, one in calendar(tmp_path / "a.ics").items()}
    said = f"Overdue: nothing was reported of it by {on}"
    assert (said in told["expectation-plan-pending@dateline"]) is late
    assert said not in told["expectation-plan-held@dateline"] + told["expectation-plan-off@dateline"]


def test_the_same_calendar_has_the_same_bytes(record: api.OpenRecord, tmp_path: Path) -> None:
    for name in ("a.ics", "b.ics"):
        record.export("ical", tmp_path / name, on=LATER)
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_duckdb_reads_what_became_of_each(record: api.OpenRecord, tmp_path: Path) -> None:
    for name in ("csv", "jsonl", "parquet"):
        assert record.export(name, tmp_path / f"a.{name}", "expectations", on=LATER).written == 7
    question = f"select outcome, count(*)::int, max(overdue) from '{tmp_path / 'a.parquet'}' group by 1 order by 1"
    assert duckdb.sql(question).fetchall() == [
        ("called-off", 1, None),
        ("contradicted", 1, None),
        ("held", 1, None),
        ("moved", 1, None),
        ("pending", 3, 78),
    ]
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["kind"] for row in rows} == {"scheduled", "promised", "threatened"}
    assert duckdb.sql(f"select count(*) from read_csv('{tmp_path / 'a.csv'}')").fetchall() == [(7,)]


def test_filters_are_those_of_expectations(record: api.OpenRecord, tmp_path: Path) -> None:
    assert record.export("csv", tmp_path / "a.csv", "expectations", kind="threatened", on=LATER).written == 1
    assert record.export("csv", tmp_path / "a.csv", "expectations", actor="RUS", on=LATER).written == 1
    with pytest.raises(UsageError, match="on does not go with reports"):
        record.export("csv", tmp_path / "a.csv", on=LATER)
    with pytest.raises(UsageError, match="no day is '2024-13-01'"):
        record.export("ical", tmp_path / "a.ics", on="2024-13-01")
