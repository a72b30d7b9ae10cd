"""What was joined follows what is read: removed, read again, killed, brought up from an older record, shown as undone."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import joining_and_dying
from joined_runs import joined, joined_at_once, tables_of, write
from sqlalchemy import delete, select

from dateline.model import Document, Page
from dateline.store import Record, join_index, open_record, schema, schema_joined
from joined_documents import documents
from record_documents import RUN, document


def test_an_article_that_is_gone_leaves_nothing_behind(tmp_path: Path) -> None:
    made = documents()
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        write(record, made)
        joined(record)
        with record.writing() as connection:
            for gone in (made[1], made[5]):
                assert gone.article is not None
                connection.execute(delete(schema.articles).where(schema.articles.c.id == gone.article.id))
                connection.execute(schema_joined.to_join.insert().values(article=gone.article.id))
        joined(record)
        found = tables_of(record, tmp_path / "dump")
    expected = joined_at_once(tmp_path, [one for one in made if one not in (made[1], made[5])])
    for table in schema_joined.DERIVED:
        assert found[table.name] == expected[table.name], table.name


def test_a_page_read_again_with_other_reports_is_joined_as_if_it_never_was_otherwise(tmp_path: Path) -> None:
    made = documents()
    other = replace(made[2], reports=(made[2].reports or ())[1:3])
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        write(record, made)
        joined(record)
        write(record, [other])
        joined(record)
        found = tables_of(record, tmp_path / "dump")
    assert found == joined_at_once(tmp_path, [other if one is made[2] else one for one in made])


def test_killed_joinings_change_no_byte(tmp_path: Path) -> None:
    command = [sys.executable, joining_and_dying.__file__, str(tmp_path), "7", "12"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=300)
    assert int(done.stdout) >= 1
    calm, disturbed = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("calm", "disturbed")
    )
    assert calm["happenings.jsonl"].count(b"\n") > 10
    assert disturbed == calm


def test_joining_a_second_time_changes_nothing(tmp_path: Path) -> None:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        write(record, documents())
        joined(record)
        first = tables_of(record, tmp_path / "first")
        with record.writing() as connection:
            every = select(schema.articles.c.id)
            connection.execute(schema_joined.to_join.insert().from_select(["article"], every))
        joined(record)
        assert tables_of(record, tmp_path / "second") == first


def test_a_reader_sees_the_record_as_it_was_while_it_is_joined(tmp_path: Path) -> None:
    address = str(tmp_path / "record.db")
    with open_record(address, create=True) as record:
        write(record, documents())
        with open_record(address, read_only=True) as reader, reader.reading() as connection:
            assert join_index.any_to_join(connection) == 7
            joined(record, at_once=2)
            assert connection.execute(select(schema_joined.happenings)).all() == []
            assert join_index.any_to_join(connection) == 7


def test_a_copy_on_another_site_corrects_nothing_until_it_is_met_on_the_site_itself(tmp_path: Path) -> None:
    original, copy = document(0), document(1)
    assert original.article
    assert copy.article
    url = original.article.url
    original = replace(original, page=replace(original.page, address=url, fetched_at="2024-03-05T10:00:00Z"))
    there = replace(copy.page, address="https://copy.example/1", fetched_at="2024-03-06T10:00:00Z")
    copied = replace(copy, page=there, article=replace(copy.article, url=url, title=original.article.title))

    def story(article: str) -> tuple[str, str | None]:
        with record.reading() as connection:
            row = connection.execute(
                select(editions.c.story, editions.c.newer).where(editions.c.article == article)
            ).one()
            return row.story, row.newer

    editions = schema_joined.editions
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        write(record, [original, copied])
        joined(record)
        assert story("article-00000") == ("paper.example/0", None)
        assert story("article-00001") == ("copy.example/1", None)
        with record.writer(RUN) as writer:
            writer.seen([there])
            assert left(record) == []
            writer.seen([replace(there, address=url)])
        assert left(record) == ["article-00001"]
        joined(record)
        assert story("article-00000") == ("paper.example/0", "article-00001")
        assert story("article-00001") == ("paper.example/0", None)


def left(record: Record) -> list[str]:
    with record.reading() as connection:
        return list(connection.scalars(select(schema_joined.to_join.c.article)))


def test_of_pages_that_appeared_together_the_one_corrected_last_counts(tmp_path: Path) -> None:
    one = document(0)
    assert one.article

    def edition(name: str, changed: str) -> Document:
        content = f'<meta property="article:modified_time" content="{changed}">'.encode()
        page = Page(content, "html", f"{name}.html")
        assert one.article
        return Document(page, replace(one.article, id=name, page=page.id))

    written = [edition("b", "2024-03-06T08:00:00Z"), edition("a", "2024-03-07T08:00:00Z")]
    for order in (written, written[::-1]):
        with open_record(str(tmp_path / f"{order[0].page.origin}.db"), create=True) as record:
            for each in order:
                write(record, [each])
                joined(record)
            with record.reading() as connection:
                rows = connection.execute(select(schema_joined.editions.c.article, schema_joined.editions.c.newer))
                assert {row.article: row.newer for row in rows} == {"a": None, "b": "a"}
