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


MINE = """
actors:
  - id: person/torv-of-kenya
    kind: person
    name: Arlen Torv
    names: [A. S. Torv]
    country: KEN
    sector: GOV
    offices:
      - {office: foreign minister, of: KEN, from: 2024-02-01, to: 2024-06-30}
"""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mine") / "mine.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_a_name_is_answered_with_the_actor_its_reasons_and_its_offices(mine: Path) -> None:
    told = run("actor", "the Kenyan foreign minister", "--on", "2024-02-07", "--own", mine).stdout
    assert "Arlen Torv · person/torv-of-kenya · person · KEN · GOV  (score" in told
    assert "because" in told
    assert "foreign minister of Kenya  2024-02-01 to 2024-06-30  (held then)" in told
    assert "A. S. Torv" in told
    later = json.loads(run("actor", "Arlen Torv", "--on", "2025-02-07", "--own", mine, "--json").stdout)
    assert later["decision"]["actor"] == "person/torv-of-kenya"
    assert [one["held"] for one in later["portrait"]["offices"]] == [False]
    assert later["candidates"][0]["actor"] == "person/torv-of-kenya"


def test_an_unknown_name_is_answered_with_unknown() -> None:
    assert "unknown" in run("actor", "Zzyzx Quorl", "--on", "2024-02-07").stdout
    told = json.loads(run("actor", "Zzyzx Quorl", "--on", "2024-02-07", "--json").stdout)
    assert (told["known"], told["decision"]["actor"], told["portrait"]) == (False, None, None)


def test_with_a_record_its_reports_are_told(record: Path) -> None:
    told = run("actor", "state/MLT", "--on", "2024-03-05", "-r", record).stdout
    assert "3 event reports in 3 articles: 0 as source, 3 as target, 0 on its word" in told
    assert "CONSULT/visit happened Åse Berg → Malta  event-00" in told
    unknown = json.loads(run("actor", "Åse Berg", "--on", "2024-03-05", "-r", record, "--json").stdout)
    assert unknown["record"]["counts"]["id"] == "person/ase-berg"
    nobody = run("actor", "Zzyzx Quorl", "--on", "2024-03-05", "-r", record).stdout
    assert "no event reports" in nobody


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Putin", "--on", "yesterday"), "write it as 2023-11-09"),
        (("Putin", "--on", "2023-11"), "write it as 2023-11-09"),
        ((" ", "--on", "2023-11-09"), "a name is needed"),
    ],
)
def test_wrong_calls_of_actor_say_what_to_do(words: tuple[str, ...], message: str) -> None:
    assert message in run("actor", *words, code=2).stderr
