"""RSS and Atom files: each entry with its own text is a page."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from dateline.acquire.intake import Intake
from dateline.acquire.options import AcquireOptions
from dateline.acquire.plain import too_large
from dateline.acquire.records import Label, is_markup
from dateline.acquire.texts import encoded, tidy
from dateline.acquire.trouble import Item, Trouble
from dateline.model import Given, Page

_TAG = re.compile(r"<[^>]*>")
_END = re.compile(rb"</(?:rss|feed|rdf:rdf|channel)\s*>\s*+(?><!--.*?-->\s*)*+\Z", re.IGNORECASE | re.DOTALL)
_UNREADABLE = (ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError, RecursionError)
"""What feedparser's lenient parser is known to raise on data that is no feed."""


def read_feed(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """The entries of a feed. An entry without text or summary is a trouble that names its link."""
    data = intake.read_up_to(options.max_page_bytes)
    if len(data) > options.max_page_bytes:
        yield too_large(label.origin, options)
        return
    headers = {"content-type": f"application/xml; charset={label.charset}"} if label.charset else {}
    try:
        feed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except _UNREADABLE as error:
        yield Trouble(label.origin, "malformed", f"the feed cannot be parsed ({type(error).__name__})")
        return
    cut = intake.broken is not None or not _END.search(data[-4096:].rstrip(b"\x00"))
    entries = list(feed.entries)
    if cut and entries:
        entries.pop()
    for number, entry in enumerate(entries, 1):
        yield _page(entry, feed.feed, label, number)
    if intake.broken:
        yield Trouble(label.origin, intake.broken.code, f"the feed {intake.broken.reason}")
    elif cut:
        yield Trouble(label.origin, "truncated", "the feed ends early; its last entry is left out")
    elif not entries:
        yield Trouble(label.origin, "empty", "the feed has no entries")


def _page(entry: Mapping[str, Any], feed: Mapping[str, Any], label: Label, number: int) -> Item:
    origin = f"{label.origin}#{number}"
    link = tidy(str(entry.get("link") or ""))
    address = link if re.match(r"https?://", link, re.IGNORECASE) else None
    body, kind = _body(entry)
    if not body.strip():
        hint = f"; its page is {link}" if address else ""
        return Trouble(origin, "empty", f"entry {number} has neither text nor summary{hint}")
    markup = kind in ("text/html", "application/xhtml+xml") and (is_markup(body) or "</" in body)
    content = encoded(body if markup else html.unescape(body))
    return Page(
        content,
        "html" if markup else "text",
        origin,
        address=address,
        charset="utf-8",
        fetched_at=label.fetched_at,
        given=_given(entry, feed),
    )


def _body(entry: Mapping[str, Any]) -> tuple[str, str]:
    """The longest content of an entry, else its summary, with its media type."""
    contents = [(str(part.get("value") or ""), str(part.get("type") or "")) for part in entry.get("content") or ()]
    best = max(contents, key=lambda content: len(content[0]), default=("", ""))
    if best[0].strip():
        return best
    detail = entry.get("summary_detail") or {}
    return str(entry.get("summary") or ""), str(detail.get("type") or "")


def _given(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Given:
    title = html.unescape(_TAG.sub("", str(entry.get("title") or "")))
    published = str(entry.get("published") or entry.get("updated") or "")
    names = [str(author.get("name") or "") for author in entry.get("authors") or ()]
    language = str(feed.get("language") or "")
    return Given(
        title=tidy(" ".join(title.split())) or None,
        published=tidy(published) or None,
        language=tidy(language) or None,
        outlet=tidy(html.unescape(_TAG.sub("", str(feed.get("title") or "")))) or None,
        authors=tuple(name for part in names if (name := tidy(part))),
    )
