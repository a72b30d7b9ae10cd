"""Replacing what linking gave, reading by reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dateline.export import tables
from dateline.model import Document, Issue
from dateline.store import Record, Relinked, Run, Standing
from record_documents import OTHER_RUN, RUN, Lost, document

NEW = replace(RUN, settings={**RUN.settings, "knowledge": "new"})


def dump(record: Record, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in tables(record, folder) if path.name != "runs.jsonl"}


def standing(record: Record, run: Run = RUN, at_once: int = 10) -> list[list[Standing]]:
    return list(record.linker("link").standing([run.id], at_once))


def linked(number: int, *issues: Issue) -> Document:
    """A document as other knowledge links it."""
    one = document(number)
    assert one.reports
    report = one.reports[0]
    sources = tuple(replace(who, actor="person/another", score=0.6, reasons=("surname",)) for who in report.sources)
    return replace(one, reports=(replace(report, sources=sources, place=None),), issues=(*one.issues, *issues))


def again(one: Standing, number: int, *issues: Issue) -> Relinked:
    given = linked(number, *issues)
    return Relinked(one, NEW, replace(given, page=replace(given.page, content=b""), issues=issues))


def test_what_linking_gave_is_replaced_and_all_else_stays(record: Record, tmp_path: Path) -> None:
    record.writer(NEW).write([linked(0, Issue("link", "odd", "a place without a name"))])
    expected = dump(record, tmp_path / "expected")
    given = document(0)
    old = replace(given, issues=(*given.issues, Issue("link", "stage-failed", "out of luck")))
    record.writer(RUN).write([old])
    assert dump(record, tmp_path / "old") != expected
    ((one,),) = standing(record)
    assert one.contents is not None
    assert one.contents.reports == given.reports
    record.linker("link").write([again(one, 0, Issue("link", "odd", "a place without a name"))])
    assert dump(record, tmp_path / "new") == expected


def test_readings_come_in_pieces_by_page_and_only_of_the_runs_asked_for(record: Record) -> None:
    record.writer(RUN).write([document(number) for number in range(5)])
    record.writer(OTHER_RUN).write([document(9)])
    pieces = standing(record, at_once=2)
    assert [len(piece) for piece in pieces] == [2, 2, 1]
    pages = [one.page for piece in pieces for one in piece]
    assert pages == sorted(document(number).page.id for number in range(5))
    assert record.linker("link").count([RUN.id]) == 5


def test_a_page_without_an_article_moves_to_the_new_run(record: Record) -> None:
    record.writer(RUN).write([Document(document(0).page, issues=(Issue("extract", "no-article", "nothing to read"),))])
    ((one,),) = standing(record)
    assert one.contents is None
    record.linker("link").write([Relinked(one, NEW)])
    assert standing(record) == []
    assert [len(piece) for piece in standing(record, NEW)] == [1]


def test_a_page_read_anew_meanwhile_is_left_alone(record: Record, tmp_path: Path) -> None:
    record.writer(RUN).write([document(0), document(1)])
    ((first, second),) = standing(record)
    numbers = {document(number).page.id: number for number in range(2)}
    record.writer(OTHER_RUN).write([document(numbers[first.page])])
    record.linker("link").write([again(one, numbers[one.page]) for one in (first, second)])
    found = record.documents([f"article-{number:05}" for number in range(2)])
    assert found[numbers[first.page]] == document(numbers[first.page])
    assert found[numbers[second.page]] == linked(numbers[second.page])


def test_troubles_without_a_page_move_once(record: Record, tmp_path: Path) -> None:
    lost = Lost("gone.html", "unreadable", "no such file")
    record.writer(NEW).write([], [lost])
    expected = dump(record, tmp_path / "expected")
    record.writer(RUN).write([], [lost])
    for _ in range(2):
        record.linker("link").move_troubles(RUN.id, NEW)
    assert dump(record, tmp_path / "after") == expected


def test_runs_come_back_as_they_were_written(record: Record) -> None:
    record.writer(RUN).write([document(0)])
    assert record.linker("link").runs() == [RUN]
