"""The record as one HTML page that needs nothing beside it: no script, no request, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.export.fields import days_of, fields_of, kind_of
from dateline.export.marked import Piece, TextMark, pieces
from dateline.model import Article, EventReport, Name, Paragraph, Participant, Quote, TimeExpression


class Layers(Protocol):
    """What is marked in the text of an article."""

    @property
    def names(self) -> Sequence[Name]:
        """Proper names."""
        ...

    @property
    def times(self) -> Sequence[TimeExpression]:
        """Time expressions."""
        ...

    @property
    def quotes(self) -> Sequence[Quote]:
        """Direct speech."""
        ...


class Told(Protocol):
    """An event report as a question answers it."""

    @property
    def report(self) -> EventReport:
        """The report itself."""
        ...


class View(Protocol):
    """An article with all that was read from it."""

    @property
    def article(self) -> Article:
        """The article itself."""
        ...

    @property
    def contents(self) -> Layers:
        """What is marked in its text."""
        ...

    @property
    def events(self) -> Sequence[Told]:
        """The acts it tells."""
        ...


def write_page(views: Iterable[View], out: TextIO, title: str) -> int:
    """Write a page of these articles with their events, and say how many events it shows."""
    environment = Environment(
        loader=PackageLoader("dateline", "resources/page"), autoescape=True, undefined=StrictUndefined
    )
    articles = [_article(view) for view in views]
    rows = sorted((event for article in articles for event in article["events"]), key=_by_day)
    html = environment.get_template("record.html.j2").render(title=title, articles=articles, rows=rows)
    out.write(html.encode("utf-8", "replace").decode("utf-8"))
    return len(rows)


def _by_day(event: dict[str, Any]) -> tuple[bool, str, str]:
    return (not event["day"], event["day"], event["id"])


def _article(view: View) -> dict[str, Any]:
    article = view.article
    published = article.published.value[:16].replace("T", " ") if article.published else "day unknown"
    facts = (published, article.outlet, ", ".join(article.bylines), ", ".join(article.agencies), article.url)
    return {
        "id": f"a-{article.id}",
        "title": article.title or "(no title)",
        "facts": " · ".join(fact for fact in facts if fact),
        "paragraphs": [{"kind": p.kind, "pieces": list(_pieces(view, p))} for p in article.paragraphs],
        "events": [_event(row, article.text) for row in view.events],
    }


def _event(row: Told, text: str) -> dict[str, Any]:
    report = row.report
    return {
        "id": f"e-{report.id}",
        "quad": report.quad,
        "kind": kind_of(report),
        "status": report.status,
        "intensity": report.intensity,
        "confidence": report.confidence,
        "day": days_of(report),
        "who": _names(report.sources),
        "whom": _names(report.targets),
        "said_by": _names(report.said_by),
        "place": report.place.name if report.place else "",
        "fields": list(fields_of(report, text)),
    }


def _names(participants: tuple[Participant, ...]) -> str:
    return ", ".join(one.name + (f" [{one.country}]" if one.country else "") for one in participants)


def _pieces(view: View, paragraph: Paragraph) -> Iterator[Piece]:
    return pieces(view.article.text, paragraph.span, _marks(view))


def _marks(view: View) -> Iterator[TextMark]:
    for name in view.contents.names:
        yield TextMark(name.span, "name")
    for time in view.contents.times:
        yield TextMark(time.span, "time")
    for quote in view.contents.quotes:
        yield TextMark(quote.span, "quote")
    for number, row in enumerate(view.events, 1):
        yield TextMark(row.report.trigger, "", str(number))
