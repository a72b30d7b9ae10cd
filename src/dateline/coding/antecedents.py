"""Pronouns and short descriptions: whom "he", "the president" or "both countries" stand for, where that is safe.

Precise rather than broad: an answer is given only where the article leaves one candidate.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.coding.fullnames import FullNames
from dateline.model import Name, Sentence, Span

_HE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PAIR = re.compile(
    r"(?:both|the two|the two neighbou?ring)\s+(?P<what>countries|nations|states|governments|sides|leaders|presidents"
    r"|ministers|men|heads of state)",
    re.I,
)
_ROLE = re.compile(r"(?:the|its|his|her|their)\s+(?P<rest>[\w’'.-]+(?:\s+[\w’'.-]+){0,3})", re.I)
_OFFICES = frozenset(
    """president premier chancellor minister king queen prince emir sultan pope ambassador envoy senator governor mayor
    general spokesman spokeswoman spokesperson secretary judge chief leader chairman chairwoman commissioner director
    prosecutor lawmaker candidate commander lawyer attorney journalist activist""".split()  # noqa: SIM905
)
_BEHIND = re.compile(r"(?:\s*\([^()\n]{1,20}\))?,\s+([^.,;:()\n]{3,60})")
_ROOT = 5
"""Letters by which words of an office agree: "Russian president" with "President of Russia"."""

_FAR = 3
"""Sentences that are searched back for whom a pronoun stands for."""


class Antecedents:
    """Answers for one article."""

    def __init__(self, text: str, names: Sequence[Name], sentences: Sequence[Sentence], full: FullNames) -> None:
        self._text = text
        self._names = names
        self._starts = [name.span.start for name in names]
        self._sentences = sentences
        self._full = full

    def of(self, span: Span, sentence: int, others: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Names that the words stand for, none where that is not safe. `others` take another part in the same act."""
        words = " ".join(span.of(self._text).split())
        if words.lower() in _HE:
            return self._person(span, sentence, others)
        if pair := _PAIR.fullmatch(words):
            return self._pair(span, sentence, "GPE" if pair["what"].lower()[:3] in _PLACES else None)
        if role := _ROLE.fullmatch(words):
            return self._holder(role["rest"], span, others)
        return ()

    def _between(self, start: int, end: int) -> Iterator[Name]:
        for name in self._names[bisect_left(self._starts, start) :]:
            if name.span.start >= end:
                return
            yield name

    def _person(self, span: Span, sentence: int, others: frozenset[str]) -> tuple[str, ...]:
        """The one person named before the pronoun in its sentence, else in the nearest earlier one that has any."""
        end = span.start
        for number in range(sentence, max(-1, sentence - _FAR), -1):
            here = self._sentences[number].span
            people = dict.fromkeys(
                self._full.of(name, self._text)
                for name in self._between(here.start, min(end, here.end))
                if name.type == "PER"
            )
            if people:
                left = [one for one in people if one not in others]
                return tuple(left) if len(left) == 1 else ()
        return ()

    def _pair(self, span: Span, sentence: int, kind: str | None) -> tuple[str, ...]:
        """The two countries, or the two people, that the nearest sentences name."""
        for wanted in (kind,) if kind else ("PER", "GPE"):
            for number in range(sentence, max(-1, sentence - _FAR), -1):
                start = self._sentences[number].span.start
                found = dict.fromkeys(
                    self._full.of(name, self._text) for name in self._between(start, span.start) if name.type == wanted
                )
                if len(found) >= 2:
                    return tuple(found) if len(found) == 2 else ()
        return ()

    def _holder(self, rest: str, span: Span, others: frozenset[str]) -> tuple[str, ...]:
        """The one person whom the article names with that office, and with that country where one is said."""
        words = rest.lower().split()
        if words[-1] not in _OFFICES:
            return ()
        holders = dict.fromkeys(
            self._full.of(name, self._text)
            for name in self._names
            if name.type == "PER" and name.span.start <= span.start and self._is_called(name, words)
        )
        left = [one for one in holders if one not in others]
        return (left[-1],) if len(left) == 1 else ()

    def _is_called(self, name: Name, words: Sequence[str]) -> bool:
        """Whether all the words stand right before the name, or right behind it after a comma."""
        before = self._text[max(0, name.span.start - 60) : name.span.start]
        before = re.split(r"[.,;:()\n]", before)[-1].lower()
        after = _BEHIND.match(self._text, name.span.end, name.span.end + 90)
        behind = after[1].lower() if after else ""
        return any(
            all(re.search(rf"(?<!\w){re.escape(word[:_ROOT])}", place) for word in words) for place in (before, behind)
        )


_PLACES = frozenset({"cou", "nat", "sta", "gov"})
