"""What each epoch of a training reads."""

from __future__ import annotations

import random

import pytest

from dateline_lab.corpora.example import Example, GoldEvent
from dateline_lab.corpora.sources import Lessons
from dateline_lab.train.course import chances, course


def _told(*types: str) -> Example:
    return Example("d", " ".join(types) or "quiet", events=tuple(GoldEvent((0, 1), kind) for kind in types))


NEWS = [_told("ACCUSE")] * 8 + [_told("THREATEN")] * 2 + [_told()] * 5
MADE = [_told("ACCUSE")] * 2 + [_told("THREATEN")] * 8 + [_told(), _told("ACCUSE", "THREATEN"), _told("AID")]


def test_a_made_sentence_is_read_as_often_as_its_types_come_in_news() -> None:
    likely = chances(NEWS, MADE)
    accuse, threaten, none, both, unheard = likely[0], likely[2], likely[10], likely[11], likely[12]
    assert accuse == none == 1.0
    assert threaten == pytest.approx((0.2 / (9 / 13)) ** 0.5, abs=0.06)
    assert threaten < both <= 1.0
    assert unheard == 0.0


def test_every_epoch_reads_the_news_and_auxiliary_texts_are_shared_out() -> None:
    aside = [Example(f"a{n}", f"aside {n}") for n in range(7)]
    read = course(Lessons(NEWS, MADE, aside, []), 4, 3, random.Random(1))
    assert all(one[: len(NEWS)] == NEWS for one in read)
    assert sorted(e.text for one in read for e in one if e in aside) == [e.text for e in aside]
    assert not any(e in aside for e in read[3])


def test_a_course_is_the_same_again_from_the_same_seed() -> None:
    lessons = Lessons(NEWS, MADE, [], [])
    first, again, other = (course(lessons, 5, 2, random.Random(seed)) for seed in (3, 3, 4))
    assert first == again
    assert [len(one) for one in first] != [len(one) for one in other]
