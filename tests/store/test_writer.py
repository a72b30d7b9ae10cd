"""Writing: once, again, by another run, from another place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dateline.errors import RecordError
from dateline.export import tables
from dateline.model import Issue
from dateline.store import Record, open_record, schema
from record_documents import OTHER_RUN, RUN, Lost, document, page


def dump(record: Record, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in tables(record, folder)}


def count(record: Record, table: str) -> int:
    with record.reading() as connection:
        return connection.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0


def test_documents_come_back_as_they_were_written(record: Record) -> None:
    written = [document(number) for number in range(3)]
    record.writer(RUN).write(written)
    ids = [one.article.id for one in written if one.article]
    assert record.documents(ids) == written
    assert record.documents([ids[2], "unknown", ids[0]]) == [written[2], written[0]]
    assert sorted(record.pages(), key=lambda p: p.origin) == [one.page for one in written]


def test_writing_again_changes_nothing(record: Record, tmp_path: Path) -> None:
    written = [document(number) for number in range(3)]
    record.writer(RUN).write(written, [Lost("gone.html", "unreadable", "no such file")])
    before = dump(record, tmp_path / "before")
    record.writer(RUN).write(written, [Lost("gone.html", "unreadable", "no such file")])
    record.writer(RUN).write(written[1:2])
    assert dump(record, tmp_path / "after") == before


def test_the_order_of_writing_leaves_no_trace(new_address: Callable[[], str], tmp_path: Path) -> None:
    written = [document(number) for number in range(6)]
    with open_record(new_address(), create=True) as one, open_record(new_address(), create=True) as other:
        one.writer(RUN).write(written)
        for single in reversed(written):
            other.writer(RUN).write([single])
        assert dump(one, tmp_path / "one") == dump(other, tmp_path / "other")


def test_a_new_run_replaces_what_was_derived_and_keeps_the_page(record: Record) -> None:
    first = document()
    record.writer(RUN).write([first])
    assert first.article
    second = replace(first, article=replace(first.article, title="Read better"), names=(), reports=(), issues=())
    with record.writer(OTHER_RUN) as writer:
        assert writer.known([first.page.id]) == set()
        assert writer.stored([first.page.id, "other"]) == {first.page.id}
        writer.write([second])
        assert writer.known([first.page.id, "other"]) == {first.page.id}
    assert record.writer(RUN).known([first.page.id]) == set()
    assert record.documents([first.article.id]) == [second]
    assert [count(record, name) for name in ("pages", "names", "events", "evidence", "issues")] == [1, 0, 0, 0, 0]


def test_a_reading_without_an_article_removes_the_old_one(record: Record) -> None:
    record.writer(RUN).write([document()])
    failed = replace(document(), article=None, issues=(Issue("extract", "no-article", "nothing to read"),))
    record.writer(OTHER_RUN).write([failed])
    assert [count(record, name) for name in ("articles", "paragraphs", "events", "issues")] == [0, 0, 0, 1]


def test_a_page_met_elsewhere_is_noted_and_keeps_its_first_reading(record: Record) -> None:
    record.writer(RUN).write([document(origin="first.html"), document(origin="second.html", language="de")])
    record.writer(RUN).write([document(origin="third.html")])
    record.writer(RUN).seen([page(origin="fourth.html", address="https://mirror.example/")])
    assert count(record, "sightings") == 4
    assert [one.page.origin for one in record.documents(["article-00000"])] == ["first.html"]


def test_two_pages_with_one_article_id_keep_the_first(record: Record) -> None:
    one, two = document(1), document(2)
    assert one.article
    twin = replace(two, article=replace(one.article, page=two.page.id, title="Twin"), reports=())
    record.writer(RUN).write([one, twin])
    record.writer(RUN).write([twin])
    assert record.documents(["article-00001"]) == [one]
    assert record.writer(RUN).known([two.page.id]) == {two.page.id}


def test_a_report_given_twice_is_kept_once(record: Record) -> None:
    twice = document()
    assert twice.reports
    record.writer(RUN).write([replace(twice, reports=twice.reports * 2, issues=twice.issues * 2)])
    assert record.documents(["article-00000"]) == [twice]


def test_troubles_without_a_page_become_issues(record: Record) -> None:
    lost = Lost("gone.html", "unreadable", "no such file")
    record.writer(RUN).write([], [lost, replace(lost, origin="feed", code="not-modified", informational=True)])
    with record.reading() as connection:
        rows = connection.execute(select(schema.issues)).all()
    assert [(row.origin, row.code, row.page) for row in rows] == [("gone.html", "unreadable", None)]


def test_a_batch_that_fails_leaves_nothing_behind(record: Record, tmp_path: Path) -> None:
    record.writer(RUN).write([document(0)])
    before = dump(record, tmp_path / "before")
    broken = document(2)
    assert broken.reports
    broken = replace(broken, reports=(replace(broken.reports[0], confidence=2.0),))
    with pytest.raises(RecordError):
        record.writer(RUN).write([document(1), broken])
    assert dump(record, tmp_path / "after") == before


def test_numbers_of_other_libraries_are_stored_as_numbers(record: Record) -> None:
    numpy = pytest.importorskip("numpy")
    one = document()
    assert one.names
    score = numpy.float32(0.5)
    record.writer(RUN).write([replace(one, names=(replace(one.names[0], score=score),))])
    (found,) = record.documents(["article-00000"])
    assert found.names
    assert found.names[0].score == 0.5


def test_a_second_writer_waits_and_then_says_so(address: str) -> None:
    with open_record(address, create=True) as one, open_record(address, wait=0.2) as other, one.writing() as held:
        held.execute(select(schema.runs))
        with pytest.raises(RecordError, match="another process is writing"):
            other.writer(RUN).write([document()])


def test_validators_are_known_once_their_page_is(record: Record) -> None:
    address = "https://paper.example/0"
    record.validators().put(address, '"tag"', None)
    assert record.validators().get(address) is None
    fetched = replace(document(), page=page(address=address))
    record.writer(RUN).write([fetched])
    known = record.validators(RUN).get(address)
    assert known
    assert (known.etag, known.last_modified) == ('"tag"', None)
    assert record.validators(OTHER_RUN).get(address) is None
    record.validators().put(address, None, "Tue, 05 Mar 2024 10:00:00 GMT")
    record.writer(RUN).seen([fetched.page])
    renewed = record.validators().get(address)
    assert renewed
    assert (renewed.etag, renewed.last_modified) == (None, "Tue, 05 Mar 2024 10:00:00 GMT")


def test_a_date_no_calendar_has_is_kept_as_it_was_found(record: Record) -> None:
    odd = [document(number, day=day) for number, day in enumerate(("0000-01-01", "9999-12-31", "2024-02-31", "?"))]
    record.writer(RUN).write(odd)
    with record.reading() as connection:
        rows = connection.execute(select(schema.articles).order_by(schema.articles.c.id)).all()
    assert [row.published for row in rows] == ["0000-01-01", "9999-12-31", "2024-02-31", "?"]
    assert [row.published_to for row in rows] == [None, "9999-12-31", None, None]
