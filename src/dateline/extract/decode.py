"""Bytes to characters: which character set a page is written in, and how that is known."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from charset_normalizer import from_bytes

from dateline.model import Page

How = Literal["bom", "transport", "declared", "utf-8", "guessed", "forced"]

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
_SAMPLE = 65536
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
_MORE_THAN_DECLARED = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page. `charset` is Python's name of the codec, `how` the way it was found.

    `lossy` says that some bytes could not be read and stand as U+FFFD.
    """

    text: str
    charset: str
    how: How
    lossy: bool = False


def decode(page: Page) -> Decoded:
    """Read the bytes of a page as characters. Never raises.

    In this order: a byte order mark; the charset the transport declared; the one the page declares in its head; UTF-8;
    a guess by charset-normalizer. A declaration counts only when every byte can be read by it, and UTF-8 counts before
    a declared single-byte set whenever the bytes are valid UTF-8, since other text hardly ever is. Where nothing reads
    every byte, UTF-8 or else the declared set reads with marks for what is lost. As browsers do, ISO 8859-1 is read as
    Windows-1252, GB 2312 as GB 18030, Shift JIS as code page 932.
    """
    content = page.content
    for mark, charset in _BOMS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(charset, errors="replace")
            return Decoded(text, charset, "bom", "\ufffd" in text)
    declared: list[tuple[str, How]] = []
    for name, how in ((page.charset, "transport"), (_declared_in(content), "declared")):
        charset_known = _codec(name)
        if charset_known:
            declared.append((charset_known, "transport" if how == "transport" else "declared"))
    as_utf8 = _strict(content, "utf-8")
    for charset, how in declared:
        if as_utf8 is not None and charset == "utf-8":
            return Decoded(as_utf8, "utf-8", how)
        if as_utf8 is None or charset.startswith(("utf-16", "utf-32", "iso2022", "hz")):
            text_or_none = _strict(content, charset)
            if text_or_none is not None and "\x00" not in text_or_none[:_HEAD]:
                return Decoded(text_or_none, charset, how)
    if as_utf8 is not None:
        return Decoded(as_utf8, "utf-8", "utf-8")
    return _without_declaration(content, declared)


def _without_declaration(content: bytes, declared: list[tuple[str, How]]) -> Decoded:
    forced = content.decode("utf-8", errors="replace")
    if forced.count("\ufffd") * 200 < max(len(content), 1) and "\x00" not in forced[:_HEAD]:
        return Decoded(forced, "utf-8", "forced", True)
    guess = from_bytes(content[:_SAMPLE]).best()
    charset = _codec(guess.encoding) if guess is not None else None
    text = _strict(content, charset) if charset else None
    if charset and text is not None:
        return Decoded(text, charset, "guessed")
    charset = declared[0][0] if declared else (charset or "utf-8")
    text = content.decode(charset, errors="replace")
    return Decoded(text, charset, "forced", True)


def _declared_in(content: bytes) -> str | None:
    found = _DECLARED.search(content, 0, _HEAD)
    return found.group(1).decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    """Python's name of a text codec as browsers read it, None when there is none of this name."""
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip().lower().replace("x-sjis", "shift_jis"))
        if not getattr(info, "_is_text_encoding", True):
            return None
        b"".decode(info.name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return _MORE_THAN_DECLARED.get(info.name, info.name)


def _strict(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (UnicodeError, ValueError):
        return None
