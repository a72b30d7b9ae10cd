"""`dateline explain` tells, for one event report, what every decision rests on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import run

from dateline.store import open_record
from record_documents import RUN, TEXT, document


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "record.db"
    with open_record(str(path), create=True) as opened:
        opened.writer(RUN).write([document(0), document(10)])
    return path


def test_every_field_has_its_words_its_meaning_and_its_reasons(record: Path) -> None:
    told = run("explain", "event-00000", "-r", record).stdout
    assert "CONSULT/visit happened" in told
    assert "“Minister Berg”  [13–26]" in told
    assert "Åse Berg · person/ase-berg · NOR · GOV  (score 0.90)" in told
    assert "because  full name" in told
    assert "and      in office" in told
    assert "Malta · MLT · 35.90, 14.50" in told
    assert "because  a state" in told
    assert "is       CONSULT/visit happened, diplomatic, economic" in told
    assert "2024-03-04 (day)" in told
    assert "because  the Monday before the day of publication" in told
    assert "no actor of its own" in told


def test_as_json_it_is_the_report_with_scores_reasons_and_its_article(record: Path) -> None:
    told = json.loads(run("explain", "event-00000", "-r", record, "--json").stdout)
    assert told["sources"][0]["reasons"] == ["full name", "in office"]
    assert told["sources"][0]["score"] == 0.9
    assert told["place"]["reasons"] == ["a state"]
    assert (told["time"]["anchor"], told["time"]["reason"]) == ("published", "the Monday before the day of publication")
    assert told["passages"][0]["text"] == TEXT[13:]
    assert told["title"] == "Berg in Malta, part 0"


def test_what_people_judged_stands_beside_what_it_is_about(record: Path) -> None:
    def judge(*words: str) -> str:
        return run("judge", *words, "-r", record).stdout

    given = judge("link", "event-00010", "place", "instead", "--instead", "Minsk", "--who", "ada")
    assert "link event-00 place instead Minsk, BLR (625144), says ada" in given
    judge("link", "event-00010", "time", "instead", "--instead", "2024-03", "--who", "ada", "--note", "so it says")
    judge("link", "event-00010", "time", "right", "--who", "bea")
    judge("report", "event-00010", "right", "--who", "bea")
    judge("join", "event-00010", "event-00000", "different", "--who", "bea")
    undone = json.loads(run("judge", "link", "event-00010", "source/0", "wrong", "-r", record, "--json").stdout)
    run("judgements", "undo", undone["id"], "-r", record)
    told = run("explain", "event-00010", "-r", record).stdout
    act, who, whom, said_by, where, when = told.split("\n\n")[1:7]
    assert "judged   right, says bea" in act
    assert "judged" not in who + whom + said_by
    assert "judged   instead Minsk, BLR (625144), says ada" in where
    assert "judged   right, says bea" in when
    assert "2024-03-01 to 2024-03-31, says ada" in when
    assert "(older · conflict): so it says" in when
    assert "judged with event-00: different, says bea" in told
    as_json = json.loads(run("explain", "event-00010", "-r", record, "--json").stdout)
    assert {one["state"] for one in as_json["judgements"]} == {"counts", "older", "withdrawn", "withdrawal"}
    assert "judged" not in run("explain", "event-00000", "-r", record).stdout.replace("judged with event-00", "")


@pytest.mark.parametrize(
    ("event", "message"),
    [("event-000", "more than one event report"), ("f00", "dateline events"), ("", "an id is needed")],
)
def test_an_unclear_or_unknown_id_says_what_to_do(record: Path, event: str, message: str) -> None:
    done = run("explain", event, "-r", record, code=2)
    assert message in done.stderr
    assert done.stdout == ""
