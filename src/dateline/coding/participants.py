"""Role spans made into participants: trimmed to the name they hold, with the name the article knows it by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.antecedents import Antecedents
from dateline.coding.fullnames import FullNames, bare, within
from dateline.model import Name, Participant, Sentence, Span

_EDGES = " \t\n\u00a0\u200b,;:\"'“”‘’()[]–—-"
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_LINK = re.compile(r"(?<!\w)(?:of|for|by|to|and|with|from)\s|,")
_ACTORS = frozenset({"PER", "ORG", "GPE", "LOC"})


class Participants:
    """Makes participants for one article."""

    def __init__(self, text: str, names: Sequence[Name], sentences: Sequence[Sentence]) -> None:
        self.text = text
        self._names = sorted(names, key=lambda name: name.span)
        self._full = FullNames(text, self._names)
        self._antecedents = Antecedents(text, self._names, sentences, self._full)

    def of(self, spans: Sequence[Span], sentence: int, others: Sequence[Participant] = ()) -> tuple[Participant, ...]:
        """Participants of the spans, in order, each name once. `others` are already part of the same act."""
        found: dict[str, Participant] = {}
        taken = frozenset(one.name for one in others)
        for span in spans:
            for one in self._one(span, sentence, taken):
                if one.name not in taken:
                    found.setdefault(one.name, one)
        return tuple(found.values())

    def name_of(self, span: Span) -> str:
        """What a place is called: the name in the span, else its words without an article."""
        held, name = self._trim(span)
        return self._full.of(name, self.text) if name else _ARTICLE.sub("", bare(held.of(self.text)))

    def _one(self, span: Span, sentence: int, taken: frozenset[str]) -> tuple[Participant, ...]:
        held, name = self._trim(span)
        if name:
            return (Participant(held, self._full.of(name, self.text)),)
        stands_for = self._antecedents.of(held, sentence, taken)
        if stands_for:
            return tuple(Participant(held, one) for one in stands_for)
        return (Participant(held, bare(held.of(self.text))),)

    def _trim(self, span: Span) -> tuple[Span, Name | None]:
        """The span and its name: cut to a name that titles lead up to, widened to a name it holds a part of."""
        span = self._edged(span)
        names = within(span, self._names)
        if not names:
            return span, None
        last = names[-1]
        if last.span.holds(span):
            return (last.span, last) if last.type in _ACTORS or last.span == span else (span, None)
        if last.type in _ACTORS and self._leads_up_to(span, last):
            return last.span, last
        return span, None

    def _leads_up_to(self, span: Span, name: Name) -> bool:
        """Whether the words of a span are a title or article and then the name: "the envoy Ana Ruiz", "the Kremlin"."""
        if self.text[name.span.end : span.end].strip(" .,'’s\n"):
            return False
        before = self.text[min(span.start, name.span.start) : name.span.start]
        if name.type == "PER":
            return not _LINK.search(before)
        return not _ARTICLE.sub("", before).strip()

    def _edged(self, span: Span) -> Span:
        """The span without white space and punctuation at its ends, unless nothing else is in it."""
        start, end = span.start, span.end
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        return Span(start, end) if start < end else span
