"""A small record for the tests of exports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dateline import api
from dateline.model import Document, TimeMark
from dateline.store import open_record
from record_documents import RUN, document

NASTY = "Oslo (xyz) - Minister Berg visited\tMalta\non Monday \x01 \ud800. “We agree,” Berg said."


def changed(number: int, text: str | None = None, **fields: object) -> Document:
    """A document whose report has other fields."""
    made = document(number, text=text) if text else document(number)
    return replace(made, reports=tuple(replace(one, **fields) for one in made.reports))  # type: ignore[arg-type]


def planned(number: int, first: str = "2024-04-01") -> Document:
    """A visit that is announced on 5 March 2024 for a later day."""
    made = document(number)
    assert made.reports[0].time
    time = TimeMark(made.reports[0].time.span, first, first, "day", "text", "the words name the day")
    return replace(made, reports=(replace(made.reports[0], status="planned", time=time),))


def opened(tmp_path: Path, *documents: Document) -> api.OpenRecord:
    """A record of these documents, opened."""
    path = tmp_path / "record.db"
    with open_record(str(path), create=True) as record:
        record.writer(RUN).write(list(documents))
    return api.open(path, create=False)
