"""`dateline knowledge update` against a scripted endpoint."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from dateline.cli import main
from sparql_server import Answer, Endpoint, endpoint, good

ENTITY = "http://www.wikidata.org/entity/"


def _leaders(name: str = "Zhanar Qorgan", **more: str) -> Answer:
    days = {"start": "2031-02-03T00:00:00Z", "startPrecision": "11"}
    row = {"code": "KAZ", "person": f"{ENTITY}Q990000001", "name": name, "post": "President of Kazakhstan", **days}
    return good({**row, **more}, {"code": "SUN", "person": f"{ENTITY}Q990000002", "name": "Somebody"})


def _bodies() -> Answer:
    days = {"start": "2030-01-01T00:00:00Z", "startPrecision": "11"}
    body = {"body": f"{ENTITY}Q990000003", "name": "Steppe Accord of Three", **days}
    return good(*({**body, "code": code} for code in ("KAZ", "KGZ", "UZB")))


def _world(site: Endpoint) -> Answer:
    """An answer for whatever is asked: one leader, and one body."""
    return _bodies() if "P463" in site.asked[-1][1] else _leaders()


@dataclass(frozen=True)
class Done:
    stdout: str
    stderr: str


def _run(cwd: Path, *arguments: str, code: int = 0) -> Done:
    """The command as it is called, in this process: loading the knowledge anew would take most of the time."""
    out, talk = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(talk),
        mock.patch.object(sys, "argv", ["dateline", "knowledge", *arguments]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert (ended.value.code or 0) == code, talk.getvalue()
    return Done(out.getvalue(), talk.getvalue())


@pytest.mark.parametrize("name", ["mine.csv", "mine.yaml"])
def test_a_file_is_written_that_can_be_used(tmp_path: Path, name: str) -> None:
    with endpoint(_world) as site:
        done = _run(tmp_path, "update", "--out", name, "--endpoint", site.address)
    assert "president of KAZ, 2031-02-03 to …" in done.stdout
    assert "left out: unknown country" in done.stderr
    assert f"written to {name}" in done.stderr
    assert "Zhanar Qorgan" in (tmp_path / name).read_text()
    assert _run(tmp_path, "check", name).stdout.startswith("nothing wrong")
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_the_summary_as_json(tmp_path: Path) -> None:
    with endpoint(_world) as site:
        found = json.loads(_run(tmp_path, "update", "--json", "--endpoint", site.address).stdout)
    assert (found["file"], found["written"]) == ("dateline-knowledge.csv", True)
    assert found["changed"]["membership begun"] == 3
    assert found["left_out"]["unknown country"] > 0
    assert {one["id"] for one in found["changes"]} >= {"person/zhanar-qorgan", "body/steppe-accord-of-three"}


def test_the_same_again_is_no_difference(tmp_path: Path) -> None:
    with endpoint(_world) as site:
        _run(tmp_path, "update", "--endpoint", site.address)
        before = (tmp_path / "dateline-knowledge.csv").read_bytes()
        assert _run(tmp_path, "update", "--endpoint", site.address).stdout == "no difference\n"
    assert (tmp_path / "dateline-knowledge.csv").read_bytes() == before


def test_what_ends_is_said(tmp_path: Path) -> None:
    over = _leaders(end="2032-01-01T00:00:00Z", endPrecision="11")
    with endpoint(_world) as site:
        _run(tmp_path, "update", "--only", "leaders", "--endpoint", site.address)
    with endpoint(lambda site: over) as site:
        done = _run(tmp_path, "update", "--only", "leaders", "--json", "--endpoint", site.address)
    assert json.loads(done.stdout)["changed"] == {"office ended": 1}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    with endpoint(_world) as site:
        done = _run(tmp_path, "update", "--dry-run", "--endpoint", site.address)
    assert "Zhanar Qorgan" in done.stdout
    assert "nothing was written (--dry-run)" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_only_some_is_asked_for(tmp_path: Path) -> None:
    with endpoint(_world) as site:
        (tmp_path / "dateline.toml").write_text('user_agent = "somebody@example.org"\n')
        _run(tmp_path, "update", "--only", "bodies", "--endpoint", site.address)
        assert [headers["user-agent"] for _, _, headers in site.asked] == ["somebody@example.org"]
    assert "Zhanar" not in (tmp_path / "dateline-knowledge.csv").read_text()


def test_a_file_that_would_lose_something_stays(tmp_path: Path) -> None:
    with endpoint(_world) as site:
        _run(tmp_path, "update", "--endpoint", site.address)
        before = (tmp_path / "dateline-knowledge.csv").read_bytes()
        done = _run(tmp_path, "update", "--only", "leaders", "--endpoint", site.address, code=1)
        assert "would lose" in done.stderr
        assert (tmp_path / "dateline-knowledge.csv").read_bytes() == before
        _run(tmp_path, "update", "--only", "leaders", "--force", "--endpoint", site.address)
    assert "Steppe" not in (tmp_path / "dateline-knowledge.csv").read_text()


def test_what_another_own_file_tells_of_is_left_to_it(tmp_path: Path) -> None:
    mine = "id,name,office,of,from\nperson/zhanar-qorgan,Zhanar Qorgan,president,KAZ,2031-02-05\n"
    (tmp_path / "mine.csv").write_text(mine)
    (tmp_path / "dateline.toml").write_text('own_knowledge = ["mine.csv", "dateline-knowledge.csv"]\n')
    (tmp_path / "dateline-knowledge.csv").write_text("id,name,kind\nngo/reed,Reed,ngo\n")
    over = _leaders(end="2032-01-01T00:00:00Z", endPrecision="11")
    with endpoint(lambda site: _bodies() if "P463" in site.asked[-1][1] else over) as site:
        _run(tmp_path, "update", "--force", "--endpoint", site.address)
    written = (tmp_path / "dateline-knowledge.csv").read_text()
    assert "president" not in written
    assert "person/zhanar-qorgan,Zhanar Qorgan" in written, "her other offices are taken, with what a file needs alone"
    assert "term" in _run(tmp_path, "check", "mine.csv", "dateline-knowledge.csv").stdout
    assert _run(tmp_path, "check", "dateline-knowledge.csv").stdout.startswith("nothing wrong")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html>"), "not JSON"),
        ((400, {}, b"no"), "status 400"),
        ((200, {"Content-Type": "application/json"}, b'{"results": {"bindi'), "cut short"),
        ((429, {"Retry-After": "86400"}, b""), "asks to wait"),
        (good(), "knows nothing"),
    ],
    ids=["html", "refused", "cut", "busy", "empty"],
)
def test_after_a_bad_answer_the_old_file_stays(tmp_path: Path, answer: Answer, said: str) -> None:
    old = "id,name,kind\nngo/reed,Reed,ngo\n"
    (tmp_path / "dateline-knowledge.csv").write_text(old)
    with endpoint(lambda site: answer) as site:
        assert said in _run(tmp_path, "update", "--endpoint", site.address, code=1).stderr
    assert (tmp_path / "dateline-knowledge.csv").read_text() == old


def test_nobody_there_is_said(tmp_path: Path) -> None:
    said = _run(tmp_path, "update", "--endpoint", "http://127.0.0.1:1/", code=1).stderr
    assert "no connection to http://127.0.0.1:1/" in said
    assert "check the network" in said


@pytest.mark.parametrize(
    "wrong",
    [("--only", "kings"), ("--only", ","), ("--out", "knowledge.txt"), ("--endpoint", "wikidata")],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_2(tmp_path: Path, wrong: tuple[str, str]) -> None:
    _run(tmp_path, "update", *wrong, code=2)


def test_a_faulty_old_file_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "dateline-knowledge.csv").write_text("id,name,kind\nngo/reed,Reed,nog\n")
    with endpoint(_world) as site:
        assert "line 2: unknown kind 'nog'" in _run(tmp_path, "update", "--endpoint", site.address, code=1).stderr
        assert site.asked == []
