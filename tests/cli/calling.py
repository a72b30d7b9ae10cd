"""Runs the command line as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run(*words: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run `dateline` with these words; it must end with `code` and without a stack trace."""
    command = [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done
