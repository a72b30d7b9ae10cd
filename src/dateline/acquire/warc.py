"""WARC archives: the pages among their records (ISO 28500), through FastWARC.

Response records with status 200 and a body of HTML or plain text are pages, and so are resource and conversion
records of these media types. Request, metadata, revisit, warcinfo and continuation records hold no page and are
ignored. Other media types and statuses are counted and reported once at the end of the archive.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.acquire.httpbody import plain_body
from dateline.acquire.intake import Intake
from dateline.acquire.kinds import kind_of
from dateline.acquire.options import AcquireOptions
from dateline.acquire.plain import too_large
from dateline.acquire.records import Label
from dateline.acquire.texts import tidy
from dateline.acquire.trouble import Item, Trouble
from dateline.model import Media, Page

MEDIA: dict[str, Media] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_UNTOLD = frozenset({"", "application/octet-stream", "unknown", "unknown/unknown", "application/unknown"})
_PAGES = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
_WINDOW = 1 << 20


@dataclass(slots=True)
class _Archive:
    label: Label
    options: AcquireOptions
    left_out: Counter[str] = field(default_factory=Counter)


def read_warc(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """The pages of an archive in order. A broken record becomes a trouble, and reading goes on at the next one."""
    archive = _Archive(label, options)
    window = _Window(intake)
    said_short = False
    for number, record in enumerate(_records(window), 1):
        item = _item(record, number, archive)
        window.short = isinstance(item, Trouble) and item.code == "truncated"
        if item is not None and not _doubled_by(item, intake):
            said_short = said_short or window.short
            yield item
    if intake.broken:
        yield Trouble(label.origin, intake.broken.code, f"the archive {intake.broken.reason}")
    elif not said_short and not window.ends_whole():
        yield Trouble(label.origin, "truncated", "the archive ends inside a record")
    if archive.left_out:
        counts = ", ".join(f"{count} × {what}" for what, count in sorted(archive.left_out.items()))
        yield Trouble(label.origin, "skipped", f"records that are no pages were left out: {counts}")


def _doubled_by(item: Item, intake: Intake) -> bool:
    """Whether the record ends early only because the whole archive does, which is reported once."""
    return isinstance(item, Trouble) and item.code in ("truncated", "damaged") and intake.broken is not None


def _item(record: WarcRecord | None, number: int, archive: _Archive) -> Item | None:
    """The page of a record, None where it holds none. No record stands for a place where the format breaks."""
    origin = f"{archive.label.origin}#{number}"
    if record is None or not (record.headers.get("Content-Length") or "").isdecimal():
        return Trouble(origin, "damaged", f"record {number} breaks the format; reading goes on at the next one")
    if record.record_type not in _PAGES:
        if record.record_type == WarcRecordType.unknown:
            archive.left_out["unknown kind of record"] += 1
        return None
    try:
        return _read(record, origin, archive)
    except (OSError, ValueError) as error:
        return Trouble(origin, "damaged", f"record {number} cannot be read ({error}); reading goes on at the next one")


def _read(record: WarcRecord, origin: str, archive: _Archive) -> Item | None:
    if record.is_http:
        record.parse_http(quirks_mode=True)
        if record.http_headers is None or record.http_headers.status_code is None:
            return Trouble(origin, "damaged", "the record holds no HTTP response that can be read")
    address = tidy((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    skip = _reason_to_skip(record, address)
    if skip:
        archive.left_out[skip] += 1
        return None
    body = _body(record, origin, archive.options)
    if isinstance(body, Trouble):
        return body
    return _judged(record, body, Label(origin, "", address=address or None), archive)


def _body(record: WarcRecord, origin: str, options: AcquireOptions) -> bytes | Trouble:
    """The body of a record without its encodings. One over the limit is not read into memory."""
    size = record.content_length
    if size > options.max_page_bytes:
        return too_large(origin, options)
    raw = record.reader.read(size)
    if len(raw) < size:
        return Trouble(origin, "truncated", f"the archive ends inside this record, {size - len(raw):,} bytes early")
    if not record.is_http:
        return raw
    transfer = record.http_headers.get("Transfer-Encoding") or ""
    content = record.http_headers.get("Content-Encoding") or ""
    body = plain_body(raw, transfer, content, options.max_page_bytes)
    if body.problem:
        return Trouble(origin, body.problem, body.reason)
    return body.data if len(body.data) <= options.max_page_bytes else too_large(origin, options)


def _media_type(record: WarcRecord) -> str:
    """The declared media type, in lower case without parameters."""
    headers = record.http_headers if record.is_http else record.headers
    declared = headers.get("Content-Type")
    return (declared or "").split(";")[0].strip().lower()


def _reason_to_skip(record: WarcRecord, address: str) -> str:
    """Why the record holds no page, "" if it may hold one."""
    if record.is_http and record.http_headers.status_code != 200:
        return f"status {record.http_headers.status_code}"
    media = _media_type(record)
    if media not in MEDIA and media not in _UNTOLD:
        return tidy(media[:60])
    if address.split("?", maxsplit=1)[0].endswith("/robots.txt"):
        return "robots.txt"
    return ""


def _judged(record: WarcRecord, data: bytes, label: Label, archive: _Archive) -> Item | None:
    """The page, if its bytes are what its media type says."""
    if not data.strip():
        return Trouble(label.origin, "empty", "the body of the response is empty")
    declared = MEDIA.get(_media_type(record))
    found = kind_of(data[:65_536], "page", archive.options.columns)
    if found.kind in ("other", "gzip", "warc") or (declared is None and found.kind not in ("html", "text")):
        archive.left_out[tidy(found.what) or found.kind] += 1
        return None
    media: Media = "html" if declared == "html" or found.kind == "html" else "text"
    charset = record.http_charset if record.is_http else None
    date = record.headers.get("WARC-Date")
    return Page(
        data, media, label.origin, address=label.address, charset=charset, fetched_at=tidy(date) if date else None
    )


def _records(window: _Window) -> Iterator[WarcRecord | None]:
    """The records of an archive; None stands for a place where the format breaks.

    Where a record states more bytes than the archive has left, the records it seems to swallow are read all the same.
    """
    while True:
        base, last = window.start, -1
        archive = iter(ArchiveIterator(window, parse_http=False, quirks_mode=window.lenient))
        while True:
            try:
                record = next(archive, None)
            except OSError:
                yield None
                if not window.rewind(last + 1):
                    return
                break
            if record is None:
                if window.short and window.rewind(last + 1):
                    break
                return
            last = base + record.stream_pos
            yield record


class _Window:
    """A stream that remembers its last megabyte, so that reading can begin again at the next record."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._kept = b""
        self._again = b""
        self._position = 0
        self.start = 0
        self.short = False
        self._line_end = b"\n" if re.match(rb"WARC/\d\.\d\n", intake.head) else b"\r\n"

    def read(self, size: int = 65_536, /) -> bytes:
        """At most `size` bytes; none at the end."""
        if self._again:
            data, self._again = self._again[:size], self._again[size:]
        else:
            data = self._intake.read(size)
        self._position += len(data)
        self._kept = (self._kept + data)[-_WINDOW:]
        return data

    @property
    def lenient(self) -> bool:
        """Whether the archive ends its lines with LF alone."""
        return self._line_end == b"\n"

    def ends_whole(self) -> bool:
        """Whether the bytes read last are the end of a record."""
        return self._kept[-64:].rstrip(b"\x00").endswith(self._line_end * 2)

    def tell(self) -> int:
        """Bytes read so far."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Raises UnsupportedOperation: the stream only goes forward."""
        raise io.UnsupportedOperation(f"cannot go to {offset} ({whence})")

    def close(self) -> None:
        """The stream belongs to whoever opened it."""

    def rewind(self, after: int) -> bool:
        """Go to the first record header at or after that position of the stream, as far as it is remembered."""
        kept_from = self._position - len(self._kept)
        rest = self._kept[max(0, after - kept_from) :] + self._again
        self._position, self._kept, self._again = max(kept_from, after), b"", b""
        while (at := _header(rest)) < 0:
            more = self._intake.read()
            if not more:
                return False
            self._position += max(0, len(rest) - 16)
            rest = rest[-16:] + more
        self._position += at
        self.start, self._again = self._position, rest[at:]
        return True


def _header(data: bytes) -> int:
    places = [at for sign in (b"WARC/1.0\r\n", b"WARC/1.1\r\n") if (at := data.find(sign)) >= 0]
    return min(places, default=-1)
