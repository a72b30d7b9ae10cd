"""The world behind a made record: stories, the acts they are made of, and how outlets tell them. Nothing in it is true.

What is drawn is fitted to what reading gives for `news-2025` (837 articles of 21 to 26 May 2025, 9,069 reports that
count), by the figures that decide what joining costs. Measured in that and in 25,000 made reports:

                                                          news-2025   made
    keys of a report                                            7.4    7.6
    others it finds under the keys it looks under               119    143
    of these, of a kind that may be one act with it              37     32
    pairs kept, for each report                                 2.2    0.8
    reports of a happening                                     1.25   1.27
    reports of an article, mean / median                     12 / 8 11 / 8
    articles that an article's text is compared with             11      6
    share of reports with a place / a day                 .26 / .29 .26 / .29
    content words of a report                                    17     17
    weight of a word, mean                                      .61    .67

Acts come in stories, which last some days; a few stories make most of the news. Words are drawn by how many texts of
the shipped collection hold them; some are the story's own, one in twenty stands nowhere else. Of states and persons a
few are named far more than the rest; nearly half of the participants are nobody the knowledge holds.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import accumulate

from dateline.link.knowledge import Knowledge
from dateline.model import Participant, PlaceMark, Span, Status
from dateline.model.codebook import Codebook

REPORTS_A_DAY = 800

_TYPES = {
    "ACCUSE": 188, "ASSAULT": 166, "REQUEST": 109, "CONSULT": 104, "COERCE": 92, "SUPPORT": 63, "REJECT": 49,
    "SANCTION": 48, "AGREE": 45, "AID": 31, "RETREAT": 24, "PROTEST": 23, "MOBILIZE": 21, "THREATEN": 17,
    "CONCEDE": 10, "COOPERATE": 10,
}  # fmt: skip
_WITH_MODE = 0.68
_PLACE, _DAY, _TARGET, _NUMBER = 0.26, 0.29, 0.62, 0.3
_PLANNED, _POSSIBLE, _DENIED = 0.045, 0.06, 0.01
_NAMELESS, _SECOND, _TYPE_OF_STORY = 0.45, 0.2, 0.45
_TOLD_AGAIN, _TOLD_OFTEN = 0.11, 0.33
_MOST_TELLINGS = 34
_STORIES, _STORY_ENDS, _OWN_STORY = 120, 0.17, 0.25
_OF_STORY, _OF_ACT, _NEW_WORDS = 0.22, 8, 0.05
_STORY_IN_FILLER, _NAME_IN_FILLER = 0.35, 0.9
_WORDS_TOLD = (9, 11, 13, 15, 16, 17, 19, 22, 26, 34, 50)
_ACTORS = 400
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "mer", "nos", "pir", "ral", "sut", "tev", "vin", "zor", "che", "dan")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the made world: who did what to whom, where and on which day (counted from the first)."""

    type: str
    mode: str
    status: Status
    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    place: PlaceMark
    day: int
    trigger: str
    words: tuple[str, ...]
    number: str
    story: _Story


@dataclass(frozen=True, slots=True)
class Telling:
    """An act as one outlet tells it, in its own words."""

    act: Act
    with_day: bool
    with_target: bool
    with_place: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    actors: tuple[Participant, ...]
    types: tuple[str, ...]
    words: tuple[str, ...]


class World:
    """Draws, day after day, what is told; holds no more than the days to come."""

    def __init__(self, chance: random.Random, knowledge: Knowledge, codebook: Codebook) -> None:
        self._chance = chance
        self._codebook = codebook
        states = knowledge.actors(kind="state", limit=_ACTORS // 2)
        persons = knowledge.actors(kind="person", limit=_ACTORS // 2)
        mixed = [one for pair in zip(states, persons, strict=False) for one in pair]
        self._actors = [Participant(Span(0, 1), one.name, one.id, one.country, one.sector, 1.0) for one in mixed]
        self._actor_weights = list(accumulate(1 / (rank + 3) ** 1.1 for rank in range(len(self._actors))))
        self._places = _places(knowledge, [one.country for one in states if one.country])
        self._vocabulary, self._word_weights = _vocabulary()
        self._triggers = chance.sample(self._vocabulary, 2000)
        self._trigger_weights = list(accumulate(1 / (rank + 8) ** 0.85 for rank in range(len(self._triggers))))
        self._stories = [self._story() for _ in range(_STORIES)]
        self._story_weights = list(accumulate(1 / (rank + 3) for rank in range(_STORIES)))
        self._to_come: dict[int, list[Act]] = defaultdict(list)
        self._to_tell: dict[int, list[Telling]] = defaultdict(list)

    def days(self) -> Iterator[list[Telling]]:
        """What is told on each day, in no order, without end."""
        day = 0
        while True:
            self._stories = [self._story() if self._chance.random() < _STORY_ENDS else story for story in self._stories]
            acts = self._to_come.pop(day, [])
            while len(self._to_tell[day]) < REPORTS_A_DAY or acts:
                act = acts.pop() if acts else self._act(day)
                for _ in range(self._tellings()):
                    self._to_tell[day + self._chance.choice((0, 0, 0, 0, 1, 1, 2))].append(self._telling(act))
            told = self._to_tell.pop(day)
            self._chance.shuffle(told)
            yield told
            day += 1

    def name(self) -> str:
        """A word that nobody used before, most likely."""
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((2, 3, 3, 4))))

    def filler(self, story: _Story) -> str:
        """Words of a sentence that tells no act, most often with a name."""
        words = self._words(story, 19, _STORY_IN_FILLER)
        if self._chance.random() < _NAME_IN_FILLER:
            words.insert(0, self._chance.choice(story.actors).name)
        return " ".join(words)

    def _story(self) -> _Story:
        actors = tuple(self._actor() for _ in range(4))
        count = self._chance.choice((20, 30, 40))
        words = [self.name() if self._chance.random() < 0.4 else self._word() for _ in range(count)]
        return _Story(actors, (self._type(), self._type()), tuple(words))

    def _actor(self) -> Participant:
        if self._chance.random() < _NAMELESS:
            return Participant(Span(0, 1), f"{self.name().capitalize()} {self._word()}")
        return self._chance.choices(self._actors, cum_weights=self._actor_weights)[0]

    def _word(self) -> str:
        return self._chance.choices(self._vocabulary, cum_weights=self._word_weights)[0]

    def _words(self, story: _Story, count: int, of_story: float = _OF_STORY) -> list[str]:
        chance = self._chance
        found = chance.choices(self._vocabulary, cum_weights=self._word_weights, k=count)
        for at in range(count):
            drawn = chance.random()
            if drawn < of_story:
                found[at] = chance.choice(story.words)
            elif drawn < of_story + _NEW_WORDS:
                found[at] = self.name()
        return found

    def _type(self) -> str:
        return self._chance.choices(tuple(_TYPES), tuple(_TYPES.values()))[0]

    def _act(self, day: int) -> Act:
        """An act of this day, or its announcement, whose act is kept for its own day."""
        chance = self._chance
        own = chance.random() < _OWN_STORY
        story = self._story() if own else chance.choices(self._stories, cum_weights=self._story_weights)[0]
        source, target = chance.sample(story.actors, 2) if chance.random() < 0.6 else (self._actor(), self._actor())
        sources = (source, self._actor()) if chance.random() < _SECOND else (source,)
        targets = (target, self._actor()) if chance.random() < _SECOND else (target,)
        kind = chance.choice(story.types) if chance.random() < _TYPE_OF_STORY else self._type()
        modes = self._codebook.modes(kind)
        often = [1 / (rank + 1) ** 2 for rank in range(len(modes))]
        mode = chance.choices(modes, often)[0] if modes and chance.random() < _WITH_MODE else ""
        marks = self._places.get(target.country or "") or self._places[chance.choice(tuple(self._places))]
        trigger = chance.choices(self._triggers, cum_weights=self._trigger_weights)[0]
        number = str(int(10 ** chance.uniform(0.5, 4.5))) if chance.random() < _NUMBER else ""
        words = tuple(self._words(story, _OF_ACT))
        drawn = chance.random()
        status: Status = "happened"
        if drawn < _PLANNED:
            status, day = (
                "planned",
                self._announced(
                    Act(kind, mode, "happened", sources, targets, marks[0], day, trigger, words, number, story)
                ),
            )
        elif drawn < _PLANNED + _POSSIBLE:
            status = "possible"
        elif drawn < _PLANNED + _POSSIBLE + _DENIED:
            status = "denied"
        return Act(kind, mode, status, sources, targets, marks[0], day, trigger, words, number, story)

    def _announced(self, act: Act) -> int:
        """The day for which an act is announced; half are told when it comes, some are put off or called off."""
        day, fate = act.day + self._chance.randint(2, 30), self._chance.random()
        if fate < 0.5:
            self._to_come[day].append(replace(act, day=day))
        elif fate < 0.6:
            self._to_come[day - 1].append(replace(act, status="planned", day=day + 14))
        elif fate < 0.7:
            self._to_come[day - 1].append(replace(act, status="denied", day=day))
        return day

    def _tellings(self) -> int:
        chance = self._chance
        if chance.random() >= _TOLD_AGAIN:
            return 1
        found = 2
        while chance.random() < _TOLD_OFTEN and found < _MOST_TELLINGS:
            found += chance.choice((1, 1, 2, 4))
        return found

    def _telling(self, act: Act) -> Telling:
        chance = self._chance
        count = chance.choice(_WORDS_TOLD)
        kept = chance.sample(act.words, min(len(act.words), max(2, count // 2)))
        words = (*kept, *self._words(act.story, max(1, count - len(kept) - 3)), act.number)
        told = (chance.random() < _DAY, chance.random() < _TARGET, chance.random() < _PLACE)
        return Telling(act, *told, tuple(one for one in words if one))


def _places(knowledge: Knowledge, countries: Sequence[str]) -> dict[str, list[PlaceMark]]:
    found: dict[str, list[PlaceMark]] = {}
    for code in countries:
        state = knowledge.state(code)
        names = [one.name for one in knowledge.names(state.id)] if state else []
        for place in (place for name in names for place in knowledge.places(name)[:1]):
            mark = PlaceMark(Span(0, 1), place.name, code, place.latitude, place.longitude, place.geonames)
            found.setdefault(code, []).append(mark)
    return found


def _vocabulary() -> tuple[list[str], list[float]]:
    """The words of the shipped collection, and the running sum of how many of its texts hold each."""
    lines = (files("dateline") / "resources/join/frequencies.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0].isalpha()]
    return [word for word, _ in rows], list(accumulate(float(count) for _, count in rows))
