"""When a page says for machines that its article was changed last: by it editions of one day are told old from new."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from dateline.model import Page

_META = re.compile(rb"<meta\b[^<>]{0,600}>", re.I)
_NAMED = re.compile(
    rb"""\b(?:property|name|itemprop)\s*=\s*["']?(?:article:modified_time|og:updated_time|dateModified)\b""", re.I
)
_CONTENT = re.compile(rb"""\bcontent\s*=\s*["']?([^"'<>]{8,40})""", re.I)
_JSON = re.compile(rb'"dateModified"\s*:\s*"([^"\\]{8,40})"')


def changed_at(page: Page) -> str | None:
    """The moment in UTC, ISO 8601; None where a page says none. OpenGraph and microdata come before JSON-LD.

    A moment without a zone is taken as UTC. What is not ISO 8601 counts as not said. Never raises for what a page holds.
    """
    if page.media != "html":
        return None
    named = (tag for tag in _META.findall(page.content) if _NAMED.search(tag))
    written = [found[1] for tag in named if (found := _CONTENT.search(tag))]
    moments = (_moment(one) for one in (*written, *_JSON.findall(page.content)))
    return next((one for one in moments if one is not None), None)


def _moment(written: bytes) -> str | None:
    try:
        found = datetime.fromisoformat(written.decode("ascii").strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None
