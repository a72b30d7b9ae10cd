"""The characters of a page that a reader sees, with their places in the source; and how a paragraph finds its own.

The source is cut into tags, comments, scripts, character references and text by one regular expression, apart from
the tree parser: a tree keeps no places. What is left is one string without white space, the *stream*, and runs that
lead each of its characters back to the source. A paragraph is looked up in the stream with its white space taken out.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Segment

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style)\b[^>]*+>.*?(?:</(?P=raw)\s*>|\Z)"
    r"""|<[/!?a-z](?:[^<>"']++|"[^"<>]*+"|'[^'<>]*+')*+>"""
    r"""|<[/!?a-z](?:[^>"']++|"[^"]{0,5000}+"|'[^']{0,5000}+')*+>"""
    r"|<[/!?a-z][^>]*+>"
    r"|(?P<reference>&(?:\#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});?)"
    r"|(?P<text>[^<&]++|.)",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Run:
    """`length` characters of the stream from `at`; they stand at `source`, or a reference of `written` characters."""

    at: int
    length: int
    source: int
    written: int


class Source:
    """The visible characters of a decoded page."""

    def __init__(self, decoded: str) -> None:
        self._runs: list[_Run] = []
        pieces: list[str] = []
        size = 0
        for piece, source, written in _visible(decoded):
            self._runs.append(_Run(size, len(piece), source, written))
            pieces.append(piece)
            size += len(piece)
        self._stream = "".join(pieces)
        self._starts = [run.at for run in self._runs]

    def align(self, paragraph: str, offset: int, hint: int) -> list[Segment]:
        """Segments of `paragraph`, which stands at `offset` in the text and probably at `hint` in the stream.

        Empty when the paragraph does not stand on the page in one piece: a gap rather than a guess.
        """
        key = "".join(paragraph.split())
        at = self._find(key, hint)
        if at is None:
            return []
        return list(self._segments(paragraph, offset, at))

    def _find(self, key: str, hint: int) -> int | None:
        if not key:
            return None
        if self._stream.startswith(key, hint):
            return hint
        after = self._stream.find(key, hint)
        before = self._stream.rfind(key, 0, min(len(self._stream), hint + len(key)))
        places = [place for place in (after, before) if place >= 0]
        return min(places, key=lambda place: abs(place - hint)) if places else None

    def _segments(self, paragraph: str, offset: int, at: int) -> Iterator[Segment]:
        current: Segment | None = None
        for start, source, length, written in self._pieces(paragraph, at):
            piece = Segment(offset + start, offset + start + length, source, source + written)
            if current is None:
                current = piece
            elif length == written and _joins(current, piece):
                current = Segment(current.start, piece.end, current.page_start, piece.page_end)
            else:
                yield current
                current = piece
        if current is not None:
            yield current

    def _pieces(self, paragraph: str, at: int) -> Iterator[tuple[int, int, int, int]]:
        """Start in the paragraph, place in the source, length here and length there, run by run."""
        for word in _WORD.finditer(paragraph):
            start, end = word.span()
            while start < end:
                run = self._runs[bisect_right(self._starts, at) - 1]
                inside = at - run.at
                length = min(end - start, run.length - inside)
                if run.length == run.written:
                    yield start, run.source + inside, length, length
                else:
                    yield start, run.source, length, run.written
                start += length
                at += length


def _joins(left: Segment, right: Segment) -> bool:
    """Whether two pieces are one stretch both in the text and on the page, at most one white space between."""
    if left.end - left.start != left.page_end - left.page_start:
        return False
    gap = right.start - left.end
    return gap == right.page_start - left.page_end and gap <= 1


def _visible(decoded: str) -> Iterator[tuple[str, int, int]]:
    """Words and character references of the text nodes: (characters, place, length in the source)."""
    for token in _TOKEN.finditer(decoded):
        if token["text"] is not None:
            for word in _WORD.finditer(token["text"]):
                yield word.group(), token.start() + word.start(), word.end() - word.start()
        elif token["reference"] is not None:
            written = token["reference"]
            read = "".join(html.unescape(written).split())
            if read:
                yield read, token.start(), len(written)
