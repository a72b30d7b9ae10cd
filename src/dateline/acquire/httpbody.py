"""The body of an archived HTTP response without its transfer and content encodings (RFC 9112, RFC 9110)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

_HEX = frozenset(b"0123456789abcdefABCDEF")


@dataclass(frozen=True, slots=True)
class Body:
    """Decoded bytes; `problem` is a trouble code with `reason` when they could not be had whole."""

    data: bytes
    problem: str = ""
    reason: str = ""


def plain_body(raw: bytes, transfer: str, content: str, limit: int) -> Body:
    """The body as it was meant, at most `limit` + 1 bytes of it.

    Archives often store a body already decoded under headers that still name the encoding; such a body is taken as
    it stands.
    """
    body = dechunked(raw) if "chunked" in transfer.lower() else Body(raw)
    for coding in reversed([name.strip().lower() for name in content.split(",")]):
        if not body.problem:
            body = _decoded(body.data, coding, limit)
    return body


def dechunked(raw: bytes) -> Body:
    """The data of a chunked body. A body that does not begin with a chunk size is taken as it stands."""
    parts: list[bytes] = []
    at = 0
    while at < len(raw):
        end = raw.find(b"\r\n", at, at + 1024)
        digits = raw[at:end].split(b";", 1)[0].strip() if end >= 0 else b""
        if not digits or len(digits) > 15 or not _HEX.issuperset(digits):
            reason = "a chunk of the body has no size"
            return Body(b"".join(parts), "damaged", reason) if at else Body(raw)
        size = int(digits, 16)
        if size == 0:
            break
        data = raw[end + 2 : end + 2 + size]
        parts.append(data)
        if len(data) < size:
            return Body(b"".join(parts), "truncated", "the last chunk of the body is cut short")
        at = end + 2 + size + 2
    return Body(b"".join(parts))


def _decoded(data: bytes, coding: str, limit: int) -> Body:
    if coding in ("", "identity", "none", "utf-8"):
        return Body(data)
    if coding in ("gzip", "x-gzip") and data.startswith(b"\x1f\x8b"):
        return _inflated(data, 31, limit)
    if coding == "deflate" and _is_zlib(data):
        return _inflated(data, 15, limit)
    if _reads_as_text(data):
        return Body(data)
    if coding == "deflate":
        return _inflated(data, -15, limit)
    return Body(b"", "encoding", f"the body is encoded as {coding!r}, which is not read here")


def _is_zlib(data: bytes) -> bool:
    return len(data) > 2 and data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0


def _reads_as_text(data: bytes) -> bool:
    head = data[:1024]
    return not any(byte < 9 or 13 < byte < 27 for byte in head)


def _inflated(data: bytes, wbits: int, limit: int) -> Body:
    engine = zlib.decompressobj(wbits=wbits)
    try:
        out = engine.decompress(data, limit + 1)
    except zlib.error as error:
        return Body(b"", "damaged", f"the compressed body is damaged ({error})")
    if not engine.eof and len(out) <= limit:
        return Body(out, "truncated", "the compressed body is cut short")
    return Body(out)
