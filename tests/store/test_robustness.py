"""Killed, out of room, read while written: nothing half is ever seen, nothing acknowledged is lost."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import writing_and_dying
from sqlalchemy import func, select

from dateline.errors import RecordError
from dateline.export import tables
from dateline.store import open_record, schema
from record_documents import RUN, document


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_fifty_kills_at_random_moments_change_no_byte(tmp_path: Path) -> None:
    command = [sys.executable, writing_and_dying.__file__, str(tmp_path), "20240305", "50"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=300)
    kills, finished = map(int, done.stdout.split())
    assert kills >= 50
    assert finished >= 1
    calm = contents(tmp_path / "calm")
    assert calm["articles.jsonl"].count(b"\n") == writing_and_dying.COUNT
    for number in range(finished):
        assert contents(tmp_path / f"dump-{number}") == calm


@pytest.mark.postgres
def test_killed_writers_leave_a_server_whole(new_database, tmp_path: Path) -> None:
    calm, disturbed = new_database(), new_database()
    writing_and_dying.write_all(calm)
    for pause in (0.02, 0.1, 0.3, 0.6):
        writing_and_dying.killed(writing_and_dying.start(disturbed), pause)
    writing_and_dying.write_all(disturbed)
    for name, address in (("calm", calm), ("disturbed", disturbed)):
        with open_record(address, read_only=True) as record:
            tables(record, tmp_path / name)
    assert contents(tmp_path / "disturbed") == contents(tmp_path / "calm")


def test_what_was_acknowledged_survives_the_kill(tmp_path: Path) -> None:
    address = str(tmp_path / "record.db")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with open_record(address, create=True) as record, record.writer(RUN) as writer:
                for number in range(100_000):
                    writer.write([document(number)])
                    os.write(writing, b".")
        finally:
            os._exit(1)
    acknowledged = len(os.read(reading, 5)) + len(os.read(reading, 5))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open_record(address, read_only=True) as record:
        ids = [f"article-{number:05}" for number in range(acknowledged)]
        assert record.documents(ids) == [document(number) for number in range(acknowledged)]


def test_readers_see_whole_articles_while_others_write(address: str) -> None:
    open_record(address, create=True).close()
    child = writing_and_dying.start(address)
    counts = []
    try:
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            with open_record(address, read_only=True) as record, record.reading() as connection:
                tables_read = (schema.articles, schema.readings, schema.events, schema.paragraphs, schema.quotes)
                seen = {connection.scalar(select(func.count()).select_from(table)) for table in tables_read}
                evidence = connection.scalar(select(func.count()).select_from(schema.evidence))
            assert len(seen) == 1
            counts.append(seen.pop())
            assert evidence == 7 * counts[-1]
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    assert counts == sorted(counts)
    with open_record(address, read_only=True) as record:
        assert len(record.documents([f"article-{n:05}" for n in range(200)])) == writing_and_dying.COUNT


def test_a_full_disk_is_a_message_and_keeps_what_was_there(tmp_path: Path) -> None:
    address = str(tmp_path / "record.db")
    with open_record(address, create=True) as record:
        record.writer(RUN).write([document(0)])
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = "the disk never filled"
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
            with open_record(address) as record, record.writer(RUN) as writer:
                for number in range(1, 100_000):
                    writer.write([document(number)])
        except RecordError as error:
            said = str(error)
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    assert "no room left" in said
    with open_record(address) as record:
        with record.reading() as connection:
            ids = list(connection.scalars(select(schema.articles.c.id).order_by(schema.articles.c.id)))
        assert len(ids) > 1
        assert record.documents(ids) == [document(number) for number in range(len(ids))]
        record.writer(RUN).write([document(len(ids))])


@pytest.mark.postgres
def test_a_server_that_goes_away_is_a_message(new_database) -> None:
    address = new_database()
    with open_record(address, create=True) as record:
        with pytest.raises(RecordError), record.reading() as connection:
            process = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            with psycopg.connect(address, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [process])
            time.sleep(0.1)
            connection.execute(select(schema.runs))
        record.writer(RUN).write([document()])
        assert record.documents(["article-00000"]) == [document()]
