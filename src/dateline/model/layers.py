"""Stand-off layers over an article's text, as the reader finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

NameType = Literal["PER", "ORG", "GPE", "LOC", "NORP", "MISC"]
Status = Literal["happened", "planned", "possible", "denied"]

NAME_TYPES: tuple[NameType, ...] = ("PER", "ORG", "GPE", "LOC", "NORP", "MISC")
STATUSES: tuple[Status, ...] = ("happened", "planned", "possible", "denied")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the index of its paragraph in `Article.paragraphs`."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name; `score` in 0..1 is the reader's."""

    span: Span
    type: NameType
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, how long or how often."""

    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech without its marks; `speaker` and `cue` ("said") are spans of the same article or unknown."""

    span: Span
    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One act as one sentence tells it. `sentence` indexes the sentences; role spans lie within that sentence.

    `score` (0..1) is the reader's that this trigger names an act of this type.
    """

    sentence: int
    trigger: Span
    type: str
    mode: str = ""
    status: Status = "happened"
    sources: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()
    said_by: tuple[Span, ...] = ()
    contexts: tuple[str, ...] = ()
    score: float = 1.0
