"""A labelled sentence. A layer that its corpus does not label is None and teaches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Chars = tuple[int, int]
"""Characters of the sentence, end exclusive."""


@dataclass(frozen=True, slots=True)
class GoldName:
    """A proper name and the types it may be of: more than one where the corpus draws no line between them."""

    span: Chars
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An act, labelled by annotation guide; `roles` maps src, tgt, loc, when and by to spans."""

    trigger: Chars
    type: str
    mode: str = ""
    status: str = "happened"
    contexts: tuple[str, ...] = ()
    roles: Mapping[str, tuple[Chars, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Direct speech and its speaker, where the speaker stands in the sentence."""

    span: Chars
    speaker: Chars | None


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of `document`. Words inside `unsure` have no known name label."""

    document: str
    text: str
    before: str = ""
    after: str = ""
    names: tuple[GoldName, ...] | None = None
    times: tuple[Chars, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    quotes: tuple[GoldQuote, ...] | None = None
    unsure: tuple[Chars, ...] = ()
