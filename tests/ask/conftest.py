"""A record to ask, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Document, EventReport, Participant, PlaceMark, TimeMark
from dateline.store import Record, open_record
from postgres_server import new_database, postgres_server
from record_documents import RUN, Lost, document, find

__all__ = ["new_database", "postgres_server"]


def changed(number: int, **changes: object) -> Document:
    """A document whose report is changed."""
    one = document(number)
    assert one.reports
    return replace(one, reports=(replace(one.reports[0], **changes),))


def documents() -> list[Document]:
    """Four articles with a report each, and one more."""
    first = document(0)
    assert first.article
    text = first.article.text
    visit, malta, monday = find(text, "Minister Berg"), find(text, "Malta"), find(text, "Monday")
    march = TimeMark(monday, "2024-03-01", "2024-03-31", "month", "published")
    later = replace(document(3, day="2024-04", language="de"), reports=())
    assert later.article
    silent = replace(later.article, agencies=("Äther [1%]",), outlet="Das Blatt", text="Kein Ereignis, nur Ruhe.")
    silent = replace(silent, paragraphs=(), marks=(), repairs=(), segments=())
    empty = {"names": (), "times": (), "time_marks": (), "quotes": (), "sentences": ()}
    return [
        first,
        changed(
            1,
            type="ASSAULT",
            mode="",
            status="denied",
            confidence=0.4,
            time=march,
            sources=(Participant(visit, "Kassym-Jomart O'Brien", "person/o-brien", "IRL"),),
            targets=(),
            said_by=(),
        ),
        changed(
            2,
            status="planned",
            time=TimeMark(monday),
            place=PlaceMark(malta, "São Tomé", "STP"),
            targets=(Participant(malta, "IMF"), Participant(malta, "Malta", "state/MLT", "MLT")),
        ),
        replace(later, article=silent, issues=(), **empty),
    ]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """The documents in a record."""
    address = str(tmp_path / "record.db")
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_database")
        address = make()
    with open_record(address, create=True) as opened:
        opened.writer(RUN).write(documents(), [Lost("gone.html", "unreadable", "no such file")])
        yield opened


@pytest.fixture
def report() -> EventReport:
    """The report of the first article."""
    (found,) = documents()[0].reports or ()
    return found
