"""`dateline origins` and `versions` in a terminal and for scripts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from calling import run

from dateline.store import open_record
from joined_records import AGENCY_TEXT, fill


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("origins") / "record.db"
    with open_record(str(path), create=True) as opened:
        fill(opened)
    return path


def test_the_passages_of_two_articles_stand_side_by_side(record: Path) -> None:
    told = run("origins", "article-00001", "-r", record).stdout
    assert "100% of this article stand there, 100% of that one here" in told
    assert "the same words" in told
    assert " ".join(AGENCY_TEXT.split()[:4]) in told
    view = json.loads(run("origins", "article-00001", "-r", record, "--json").stdout)
    assert view["origins"][0]["agencies"] == ["dpa"]
    assert view["shared_with"][0]["id"] == "article-00000"


def test_texts_of_several_articles_are_a_table_lines_of_json_or_csv(record: Path) -> None:
    assert "dpa" in run("origins", "-r", record).stdout
    assert json.loads(run("origins", "-r", record, "--json").stdout)["id"] == "origin-dpa"
    (row,) = csv.DictReader(io.StringIO(run("origins", "-r", record, "--csv").stdout))
    assert row["articles"] == "2"
    assert "no text is carried" in run("origins", "-r", record, "--agency", "AFP").stdout


def test_what_cannot_be_is_refused(record: Path) -> None:
    assert "--csv" in run("origins", "article-00001", "-r", record, "--csv", code=2).stderr
    assert "no article" in run("versions", "nothing", "-r", record, code=2).stderr


def test_what_a_publisher_changed_is_told(record: Path) -> None:
    told = run("versions", "article-00006", "-r", record).stdout
    assert "2 editions of herald.example/oslo" in told
    assert "the one that counts" in told
    assert any(line.strip().startswith("+") for line in told.splitlines())
    found = json.loads(run("versions", "article-00005", "-r", record, "--json").stdout)
    assert [one["counts"] for one in found["editions"]] == [False, True]
    assert "one edition" in run("versions", "article-00002", "-r", record).stdout
