"""Giving each unit of a plain text its kind."""

from __future__ import annotations

import re

from dateline.extract.plain.lines import Line, best_run, score_of
from dateline.model import ParagraphKind

_TITLE_WORDS = range(3, 31)
_FULL_TITLE = 5
_ABOVE = 11
"""Lines above the report among which its title is looked for."""

_ROW = re.compile(r"\s{3,}\S|\S\s{2,}\S.*\S\s{2,}\S|\t|\S\s*[›»▸>|•·]\s*\S")
"""Several things on one line: buttons, or the path to the page."""

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


def kinds_of(lines: list[Line], title: str | None) -> tuple[list[ParagraphKind], int, int | None]:
    """Kinds of the lines in order, the index of the first line of the report, and that of its title if one is seen.

    The report is the run of lines with the best sum of scores; what lies before and after is furniture, but for the
    title, credits and captions next to it.
    """
    scores = [score_of(line) for line in lines]
    first, last = best_run(scores)
    given = " ".join((title or "").casefold().split())
    headline = _title(lines, first, given)
    if headline is not None and headline > first:
        first = headline
    kinds: list[ParagraphKind] = [
        _inside(lines, index, last) if first <= index <= last else _outside(lines[index], index - last)
        for index in range(len(lines))
    ]
    if headline is not None:
        kinds[headline] = "headline"
    _mark_teasers(lines, kinds, first, last, headline)
    return kinds, first, headline


def _title(lines: list[Line], first: int, given: str) -> int | None:
    if given:
        for index, line in enumerate(lines):
            if " ".join(line.text.casefold().split()).strip("# *") == given:
                return index
    if len(lines) < 2:
        return None
    window = range(max(0, first - _ABOVE), min(first, len(lines) - 1) + 1)
    able = [index for index in window if _may_be_title(lines[index])]
    long = [index for index in able if lines[index].words >= _FULL_TITLE]
    # A subtitle stands below its title, the path to the page above it: the first line long enough to say something.
    return long[0] if long else (able[-1] if able else None)


def _may_be_title(line: Line) -> bool:
    """Whether a line may be the title: no button row, no path to the page, no date, no sentence."""
    known = line.furniture or line.credit or line.dated or line.caption or line.dateline
    row = _ROW.search(line.text.strip()) is not None or _CLOCK.search(line.text) is not None
    return not known and not row and line.words in _TITLE_WORDS and (not line.ends or line.text.startswith("#"))


def _outside(line: Line, after: int) -> ParagraphKind:
    if line.credit and (line.bylines or line.photos or after <= 3):
        return "credit"
    return "caption" if line.caption and after <= 3 else "furniture"


def _inside(lines: list[Line], index: int, last: int) -> ParagraphKind:
    line = lines[index]
    if line.credit:
        return "credit"
    if line.furniture or line.dated:
        return "furniture"
    if line.caption:
        return "caption"
    if line.text.startswith("#"):
        return "headline"
    if line.ends or line.words >= 25:
        return "body"
    return "headline" if _is_cross_head(lines, index, last) else "furniture"


def _is_cross_head(lines: list[Line], index: int, last: int) -> bool:
    """A short line without a stop, with the report going on right below it."""
    line = lines[index]
    below = lines[index + 1] if index < last else None
    goes_on = below is not None and (below.words >= 15 or (below.ends and below.words >= 8)) and not below.furniture
    return 2 <= line.words <= 22 and goes_on


def _mark_teasers(lines: list[Line], kinds: list[ParagraphKind], first: int, last: int, headline: int | None) -> None:
    """What stands between the title and the byline, or before the paragraph with the dateline, is a teaser."""
    body = [index for index in range(first, last + 1) if kinds[index] == "body"]
    if len(body) < 2:
        return
    early = body[:3]
    for place, index in enumerate(early[1:], start=1):
        between = range(early[place - 1] + 1, index)
        broken = any(lines[k].bylines or lines[k].dated for k in between)
        if lines[index].dateline or broken:
            for teaser in early[:place]:
                if lines[teaser].words <= 80 and lines[teaser].dateline is None:
                    kinds[teaser] = "teaser"
            return
    if headline is not None and lines[body[0]].words <= 45 and lines[body[0]].text.startswith(("**", "_")):
        kinds[body[0]] = "teaser"
