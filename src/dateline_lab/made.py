"""A record of any size, made by the lab: to measure speed and size, never accuracy.

The world behind it is drawn first, from one seed: acts of states and persons, 275 reports a day, a few actors and types
far more frequent than the rest, as in the news; a larger record covers more days. Then outlets tell each act in one to
a dozen reports, in words of their own, sometimes without the day or one side, some by printing an agency's text whole
or cut. One act in ten is announced some days before; most of these are held, some moved, some called off. Nothing in
it is true.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from dateline.link.knowledge import Knowledge
from dateline.model import (
    Article,
    Document,
    EventReport,
    Page,
    Paragraph,
    Participant,
    PlaceMark,
    Published,
    Sentence,
    Span,
    Status,
    TimeMark,
)
from dateline.model.codebook import Codebook
from dateline.store import Record, Run
from dateline.store.run import digest

REPORTS_AN_ARTICLE = 10
FIRST_DAY = date(2015, 1, 1)
REPORTS_A_DAY = 275
RUN = Run("made", "made", {})

_REPORTS_AN_ACT = 3.0
_ACTORS = 400
_OUTLETS = 300
_AT_ONCE = 500
_AGENCIES = ("dpa", "AFP", "Reuters", "AP")
_FREQUENT_TYPES = ("CONSULT", "ACCUSE", "ASSAULT", "REQUEST", "COERCE", "REJECT", "SUPPORT", "AGREE", "SANCTION")
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "mer", "nos", "pir", "ral", "sut", "tev", "vin", "zor", "che", "dan")


@dataclass(frozen=True, slots=True)
class _Act:
    """One act of the made world: who did what to whom, where and on which day (counted from FIRST_DAY)."""

    type: str
    mode: str
    status: Status
    source: Participant
    target: Participant
    place: PlaceMark
    day: int
    words: tuple[str, ...]
    told_from: int


@dataclass(frozen=True, slots=True)
class _Telling:
    """An act as one outlet tells it."""

    act: _Act
    with_day: bool
    with_target: bool
    words: tuple[str, ...]


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
    world = _World(random.Random(seed), knowledge, codebook, days=max(30, reports // REPORTS_A_DAY))
    acts = world.acts(max(1, round(reports / _REPORTS_AN_ACT)))
    left, number = reports, 0
    for day, tellings in _by_day(world, acts, reports):
        for first in range(0, len(tellings), REPORTS_AN_ARTICLE):
            for one in _prints(world, day, tellings[first : first + REPORTS_AN_ARTICLE], number):
                if left <= 0:
                    return
                cut = one if len(one.reports or ()) <= left else replace(one, reports=(one.reports or ())[:left])
                left -= len(cut.reports or ())
                number += 1
                yield cut


class _World:
    """The actors, places and words that acts are drawn from."""

    def __init__(self, chance: random.Random, knowledge: Knowledge, codebook: Codebook, days: int) -> None:
        self.chance = chance
        self.days = days
        self.codebook = codebook
        states = knowledge.actors(kind="state", limit=_ACTORS // 2)
        persons = knowledge.actors(kind="person", limit=_ACTORS // 2)
        mixed = [one for pair in zip(states, persons, strict=False) for one in pair]
        here = Span(0, 1)
        self._actors = [Participant(here, one.name, one.id, one.country, one.sector, 1.0) for one in mixed]
        self._weights = [1 / (rank + 2) for rank in range(len(self._actors))]
        self._places = self._found_places(knowledge, [one.country for one in states if one.country])
        self.vocabulary = self._made_words(4000)
        self.outlets = [f"The {word.capitalize()} Gazette" for word in self._made_words(_OUTLETS)]

    def _found_places(self, knowledge: Knowledge, countries: Sequence[str]) -> dict[str, list[PlaceMark]]:
        found: dict[str, list[PlaceMark]] = {}
        for code in countries:
            state = knowledge.state(code)
            names = [one.name for one in knowledge.names(state.id)] if state else []
            for place in (place for name in names for place in knowledge.places(name)[:1]):
                mark = PlaceMark(Span(0, 1), place.name, code, place.latitude, place.longitude, place.geonames)
                found.setdefault(code, []).append(mark)
        return found

    def _made_words(self, count: int) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < count:
            words["".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((2, 3, 3, 4))))] = None
        return list(words)

    def acts(self, count: int) -> list[_Act]:
        """Acts of all days; those announced before stand twice, once planned."""
        made: list[_Act] = []
        while len(made) < count:
            act = self._act()
            made.append(act)
            if self.chance.random() < 0.1:
                made.extend(self._announced(act))
        return made[:count]

    def _act(self) -> _Act:
        chance = self.chance
        source, target = self._pair()
        frequent = chance.random() < 0.85
        kind = chance.choice(_FREQUENT_TYPES if frequent else self.codebook.types)
        modes = self.codebook.modes(kind)
        mode = chance.choice(modes) if modes and chance.random() < 0.6 else ""
        status: Status = "happened" if (drawn := chance.random()) < 0.85 else "possible" if drawn < 0.95 else "denied"
        day = chance.randrange(self.days)
        marks = self._places.get(target.country or "") or [PlaceMark(Span(0, 1), target.name, target.country)]
        words = tuple(chance.sample(self.vocabulary, 9))
        return _Act(kind, mode, status, source, target, chance.choice(marks), day, words, day)

    def _pair(self) -> tuple[Participant, Participant]:
        while True:
            source, target = self.chance.choices(self._actors, self._weights, k=2)
            if source.actor != target.actor:
                return source, target

    def _announced(self, act: _Act) -> Iterator[_Act]:
        """The announcement of an act, and what became of it where that is not the act itself."""
        before, fate = self.chance.randint(2, 30), self.chance.random()
        yield replace(act, status="planned", told_from=act.day - before)
        if fate > 0.8:
            yield replace(act, status="denied", told_from=act.day - 1)
        elif fate > 0.7:
            yield replace(act, status="planned", day=act.day + 14, told_from=act.day - 1)

    def telling(self, act: _Act) -> _Telling:
        """The act in one outlet's words."""
        chance = self.chance
        words = (*chance.sample(act.words, 6), *chance.sample(self.vocabulary, 3))
        return _Telling(act, chance.random() < 0.6, chance.random() < 0.8, words)


def _by_day(world: _World, acts: Sequence[_Act], reports: int) -> Iterator[tuple[int, list[_Telling]]]:
    """What is told on each day, mixed; a popular act is told by many."""
    chance = world.chance
    days: dict[int, list[_Act]] = {}
    for act in acts:
        for _ in range(min(12, 1 + int(chance.expovariate(1 / (_REPORTS_AN_ACT - 0.5))))):
            days.setdefault(act.told_from + chance.choice((0, 0, 0, 1, 1, 2)), []).append(act)
    for day in sorted(days):
        told = [world.telling(act) for act in days[day]]
        chance.shuffle(told)
        yield day, told
    yield world.days + 30, [world.telling(chance.choice(acts)) for _ in range(reports)]


def _prints(world: _World, day: int, told: Sequence[_Telling], number: int) -> Iterator[Document]:
    """One article, or an agency's text in several outlets, some of them cutting it."""
    chance = world.chance
    agency = chance.choice(_AGENCIES) if chance.random() < 0.2 else None
    for copy in range(chance.randint(2, 4) if agency else 1):
        shown = told if copy == 0 or chance.random() < 0.5 else told[: max(1, len(told) * 2 // 3)]
        yield _document(world, day, shown, number + copy, agency)


def _document(world: _World, day: int, told: Sequence[_Telling], number: int, agency: str | None) -> Document:
    outlet = world.chance.choice(world.outlets)
    sentences: list[Sentence] = []
    reports: list[EventReport] = []
    pieces: list[str] = []
    at = 0
    key = digest("made", str(number))
    for one in told:
        sentence, report = _told(world.codebook, one, at, key)
        reports.append(report)
        sentences.append(Sentence(Span(at, at + len(sentence)), 0))
        pieces.append(sentence)
        at += len(sentence) + 1
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
        title=f"{told[0].act.source.name}: {' '.join(told[0].words[:4])}",
        published=Published(published, "day", "given"),
        language="en",
        agencies=(agency,) if agency else (),
    )
    empty: tuple[()] = ()
    return Document(page, article, tuple(sentences), empty, empty, empty, empty, empty, tuple(reports))


def _told(codebook: Codebook, telling: _Telling, at: int, article: str) -> tuple[str, EventReport]:
    """A sentence that begins at `at` in its article, and the report read from it."""
    act = telling.act
    day = (FIRST_DAY + timedelta(days=act.day)).isoformat()
    parts = {
        "source": act.source.name,
        "trigger": f"{act.type} {act.mode}".strip().lower(),
        "target": act.target.name if telling.with_target else "",
        "place": f"in {act.place.name}",
        "time": f"on {day}" if telling.with_day else "",
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
        sources=(replace(act.source, span=spans["source"]),),
        targets=(replace(act.target, span=spans["target"]),) if telling.with_target else (),
        place=replace(act.place, span=spans["place"]),
        time=TimeMark(spans["time"], day, day, "day", "text") if telling.with_day else None,
        confidence=0.7,
    )
    return sentence, report
