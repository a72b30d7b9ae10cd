"""Runs the command line on a terminal of its own: keys go in, what stands on the screen comes out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]")
_SECONDS = 120.0
_MAIN = """
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from dateline.cli import main
main()
"""
"""Makes the terminal that of the process, so that Control-C reaches it, also where the tests run in the background and
their shell has it ignored."""


class Terminal:
    """A `dateline` command on a terminal. Use it in a `with` statement."""

    def __init__(self, *words: str | Path, columns: int = 80, lines: int = 40) -> None:
        self._end, there = pty.openpty()
        self.resize(columns, lines)
        self.text = ""
        """Everything that was printed so far, without colours."""
        self._read = 0
        command = [sys.executable, "-c", _MAIN, *map(str, words)]
        environment = {
            name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")
        }
        self._running = subprocess.Popen(
            command,
            stdin=there,
            stdout=there,
            stderr=there,
            start_new_session=True,
            env=environment | {"TERM": "xterm-256color"},
        )
        os.close(there)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._running.poll() is None:
            self._running.kill()
            self._running.wait()
        os.close(self._end)

    def resize(self, columns: int, lines: int = 40) -> None:
        """Make the terminal so wide and high, as a window does."""
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def press(self, keys: str) -> None:
        """Press keys, all at once."""
        os.write(self._end, keys.encode())

    def until(self, words: str) -> str:
        """Wait for these words, printed after those waited for before; gives what was printed up to them."""
        before = time.monotonic() + _SECONDS
        while words not in self.text[self._read :]:
            if not self._more(before):
                raise AssertionError(f"never printed: {words!r}; printed was\n{self.text[self._read :]}")
        end = self.text.index(words, self._read) + len(words)
        found, self._read = self.text[self._read : end], end
        return found

    def ended(self) -> int:
        """Wait for the end; gives the exit code."""
        before = time.monotonic() + _SECONDS
        while self._more(before):
            pass
        return self._running.wait(max(before - time.monotonic(), 1))

    def echoes(self) -> bool:
        """Whether the terminal shows what is typed, as it does outside of commands that take single keys."""
        return bool(termios.tcgetattr(self._end)[3] & termios.ECHO)

    def _more(self, before: float) -> bool:
        """Take what is printed next; False at the end, and when the time is over."""
        ready, _, _ = select.select([self._end], [], [], max(before - time.monotonic(), 0))
        try:
            found = os.read(self._end, 65536) if ready else b""
        except OSError:
            found = b""
        self.text = _ESCAPE.sub("", self.text + found.decode("utf-8", "replace").replace("\r\n", "\n"))
        return bool(found)
