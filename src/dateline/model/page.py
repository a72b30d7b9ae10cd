"""A page as it came: bytes, where from, when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Media = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the source says of the page beside its bytes (a CSV column, a feed entry, a WARC header)."""

    title: str | None = None
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Raw bytes of one page with their origin.

    `address` is the URL it was published under where known, `origin` the file (and row or record in it) or URL it
    was read from, `fetched_at` an ISO 8601 instant where the source states one: reading the clock would make two
    runs differ. `charset` is what the transport declared.
    """

    content: bytes
    media: Media
    origin: str
    address: str | None = None
    charset: str | None = None
    fetched_at: str | None = None
    given: Given = field(default_factory=Given)

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def id(self) -> str:
        """Identity of the page: its bytes and what the source gave with them, never where it lay."""
        given = self.given
        parts = (self.sha256, self.media, given.title or "", given.published or "")
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]
