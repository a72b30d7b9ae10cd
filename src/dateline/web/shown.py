"""An article as its page shows it: paragraphs in pieces, with the words each thing was read from marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ask.rows import ArticleView, EventRow
from dateline.export.fields import Field, fields_of
from dateline.export.marked import Piece, TextMark, pieces
from dateline.model import EventReport


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of a kind, in pieces."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event report with its number on the page and its fields."""

    number: int
    row: EventRow
    fields: tuple[Field, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """What the page of an article shows; `chosen` is the event whose evidence is drawn in the text, if any."""

    view: ArticleView
    paragraphs: tuple[ShownParagraph, ...]
    events: tuple[ShownEvent, ...]
    chosen: ShownEvent | None


def shown(view: ArticleView, event: str | None = None) -> ShownArticle:
    """An article with the event of that id (or beginning of one) chosen, if it has it."""
    text = view.article.text
    events = tuple(
        ShownEvent(
            number, row, tuple(fields_of(row.report, text)), bool(event) and row.report.id.startswith(event or "")
        )
        for number, row in enumerate(view.events, 1)
    )
    chosen = next((one for one in events if one.chosen), None)
    marks = [*_layers(view), *_triggers(events), *(_evidence(chosen.row.report) if chosen else ())]
    paragraphs = tuple(
        ShownParagraph(one.kind, tuple(pieces(text, one.span, marks))) for one in view.article.paragraphs
    )
    return ShownArticle(view, paragraphs, events, chosen)


def _layers(view: ArticleView) -> Iterator[TextMark]:
    for name in view.contents.names:
        yield TextMark(name.span, "name")
    for time in view.contents.times:
        yield TextMark(time.span, "time")
    for quote in view.contents.quotes:
        yield TextMark(quote.span, "quote")


def _triggers(events: tuple[ShownEvent, ...]) -> Iterator[TextMark]:
    for one in events:
        yield TextMark(one.row.report.trigger, "trigger", str(one.number))


def _evidence(report: EventReport) -> Iterator[TextMark]:
    yield TextMark(report.trigger, "chosen")
    for passage in report.passages:
        yield TextMark(passage, "passage")
    for kind, many in (("source", report.sources), ("target", report.targets), ("speaker", report.said_by)):
        for one in many:
            yield TextMark(one.span, kind)
    if report.place:
        yield TextMark(report.place.span, "place")
    if report.time:
        yield TextMark(report.time.span, "day")
