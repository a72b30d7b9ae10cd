"""`dateline join`, and the word on what is left to be joined."""

from __future__ import annotations

import json
from pathlib import Path

from calling import run


def test_what_is_left_to_join_is_said_and_joined_by_the_command(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Visit to Malta\n\nOslo, 5 March 2024 - Norway's foreign minister visited Malta on Monday.\n", encoding="utf-8"
    )
    record = str(tmp_path / "record.db")
    run("read", "--record", record, "--no-join", "--quiet", str(page))
    told = run("happenings", "--record", record)
    assert "1 article is not joined yet" in told.stderr
    assert "run dateline join" in told.stderr
    assert "1 articles with" in run("join", "--record", record).stdout
    assert "not joined" not in run("happenings", "--record", record).stderr
    found = json.loads(run("join", "--record", record, "--all", "--json").stdout)
    assert found.pop("seconds") > 0
    assert found["articles"] == found["origins"] == 1
    assert found["reports"] == found["happenings"] >= 1
