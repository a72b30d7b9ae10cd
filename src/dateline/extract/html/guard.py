"""Limits for one page: how large, how deep, how long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

_AGAIN = 0.25


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may cost. `seconds` of wall time, `characters` of source, `elements` of its tree.

    The time is held by a timer signal, which Python gives to the main thread only; there it interrupts whatever runs.
    In other threads, and where the platform has no such timer, `elements` and `characters` alone bound the work: the
    steps are linear in them, and a page at both limits takes under a minute.
    """

    seconds: float = 10.0
    characters: int = 20_000_000
    elements: int = 250_000


class TimeUpError(BaseException):
    """Raised in the middle of a page. Outside `Exception`, since libraries underneath swallow those."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeUpError in the body after so many seconds, and again until it gets through; see Limits for where."""
    if seconds <= 0 or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum: int, frame: FrameType | None) -> None:
        raise TimeUpError

    handler = signal.signal(signal.SIGALRM, ring)
    remaining, interval = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if remaining:
            signal.setitimer(signal.ITIMER_REAL, remaining, interval)
