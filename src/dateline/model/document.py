"""What travels through the stages: a page, and layer by layer what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.model.article import Article
from dateline.model.event import EventReport, TimeMark
from dateline.model.layers import EventMention, Name, Quote, Sentence, TimeExpression
from dateline.model.page import Page


@dataclass(frozen=True, slots=True)
class Issue:
    """What a page could not yield. `code` is short and stable (no-article, encoding), `message` is for a person."""

    stage: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page on its way. A layer that no stage has given yet is None."""

    page: Page
    article: Article | None = None
    sentences: tuple[Sentence, ...] | None = None
    names: tuple[Name, ...] | None = None
    times: tuple[TimeExpression, ...] | None = None
    time_marks: tuple[TimeMark, ...] | None = None
    quotes: tuple[Quote, ...] | None = None
    mentions: tuple[EventMention, ...] | None = None
    reports: tuple[EventReport, ...] | None = None
    issues: tuple[Issue, ...] = ()


class Stage(Protocol):
    """One step. It states the layers it needs and those it gives, and takes documents in batches.

    A stage returns one document for each it was given, in order. It raises only when it cannot go on at all; what one
    page could not yield is an Issue of that document.
    """

    @property
    def name(self) -> str:
        """Short name, used in issues and in the table of timings."""
        ...

    @property
    def needs(self) -> frozenset[str]:
        """Fields of Document that must be filled."""
        ...

    @property
    def gives(self) -> frozenset[str]:
        """Fields of Document it fills."""
        ...

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """Give each document its new layers."""
        ...


StageFactory = Callable[[], Stage]
