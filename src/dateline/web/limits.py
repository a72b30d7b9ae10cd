"""How often something may happen."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_KEYS = 20_000


class Limiter:
    """At most so many in so many seconds, counted for each key apart; the keys used last are remembered."""

    def __init__(self, most: int, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._now = now
        self._counted: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str) -> float:
        """Seconds until another is allowed; 0 where it is allowed now."""
        with self._lock:
            began, count = self._window(key)
            return 0.0 if count < self._most else began + self._seconds - self._now()

    def take(self, key: str) -> float:
        """Count one, and give the seconds until it is allowed; 0 where it was."""
        with self._lock:
            began, count = self._window(key)
            if count >= self._most:
                return began + self._seconds - self._now()
            self._counted[key] = (began, count + 1)
            self._counted.move_to_end(key)
            while len(self._counted) > _MOST_KEYS:
                self._counted.popitem(last=False)
            return 0.0

    def _window(self, key: str) -> tuple[float, int]:
        now = self._now()
        began, count = self._counted.get(key, (now, 0))
        return (began, count) if now - began < self._seconds else (now, 0)
