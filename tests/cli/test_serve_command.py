"""`dateline serve` as a user runs it: it answers, and Ctrl-C ends it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from calling import run

from dateline.store import open_record
from joined_records import fill


def test_it_answers_until_it_is_interrupted(tmp_path: Path) -> None:
    record = tmp_path / "joined.db"
    with open_record(str(record), create=True) as opened:
        fill(opened)
    program = "from dateline.cli import main; main()"
    call = [sys.executable, "-c", program, "serve", "--record", str(record), "--port", "0"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        try:
            said = served.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+", said)
            assert address, said
            with urllib.request.urlopen(f"{address[0]}/api/happenings?limit=1", timeout=30) as answer:
                assert len(json.load(answer)["rows"]) == 1
        finally:
            served.send_signal(signal.SIGINT)
        assert served.wait(timeout=30) == 0
        assert "Traceback" not in served.stderr.read()


def test_judging_is_allowed_by_name_alone(tmp_path: Path) -> None:
    record = tmp_path / "joined.db"
    with open_record(str(record), create=True) as opened:
        fill(opened)
    program = "from dateline.cli import main; main()"
    call = [sys.executable, "-c", program, "serve", "--record", str(record), "--port", "0"]
    call += ["--allow-review", "--who", "Ada"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+", served.stderr.readline())
            assert address
            assert served.stderr.readline() == f"Ada judges at {address[0]}/review\n"
            page = urllib.request.urlopen(f"{address[0]}/review", timeout=60).read().decode()
            assert 'data-key="k"' in page
        finally:
            served.send_signal(signal.SIGINT)
        assert served.wait(timeout=30) == 0
    assert "goes with --allow-review" in run("serve", "--record", record, "--who", "Ada", code=2).stderr


def test_a_record_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    done = run("serve", "--record", tmp_path / "none.db", code=3)
    assert "there is no record" in done.stderr
