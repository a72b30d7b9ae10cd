"""A run killed at any moment can be repeated and ends in the same record."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import dateline
from dateline.export import tables
from dateline.store import open_record

KILLS = 50
PAGES = 24

_PROGRAM = """
import sys
import dateline
with dateline.open(sys.argv[1], batch_pages=2) as record:
    print("open", flush=True)
    record.read([sys.argv[2]])
"""


def _corpus(folder: Path) -> Path:
    """Small pages: the run must spend its time in many short transactions, not in long texts."""
    path = folder / "pages.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(PAGES):
            text = (
                f"Arlen Torv, the foreign minister of Kenya, met his Ghanaian counterpart in Accra on Monday.\n\n"
                f"The two sides will sign agreement number {number} in March, the ministry said. "
                f"Police arrested {number} people."
            )
            out.write(json.dumps({"text": text, "date": "2024-02-07", "url": f"https://example.org/{number}"}) + "\n")
    return path


def _dump(record: Path, folder: Path) -> dict[str, bytes]:
    with open_record(str(record), read_only=True) as opened:
        tables(opened, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_run_killed_fifty_times_ends_in_the_same_record(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path)
    whole = tmp_path / "whole.db"
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", _PROGRAM, str(whole), str(corpus)], check=True, capture_output=True)
    length = time.perf_counter() - began

    chance = random.Random(20231109)
    broken = tmp_path / "broken.db"
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(broken), str(corpus)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.0, length))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    assert killed > KILLS // 4

    with dateline.open(broken, batch_pages=2) as record:
        record.read(corpus)
    assert _dump(broken, tmp_path / "b") == _dump(whole, tmp_path / "w")
