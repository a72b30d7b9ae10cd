"""Kills a process of a test after a while."""

from __future__ import annotations

import os
import signal
import time


def killed(child: int, after: float) -> bool:
    """Whether the process had to be killed after that many seconds; it must not fail by itself."""
    until = time.monotonic() + after
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert status == 0, "the process failed by itself"
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True
