"""Groups of pages that go through the stages together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import Page


def batches(pages: Iterable[Page], most_pages: int, most_bytes: int) -> Iterator[list[Page]]:
    """Pages in their order, in lists of at most `most_pages` pages and about `most_bytes` bytes.

    A page larger than `most_bytes` goes alone. Nothing is read ahead of the list being made.
    """
    held: list[Page] = []
    size = 0
    for page in pages:
        if held and (len(held) >= most_pages or size + len(page.content) > most_bytes):
            yield held
            held, size = [], 0
        held.append(page)
        size += len(page.content)
    if held:
        yield held
