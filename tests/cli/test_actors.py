"""`dateline actors` lists who takes part in the reports of a record."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from calling import run

from dateline.store import open_record
from record_documents import RUN, document


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("actors") / "record.db"
    with open_record(str(path), create=True) as opened:
        opened.writer(RUN).write([document(number) for number in range(3)])
    return path


def test_as_json_known_and_unknown_actors_are_told_apart(record: Path) -> None:
    rows = {row["id"]: row for row in map(json.loads, run("actors", "-r", record, "--json").stdout.splitlines())}
    malta = rows["state/MLT"]
    assert (malta["name"], malta["kind"], malta["known"], malta["target"], malta["articles"]) == (
        "Malta",
        "state",
        True,
        3,
        3,
    )
    assert (rows["person/ase-berg"]["known"], rows["person/ase-berg"]["kind"]) == (False, "person")


def test_the_table_and_csv_say_the_same(record: Path) -> None:
    table = run("actors", "-r", record, "--country", "MLT").stdout
    assert "state/MLT" in table
    assert "2024-03-04" in table
    assert "person/ase-berg" not in table
    assert "Åse Berg (unknown)" in run("actors", "-r", record, "--text", "berg").stdout
    rows = list(csv.DictReader(run("actors", "-r", record, "--csv").stdout.splitlines()))
    assert {row["reports"] for row in rows} == {"3"}


def test_filters_hold_back_and_wrong_ones_are_named(record: Path) -> None:
    assert "no actors pass these filters" in run("actors", "-r", record, "--kind", "party").stdout
    assert len(run("actors", "-r", record, "--unknown", "--limit", "1", "--json").stdout.splitlines()) == 1
    assert "three capital letters" in run("actors", "-r", record, "--country", "Malta", code=2).stderr
