"""The text a reader sees: an article's text with its repairs applied, and the way back to its characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Article, Repair, Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """text[start:end] of the repaired text stands for original[from_start:from_end]; `copied` if they are the same."""

    start: int
    end: int
    from_start: int
    from_end: int
    copied: bool


class Repaired:
    """Repaired text with spans that go both ways.

    A span of the repaired text maps to the smallest stretch of the original that holds all it was made of. Words that
    stand only in an insertion map to the one original character beside them.
    """

    __slots__ = ("_from", "_pieces", "_starts", "original", "text")

    def __init__(self, original: str, repairs: Sequence[Repair] = ()) -> None:
        self.original = original
        self._pieces = tuple(_pieces(original, repairs))
        self.text = "".join(_texts(original, self._pieces, _cores(original, repairs)))
        self._starts = [piece.start for piece in self._pieces]
        self._from = [piece.from_start for piece in self._pieces]

    @classmethod
    def of(cls, article: Article) -> Repaired:
        """The article as a reader should see it."""
        return cls(article.text, article.repairs)

    def to_original(self, span: Span) -> Span:
        """Where words of the repaired text stand in the original. ValueError for a span beyond the text."""
        if span.end > len(self.text):
            raise ValueError(f"span {span.start} to {span.end} ends beyond the text ({len(self.text)} characters)")
        first, last = self._at(span.start), self._at(span.end - 1)
        start = first.from_start + (span.start - first.start if first.copied else 0)
        end = last.from_start + (span.end - last.start) if last.copied else last.from_end
        if end <= start:
            start = max(0, min(start, len(self.original) - 1))
            end = start + 1
        return Span(start, end)

    def to_repaired(self, span: Span) -> Span | None:
        """Where a stretch of the original stands in the repaired text; None when nothing is left of it."""
        start, end = self._position(span.start), self._position(span.end, closing=True)
        return Span(start, end) if start < end else None

    def of_span(self, span: Span) -> str:
        """Repaired words of a stretch of the original."""
        here = self.to_repaired(span)
        return here.of(self.text) if here else ""

    def _at(self, position: int) -> _Piece:
        """The piece that made the repaired character at `position`; pieces that made none are passed over."""
        return self._pieces[bisect_right(self._starts, position) - 1]

    def _position(self, place: int, *, closing: bool = False) -> int:
        """Repaired place of an original place; at an insertion before it for an end, after it for a start."""
        index = bisect_right(self._from, place) - 1
        while closing and index > 0 and self._pieces[index].from_start == place:
            index -= 1
        if index < 0:
            return 0
        piece = self._pieces[index]
        if piece.copied:
            return min(piece.start + place - piece.from_start, piece.end)
        return piece.end if closing and place > piece.from_start else piece.start


def _cores(original: str, repairs: Sequence[Repair]) -> dict[int, tuple[int, str]]:
    """Repairs by start, each cut down to what really changes; those beyond the text or over another are left out."""
    cores: dict[int, tuple[int, str]] = {}
    done = 0
    for repair in sorted(repairs, key=lambda one: (one.start, one.end)):
        if repair.start < done or repair.end > len(original) or repair.end < repair.start:
            continue
        done = repair.end
        start, end, new = _core(original, repair)
        if (new or end > start) and start not in cores:
            cores[start] = (end, new)
    return cores


def _core(original: str, repair: Repair) -> tuple[int, int, str]:
    start, end, new = repair.start, repair.end, repair.replacement
    while start < end and new and original[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and original[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


def _pieces(original: str, repairs: Sequence[Repair]) -> Iterator[_Piece]:
    here = done = 0
    for start, (end, new) in sorted(_cores(original, repairs).items()):
        if start > done:
            yield _Piece(here, here + start - done, done, start, True)
            here += start - done
        yield _Piece(here, here + len(new), start, end, False)
        here, done = here + len(new), end
    if done < len(original):
        yield _Piece(here, here + len(original) - done, done, len(original), True)


def _texts(original: str, pieces: Sequence[_Piece], cores: dict[int, tuple[int, str]]) -> Iterator[str]:
    for piece in pieces:
        yield original[piece.from_start : piece.from_end] if piece.copied else cores[piece.from_start][1]
