"""Progress on standard error, on a terminal only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.cli.console import err
from dateline.pipeline import Progress


@contextmanager
def showing_progress(*, quiet: bool, doing: str = "reading") -> Iterator[Progress]:
    """A progress that a run can report to; it draws nothing when quiet or when nobody watches."""
    console = err()
    if quiet or not console.is_terminal:
        yield Progress()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        yield _Drawn(bar, doing)


class _Drawn(Progress):
    def __init__(self, bar: Bar, doing: str) -> None:
        self._bar = bar
        self._task = bar.add_task(doing, total=None)

    def stored(self, pages: int, skipped: int, events: int) -> None:
        description = f"{pages:,} pages read, {skipped:,} known, {events:,} events"
        self._bar.update(self._task, description=description)

    def joined(self, done: int, total: int) -> None:
        self._bar.update(self._task, description=f"{done:,} of {total:,} articles joined")

    def linked(self, done: int, total: int) -> None:
        self._bar.update(self._task, description=f"{done:,} of {total:,} pages linked again")
