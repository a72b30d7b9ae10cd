"""`dateline users`, and `dateline serve` to others than this machine."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from calling import run

from dateline.store import open_record
from joined_records import fill


def test_a_token_made_here_opens_what_is_served(tmp_path: Path) -> None:
    record, file = tmp_path / "joined.db", tmp_path / "users"
    with open_record(str(record), create=True) as opened:
        fill(opened)
    token = run("users", "add", "ada", "--file", file).stdout.strip()
    assert run("users", "list", "--file", file).stdout == "ada\n"
    program = "from dateline.cli import main; main()"
    call = [sys.executable, "-c", program, "serve", "--record", str(record), "--port", "0", "--users", str(file)]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+", served.stderr.readline())
            assert address
            assert "signs in" in served.stderr.readline()
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(f"{address[0]}/api/record", timeout=30)
            asked = urllib.request.Request(f"{address[0]}/api/record", headers={"Authorization": f"Bearer {token}"})
            assert urllib.request.urlopen(asked, timeout=30).status == 200
            run("users", "remove", "ada", "--file", file)
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(asked, timeout=30)
        finally:
            served.send_signal(signal.SIGINT)
        assert served.wait(timeout=30) == 0
        assert "Traceback" not in served.stderr.read()


def test_serving_strangers_is_refused(tmp_path: Path) -> None:
    assert "--users" in run("serve", "--record", tmp_path / "none.db", "--host", "0.0.0.0", code=2).stderr
    assert "cannot be read" in run("serve", "--users", tmp_path / "none", code=1).stderr
