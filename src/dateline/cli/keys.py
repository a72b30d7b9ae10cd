"""Answers of a person: single keys on a terminal, lines of standard input in a pipe."""

from __future__ import annotations

import os
import select
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

_END = "\x04"
"""Control-D, the end of input on a terminal that hands over each key."""
_LINE = 4096
"""Bytes that a terminal holds of a line at most."""
_HEARD = 0.2
"""Seconds after which Control-C is heard at the latest."""


class Answers(Protocol):
    """Where answers come from. Both give "" at the end of input; Control-C raises KeyboardInterrupt."""

    def forget(self) -> None:
        """Drop keys pressed so far: they were no answer to what is shown from now on."""

    def key(self) -> str:
        """The next key, in small letters."""

    def words(self, asked: str) -> str:
        """A line of words; "" where the person gives none."""


@contextmanager
def answers() -> Iterator[Answers]:
    """The keyboard where standard input is a terminal, which is afterwards as it was; else the lines of a pipe."""
    if not sys.stdin.isatty():
        yield _Pipe()
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        yield _Keyboard(before)
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


class _Keyboard:
    def __init__(self, before: list[Any]) -> None:
        self._before = before

    def forget(self) -> None:
        tty.setcbreak(sys.stdin, termios.TCSAFLUSH)

    def key(self) -> str:
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        _wait()
        pressed = os.read(sys.stdin.fileno(), 32).decode("utf-8", "replace")
        return "" if pressed == _END else pressed.lower()

    def words(self, asked: str) -> str:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, self._before)
        try:
            sys.stdout.write(f"{asked}: ")
            sys.stdout.flush()
            _wait()
            return os.read(sys.stdin.fileno(), _LINE).decode("utf-8", "replace").strip()
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            return ""
        finally:
            tty.setcbreak(sys.stdin, termios.TCSANOW)


def _wait() -> None:
    """Wait until something can be read.

    Control-C between a prompt and a read that blocks would be heard only with the next key; a wait that ends now and
    then hears it.
    """
    while not select.select([sys.stdin], [], [], _HEARD)[0]:
        pass


class _Pipe:
    def forget(self) -> None:
        """A pipe holds the answers to all that is to be asked."""

    def key(self) -> str:
        return self._line().lower()

    def words(self, asked: str) -> str:  # noqa: ARG002 - nobody is there to read what is asked
        return self._line()

    def _line(self) -> str:
        return next((line.strip() for line in sys.stdin if line.strip()), "")
