"""Where rich stands: tables on standard output, progress and talk on standard error."""

from __future__ import annotations

import re
import sys
import unicodedata
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console

_PIPE_WIDTH = 160


def out() -> Console:
    """Standard output: colours and the terminal's width on a terminal, plain and wide in a pipe."""
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(highlight=False, markup=False, emoji=False, width=width, soft_wrap=False)


def err() -> Console:
    """Standard error, for progress and messages."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def data_stream() -> TextIO:
    """Standard output for JSON and CSV: UTF-8 and unchanged line ends, whatever the terminal's habits."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Text from a page made safe for a terminal: escape sequences and marks that reorder text become visible.

    A web page must not be able to move the cursor, colour the screen or turn the reading order round.
    """
    return _CONTROL.sub(lambda found: f"<{unicodedata.name(found[0], f'U+{ord(found[0]):04X}')}>", text)


def one_line(text: str, width: int) -> str:
    """Text on one line of at most `width` characters."""
    flat = " ".join(printable(text).split())
    return flat if len(flat) <= width else flat[: max(width - 1, 0)].rstrip() + "…"
