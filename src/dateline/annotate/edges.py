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
_LINKING = frozenset(
    {
        "after", "against", "along", "although", "amid", "amidst", "among", "amongst", "because", "before", "behind",
        "beside", "between", "beyond", "despite", "during", "except", "if", "including", "inside", "like", "nor", "off",
        "onto", "per", "since", "than", "though", "through", "throughout", "till", "toward", "towards", "unless",
        "until", "upon", "via", "whereas", "whether", "while", "within", "without",
    }
)  # fmt: skip
"""Prepositions and conjunctions that stand before a participant and never belong to it."""

_COUNTING = frozenset({"about", "above", "around", "at", "below", "near", "outside", "over", "past", "under", "up"})
"""Prepositions that may belong to a phrase ("about 20 soldiers", "at least two") but do not make one."""

_POSSESSIVES = frozenset({"its", "his", "her", "their"})
_EMPTY = (_COUNTING | _LINKING | _LOOSE | _ARTICLES) - _POSSESSIVES
"""Words that are no participant, alone or together; a possessive may be one: "his arrest"."""

_AT_LEAST = frozenset({"least", "most"})


def name_edges(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name within a span of `text` (character offsets), or None where no name is left.

    Articles, prepositions and marks at the edges go; a single letter or a word of lower case alone is no name.
    """
    words = _words(text, start, end)
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
    words = _words(text, start, end)
    while words and _is_loose(words, _LOOSE | _LINKING):
        words.pop(0)
    while len(words) > 1 and words[-1][0].lower() in _LOOSE | _LINKING | _ARTICLES:
        words.pop()
    if all(word[0].lower() in _EMPTY for word in words):
        return None
    return _bounds(text, words)


def _time_edges(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The same for a time expression, of which more prepositions may be part ("before 2005", "the day after")."""
    words = _words(text, start, end)
    while words and words[0][0].lower() in _LOOSE:
        words.pop(0)
    while words and words[-1][0].lower() in _LOOSE | _ARTICLES:
        words.pop()
    return _bounds(text, words) if words else None


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [word for word in _WORD.finditer(text, start, end) if word[0].strip(".&")]


def _is_loose(words: Sequence[re.Match[str]], loose: frozenset[str]) -> bool:
    """Whether the first word does not belong to the phrase; "at" belongs to "at least two"."""
    first, second = words[0][0].lower(), words[1][0].lower() if len(words) > 1 else ""
    return first in loose and not (first == "at" and second in _AT_LEAST)


def _bounds(text: str, words: Sequence[re.Match[str]]) -> tuple[int, int]:
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
        edges = _time_edges(text, part.start, part.end)
        words = set(text[slice(*edges)].lower().split()) if edges else set()
        if edges is not None and words - _ARTICLES - _LOOSE:
            found.append(Scored(*edges, part.score))
    return tuple(found)


def joined_phrases(text: str, spans: Sequence[Scored]) -> tuple[Scored, ...]:
    """Role spans with torn phrases joined and edges trimmed, best score first.

    A possessive alone is a crumb of a phrase where the role has another participant.
    """
    parts: list[Scored] = []
    for span in sorted(spans, key=lambda one: one.start):
        if parts and _are_one(text, parts[-1], span):
            last = parts.pop()
            parts.append(Scored(last.start, span.end, max(last.score, span.score)))
        else:
            parts.append(span)
    trimmed = [(phrase_edges(text, part.start, part.end), part.score) for part in parts]
    kept = [Scored(*edges, score) for edges, score in trimmed if edges is not None]
    whole = [one for one in kept if text[one.start : one.end].lower() not in _POSSESSIVES]
    return tuple(sorted(whole or kept, key=lambda one: (-one.score, one.start)))


def _are_one(text: str, one: Scored, other: Scored) -> bool:
    """Whether two spans are parts of one phrase: "of" or a genitive between them, or an article cut off its noun."""
    if _JOINTS.fullmatch(text, one.end, other.start):
        return True
    return text[one.start : one.end].lower() in _ARTICLES and text[one.end : other.start].isspace()
