"""Where the paragraphs of a plain text begin and end, whatever the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.model import Span

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LONG = 700
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "lt",
        "sgt",
        "sen",
        "rep",
        "gov",
        "st",
        "no",
        "vs",
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s|[A-Z])|\s{2,}")


def units_of(text: str) -> list[Span]:
    """The stretches of text that are one paragraph each, trimmed of white space, in order.

    A line is a paragraph, unless the lines of a block were wrapped at a column: then the block is one.
    """
    units: list[Span] = []
    for block in _blocks(text):
        if _wrapped(block, text):
            units.append(Span(block[0].start, block[-1].end))
        else:
            units.extend(block)
    return units


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of lines with no empty line between them."""
    block: list[Span] = []
    for start, end in _lines(text):
        line = _trimmed(text, start, end)
        if line is not None:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return Span(start + left, start + right) if left < right else None


def _wrapped(block: list[Span], text: str) -> bool:
    """Whether the lines are one paragraph wrapped at a column: of like length, most broken inside a sentence."""
    if len(block) < 3:
        return len(block) == 2 and _runs_on(block[0], block[1], text) and block[0].end - block[0].start > 50
    lengths = [line.end - line.start for line in block[:-1]]
    if not 40 <= max(lengths) <= 110 or min(lengths) < max(lengths) - 25:
        return False
    inside = sum(_runs_on(one, other, text) for one, other in pairwise(block))
    return inside * 2 >= len(block) - 1


def _runs_on(one: Span, other: Span, text: str) -> bool:
    before, after = one.of(text)[-1], other.of(text)[0]
    return before not in '.!?:”"“»)' and (after.islower() or after.isdigit() or before in ",-" or before.islower())


def pieces_of(text: str, unit: Span, *, alone: bool = False) -> list[Span]:
    """The sentences of a long stretch without line breaks, so that furniture in it can be told from the report.

    A stretch of under 700 characters stays whole unless it is `alone`, all there is of the text. Wide gaps end a piece
    as a full stop does.
    """
    if unit.end - unit.start < _LONG and not alone:
        return [unit]
    pieces: list[Span] = []
    start = unit.start
    for match in _SENTENCE_END.finditer(text, unit.start, unit.end):
        if match.end() - start < 3 or _abbreviated(text, start, match):
            continue
        if piece := _trimmed(text, start, match.end()):
            pieces.append(piece)
        start = match.end()
    if last := _trimmed(text, start, unit.end):
        pieces.append(last)
    return pieces or [unit]


def _abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop ends an initial or a short title rather than a sentence."""
    if match.group().isspace():
        return False
    word = text[start : match.start()].rsplit(maxsplit=1)[-1:]
    return bool(word) and (len(word[0]) == 1 or "." in word[0] or word[0].casefold() in _SHORT)
