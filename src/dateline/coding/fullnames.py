"""In-article names: the fullest form under which an article knows a person or body.

"Putin" is the "Vladimir Putin" of the same article, "Wladimir Putin" the more frequent "Vladimir Putin", "CSTO" the
body whose name it stands behind in brackets. A surname that two people share belongs to the one named last before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from dateline.model import Name, Span

_SPELT_ALIKE = 0.75
_ACRONYM = re.compile(r"\s*\(\s*(?:the\s+|[\"“])?([A-Z][A-Za-z&.-]{1,9})[\"”]?\s*\)")
_OWNER = re.compile(r"['’]s?$")


def bare(words: str) -> str:
    """A name on one line, without the ending of ownership."""
    return _OWNER.sub("", " ".join(words.split()))


class FullNames:
    """Answers the fullest name for any name of one article."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        people = [(name.span.start, bare(name.span.of(text))) for name in names if name.type == "PER"]
        spellings = _spellings([words for _, words in people])
        self._full = [(at, spellings[words]) for at, words in people if " " in words]
        self._people = spellings
        self._bodies = _acronyms(text, names)

    def of(self, name: Name, text: str) -> str:
        """The fullest name of the bearer of `name`, itself where the article has no fuller one."""
        words = bare(name.span.of(text))
        if name.type == "ORG":
            return self._bodies.get(words, words)
        if name.type != "PER":
            return words
        if " " in words:
            return self._people.get(words, words)
        bearers = [(at, full) for at, full in self._full if _is_part(words, full)]
        if not bearers:
            return words
        if len({full for _, full in bearers}) == 1:
            return bearers[0][1]
        before = [full for at, full in bearers if at <= name.span.start]
        return before[-1] if before and _is_surname(words, before[-1]) else words


def _is_part(words: str, full: str) -> bool:
    return words in re.split(r"[\s-]", full) or full.endswith(f" {words}")


def _is_surname(words: str, full: str) -> bool:
    return full.endswith(words)


def _spellings(people: Sequence[str]) -> dict[str, str]:
    """Each full name to the form it should be known by: of those spelt alike the most frequent, then the first."""
    counts = Counter(words for words in people if " " in words)
    first = {words: n for n, words in reversed(list(enumerate(people)))}
    known: list[str] = []
    answer: dict[str, str] = {}
    for words in sorted(counts, key=lambda one: (-counts[one], first[one])):
        answer[words] = next((one for one in known if _one_person(words, one)), words)
        if answer[words] == words:
            known.append(words)
    return answer


def _one_person(one: str, other: str) -> bool:
    """Whether two full names are one person: a middle name more, an initial for a first name, or spelt alike."""
    a, b = one.split(), other.split()
    if a[-1] != b[-1]:
        return len(a) == len(b) and a[0] == b[0] and SequenceMatcher(None, a[-1], b[-1]).ratio() > _SPELT_ALIKE
    if a[0][0] == b[0][0] and (len(a[0].strip(".")) == 1 or len(b[0].strip(".")) == 1):
        return True
    return a[0] == b[0] or SequenceMatcher(None, a[0], b[0]).ratio() > _SPELT_ALIKE


def _acronyms(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Short forms that stand in brackets right behind the full name of a body."""
    found: dict[str, str] = {}
    for name in names:
        short = _ACRONYM.match(text, name.span.end) if name.type == "ORG" else None
        if short and short[1] != bare(name.span.of(text)):
            found.setdefault(short[1], bare(name.span.of(text)))
    return found


def within(span: Span, names: Sequence[Name]) -> list[Name]:
    """The names that share a character with a span, in order."""
    return [name for name in names if name.span.meets(span)]
