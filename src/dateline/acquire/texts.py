"""Characters from bytes for tables and JSON files: their character set, their lines, and clean strings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dateline.acquire.intake import Intake

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRAY_BYTE = re.compile("[\udc80-\udcff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = re.compile(r"[\t\n\r]+")
_NOT_IN_FIELDS = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def marked_charset(head: bytes) -> str | None:
    """The character set that the first bytes show by themselves: a byte-order mark, or UTF-16's zeros."""
    for mark, charset in _BOMS:
        if head.startswith(mark):
            return charset
    sample = head[:2000]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def table_charset(head: bytes, declared: str | None = None) -> str:
    """The character set of a table or JSON file, from its first bytes and what the transport declared."""
    marked = marked_charset(head)
    if marked:
        return marked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return _known(declared) or _guessed(head)
    return "utf-8"


def _known(charset: str | None) -> str | None:
    """The charset if Python has a codec for text of that name."""
    try:
        return codecs.lookup(charset).name if charset and "x".encode(charset) else None
    except (LookupError, ValueError):
        return None


def _guessed(head: bytes) -> str:
    best = from_bytes(head).best()
    return best.encoding if best else "cp1252"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end. `number` counts from 1, `text` is None for a line longer than the limit.

    `ended` is False for the last line of a file that stops without a line end; `strays` tells that bytes which are
    not UTF-8 were read as windows-1252.
    """

    number: int
    text: str | None
    ended: bool = True
    strays: bool = False


def characters(intake: Intake, charset: str) -> Iterator[str]:
    """The text of a stream, piece by piece. Bytes that are not UTF-8 come as lone surrogates U+DC80 to U+DCFF."""
    errors = "surrogateescape" if charset.startswith("utf-8") else "replace"
    decoder = codecs.getincrementaldecoder(charset)(errors)
    while data := intake.read():
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def lines(intake: Intake, charset: str, limit: int) -> Iterator[Line]:
    """The lines of a stream; no more than `limit` characters of one are ever held."""
    parts: list[str] = []
    held, number, too_long = 0, 1, False
    for piece in characters(intake, charset):
        *whole, rest = piece.split("\n")
        for part in whole:
            too_long = too_long or held + len(part) > limit
            yield _line(number, None if too_long else "".join([*parts, part]), ended=True)
            parts, held, number, too_long = [], 0, number + 1, False
        held += len(rest)
        if held > limit:
            parts, too_long = [], True
        elif rest:
            parts.append(rest)
    if held:
        yield _line(number, None if too_long else "".join(parts), ended=False)


def _line(number: int, text: str | None, *, ended: bool) -> Line:
    if text is None:
        return Line(number, None, ended)
    mended = mend(text)
    return Line(number, mended.removesuffix("\r"), ended, mended != text)


def mend(text: str) -> str:
    """The text with each stray byte read as windows-1252."""
    return _STRAY_BYTE.sub(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def encoded(text: str) -> bytes:
    """UTF-8 bytes; half characters, which JSON can spell, become U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text).encode()


def tidy(value: str) -> str:
    """A short field (title, address, file name) on one line, without control characters and half characters."""
    return _NOT_IN_FIELDS.sub("\ufffd", _LINE_BREAKS.sub(" ", value)).strip()
