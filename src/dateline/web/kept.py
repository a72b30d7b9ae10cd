"""Values that take long to make and may be a little old: made apart from the requests that want them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from dateline.errors import DatelineError, RecordError

_T = TypeVar("_T")

AGE = 60.0
"""Seconds after which a value is made again."""

PATIENCE = 10.0
"""Seconds that a request waits for the first value."""


class Kept(Generic[_T]):
    """A value that `make` gives, made in a thread of its own when it is first wanted and when it has become old.

    While it is made again the old one answers; where that fails, the old one stays and the next who asks tries again.
    """

    def __init__(
        self,
        make: Callable[[], _T],
        *,
        age: float = AGE,
        patience: float = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._make, self._age, self._patience, self._clock = make, age, patience, clock
        self._changed = threading.Condition()
        self._made: tuple[_T, float] | None = None
        self._fault: DatelineError | None = None
        self._busy = False

    def warm(self) -> None:
        """See to it that the value is there soon, and not old."""
        with self._changed:
            fresh = self._made is not None and self._clock() - self._made[1] < self._age
            if fresh or self._busy:
                return
            self._busy = True
        threading.Thread(target=self._renew, daemon=True).start()

    def get(self) -> _T:
        """The value.

        Raises what making the first one raised, RecordError where that is not there in time.
        """
        self.warm()
        with self._changed:
            self._changed.wait_for(lambda: self._made is not None or not self._busy, self._patience)
            if self._made is not None:
                return self._made[0]
            raise self._fault or RecordError("the names of the record are still being read: ask again in a moment")

    def _renew(self) -> None:
        made: tuple[_T, float] | None = None
        fault: DatelineError | None = None
        try:
            made = self._make(), self._clock()
        except DatelineError as error:
            fault = error
        finally:
            with self._changed:
                self._made, self._fault, self._busy = made or self._made, fault, False
                self._changed.notify_all()
