"""What the encoder is asked and what it answers, in characters of the sentence it was given."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import NameType, Status


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence to read, with the text just before and just after it ("" where there is none)."""

    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Scored:
    """Characters `start` to `end` (exclusive) of the sentence, and how sure the reader is (0..1)."""

    start: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class ReadName:
    """A proper name of the sentence."""

    start: int
    end: int
    type: NameType
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an act, and all that the sentence says of it.

    `score` (0..1, calibrated) is the chance that the words name an act of this type. Role spans lie in the same
    sentence, the surest first.
    """

    start: int
    end: int
    type: str
    mode: str
    status: Status
    score: float
    contexts: tuple[str, ...] = ()
    sources: tuple[Scored, ...] = ()
    targets: tuple[Scored, ...] = ()
    places: tuple[Scored, ...] = ()
    times: tuple[Scored, ...] = ()
    said_by: tuple[Scored, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one sentence, each layer in order of its start."""

    names: tuple[ReadName, ...] = ()
    times: tuple[Scored, ...] = ()
    triggers: tuple[Trigger, ...] = ()
