"""What a stream holds, told by its first bytes and only then by its name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Literal

from dateline.acquire.options import Columns
from dateline.acquire.records import normal_name
from dateline.acquire.texts import marked_charset

Kind = Literal["html", "text", "jsonl", "json", "table", "feed", "warc", "gzip", "empty", "other", "unknown"]

EXTENSIONS: dict[str, Kind] = {
    **dict.fromkeys(("html", "htm", "xhtml", "shtml"), "html"),
    **dict.fromkeys(("txt", "text", "md", ""), "text"),
    **dict.fromkeys(("jsonl", "ndjson", "jsonlines"), "jsonl"),
    "json": "json",
    **dict.fromkeys(("csv", "tsv", "tab"), "table"),
    **dict.fromkeys(("rss", "atom"), "feed"),
    "warc": "warc",
}
"""Kind by file name extension, asked when the bytes do not tell."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF document"),
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"RIFF", "a RIFF image, sound or film"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (4, b"ftyp", "a film, sound or image file"),
    (0, b"OggS", "a sound file"),
    (0, b"ID3", "a sound file"),
    (0, b"PK\x03\x04", "a zip archive or office document; unpack it, or save the document as text"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"BZh", "a bzip2 file; unpack it first"),
    (0, b"\xfd7zXZ", "an xz file; unpack it first"),
    (0, b"7z\xbc\xaf", "a 7-zip archive; unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard file; unpack it first"),
    (0, b"\x04\x22\x4d\x18", "an lz4 file; unpack it first"),
    (0, b"Rar!", "a RAR archive; unpack it first"),
    (257, b"ustar", "a tar archive; unpack it first"),
    (0, b"{\\rtf", "a rich-text document; save it as text"),
    (0, b"\xd0\xcf\x11\xe0", "an office document; save it as text"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"PAR1", "a Parquet file; export it as CSV or JSON Lines"),
    (0, b"\x7fELF", "a program"),
    (0, b"wOF", "a font"),
    (0, b"filedesc://", "an ARC archive; convert it to WARC"),
)
_CONTROL = frozenset(range(0x20)) - frozenset(b"\t\n\r\x0b\x0c\x1b")
_PROLOG = r"(?>\s|\ufeff|<!--.*?-->|<\?.*?\?>|<!doctype\s+(?!html)[^>\[]*(?:\[[^\]]*\])?\s*>)*+"
_TAGS = (
    "!doctype html|html|head|body|title|meta|link|base|style|script|div|p|article|section|main|header|footer|nav|span"
    "|h[1-6]|table|ul|ol|br|hr|a|b|i|em|strong|img|figure|blockquote|center|font|noscript|iframe|form"
)
_HTML = re.compile(rf"{_PROLOG}<(?:{_TAGS})(?=[\s>/])", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(rf"{_PROLOG}<(?:rss|feed|rdf:rdf|channel)(?=[\s>])", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*\ufeff?<\?xml\s", re.IGNORECASE)
_CLOSERS = re.compile(r"</(?:p|div|a|span|h[1-6]|li|td|article|section|html|body)\s*>", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*[\"}]")
_MHTML = re.compile(r"From: <Saved by|MIME-Version:.{0,500}multipart/related", re.DOTALL | re.IGNORECASE)
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,10})$")
_CELL = re.compile(r"[\w .\-]{1,40}")
_LOOK = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """The kind of a stream; `what` names a thing that is not a page ("a PDF document")."""

    kind: Kind
    what: str = ""


_BEGINNINGS = (
    (_FEED, Found("feed")),
    (_HTML, Found("html")),
    (_XML, Found("other", "an XML document that is neither a web page nor a feed")),
    (_MHTML, Found("other", "a page saved as MHTML; save it as HTML")),
)


def extension(name: str) -> str:
    """The lower-case extension of a file name without its dot, "" if there is none."""
    match = _EXTENSION.search(name)
    return match[1].lower() if match else ""


def kind_of(head: bytes, name: str, columns: Columns) -> Found:
    """The kind of a stream by its first bytes, then by the extension of its name."""
    for offset, magic, what in _MAGIC:
        if head.startswith(magic, offset):
            return Found("other", what)
    if head.startswith(b"\x1f\x8b"):
        return Found("gzip")
    if re.match(rb"WARC/\d", head):
        return Found("warc")
    charset = marked_charset(head) or ("latin-1" if not _binary(head) else None)
    if charset is None:
        return Found("other", "binary data")
    text = head[:_LOOK].decode(charset, "replace")
    if not text.strip("\ufeff \t\r\n\x0b\x0c\x00"):
        return Found("empty" if len(head) < _LOOK else "text")
    return _kind_of_text(text, extension(name), columns)


def _binary(head: bytes) -> bool:
    sample = head[:8192]
    return sum(byte in _CONTROL for byte in sample) * 100 > len(sample)


def _kind_of_text(text: str, ending: str, columns: Columns) -> Found:
    for beginning, found in _BEGINNINGS:
        if beginning.match(text):
            return found
    if _JSON.match(text):
        return Found(_kind_of_json(text, ending))
    by_name = EXTENSIONS.get(ending, "unknown")
    if by_name not in ("text", "unknown"):
        return Found(by_name)
    if len(_CLOSERS.findall(text)) >= 3:
        return Found("html")
    return Found("table" if _has_header(text, columns) else by_name)


def _kind_of_json(text: str, ending: str) -> Kind:
    """One object a line, or one value over the whole file."""
    if EXTENSIONS.get(ending) == "jsonl":
        return "jsonl"
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        return "json"
    first, *others = text.lstrip("\ufeff \t\r\n").split("\n", 3)
    if not others or _parses(first) or any(_parses(other) and other.startswith("{") for other in others[:2]):
        return "jsonl"
    return "json"


def _parses(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _has_header(text: str, columns: Columns) -> bool:
    """Whether the first line names columns, one of them the text or HTML of pages."""
    header, _, rest = text.lstrip("\ufeff").partition("\n")
    if not rest.strip() or len(header) > 2000:
        return False
    for delimiter in "\t,;|":
        cells = [cell.strip(' "\r') for cell in header.split(delimiter)]
        if len(cells) > 1 and all(_CELL.fullmatch(cell) for cell in cells):
            return any(normal_name(cell) in (*columns.text, *columns.html) for cell in cells)
    return False
