"""A person reviews with keys; scripts judge, list, carry and measure."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import run

from dateline.store import open_record
from joined_records import fill
from postgres_server import new_database, postgres_server
from record_documents import RUN, document

__all__ = ["new_database", "postgres_server"]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with open_record(str(path), create=True) as opened:
        opened.writer(RUN).write([document(0), document(1), document(2)])
    return path


def keys(record: Path | str, pressed: str, *words: str) -> str:
    """Review with these keys, a line each."""
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "review", "-r", str(record), *words]
    done = subprocess.run(command, input=pressed, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def verdicts(record: Path | str) -> list[tuple[str, str, str]]:
    lines = run("judgements", "-r", record, "--json").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["subject"], row["verdict"], row["state"]) for row in reversed(rows)]


def test_keys_judge_one_thing_after_the_other(record: Path) -> None:
    told = keys(record, "y\nn\nk\n", "--kind", "report", "--who", "ada")
    assert "Minister Berg] [visited] [Malta] on [Monday]" in told
    assert "CONSULT/visit happened" in told
    assert "of 2 reports judged, 1 right: 0.50 [0.09, 0.91]" in told
    assert "2 answers written by ada" in told
    assert verdicts(record) == [("event-00000", "right", "counts"), ("event-00001", "wrong", "counts")]


def test_undo_takes_the_last_answer_back_and_asks_again(record: Path) -> None:
    told = keys(record, "n\nu\ny\nq\n", "--kind", "report", "--who", "ada")
    assert told.count("1 of 3") == 2
    assert [(verdict, state) for _, verdict, state in verdicts(record)] == [
        ("wrong", "withdrawn"),
        ("wrong", "withdrawal"),
        ("right", "counts"),
    ]


def test_help_odd_keys_and_an_undo_of_nothing_change_nothing(record: Path) -> None:
    told = keys(record, "?\nz\ns\nu\n", "--kind", "report")
    assert "undo: take the last answer back" in told
    assert "'z' is no answer here" in told
    assert "'s' is no answer here" in told
    assert "nothing was answered yet" in told
    assert verdicts(record) == []


def test_another_actor_is_checked_against_the_knowledge(record: Path) -> None:
    told = keys(record, "i\nperson/nobody-at-all\ni\nstate/NOR\nq\n", "--kind", "link", "--who", "ada")
    assert "the knowledge holds no actor 'person/nobody-at-all'" in told
    assert verdicts(record) == [("event-00000", "instead", "counts")]


def test_nothing_left_is_said(record: Path) -> None:
    told = keys(record, "", "--kind", "join")
    assert "nothing doubtful is left" in told
    assert "written by" not in told


def test_another_place_and_another_time_leave_the_report_to_be_judged(record: Path) -> None:
    told = keys(
        record, "p\nAtlantis-on-Sea\np\n625144\nt\n2024-03\ni\ny\nu\nu\nq\n", "--kind", "report", "--who", "ada"
    )
    assert "holds no place 'Atlantis-on-Sea'" in told
    assert "instead Minsk, BLR (625144)" in told
    assert "'i' is no answer here" in told
    assert told.count("1 of 3") == 3
    assert "1 answer written by ada" in told
    assert [(verdict, state) for _, verdict, state in verdicts(record)] == [
        ("instead", "counts"), ("instead", "withdrawn"), ("right", "withdrawn"), ("right", "withdrawal"), ("instead", "withdrawal"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "verdict"), [("h", "held"), ("m", "moved"), ("c", "called-off"), ("x", "contradicted"), ("n", "different")]
)
def test_what_became_of_an_announcement_is_said_by_its_own_key(tmp_path: Path, key: str, verdict: str) -> None:
    path = tmp_path / "joined.db"
    with open_record(str(path), create=True) as opened:
        fill(opened)
    told = keys(path, f"{key}\nq\n", "--kind", "outcome", "--who", "ada")
    assert "Did that become of what was announced?" in told
    assert [said for _, said, _ in verdicts(path)] == [verdict]


def test_what_is_still_to_be_joined_is_said(record: Path) -> None:
    said = "3 articles are not joined yet, and missing or out of date here: run dateline join"
    assert said in run("review", "-r", record, "--json").stderr
    run("join", "-r", record)
    assert "not joined" not in run("review", "-r", record, "--json").stderr


@pytest.mark.postgres
def test_a_review_goes_on_where_another_left_off_on_postgresql(new_database: Callable[[], str]) -> None:
    address = new_database()
    with open_record(address, create=True) as opened:
        opened.writer(RUN).write([document(0), document(1), document(2)])
    assert "3 articles are not joined yet" in run("review", "-r", address, "--json").stderr
    run("join", "-r", address)
    first = keys(address, "n\nu\ny\nq\n", "--who", "ada")
    assert "1 of 12 · report" in first
    assert "the answer bears on 3 reports" in first
    made = json.loads(
        run("judge", "link", "event-00001", "place", "instead", "--instead", "Minsk", "-r", address, "--json").stdout
    )
    assert "judged   instead Minsk, BLR (625144)" in run("explain", "event-00001", "-r", address).stdout
    run("judge", "join", "event-00000", "event-00002", "different", "-r", address)
    queue = [json.loads(line) for line in run("review", "-r", address, "--json", "--limit", "99").stdout.splitlines()]
    left = {(one["kind"], one["subject"], one["other"]) for one in queue}
    assert ("report", "event-00000", None) not in left
    assert ("join", "event-00000", "event-00002") not in left
    assert {"report", "link", "join"} <= {kind for kind, *_ in left}
    run("judgements", "undo", made["id"], "-r", address)
    assert [verdict for _, verdict, state in verdicts(address) if state == "counts"] == ["right", "different"]
    assert "not joined" not in run("review", "-r", address, "--json", "--random", "7").stderr


def test_the_queue_as_json_writes_nothing(record: Path) -> None:
    lines = run("review", "-r", record, "--json", "--kind", "report", "--limit", "2").stdout.splitlines()
    assert [json.loads(line)["subject"] for line in lines] == ["event-00000", "event-00001"]
    assert verdicts(record) == []


def test_judging_listing_carrying_and_undoing(record: Path, tmp_path: Path) -> None:
    made = json.loads(run("judge", "report", "event-00000", "wrong", "-r", record, "--who", "ada", "--json").stdout)
    run("judge", "join", "event-00002", "event-00001", "same", "-r", record, "--who", "bea", "--note", "same visit")
    assert "event-00 " in run("judgements", "-r", record).stdout
    assert "of 1" not in run("precision", "-r", record).stdout
    out = tmp_path / "j.jsonl"
    run("judgements", "export", "-r", record, "--out", out)
    other = tmp_path / "other.db"
    with open_record(str(other), create=True) as opened:
        opened.writer(RUN).write([document(0)])
    told = run("judgements", "import", out, "-r", other).stdout
    assert "2 judgements added, 0 were here already; 1 are about what this record holds, 1 wait" in told
    waiting = run("judgements", "-r", other, "--waiting", "--json").stdout.splitlines()
    assert [json.loads(line)["kind"] for line in waiting] == ["join"]
    run("judgements", "undo", made["id"][:12], "-r", record, "--who", "ada")
    assert verdicts(record)[0] == ("event-00000", "wrong", "withdrawn")


def test_an_import_for_another_record_is_refused_and_a_broken_one_names_its_lines(record: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "j.jsonl", tmp_path / "other.db"
    run("judge", "report", "event-00000", "wrong", "-r", record)
    run("judgements", "export", "-r", record, "--out", out)
    with open_record(str(other), create=True) as opened:
        opened.writer(RUN).write([document(7)])
    refused = run("judgements", "import", out, "-r", other, code=1)
    assert "none of the 1 judgements is about what this record holds" in refused.stderr
    assert verdicts(other) == []
    run("judgements", "import", out, "-r", other, "--force")
    out.write_text(out.read_text(encoding="utf-8") + '{"kind": "report"}\n', encoding="utf-8")
    broken = run("judgements", "import", out, "-r", record, code=1)
    assert "line 3: subject and verdict and who and at missing" in broken.stderr
    assert "cannot be read" in run("judgements", "import", tmp_path / "none", "-r", record, code=1).stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["report", "event-0", "right"], "more than one event report"),
        (["report", "event-00000", "odd"], "no report is judged 'odd'"),
        (["report", "event-00000", "source/0", "right"], "a report is judged by its id and a verdict"),
        (["link", "event-00000", "target/9", "wrong"], "no field 'target/9'"),
        (["colour", "event-00000", "x", "right"], "nothing of kind 'colour'"),
    ],
)
def test_wrong_calls_say_what_to_do(record: Path, words: list[str], message: str) -> None:
    assert message in run("judge", *words, "-r", record, "--who", "ada", code=2).stderr


def test_who_names_a_happening_is_told_where_its_reports_are(record: Path) -> None:
    run("join", "-r", record)
    act = json.loads(run("happenings", "-r", record, "--json", "--limit", "1").stdout)["id"]
    told = run("judge", "report", act[:8], "wrong", "-r", record, code=2).stderr
    assert f"'{act[:8]}' is a happening" in told
    assert f"`dateline happening {act[:8]}` lists them" in " ".join(told.split())
    assert "no event report" in run("judge", "report", "zzz", "wrong", "-r", record, code=2).stderr


def test_precision_says_that_the_doubtful_comes_first(record: Path) -> None:
    run("judge", "report", "event-00000", "right", "-r", record, "--who", "ada")
    done = run("precision", "-r", record)
    assert "[0.21, 1.00]" in done.stdout
    assert "no even sample" in done.stderr
    (whole, *_) = [json.loads(line) for line in run("precision", "-r", record, "--json").stdout.splitlines()]
    assert (whole["sample"], whole["judged"], whole["right"]) == ("chosen", 1, 1)
