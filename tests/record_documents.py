"""Documents for the record's tests, built by hand."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import (
    Article,
    Document,
    EventReport,
    Issue,
    Mark,
    Name,
    Page,
    Paragraph,
    Participant,
    PlaceMark,
    Published,
    Quote,
    Repair,
    Segment,
    Sentence,
    Span,
    TimeExpression,
    TimeMark,
    Translation,
)
from dateline.store import Run

RUN = Run("0.1.0", "model-hash", {"threshold": 0.5})
OTHER_RUN = Run("0.2.0", "model-hash", {"threshold": 0.5})

TEXT = "Oslo (xyz) - Minister Berg visited Malta on Monday. “We agree,” Berg said."

WHY = "the Monday before the day of publication"


@dataclass(frozen=True)
class Lost:
    """A trouble as acquisition tells it."""

    origin: str
    code: str
    message: str
    informational: bool = False


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def page(number: int = 0, *, origin: str | None = None, address: str | None = None) -> Page:
    return Page(f"<p>page {number}</p>".encode(), "html", origin or f"pages/{number}.html", address=address)


def document(
    number: int = 0, *, text: str = TEXT, origin: str | None = None, language: str = "en", day: str = "2024-03-05"
) -> Document:
    """A document with every layer filled; its ids follow from the number."""
    at = page(number, origin=origin)
    article = Article(
        id=f"article-{number:05}",
        page=at.id,
        text=text,
        paragraphs=(Paragraph("body", Span(0, len(text))),),
        url=f"https://paper.example/{number}",
        outlet="Paper",
        section="World",
        title=f"Berg in Malta, part {number}",
        bylines=("A. Writer", "B. Author"),
        published=Published(day, "day", "json-ld"),
        language=language,
        translation=Translation(translated=True, original_language="no", signs=("word-order",)),
        dateline="Oslo",
        agencies=("xyz", "dpa"),
        marks=(Mark("dateline", Span(0, 4), "Oslo"), Mark("agency", Span(6, 9), "xyz")),
        repairs=(Repair(3, 3, " ", "run-together"),),
        segments=(Segment(0, 4, 3, 7), Segment(4, len(text), 9, 5 + len(text))),
    )
    return Document(
        page=at,
        article=article,
        sentences=(Sentence(Span(0, len(text)), 0),),
        names=(Name(find(text, "Berg"), "PER", 0.9), Name(find(text, "Malta"), "GPE", 0.8)),
        times=(TimeExpression(find(text, "Monday"), 0.7),),
        time_marks=(TimeMark(find(text, "Monday"), "2024-03-04", "2024-03-04", "day", "published", WHY),),
        quotes=(Quote(find(text, "We agree"), find(text, "Berg"), find(text, "said")),),
        reports=(report(number, text),),
        issues=(Issue("extract", "no-section", "the page names no section"),),
    )


def report(number: int = 0, text: str = TEXT) -> EventReport:
    return EventReport(
        id=f"event-{number:05}",
        article=f"article-{number:05}",
        type="CONSULT",
        mode="visit",
        status="happened",
        quad=1,
        intensity=3.5,
        trigger=find(text, "visited"),
        passages=(Span(13, len(text)),),
        sources=(
            Participant(
                find(text, "Minister Berg"),
                "Åse Berg",
                "person/ase-berg",
                "NOR",
                "GOV",
                0.9,
                ("full name", "in office"),
            ),
        ),
        targets=(Participant(find(text, "Malta"), "Malta", "state/MLT", "MLT", None),),
        place=PlaceMark(find(text, "Malta"), "Malta", "MLT", 35.9, 14.5, 2562770, ("a state",)),
        time=TimeMark(find(text, "Monday"), "2024-03-04", "2024-03-04", "day", "published", WHY),
        said_by=(Participant(find(text, "Berg"), "Åse Berg"),),
        contexts=("diplomatic", "economic"),
        confidence=0.75,
    )
