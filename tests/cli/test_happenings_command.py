"""`dateline happenings`, `happening`, `rate` and `network` on a record that is joined."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from calling import run

from dateline.store import open_record
from joined_records import fill


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("happenings") / "record.db"
    with open_record(str(path), create=True) as opened:
        fill(opened)
    return path


def test_the_table_json_and_csv_say_the_same(record: Path) -> None:
    table = run("happenings", "-r", record, "--type", "CONSULT/visit", "--standing", "stated").stdout
    assert "Åse Berg" in table
    assert "stated" in table
    rows = [json.loads(line) for line in run("happenings", "-r", record, "--json").stdout.splitlines()]
    sheet = list(csv.DictReader(run("happenings", "-r", record, "--csv").stdout.splitlines()))
    assert [row["id"] for row in rows] == [row["id"] for row in sheet]
    assert [row["sentence"] for row in rows] == [row["sentence"] for row in sheet]
    assert "no happenings pass" in run("happenings", "-r", record, "--since", "2199").stdout


def test_one_is_shown_with_its_reports(record: Path) -> None:
    told = run("happening", "visit-1", "-r", record).stdout
    assert told.startswith("Åse Berg visited ")
    assert "3 reports in 3 articles of 2 origins" in told
    assert "stated by several independent origins" in told
    assert "same parties" in told
    plain = json.loads(run("happening", "happening-visit", "-r", record, "--json").stdout)
    assert [one["id"] for one in plain["told"]] == ["visit-0", "visit-1", "visit-2"]


def test_where_reports_differ_it_is_told_who_says_what(record: Path) -> None:
    told = run("happening", "happening-attack", "-r", record).stdout
    assert "“happened” says Malta in Gazette" in told
    assert "“denied” says Russia in Herald" in told


def test_wrong_calls_say_what_to_do(record: Path) -> None:
    assert "dateline happenings" in run("happening", "zzyzx", "-r", record, code=2).stderr
    assert "no standing is" in run("happenings", "-r", record, "--standing", "sure", code=2).stderr
    assert "must lie between" in run("rate", "CONSULT", "--split", "1999-01-01", "-r", record, code=2).stderr


def test_two_states_month_by_month(record: Path) -> None:
    months = [json.loads(line) for line in run("between", "NOR", "MLT", "-r", record, "--json").stdout.splitlines()]
    assert months
    shown = run("between", "NOR", "MLT", "-r", record).stdout
    assert all((one["month"] or "not known") in shown for one in months)
    assert "two states are needed" in run("between", "NOR", "NOR", "-r", record, code=2).stderr


def test_networks_list_ties_and_those_who_are_tied(record: Path) -> None:
    edges = [json.loads(line) for line in run("network", "-r", record, "--json").stdout.splitlines()]
    assert ("person/ase-berg", "state/MLT", False) in {(one["source"], one["target"], one["directed"]) for one in edges}
    assert "Åse Berg" in run("network", "-r", record, "--nodes").stdout
    assert run("network", "-r", record, "--level", "country", "--csv").stdout.startswith("source,")


def test_a_rate_is_told_in_words_with_its_limits(record: Path) -> None:
    days = sorted(json.loads(line)["published"] for line in run("articles", "-r", record, "--json").stdout.splitlines())
    told = run("rate", "CONSULT/visit", "--split", days[-1][:10], "-r", record).stdout
    assert "– split –" in told
    assert "articles per month after the split" in told
    plain = json.loads(run("rate", "CONSULT/visit", "--split", days[-1][:10], "-r", record, "--json").stdout)
    assert {one["basis"] for one in plain["comparisons"]} >= {"days", "articles"}
    assert run("rate", "CONSULT", "--split", days[-1][:10], "-r", record, "--csv").stdout.startswith("month,")
