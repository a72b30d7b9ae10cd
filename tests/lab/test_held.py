"""Scores and types on the documents left out."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dateline.model import EventMention, Span
from dateline_lab.corpora.example import Example, GoldEvent
from dateline_lab.scoring.held import _confused, _error, by_chance
from dateline_lab.scoring.reading import article_of
from dateline_lab.train.calibrate import Judged

TEXT = "Troops shelled the town and police held a rally."


def _mention(words: str, kind: str) -> EventMention:
    start = TEXT.index(words)
    return EventMention(0, Span(start, start + len(words)), kind)


def _gold(words: str, kind: str) -> GoldEvent:
    start = TEXT.index(words)
    return GoldEvent((start, start + len(words)), kind)


def test_every_error_of_type_is_told_once() -> None:
    example = Example("d", TEXT, events=(_gold("shelled", "ASSAULT"), _gold("rally", "PROTEST")))
    document = article_of("d", [example]).document
    document = replace(document, mentions=(_mention("shelled", "COERCE"), _mention("held", "COERCE")))
    assert sorted(_confused(document, 0, (0, example))) == [
        (("ASSAULT", "COERCE"), "shelled"),
        (("PROTEST", "nothing"), "rally"),
        (("nothing", "COERCE"), "held"),
    ]


def test_scores_that_are_chances_err_as_chance_does() -> None:
    rng = random.Random(2)
    scores = [rng.random() for _ in range(400)]
    fair = [Judged(str(i % 40), score, rng.random() < score) for i, score in enumerate(scores)]
    proud = [replace(one, score=min(1.0, one.score + 0.3)) for one in fair]
    chance = by_chance(fair)
    assert chance.low < _error(fair).value < chance.high
    assert _error(proud).value > by_chance(proud).high
    assert by_chance([]).value == pytest.approx(0.0)
