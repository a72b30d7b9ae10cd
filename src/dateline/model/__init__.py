"""The record's vocabulary: plain frozen data that every other layer speaks in."""

from dateline.model.article import (
    PARAGRAPH_KINDS,
    READ_KINDS,
    Article,
    Mark,
    MarkKind,
    Paragraph,
    ParagraphKind,
    Precision,
    Published,
    Repair,
    Segment,
    Translation,
)
from dateline.model.document import Document, Issue, Stage, StageFactory
from dateline.model.event import EventReport, Participant, PlaceMark, TimeMark
from dateline.model.layers import (
    NAME_TYPES,
    STATUSES,
    EventMention,
    Name,
    NameType,
    Quote,
    Sentence,
    Status,
    TimeExpression,
)
from dateline.model.page import Given, Media, Page
from dateline.model.span import Span

__all__ = [
    "NAME_TYPES",
    "PARAGRAPH_KINDS",
    "READ_KINDS",
    "STATUSES",
    "Article",
    "Document",
    "EventMention",
    "EventReport",
    "Given",
    "Issue",
    "Mark",
    "MarkKind",
    "Media",
    "Name",
    "NameType",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Participant",
    "PlaceMark",
    "Precision",
    "Published",
    "Quote",
    "Repair",
    "Segment",
    "Sentence",
    "Span",
    "Stage",
    "StageFactory",
    "Status",
    "TimeExpression",
    "TimeMark",
    "Translation",
]
