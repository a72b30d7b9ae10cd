"""RSS 2.0: what is new, for feed readers.

Written by hand: a channel and its items, every text escaped, characters that XML forbids left out. The same items give
the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import TextIO
from xml.sax.saxutils import escape

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item. `id` never changes and is no address; `day` is ISO 8601, None where unknown."""

    id: str
    title: str
    link: str
    description: str = ""
    day: str | None = None
    categories: tuple[str, ...] = ()


def write_rss(items: Iterable[FeedItem], out: TextIO, *, title: str, link: str, feed: str) -> int:
    """Write a channel and say how many items it holds. `link` is the page it is about, `feed` its own address."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n')
    out.write(f"<title>{_text(title)}</title><link>{_text(link)}</link><description>{_text(title)}</description>\n")
    out.write(f'<atom:link href="{_text(feed)}" rel="self" type="application/rss+xml"/>\n')
    count = 0
    for item in items:
        out.write(_item(item))
        count += 1
    out.write("</channel></rss>\n")
    return count


def _item(item: FeedItem) -> str:
    parts = [
        f"<title>{_text(item.title)}</title>",
        f"<link>{_text(item.link)}</link>",
        f'<guid isPermaLink="false">{_text(item.id)}</guid>',
    ]
    if item.description:
        parts.append(f"<description>{_text(item.description)}</description>")
    if item.day is not None:
        moment = datetime.combine(date.fromisoformat(item.day), time(), UTC)
        parts.append(f"<pubDate>{format_datetime(moment)}</pubDate>")
    parts += [f"<category>{_text(one)}</category>" for one in item.categories]
    return f"<item>{''.join(parts)}</item>\n"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text), {'"': "&quot;"})
