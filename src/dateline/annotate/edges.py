"""Where a name or a participant begins and ends: a network that tags words leaves crumbs at the edges.

Words that cannot be the edge of a name or noun phrase are taken off, and what is left of a phrase torn at "of" or at
"'s" is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.annotate.encoder.reading import Scored

_WORD = re.compile(r"[\w&.]+(?:['’\-/][\w&.]+)*", re.UNICODE)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_JOINTS = re.compile(r"\s*(?:['’]s?|of|of the|-)\s*")
"""What may stand between two parts of one noun phrase: "Russia's President", "President of Kenya"."""

_SHORT_FORM = 4
"""A longer word with its only stop at the end is no abbreviation: the stop ends the sentence."""

_LOOSE = frozenset(
    {"and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "s", "that", "to", "with"}
)
_ARTICLES = frozenset({"a", "an", "the", "both", "its", "his", "her", "their"})


def name_edges(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name within a span of `text` (character offsets), or None where no name is left.

    Articles, prepositions and marks at the edges go; a single letter or a word of lower case alone is no name.
    """
    words = [word for word in _WORD.finditer(text, start, end) if word[0].strip(".&")]
    while words and words[0][0] in _LOOSE | _ARTICLES:
        words.pop(0)
    while words and words[-1][0] in _LOOSE | _ARTICLES:
        words.pop()
    if not words:
        return None
    first, last = words[0].start(), words[-1].end()
    found = text[first:last]
    if found.endswith(".") and "." not in found[:-1] and len(found) > _SHORT_FORM:
        last -= 1
    if last - first < 2 or found.islower():
        return None
    return first, last


def phrase_edges(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase within a span of `text`, or None where only words without a referent are left."""
    words = [word for word in _WORD.finditer(text, start, end) if word[0].strip(".&")]
    while words and words[0][0].lower() in _LOOSE:
        words.pop(0)
    while words and words[-1][0].lower() in _LOOSE | _ARTICLES:
        words.pop()
    if not words:
        return None
    first, last = words[0].start(), words[-1].end()
    if text[first:last].endswith(".") and "." not in text[first : last - 1]:
        last -= 1
    return first, last


_TIME_JOINTS = re.compile(
    rf"\s+|,\s+(?=(?:{_MONTHS})[a-z]*\.?\s+\d|[12]\d\d\d\b|\d\d?\s+(?:{_MONTHS}))",
)
"""What may stand between two parts of one time expression: "Sunday, August 26th", "approximately nine hours"."""


def joined_times(text: str, spans: Sequence[Scored]) -> tuple[Scored, ...]:
    """Time expressions with torn ones joined, brackets and loose words at the edges taken off, crumbs dropped."""
    parts: list[Scored] = []
    for span in sorted(spans, key=lambda one: one.start):
        last = parts[-1] if parts else None
        joint = _TIME_JOINTS.match(text, last.end) if last else None
        if last is not None and joint is not None and joint.end() == span.start:
            parts[-1] = Scored(last.start, span.end, max(last.score, span.score))
        else:
            parts.append(span)
    found = []
    for part in parts:
        edges = phrase_edges(text, part.start, part.end)
        words = set(text[slice(*edges)].lower().split()) if edges else set()
        if edges is not None and words - _ARTICLES - _LOOSE:
            found.append(Scored(*edges, part.score))
    return tuple(found)


def joined_phrases(text: str, spans: Sequence[Scored]) -> tuple[Scored, ...]:
    """Role spans with torn phrases joined and edges trimmed, best score first."""
    parts: list[Scored] = []
    for span in sorted(spans, key=lambda one: one.start):
        if parts and _JOINTS.fullmatch(text, parts[-1].end, span.start):
            last = parts.pop()
            parts.append(Scored(last.start, span.end, max(last.score, span.score)))
        else:
            parts.append(span)
    kept = []
    for part in parts:
        edges = phrase_edges(text, part.start, part.end)
        if edges is not None:
            kept.append(Scored(*edges, part.score))
    return tuple(sorted(kept, key=lambda one: (-one.score, one.start)))
