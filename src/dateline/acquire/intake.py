"""Forward-only byte streams with a look ahead, which end where the bytes break and say why."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Protocol

HEAD_BYTES = 65_536
_CHUNK = 65_536
_GZIP_MAGIC = b"\x1f\x8b"


class Source(Protocol):
    """Anything that gives bytes: an open file, standard input, a `Gunzip`."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Break:
    """Why a stream ended early: a trouble code and words that complete "the file ..."."""

    code: str
    reason: str


class Intake:
    """A stream with its first bytes in view.

    It never raises for what lies in the bytes or for a failing device: reading ends, and `broken` says why.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._broken: Break | None = None
        self._ahead = self._fill(HEAD_BYTES)

    @property
    def head(self) -> bytes:
        """The next bytes, up to 64 KiB, still to be read. Whole only before the first read."""
        return self._ahead

    @property
    def broken(self) -> Break | None:
        """Why the stream ended before its end, or None."""
        if self._broken is None and isinstance(self._source, Gunzip):
            return self._source.broken
        return self._broken

    def read(self, size: int = _CHUNK, /) -> bytes:
        """At most `size` bytes; none at the end or the break."""
        if self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        return self._pull(size)

    def read_up_to(self, limit: int) -> bytes:
        """All bytes that are left, or the first `limit` + 1 of them when there are more."""
        parts: list[bytes] = []
        left = limit + 1
        while left > 0 and (data := self.read(min(left, _CHUNK))):
            parts.append(data)
            left -= len(data)
        return b"".join(parts)

    def _fill(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size > 0 and (data := self._pull(size)):
            parts.append(data)
            size -= len(data)
        return b"".join(parts)

    def _pull(self, size: int) -> bytes:
        if self._broken is not None:
            return b""
        try:
            return self._source.read(size) or b""
        except OSError as error:
            self._broken = Break("unreadable", f"could not be read to its end: {error.strerror or error}")
            return b""


class Gunzip:
    """The bytes inside gzip, member after member.

    Where the compressed bytes are cut or damaged it gives all that came out before and then ends; `broken` says why.
    Zeros after the last member are padding.
    """

    def __init__(self, source: Intake) -> None:
        self._source = source
        self._waiting = b""
        self._member = zlib.decompressobj(wbits=31)
        self._inside = False
        self._ended = False
        self.broken: Break | None = None

    def read(self, size: int = _CHUNK, /) -> bytes:
        """At most `size` decompressed bytes; none at the end or the break."""
        while not self._ended:
            data = self._step(size)
            if data:
                return data
        return b""

    def _step(self, size: int) -> bytes:
        if not self._waiting:
            self._waiting = self._source.read(_CHUNK)
        if not self._inside:
            self._begin()
        elif not self._waiting:
            self._stop(self._source.broken or Break("truncated", "is cut short: its compressed data has no end"))
        if self._ended:
            return b""
        try:
            data = self._member.decompress(self._waiting, size)
        except zlib.error as error:
            self._stop(Break("damaged", f"holds damaged compressed data ({error})"))
            return b""
        self._waiting = self._member.unconsumed_tail
        if self._member.eof:
            self._waiting = self._member.unused_data
            self._inside = False
        return data

    def _begin(self) -> None:
        self._waiting = self._waiting.lstrip(b"\x00")
        if len(self._waiting) < len(_GZIP_MAGIC):
            self._waiting += self._source.read(_CHUNK)
        if not self._waiting:
            self._end_between_members()
        elif not _GZIP_MAGIC.startswith(self._waiting[:2]):
            self._stop(Break("damaged", "holds bytes after its compressed data that are not gzip"))
        else:
            self._member = zlib.decompressobj(wbits=31)
            self._inside = True

    def _end_between_members(self) -> None:
        more = self._source.read(_CHUNK)
        if more:
            self._waiting = more
            return self._begin()
        return self._stop(self._source.broken)

    def _stop(self, reason: Break | None) -> None:
        self.broken = reason
        self._ended = True
