"""The commands on announcements and claims, run as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from calling import run
from icalendar import Calendar

from dateline.store import open_record
from joined_records import fill


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record joined by hand."""
    path = tmp_path_factory.mktemp("joined") / "joined.db"
    with open_record(str(path), create=True) as opened:
        fill(opened)
    return path


def test_upcoming_as_table_json_csv_and_calendar_tell_the_same(record: Path) -> None:
    call = ("upcoming", "--record", record, "--on", "2024-03-22")
    rows = [json.loads(line) for line in run(*call, "--json").stdout.splitlines()]
    assert rows
    assert [row["id"] for row in csv.DictReader(io.StringIO(run(*call, "--csv").stdout))] == [row["id"] for row in rows]
    shown = run(*call).stdout
    assert all(row["happening"][:8] in shown for row in rows)
    events = Calendar.from_ical(run(*call, "--ical").stdout).walk("VEVENT")
    assert [event["DTSTART"].dt.isoformat() for event in events] == [row["due_from"] for row in rows]


def test_a_moved_announcement_keeps_its_identity_in_the_calendar(record: Path) -> None:
    call = ("upcoming", "--record", record, "--ical", "--on")
    before = {str(e["UID"]): e for e in Calendar.from_ical(run(*call, "2024-03-10").stdout).walk("VEVENT")}
    after = {str(e["UID"]): e for e in Calendar.from_ical(run(*call, "2024-03-22").stdout).walk("VEVENT")}
    uid = "expectation-plan-moved@dateline"
    assert before[uid]["SEQUENCE"] < after[uid]["SEQUENCE"]
    assert before[uid]["DTSTART"].dt < after[uid]["DTSTART"].dt


def test_overdue_and_promises_and_their_share(record: Path) -> None:
    late = [
        json.loads(line) for line in run("overdue", "-r", record, "--on", "2030-01-01", "--json").stdout.splitlines()
    ]
    assert late
    assert all(row["overdue"] > 0 and row["outcome"] == "pending" for row in late)
    shown = run("promises", "NOR", "-r", record, "--on", "2030-01-01").stdout
    assert "held (told 21 Mar 2024)" in shown
    assert "share held" in shown
    kept = [json.loads(line) for line in run("promises", "NOR", "-r", record, "--kept", "--json").stdout.splitlines()]
    assert kept[-1]["kind"] == "all"


def test_what_is_dated_later_is_told_on_standard_error(record: Path) -> None:
    done = run("upcoming", "-r", record, "--on", "2020-01-01")
    assert "left out" in done.stderr
    assert "left out" not in done.stdout


def test_claims_and_disputed_name_who_says_and_who_denies(record: Path) -> None:
    assert "disputed" in run("claims", "MLT", "-r", record).stdout
    (row,) = [json.loads(line) for line in run("disputed", "-r", record, "--json").stdout.splitlines()]
    assert row["denied_by"]
    assert len(run("disputed", "--claimed", "--json", "-r", record).stdout.splitlines()) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("upcoming", "--on", "2024-13-01"),
        ("upcoming", "--ical", "--json"),
        ("upcoming", "--type", "NOTHING"),
        ("promises", "", "--on", "2024-01-01"),
        ("promises", "NOR", "--on", "soon"),
        ("claims", ""),
    ],
)
def test_a_wrong_call_is_told_in_words(record: Path, words: tuple[str, ...]) -> None:
    done = run(*words, "-r", record, code=2)
    assert done.stderr.startswith("dateline: ")
