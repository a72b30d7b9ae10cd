"""Grouping pages."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Page
from dateline.pipeline.batches import batches


def _page(size: int) -> Page:
    return Page(b"x" * size, "text", "test")


@given(st.lists(st.integers(0, 50)), st.integers(1, 5), st.integers(1, 60))
def test_batches_keep_order_and_bounds(sizes: list[int], most_pages: int, most_bytes: int) -> None:
    pages = [_page(size) for size in sizes]
    groups = list(batches(pages, most_pages, most_bytes))
    assert [page for group in groups for page in group] == pages
    for group in groups:
        assert 1 <= len(group) <= most_pages
        assert len(group) == 1 or sum(len(page.content) for page in group) <= most_bytes


def test_nothing_is_read_ahead() -> None:
    taken: list[int] = []

    def pages() -> Iterator[Page]:
        for size in range(1, 9):
            taken.append(size)
            yield _page(size)

    next(iter(batches(pages(), 2, 100)))
    assert taken == [1, 2, 3]
