"""A doubtful thing as its page shows it: the words it was read from, marked, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ask.review import Doubt, Passage, ReviewItem
from dateline.ask.review_answers import CHOICES, CORRECTIONS, Choice, Correction, question, thought
from dateline.ask.rows import EventRow
from dateline.export.fields import judged_fields
from dateline.export.marked import Piece, TextMark, pieces
from dateline.model import Span

_STYLES = {"said_by": "speaker", "time": "day"}


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field by the word people use, the style of its words in the text, and what they were taken for."""

    label: str
    style: str
    meaning: str


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report with its passages in pieces and the fields that matter."""

    row: EventRow
    passages: tuple[tuple[Piece, ...], ...]
    fields: tuple[ReadField, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks."""

    doubt: Doubt
    question: str
    thought: str
    reports: tuple[MarkedReport, ...]
    articles: tuple[Passage, ...]
    choices: tuple[Choice, ...]
    corrections: tuple[Correction, ...]


def asked(item: ReviewItem) -> Asked:
    """A doubtful thing, ready to be shown."""
    doubt = item.doubt
    only = doubt.other if doubt.kind == "link" else None
    reports = tuple(marked_report(row, only) for row in item.reports)
    told = (doubt, question(item), thought(item), reports, item.articles)
    return Asked(*told, CHOICES[doubt.kind], CORRECTIONS[doubt.kind])


def marked_report(row: EventRow, only: str | None = None) -> MarkedReport:
    """The report with the words of its fields marked; of all fields but the act itself `only` this one, if given."""
    wanted = [one for one in judged_fields(row.report) if only in (None, one[0]) or one[0] == "trigger"]
    fields = tuple(ReadField(label, _style(name), value) for name, label, _, value in wanted if value)
    spans = [(span, _style(name)) for name, _, span, _ in wanted]
    return MarkedReport(row, tuple(tuple(_pieces(row, passage, spans)) for passage in row.report.passages), fields)


def _pieces(row: EventRow, passage: Span, spans: list[tuple[Span, str]]) -> Iterator[Piece]:
    """The words of a passage in pieces; spans count from the beginning of the article."""
    words, start = row.words[passage], passage.start
    marks = [TextMark(Span(s.start - start, s.end - start), style) for s, style in spans if passage.holds(s)]
    return pieces(words, Span(0, len(words)), marks)


def _style(name: str) -> str:
    role = name.partition("/")[0]
    return _STYLES.get(role, role)
