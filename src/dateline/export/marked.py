"""A text cut where marks begin and end, so that a page can show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Span


@dataclass(frozen=True, slots=True)
class TextMark:
    """A span and what it is (a word that names a style); `note` is shown where it ends."""

    span: Span
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text between two borders of marks: the kinds that hold there, and the notes that end there."""

    text: str
    kinds: tuple[str, ...]
    note: str


def pieces(text: str, within: Span, marks: Iterable[TextMark]) -> Iterator[Piece]:
    """The stretch `within` of a text in pieces. Marks that reach beyond it are left out."""
    inside = [mark for mark in marks if within.holds(mark.span)]
    borders = {within.start, within.end}
    for mark in inside:
        borders.update((mark.span.start, mark.span.end))
    for start, end in pairwise(sorted(borders)):
        here = Span(start, end)
        held = [mark for mark in inside if mark.span.holds(here)]
        notes = dict.fromkeys(mark.note for mark in held if mark.note and mark.span.end == end)
        yield Piece(text[start:end], tuple(dict.fromkeys(mark.kind for mark in held)), ", ".join(notes))
