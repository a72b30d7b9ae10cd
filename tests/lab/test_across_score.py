from __future__ import annotations

import pytest

from dateline.model.joined import Happening, Member
from dateline_lab.scoring.across import across

EVENTS = {"a": "flood", "b": "flood", "c": "trial", "d": "trial", "e": "alone"}


def _happening(name: str, *articles: str) -> Happening:
    members = tuple(Member(f"{name}{place}", article, 1.0) for place, article in enumerate(articles))
    return Happening(
        id=name, type="CONSULT", mode="", status="happened", standing="single", quad=1, intensity=1.0, confidence=0.9,
        first=members[0].report, articles=len(set(articles)), origins=1, members=members, sides=(),
    )  # fmt: skip


def test_pairs_of_two_articles_count_by_whether_they_are_of_one_event() -> None:
    found = across([_happening("x", "a", "a", "b"), _happening("y", "b", "c"), _happening("z", "e", "e")], EVENTS)
    assert found["one-event"].value == pytest.approx(2 / 3)
    assert found["met"].value == pytest.approx(1 / 2)


def test_nothing_joined_across_articles_meets_no_event() -> None:
    assert across([_happening("x", "a"), _happening("y", "b")], EVENTS)["met"].value == 0.0
