"""Suggestions over HTTP, and how what takes long to make is kept."""

from __future__ import annotations

import threading

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.errors import RecordError
from dateline.web.kept import Kept


def test_suggestions_are_those_of_the_record(client: TestClient, joined: dateline.OpenRecord) -> None:
    given = client.get("/api/suggest", params={"text": "nor"}).json()["suggestions"]
    assert given == [one.as_json() for one in joined.suggestions().of("nor")]
    assert given[0]["name"] == "Norway"


def test_of_some_kinds_and_only_so_many(client: TestClient) -> None:
    given = client.get("/api/suggest?text=m&what=place&what=type&limit=1").json()["suggestions"]
    assert len(given) == 1
    assert given[0]["what"] in ("place", "type")


@pytest.mark.parametrize("query", ["", "text=", "text=a&what=nonsense", "text=a&limit=0", "text=a&limit=51"])
def test_what_cannot_be_suggested_is_said_so(client: TestClient, query: str) -> None:
    assert client.get(f"/api/suggest?{query}").status_code == 422
    assert client.get("/api/suggest?text=a&typo=1").status_code == 400


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_value_is_made_once_while_it_is_young() -> None:
    made, clock = [], Clock()
    kept = Kept(lambda: made.append(1) or len(made), age=60, clock=clock)
    assert [kept.get() for _ in range(3)] == [1, 1, 1]
    clock.now = 59
    assert kept.get() == 1


def test_an_old_value_answers_until_the_new_one_is_there() -> None:
    clock, go, count, done = Clock(), threading.Event(), iter(range(1, 9)), threading.Event()

    def make() -> int:
        number = next(count)
        if number > 1:
            go.wait(30)
            done.set()
        return number

    kept = Kept(make, age=60, clock=clock)
    assert kept.get() == 1
    clock.now = 61
    assert [kept.get(), kept.get()] == [1, 1]
    go.set()
    assert done.wait(30)
    for _ in range(3000):
        if kept.get() == 2:
            break
        threading.Event().wait(0.01)
    assert kept.get() == 2


def test_nobody_waits_for_ever() -> None:
    go = threading.Event()
    kept = Kept(lambda: go.wait(30), patience=0.01)
    with pytest.raises(RecordError, match="ask again"):
        kept.get()
    go.set()


def test_a_fault_is_told_and_the_next_one_tries_again() -> None:
    tried: list[int] = []

    def make() -> int:
        tried.append(1)
        if len(tried) == 1:
            raise RecordError("locked")
        return 7

    kept = Kept(make)
    with pytest.raises(RecordError, match="locked"):
        kept.get()
    assert kept.get() == 7
