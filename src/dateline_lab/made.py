"""A record of any size, made by the lab: to measure speed and size, never accuracy.

The world behind it (`made_world`) is drawn day by day from one seed, 800 reports a day; a larger record covers more
days. Outlets tell its acts in words of their own, sometimes without the day, the place or one side, some by printing an
agency's text whole or cut. How often what happens is fitted to real news, so that joining meets in a made record as
much as it would there. Nothing in it is true.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from dateline.link.knowledge import Knowledge
from dateline.model import Article, Document, EventReport, Page, Paragraph, Published, Sentence, Span, TimeMark
from dateline.model.codebook import Codebook
from dateline.store import Record, Run
from dateline.store.run import digest
from dateline_lab.made_world import Telling, World

REPORTS_AN_ARTICLE = 12
_MOST_REPORTS = 60
FIRST_DAY = date(2015, 1, 1)
RUN = Run("made", "made", {})

_AT_ONCE = 500
_AGENCIES = ("dpa", "AFP", "Reuters", "AP")
_OUTLETS = 300
_PRINTED_AGAIN = 0.02


def fill(
    record: Record,
    knowledge: Knowledge,
    codebook: Codebook,
    reports: int,
    *,
    seed: int = 1,
    told: Callable[[int], None] = lambda _: None,
) -> int:
    """Write a made record of `reports` reports and give the number of its articles.

    The same seed and number give the same record.
    `told` hears how many reports are written so far.
    """
    written = articles = 0
    documents = made_documents(knowledge, codebook, reports, seed=seed)
    with record.writer(RUN) as writer:
        while batch := list(islice(documents, _AT_ONCE)):
            writer.write(batch)
            articles += len(batch)
            written += sum(len(one.reports or ()) for one in batch)
            told(written)
    return articles


def made_documents(knowledge: Knowledge, codebook: Codebook, reports: int, *, seed: int = 1) -> Iterator[Document]:
    """Documents with `reports` reports in all, in the order of their publication."""
    chance = random.Random(seed)
    world = World(chance, knowledge, codebook)
    outlets = [f"The {world.name().capitalize()} Gazette" for _ in range(_OUTLETS)]
    made = _Making(chance, world, codebook, outlets)
    left, number = reports, 0
    for day, tellings in enumerate(world.days()):
        for told in _articles(chance, tellings):
            for one in _prints(made, day, told, number):
                if left <= 0:
                    return
                cut = one if len(one.reports or ()) <= left else replace(one, reports=(one.reports or ())[:left])
                left -= len(cut.reports or ())
                number += 1
                yield cut


def _articles(chance: random.Random, tellings: Sequence[Telling]) -> Iterator[Sequence[Telling]]:
    """What is told on a day, in articles: half have eight reports or fewer, some have dozens."""
    start = 0
    while start < len(tellings):
        size = min(_MOST_REPORTS, 1 + int(chance.expovariate(1 / (REPORTS_AN_ARTICLE - 1))))
        yield tellings[start : start + size]
        start += size


@dataclass(frozen=True, slots=True)
class _Making:
    chance: random.Random
    world: World
    codebook: Codebook
    outlets: Sequence[str]


def _prints(made: _Making, day: int, told: Sequence[Telling], number: int) -> Iterator[Document]:
    """One article, or an agency's text in several outlets, some of them cutting it."""
    chance = made.chance
    agency = chance.choice(_AGENCIES) if chance.random() < _PRINTED_AGAIN else None
    fillers = [made.world.filler(one.act.story) for one in told]
    for copy in range(chance.randint(2, 4) if agency else 1):
        shown = len(told) if copy == 0 or chance.random() < 0.5 else max(1, len(told) * 2 // 3)
        yield _document(made, day, (told[:shown], fillers[:shown]), number + copy, agency)


def _document(
    made: _Making, day: int, told: tuple[Sequence[Telling], Sequence[str]], number: int, agency: str | None
) -> Document:
    outlet = made.chance.choice(made.outlets)
    sentences: list[Sentence] = []
    reports: list[EventReport] = []
    pieces: list[str] = []
    at = 0
    key = digest("made", str(number))
    for one, filler in zip(*told, strict=True):
        sentence, report = _told(made.codebook, one, at, key)
        reports.append(report)
        for piece in (sentence, f"{filler}."):
            sentences.append(Sentence(Span(at, at + len(piece)), 0))
            pieces.append(piece)
            at += len(piece) + 1
    text = " ".join(pieces)
    published = (FIRST_DAY + timedelta(days=day)).isoformat()
    address = f"https://made.example/{number}"
    page = Page(f"{number} {text}".encode(), "text", f"made/{number}", address=address)
    article = Article(
        id=key,
        page=page.id,
        text=text,
        paragraphs=(Paragraph("body", Span(0, len(text))),),
        url=address,
        outlet=outlet,
        title=f"{told[0][0].act.sources[0].name}: {' '.join(told[0][0].words[:4])}",
        published=Published(published, "day", "given"),
        language="en",
        agencies=(agency,) if agency else (),
    )
    empty: tuple[()] = ()
    return Document(page, article, tuple(sentences), empty, empty, empty, empty, empty, tuple(reports))


def _told(codebook: Codebook, telling: Telling, at: int, article: str) -> tuple[str, EventReport]:
    """A sentence that begins at `at` in its article, and the report read from it."""
    act = telling.act
    day = (FIRST_DAY + timedelta(days=act.day)).isoformat()
    targets = act.targets if telling.with_target else ()
    parts = {
        **{f"source {n}": one.name for n, one in enumerate(act.sources)},
        "trigger": act.trigger,
        **{f"target {n}": one.name for n, one in enumerate(targets)},
        "place": f"in {act.place.name}" if telling.with_place else "",
        "time": (FIRST_DAY + timedelta(days=act.day)).strftime("on %A") if telling.with_day else "",
        "rest": " ".join(telling.words) + ".",
    }
    spans: dict[str, Span] = {}
    sentence = ""
    for name, words in parts.items():
        if words:
            start = at + len(sentence)
            spans[name] = Span(start, start + len(words))
            sentence += words + " "
    sentence = sentence.rstrip()
    kind = (act.type, act.mode)
    report = EventReport(
        id=digest(article, *kind, str(at)),
        article=article,
        type=act.type,
        mode=act.mode,
        status=act.status,
        quad=codebook.quad(act.type),
        intensity=codebook.intensity(*kind),
        trigger=spans["trigger"],
        passages=(Span(at, at + len(sentence)),),
        sources=tuple(replace(one, span=spans[f"source {n}"]) for n, one in enumerate(act.sources)),
        targets=tuple(replace(one, span=spans[f"target {n}"]) for n, one in enumerate(targets)),
        place=replace(act.place, span=spans["place"]) if telling.with_place else None,
        time=TimeMark(spans["time"], day, day, "day", "text") if telling.with_day else None,
        confidence=0.7,
    )
    return sentence, report
