"""Whatever is given to `dateline read`: a clear message or an issue, never a stack trace, never a lost article."""

from __future__ import annotations

import gzip
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "Police in Lagos arrested three protesters on Monday, a spokesman said."


def _read(record: Path, *paths: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "read", "-r", str(record), "--json"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr
    return done


def _truncated_gzip(path: Path) -> None:
    rows = b"".join(json.dumps({"text": f"{GOOD} {os.urandom(40).hex()}"}).encode() + b"\n" for _ in range(200))
    whole = gzip.compress(rows)
    path.with_suffix(".jsonl.gz").write_bytes(whole[: len(whole) // 2])


BAD: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "white space": lambda path: path.write_bytes(b" \n\t\n"),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "broken html": lambda path: path.with_suffix(".html").write_bytes(b"<html><body><p>One<div><<<p>two</b></html"),
    "nothing but navigation": lambda path: path.with_suffix(".html").write_bytes(
        b"<html><nav><a href=/>Home</a></nav>"
    ),
    "fifty megabytes": lambda path: path.with_suffix(".html").write_bytes(b"<p>" + b"word " * 10_000_000),
    "one long word": lambda path: path.write_bytes(b"a" * 1_000_000),
    "wrong encoding": lambda path: path.with_suffix(".html").write_bytes(
        b'<meta charset="utf-8"><p>' + "Über den Häfen gab es Ärger, sagte er.".encode("latin-1") * 5
    ),
    "year zero": lambda path: path.with_suffix(".html").write_text(
        f'<meta property="article:published_time" content="0000-01-01"><h1>Arrests</h1><p>{GOOD}</p>'
    ),
    "year 9999": lambda path: path.with_suffix(".html").write_text(
        f'<meta property="article:published_time" content="9999-12-31T23:59:59Z"><h1>Arrests</h1><p>{GOOD}</p>'
    ),
    "truncated gzip": _truncated_gzip,
    "csv without text": lambda path: path.with_suffix(".csv").write_text("a,b\n1,2\n"),
    "malformed line": lambda path: path.with_suffix(".jsonl").write_text('{"text": "a"\n'),
    "NUL and surrogates": lambda path: path.with_suffix(".jsonl").write_text(
        '{"text": "Police \\u0000 arrested \\ud800 three protesters on Monday."}\n'
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_beside_good_loses_nothing(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    BAD[kind](folder / "bad.txt")
    record = tmp_path / "r.db"
    _read(record, folder)
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "articles", "-r", str(record), "--json"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert GOOD in [json.loads(line)["text"] for line in listed]
    assert [line for line in listed if (json.loads(line)["published"] or "2024") > "2100"] == []


def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "good.txt"
    page.write_text(GOOD)
    other = tmp_path / "notes.db"
    other.write_bytes(b"these are my notes" * 100)
    before = other.read_bytes()
    assert "notes.db" in _read(other, page, code=3).stderr
    assert other.read_bytes() == before


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    page = tmp_path / "good.txt"
    page.write_text(GOOD)
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert "locked" in _read(locked / "r.db", page, code=3).stderr


def test_a_run_that_reads_nothing_ends_with_1(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    assert json.loads(_read(tmp_path / "r.db", photo, code=1).stdout)["issues"] == {"not-a-page": 1}
