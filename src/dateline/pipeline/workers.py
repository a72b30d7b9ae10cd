"""Batches through the stages, in this process or in several, with results in the order the batches were given."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.model import Document, Page, Stage
from dateline.pipeline.runner import run_stages
from dateline.pipeline.stages import build_stages
from dateline.pipeline.summary import Timings
from dateline.settings import Settings


class WorkerDiedError(DatelineError):
    """A reading process ended without an answer."""


@dataclass(frozen=True)
class Batch:
    """What one batch of pages became."""

    documents: list[Document]
    timings: Timings


Reading = Callable[[Iterable[Sequence[Page]]], Iterator[Batch]]

_HELD_BATCHES = 2
"""Batches in flight for each worker: one being read, one waiting. Memory is bounded by it."""


def read_here(settings: Settings, batches: Iterable[Sequence[Page]], *, strict: bool) -> Iterator[Batch]:
    """Read batches in this process, one after the other."""
    stages = build_stages(settings)
    for pages in batches:
        yield _read(stages, pages, strict=strict)


def read_in_processes(settings: Settings, batches: Iterable[Sequence[Page]], *, strict: bool) -> Iterator[Batch]:
    """Read batches in `settings.workers` processes; what comes out keeps the order of what went in.

    Raises WorkerDiedError when a process dies (killed, out of memory): what was yielded before stays good.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(settings.workers, context, initializer=_start, initargs=(settings, strict)) as pool:
        waiting: deque[Future[Batch]] = deque()
        try:
            for pages in batches:
                waiting.append(pool.submit(_work, pages))
                if len(waiting) > _HELD_BATCHES * settings.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerDiedError(
                "a reading process died, perhaps for want of memory. What was read is stored; give the same command "
                "again to go on, with fewer --workers if memory is short."
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _read(stages: Sequence[Stage], pages: Sequence[Page], *, strict: bool) -> Batch:
    timings = Timings()
    return Batch(run_stages(stages, [Document(page) for page in pages], timings, strict=strict), timings)


class _Worker:
    """What one process holds between batches."""

    stages: tuple[Stage, ...] = ()
    strict = False


def _start(settings: Settings, strict: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process answers the keyboard
    _Worker.stages = build_stages(settings)
    _Worker.strict = strict


def _work(pages: Sequence[Page]) -> Batch:
    return _read(_Worker.stages, pages, strict=_Worker.strict)
