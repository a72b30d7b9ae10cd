"""Builders for the tests of acquire: gzip, WARC records, and one call that reads bytes as a named file."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable

from dateline.acquire import AcquireOptions, Item, Trouble, read_stream
from dateline.acquire.intake import Intake
from dateline.acquire.records import Label
from dateline.model import Page

HTML = b"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>Envoys met on the bridge.</p></body></html>"


def read(
    content: bytes, name: str = "file", *, chosen: bool = True, options: AcquireOptions | None = None
) -> list[Item]:
    """What a file of that name and content yields."""
    label = Label(name, name, chosen)
    return list(read_stream(Intake(io.BytesIO(content)), label, options or AcquireOptions()))


def pages(items: Iterable[Item]) -> list[Page]:
    return [item for item in items if isinstance(item, Page)]


def troubles(items: Iterable[Item]) -> list[Trouble]:
    return [item for item in items if isinstance(item, Trouble)]


def codes(items: Iterable[Item]) -> list[str]:
    return [trouble.code for trouble in troubles(items)]


def texts(items: Iterable[Item]) -> list[str]:
    return [page.content.decode() for page in pages(items)]


def warc_record(
    body: bytes,
    *,
    address: str = "http://news.example/1",
    kind: str = "response",
    status: str = "200 OK",
    headers: tuple[str, ...] = ("Content-Type: text/html; charset=utf-8",),
) -> bytes:
    """One record as an archive holds it."""
    block = body
    media = "text/plain"
    if kind == "response":
        block = "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body
        media = "application/http; msgtype=response"
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        "WARC-Date: 2024-05-02T10:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def gz(*parts: bytes) -> bytes:
    """Each part as a gzip member of its own."""
    return b"".join(gzip.compress(part, mtime=0) for part in parts)
