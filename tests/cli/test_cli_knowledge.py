"""`dateline knowledge check`, `info` and `diff` as they are called."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "id,name,kind,country,office,of,from\nperson/dana-orman,Dana Orman,person,KAZ,speaker of parliament,KAZ,2022\n"


def _run(*arguments: str | Path, code: int = 0, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "knowledge", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.csv"
    path.write_text(GOOD)
    return path


def test_check_counts_what_a_good_file_holds(good: Path) -> None:
    assert _run("check", good).stdout.startswith("nothing wrong: 1 actor, 1 name, 1 term, 0 memberships")
    assert json.loads(_run("check", good, "--json").stdout)["terms"] == 1


def test_check_lists_faults_and_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("id,name,kind,country\nngo/a,A,ngo,KZ\nngo/b,B,gno,KAZ\n")
    said = _run("check", path, code=1)
    assert said.stdout == ""
    assert f"{path}, line 2: unknown country 'KZ'" in said.stderr
    assert f"{path}, line 3: unknown kind 'gno'; did you mean ngo?" in said.stderr


def test_diff_says_what_a_file_changes(good: Path) -> None:
    rows = [json.loads(line) for line in _run("diff", good, "--json").stdout.splitlines()]
    assert [(row["what"], row["how"]) for row in rows] == [("actor", "added"), ("office", "begun")]
    assert "speaker of parliament of KAZ, 2022-01-01 to …" in _run("diff", good).stdout
    assert _run("diff", good, good).stdout == "no difference\n"


def test_diff_takes_the_files_of_the_settings(good: Path) -> None:
    _run("diff", code=2, cwd=good.parent)
    (good.parent / "dateline.toml").write_text('own_knowledge = ["good.csv"]\n')
    assert "Dana Orman" in _run("diff", cwd=good.parent).stdout


def test_info_says_what_is_known_and_where(good: Path) -> None:
    found = json.loads(_run("info", "--json", cwd=good.parent).stdout)
    assert found["kinds"]["state"] > 190
    assert found["rows"]["actors"] == sum(found["kinds"].values())
    assert Path(found["file"]).stat().st_size == found["size"] < 25_000_000
    (good.parent / "dateline.toml").write_text('own_knowledge = ["good.csv"]\n')
    more = json.loads(_run("info", "--json", cwd=good.parent).stdout)
    assert (more["own"]["files"], more["own"]["terms"]) == (["good.csv"], 1)
    assert more["fingerprint"] != found["fingerprint"]
    assert "kind of actor" in _run("info").stdout
