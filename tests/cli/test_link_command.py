"""`dateline link` brings new knowledge to an old record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import run

MINE = """
actors:
  - id: person/torv-of-kenya
    kind: person
    name: Arlen Torv
    country: KEN
    sector: GOV
    offices:
      - {office: foreign minister, of: KEN, from: 2023-01-01}
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    page, path = tmp_path / "page.txt", tmp_path / "r.db"
    page.write_text("NAIROBI, Feb 7, 2024 – Arlen Torv visited Accra on Monday, the ministry said.", encoding="utf-8")
    run("read", page, "-r", path, "-q")
    return path


def test_an_actor_of_ones_own_is_found_in_what_was_read_before(record: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(MINE, encoding="utf-8")
    linked = run("link", "-r", record, "--own", mine)
    assert "1 pages linked again" in linked.stdout
    assert "1 of 1 event reports have other actors" in linked.stdout
    (event,) = map(json.loads, run("events", "-r", record, "--json").stdout.splitlines())
    assert event["sources"][0]["actor"] == "person/torv-of-kenya"
    told = json.loads(run("link", "-r", record, "--own", mine, "--json").stdout)
    assert (told["pages"], told["standing"]) == (0, 1)
    again = json.loads(run("link", "-r", record, "--own", mine, "--all", "--json").stdout)
    assert (again["pages"], again["changed"]) == (1, 0)
    assert run("link", "-r", record, "-q").stdout == ""


def test_a_wrong_file_is_named_with_its_line(record: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(MINE.replace("of: KEN", "of: Kenia"), encoding="utf-8")
    assert "mine.yaml, line 9" in run("link", "-r", record, "--own", mine, code=1).stderr
    assert "mine.yaml, line 9" in run("read", record, "-r", record, "--own", mine, code=1).stderr
    assert "there is no file" in run("link", "-r", record, "--own", tmp_path / "none.yaml", code=1).stderr


def test_without_a_record_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert "dateline read" in run("link", "-r", tmp_path / "none.db", code=3).stderr
    assert not (tmp_path / "none.db").exists()
