"""Streams that hold one page: HTML and plain text."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.acquire.intake import Intake
from dateline.acquire.options import AcquireOptions
from dateline.acquire.records import Label
from dateline.acquire.texts import marked_charset
from dateline.acquire.trouble import Item, Trouble
from dateline.model import Media, Page


def read_html(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """The stream as one page of HTML."""
    yield _page(intake, label, options, "html")


def read_text(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """The stream as one page of plain text."""
    yield _page(intake, label, options, "text")


def _page(intake: Intake, label: Label, options: AcquireOptions, media: Media) -> Item:
    if (label.size or 0) > options.max_page_bytes:
        return too_large(label.origin, options)
    unmarked = marked_charset(intake.head)
    content = intake.read_up_to(options.max_page_bytes)
    if len(content) > options.max_page_bytes:
        return too_large(label.origin, options)
    if intake.broken:
        return Trouble(label.origin, intake.broken.code, f"the page {intake.broken.reason}")
    if not content.strip():
        return Trouble(label.origin, "empty", "the page is empty")
    return Page(
        content,
        media,
        label.origin,
        address=label.address,
        charset=label.charset or (unmarked if unmarked in ("utf-16-le", "utf-16-be") else None),
        fetched_at=label.fetched_at,
    )


def too_large(origin: str, options: AcquireOptions) -> Trouble:
    """The trouble of a page over the limit."""
    limit = f"{options.max_page_bytes:,} bytes"
    return Trouble(origin, "too-large", f"larger than the limit of {limit} for a page; raise max_page_bytes to read it")
