"""Sources into the record: acquire, leave out what is known, run the stages, store."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from dateline.acquire import AcquireOptions, Fetcher, Trouble, acquire
from dateline.model import Page
from dateline.pipeline.batches import batches
from dateline.pipeline.fingerprint import run_settings
from dateline.pipeline.joining import join
from dateline.pipeline.known import load_knowledge
from dateline.pipeline.runner import StageFailedError
from dateline.pipeline.summary import JoinSummary, Progress, ReadOptions, Summary, Timings
from dateline.pipeline.workers import Batch, read_here, read_in_processes
from dateline.settings import Settings
from dateline.store import Record, Run, Writer
from dateline.version import __version__

_LOOKAHEAD = 64
"""Pages whose ids are looked up in the record together."""

_JOIN_EVERY = 1000
"""Pages after which what was read is joined, so that a long run is of use before its end."""


def read(
    record: Record,
    sources: Sequence[str],
    settings: Settings,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read `sources` into `record` and say what was done.

    Each batch is stored in one transaction, in the order of its pages, and joined at the end and now and then before.
    A run that ends early, for whatever reason, is repeated by the same call and ends in the same record. Raises
    InputError for a source that does not exist, RecordError when the record cannot be written, StageFailedError when
    `options.strict` and a page fails.
    """
    return _Run(record, settings, options or ReadOptions(), progress or Progress()).read(sources)


class _Run:
    def __init__(self, record: Record, settings: Settings, options: ReadOptions, progress: Progress) -> None:
        self._record = record
        self._settings = settings
        self._options = options
        self._progress = progress
        self._summary = Summary()
        self._troubles: list[Trouble] = []
        self._under_way: set[str] = set()
        self._unjoined = 0

    def read(self, sources: Sequence[str]) -> Summary:
        began = time.perf_counter()
        if self._settings.own_knowledge:
            load_knowledge(self._settings)  # what is wrong in a user's files must be said before anything is written
        facts = run_settings(self._settings)
        run = Run(version=__version__, model=facts.pop("encoder"), settings=facts)
        options = self._acquire_options()
        with (
            self._record.writer(run) as writer,
            Fetcher(options, validators=self._record.validators(run)) as fetcher,
        ):
            new = self._unread(writer, self._pages(acquire(sources, options, fetcher=fetcher)))
            groups = batches(new, self._settings.batch_pages, self._settings.batch_bytes)
            for batch in self._through_stages(groups):
                self._store(writer, batch)
                if self._unjoined >= _JOIN_EVERY:
                    self._join()
            self._store(writer, Batch([], Timings()))
        self._join()
        self._summary.seconds = time.perf_counter() - began
        return self._summary

    def _acquire_options(self) -> AcquireOptions:
        settings = self._settings
        return AcquireOptions(
            max_page_bytes=settings.max_page_bytes,
            follow_feeds=settings.follow_feeds,
            allow_private=settings.allow_private,
            user_agent=settings.user_agent,
        )

    def _pages(self, found: Iterable[Page | Trouble]) -> Iterator[Page]:
        for item in found:
            if isinstance(item, Page):
                yield item
            elif self._options.strict and not item.informational:
                raise StageFailedError(f"{item.origin}: {item.message}. Without --strict this is kept as an issue.")
            else:
                self._troubles.append(item)

    def _unread(self, writer: Writer, pages: Iterator[Page]) -> Iterator[Page]:
        """Leave out pages that this run has read, and repeated pages; what is left out is noted as seen."""
        while group := list(islice(pages, _LOOKAHEAD)):
            ids = [page.id for page in group]
            taken = set(self._under_way)
            if not self._options.again:
                taken |= writer.known(ids)
            repeated = []
            for page, page_id in zip(group, ids, strict=True):
                if page_id in taken:
                    repeated.append(page)
                    continue
                taken.add(page_id)
                self._under_way.add(page_id)
                yield page
            writer.seen(repeated)
            self._summary.known += len(repeated)

    def _through_stages(self, groups: Iterable[Sequence[Page]]) -> Iterator[Batch]:
        through = read_in_processes if self._settings.workers > 1 else read_here
        return through(self._settings, groups, strict=self._options.strict)

    def _store(self, writer: Writer, batch: Batch) -> None:
        troubles, self._troubles = self._troubles, []
        writer.write(batch.documents, troubles)
        for document in batch.documents:
            self._summary.count(document)
            self._under_way.discard(document.page.id)
        self._summary.issues.update(trouble.code for trouble in troubles if not trouble.informational)
        self._summary.timings.merge(batch.timings)
        self._unjoined += len(batch.documents)
        self._progress.stored(self._summary.pages, self._summary.known, self._summary.events.total())

    def _join(self) -> None:
        """Join what was read, and what earlier runs left."""
        if not self._options.join:
            return
        done = join(self._record, self._settings, self._progress)
        self._summary.timings.add("joining", done.seconds)
        self._summary.joined = self._summary.joined or JoinSummary()
        self._summary.joined.add(done)
        self._unjoined = 0
