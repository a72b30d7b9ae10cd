"""Documents made of plain sentences, one report each, and the seven that `joined_records` joins by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import (
    Article,
    Document,
    EventReport,
    Page,
    Paragraph,
    Participant,
    Party,
    PlaceMark,
    Published,
    Sentence,
    Span,
    Status,
    TimeMark,
)
from dateline.store import Run

RUN = Run("0.1.0", "model-hash", {"threshold": 0.5})

BERG = Party("person/ase-berg", "Åse Berg", "person/ase-berg", "NOR", "GOV")
NORWAY = Party("state/NOR", "Norway", "state/NOR", "NOR", "GOV")
MALTA = Party("state/MLT", "Malta", "state/MLT", "MLT", "GOV")
RUSSIA = Party("state/RUS", "Russia", "state/RUS", "RUS", "GOV")
UNION = Party("~harbour workers union/MLT", "Harbour Workers' Union", None, "MLT", "CVL")

VALLETTA = PlaceMark(Span(0, 1), "Valletta", "MLT", 35.9, 14.51, 2562305)
OSLO = PlaceMark(Span(0, 1), "Oslo", "NOR", 59.91, 10.75, 3143244)


@dataclass(frozen=True)
class Told:
    """One sentence of an article and the report read from it. The first word of it that is `trigger` is the trigger."""

    report: str
    sentence: str
    trigger: str
    type: str
    mode: str = ""
    status: Status = "happened"
    sources: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    said_by: tuple[Party, ...] = ()
    days: tuple[str, str] | None = None
    place: PlaceMark | None = None
    quad: int = 1
    intensity: float = 1.0
    confidence: float = 0.8


def told(
    number: int,
    sentences: Sequence[Told],
    *,
    day: str | None = "2024-03-05",
    url: str | None = None,
    outlet: str = "Paper",
    agencies: tuple[str, ...] = (),
    fetched_at: str | None = None,
) -> Document:
    """A document of these sentences, one report each; article and page ids follow from the number."""
    text = " ".join(one.sentence for one in sentences) or "Nothing happened."
    page = Page(f"<p>{number} {text}</p>".encode(), "html", f"pages/{number}.html", address=url, fetched_at=fetched_at)
    article = f"article-{number:05}"
    spans, at = [], 0
    for one in sentences:
        spans.append(Span(at, at + len(one.sentence)))
        at += len(one.sentence) + 1
    return Document(
        page=page,
        article=Article(
            id=article,
            page=page.id,
            text=text,
            paragraphs=(Paragraph("body", Span(0, len(text))),),
            url=url or f"https://paper.example/{number}",
            outlet=outlet,
            title=f"Title {number}",
            published=Published(day, "day", "json-ld") if day else None,
            language="en",
            agencies=agencies,
        ),
        sentences=tuple(Sentence(span, 0) for span in spans),
        names=(),
        times=(),
        time_marks=(),
        quotes=(),
        reports=tuple(_report(article, one, span) for one, span in zip(sentences, spans, strict=True)),
    )


def _report(article: str, one: Told, span: Span) -> EventReport:
    start = span.start + one.sentence.index(one.trigger)
    trigger = Span(start, start + len(one.trigger))

    def people(parties: tuple[Party, ...]) -> tuple[Participant, ...]:
        return tuple(Participant(trigger, p.name, p.actor, p.country, p.sector, 0.9, ("full name",)) for p in parties)

    return EventReport(
        id=one.report,
        article=article,
        type=one.type,
        mode=one.mode,
        status=one.status,
        quad=one.quad,
        intensity=one.intensity,
        trigger=trigger,
        passages=(span,),
        sources=people(one.sources),
        targets=people(one.targets),
        said_by=people(one.said_by),
        place=replace(one.place, span=trigger) if one.place else None,
        time=TimeMark(trigger, *one.days, "day" if one.days[0] == one.days[1] else "range", "text", "said so")
        if one.days
        else None,
        contexts=("diplomatic",),
        confidence=one.confidence,
    )


MONDAY = ("2024-03-04", "2024-03-04")
VISIT = {"type": "CONSULT", "mode": "visit", "sources": (BERG,), "targets": (MALTA,), "days": MONDAY}
AGENCY_TEXT = "Minister Åse Berg visited Malta on Monday for talks in Valletta."


def documents() -> list[Document]:
    """The seven articles, in the order of their numbers. Article 6 is an older edition of article 5."""
    visit = Told("visit-0", AGENCY_TEXT, "visited", place=VALLETTA, **VISIT)  # type: ignore[arg-type]
    attack = Told("attack-2", "Russia shelled a port in Malta.", "shelled", "ASSAULT", "aerial", quad=4, intensity=-9.0)
    return [
        told(0, [visit], agencies=("dpa",)),
        told(1, [replace(visit, report="visit-1")], agencies=("dpa",), outlet="Mirror"),
        told(
            2,
            [
                replace(
                    visit, report="visit-2", sentence="Norway's minister Berg came to visit Malta.", trigger="visit"
                ),
                replace(attack, sources=(RUSSIA,), targets=(MALTA,), said_by=(MALTA,)),
                Told(
                    "blame-2",
                    "Malta accused Russia of lying.",
                    "accused",
                    "ACCUSE",
                    "",
                    sources=(MALTA,),
                    targets=(RUSSIA,),
                    quad=3,
                ),
                Told(
                    "strike-2",
                    "The union could strike.",
                    "strike",
                    "PROTEST",
                    "strike",
                    "possible",
                    sources=(UNION,),
                    quad=3,
                ),
            ],
            outlet="Gazette",
            day="2024-03-06",
        ),
        told(
            3,
            [
                Told(
                    "attack-3",
                    "Russia denied it had shelled a port in Malta.",
                    "shelled",
                    "ASSAULT",
                    "aerial",
                    "denied",
                    sources=(RUSSIA,),
                    targets=(MALTA,),
                    said_by=(RUSSIA,),
                    quad=4,
                    intensity=-9.0,
                ),
                Told(
                    "cede-3",
                    "Norway did not yield to Malta.",
                    "yield",
                    "CONCEDE",
                    "",
                    "denied",
                    sources=(NORWAY,),
                    targets=(MALTA,),
                ),
            ],
            outlet="Herald",
            day="2024-03-07",
        ),
        told(
            4,
            [
                _plan("held", "Malta and Norway will meet on March 20.", ("2024-03-20", "2024-03-20")),
                _plan("moved", "Malta and Norway will meet on March 25.", ("2024-03-25", "2024-03-25")),
                _plan("pending", "Malta and Norway will meet on April 30.", ("2024-04-30", "2024-04-30")),
                _plan("off", "Malta and Norway will meet on May 5.", ("2024-05-05", "2024-05-05")),
                Told(
                    "aid-4",
                    "Norway promised Malta would get aid.",
                    "aid",
                    "AID",
                    "",
                    "planned",
                    sources=(NORWAY,),
                    targets=(MALTA,),
                    said_by=(NORWAY,),
                    quad=2,
                ),
                Told(
                    "threat-4",
                    "Russia threatened to sanction Malta by March 15.",
                    "sanction",
                    "SANCTION",
                    "",
                    "planned",
                    sources=(RUSSIA,),
                    targets=(MALTA,),
                    days=("2024-03-09", "2024-03-15"),
                    quad=4,
                    intensity=-6.0,
                ),
            ],
            outlet="Gazette",
            day="2024-03-08",
        ),
        told(
            5,
            [
                Told(
                    "met-5",
                    "Malta and Norway met in Oslo on Wednesday.",
                    "met",
                    "CONSULT",
                    "visit",
                    sources=(MALTA,),
                    targets=(NORWAY,),
                    days=("2024-03-20", "2024-03-20"),
                    place=OSLO,
                ),
                _plan("again", "They will now meet on April 2, not on March 25.", ("2024-04-02", "2024-04-02")),
                Told(
                    "off-5",
                    "The meeting on May 5 will not be held.",
                    "held",
                    "CONSULT",
                    "visit",
                    "denied",
                    sources=(MALTA,),
                    targets=(NORWAY,),
                    days=("2024-05-05", "2024-05-05"),
                ),
                Told(
                    "no-aid-5",
                    "Norway refused Malta aid.",
                    "refused",
                    "REJECT",
                    "",
                    sources=(NORWAY,),
                    targets=(MALTA,),
                    quad=3,
                ),
            ],
            url="https://herald.example/oslo",
            day="2024-03-21",
            outlet="Herald",
            fetched_at="2024-03-22T08:00:00Z",
        ),
        told(
            6,
            [
                Told(
                    "met-6",
                    "Malta and Norway met in Bergen.",
                    "met",
                    "CONSULT",
                    "visit",
                    sources=(MALTA,),
                    targets=(NORWAY,),
                )
            ],
            url="https://herald.example/oslo",
            day="2024-03-21",
            outlet="Herald",
            fetched_at="2024-03-21T08:00:00Z",
        ),
    ]


def _plan(name: str, sentence: str, days: tuple[str, str]) -> Told:
    return Told(f"plan-{name}", sentence, "meet", "CONSULT", "", "planned", (MALTA,), (NORWAY,), days=days, place=OSLO)
