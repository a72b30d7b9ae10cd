"""What each unit of a plain text looks like, and which run of units is the report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.datelines import Dateline, find_dateline
from dateline.extract.dates import DateFound
from dateline.extract.plain.furniture import furniture
from dateline.extract.press import (
    find_agencies,
    find_bylines,
    find_coders,
    find_date_lines,
    find_photo_credits,
)
from dateline.extract.vocabulary import PressWords
from dateline.model import Mark, Span

_END = re.compile(r"[.!?…:][\"”’»“')\]]*$|[\"”»]$")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE = re.compile(r"[.!?][\"”’»“')\]]*(?:\s+[A-ZÀ-ÞА-Я\"“„«]|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with what was recognised in it; marks count characters of the article's text."""

    span: Span
    text: str
    words: int
    ends: bool
    button: bool
    phrase: bool
    stop: bool
    bylines: tuple[Mark, ...]
    agencies: tuple[Mark, ...]
    coders: tuple[Mark, ...]
    photos: tuple[Mark, ...]
    dates: tuple[DateFound, ...]
    dateline: Dateline | None

    @property
    def furniture(self) -> bool:
        """Whether the words alone show that the line is no report."""
        return self.button or self.stop or (self.phrase and self.words < 60)

    @property
    def credit(self) -> bool:
        """Whether the line is nothing but a credit or a byline."""
        whole_agency = bool(self.agencies or self.coders) and self.words <= 30 and not self._prose
        whole_photo = bool(self.photos) and self.photos[0].span.start - self.span.start < 4
        return bool(self.bylines) or whole_agency or whole_photo

    @property
    def caption(self) -> bool:
        """Whether the line describes a picture: it ends with the picture's credit."""
        return bool(self.photos) and not self.credit and self.words <= 90

    @property
    def dated(self) -> bool:
        """Whether the line tells the page's date and little else."""
        return bool(self.dates) and self.words <= 30

    @property
    def _prose(self) -> bool:
        """Whether a sentence stands before the credit."""
        marks = [*self.agencies, *self.coders]
        first = min(mark.span.start for mark in marks) - self.span.start
        return len(_SENTENCE.findall(self.text[:first])) > 0 and len(self.text[:first].split()) > 8


def line_of(text: str, span: Span, words: PressWords) -> Line:
    """Look at one unit of the text. Conventions of short lines are sought in short lines only."""
    part = span.of(text)
    count = len(part.split())
    short = count <= 120
    page, flat = furniture(), " ".join(part.split())
    head = part if short else part[:400]
    return Line(
        span=span,
        text=part,
        words=count,
        ends=_END.search(part) is not None,
        button=page.is_line(flat) or not _LETTER.search(part),
        phrase=page.has_phrase(flat if short else flat[:300]),
        stop=page.is_stop(flat),
        bylines=_moved(find_bylines(part, words), span.start) if count <= 40 else (),
        agencies=_moved(find_agencies(part if short else "", words), span.start),
        coders=_moved(find_coders(part if short else "", words), span.start),
        photos=_moved(find_photo_credits(part, words), span.start) if short else (),
        dates=find_date_lines(part, words) if count <= 40 else (),
        dateline=find_dateline(head, words) if count > 5 else None,
    )


def _moved(marks: tuple[Mark, ...], by: int) -> tuple[Mark, ...]:
    return tuple(Mark(mark.kind, Span(mark.span.start + by, mark.span.end + by), mark.value) for mark in marks)


def score_of(line: Line) -> float:
    """How much the line alone speaks for the report (positive) or against it."""
    return _page_score(line) or _prose_score(line)


def _page_score(line: Line) -> float:
    """The score of a line that is known to be something else than prose; 0 for any other."""
    if line.stop:
        return -4.0
    if line.button:
        return -1.2
    if line.phrase and line.words < 60:
        return -1.5
    return -0.25 if line.credit or line.dated or line.caption else 0.0


def _prose_score(line: Line) -> float:
    if line.ends and line.words >= 8:
        return min(line.words, 50) / 8
    if line.ends and line.words >= 4:
        return 0.3
    if line.words >= 25:
        return 1.0
    return -0.6 if line.words >= 4 else -0.9


def best_run(scores: list[float]) -> tuple[int, int]:
    """First and last index (inclusive) of the neighbouring lines with the highest sum; (0, 0) when all are bad."""
    best, run = (float("-inf"), 0, 0), (0.0, 0)
    for index, score in enumerate(scores):
        run = (run[0] + score, run[1]) if run[0] > 0 else (score, index)
        if run[0] > best[0]:
            best = (run[0], run[1], index)
    return best[1], best[2]
