"""Pairs, members, origins and outcomes of a joined record stand in the queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ask.doubts import Doubt, ReviewFilter
from dateline.ask.review import doubts, item
from dateline.ask.review_questions import Asked
from dateline.join.judged import Judged
from dateline.model import Answer
from dateline.pipeline.judging import judge
from dateline.settings import load
from dateline.store import Record, open_record
from joined_records import fill


@pytest.fixture(autouse=True)
def unjoined(monkeypatch: pytest.MonkeyPatch) -> None:
    """What joining makes is written by hand here; joining anew would put other rows in its place."""
    monkeypatch.setattr("dateline.pipeline.judging.join", lambda *_: None)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(str(tmp_path / "r.db"), create=True) as opened:
        fill(opened)
        yield opened


def of(record: Record, kind: str) -> list[Doubt]:
    return doubts(record, ReviewFilter(kind=kind, limit=100))


def test_a_pair_says_what_was_made_of_it_and_appears_once(record: Record) -> None:
    found = of(record, "join")
    pairs = [(one.subject, one.other) for one in found]
    assert len(set(pairs)) == len(pairs) > 0
    assert all(one.subject < (one.other or "") for one in found)
    assert {one.machine for one in found} == {"same", "different"}


@pytest.mark.parametrize("room", [0, 1, 2, 4, 9, 100])
def test_going_by_the_size_of_happenings_finds_the_same_as_looking_at_all(record: Record, room: int) -> None:
    with record.reading() as connection:
        asked = Asked(connection, (), ReviewFilter(limit=room), Judged())
        for kind, question in asked._questions():
            every = {(one.subject, one.other): one for one in asked._rows(kind, question.ask())}
            best = sorted(every.values(), key=lambda one: one.order)[:room]
            found = asked._best(kind, question, room)
            assert [one.useful for one in sorted(found, key=lambda one: one.order)] == [one.useful for one in best]


@pytest.mark.parametrize(
    ("kind", "verdict"), [("join", "different"), ("origin", "different"), ("outcome", "different")]
)
def test_what_is_judged_leaves_the_queue(record: Record, kind: str, verdict: str) -> None:
    first, *rest = of(record, kind)
    shown = item(record, first)
    assert len(shown.reports) + len(shown.articles) == 2
    made = judge(
        record,
        Answer(first.kind, first.subject, verdict, "ada", "2026-03-01T10:00:00+00:00", first.other),
        load(),
    )
    assert made.value["machine"]["verdict"] == first.machine
    assert of(record, kind) == rest
