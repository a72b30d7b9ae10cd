"""Telling the words of the page from the words of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.vocabulary import read_words


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a page says that is no report: whole lines, phrases, headings after which other pages follow."""

    lines: frozenset[str]
    phrases: re.Pattern[str]
    stops: re.Pattern[str]

    def is_line(self, line: str) -> bool:
        """Whether the whole line is a button, a rubric or a label."""
        return _bare(line) in self.lines

    def has_phrase(self, line: str) -> bool:
        """Whether the line holds words that only pages say."""
        return self.phrases.search(line) is not None

    def is_stop(self, line: str) -> bool:
        """Whether the line is a heading over links to other pages."""
        return len(line) < 80 and self.stops.fullmatch(_bare(line)) is not None


def _bare(line: str) -> str:
    return " ".join(line.casefold().split()).strip(" .:!>»›…-–|·•*#_[]()→+")


@cache
def furniture() -> Furniture:
    """The words the package ships."""
    words = read_words("furniture.yaml")
    return Furniture(
        frozenset(_bare(str(line)) for line in words["lines"]),
        re.compile("|".join(f"(?:{phrase})" for phrase in words["phrases"]), re.IGNORECASE),
        re.compile("|".join(f"(?:{stop})" for stop in words["stops"]), re.IGNORECASE),
    )
