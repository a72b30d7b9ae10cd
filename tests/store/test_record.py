"""Opening records: what is there, what is not, what is something else."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from dateline.errors import RecordError, RecordTooNewError, UsageError
from dateline.store import SCHEMA_VERSION, Record, open_record
from record_documents import RUN, document


def change(address: str, statement: str) -> None:
    url = address.replace("postgresql://", "postgresql+psycopg://") if "://" in address else f"sqlite:///{address}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_record_is_made_and_found_again(address: str) -> None:
    with open_record(address, create=True) as made:
        made.writer(RUN).write([document()])
    with open_record(address) as found, open_record(address, read_only=True) as read:
        assert found.schema_version == SCHEMA_VERSION
        assert found.documents(["article-00000"]) == read.documents(["article-00000"]) == [document()]


def test_where_nothing_is_says_so(address: str) -> None:
    with pytest.raises(RecordError, match="no record"):
        open_record(address)
    with pytest.raises(RecordError, match="no record"):
        open_record(address, create=True, read_only=True)


def test_a_newer_record_is_refused_and_left_alone(address: str) -> None:
    open_record(address, create=True).close()
    change(address, f"UPDATE record_about SET value = '{SCHEMA_VERSION + 1}' WHERE name = 'schema_version'")
    for read_only in (False, True):
        with pytest.raises(RecordTooNewError, match="upgrade"):
            open_record(address, create=not read_only, read_only=read_only)


def test_a_database_of_another_program_is_refused(address: str) -> None:
    change(address, "CREATE TABLE articles (id TEXT)")
    for create in (False, True):
        with pytest.raises(RecordError, match="another program"):
            open_record(address, create=create)


def test_a_record_without_its_tables_is_a_message(address: str) -> None:
    open_record(address, create=True).close()
    change(address, "DROP TABLE validators")
    with open_record(address) as damaged, pytest.raises(RecordError, match="lacks tables"):
        damaged.validators().get("https://paper.example/")


def test_a_record_that_may_only_be_read_refuses_to_write(address: str) -> None:
    open_record(address, create=True).close()
    with open_record(address, read_only=True) as record, pytest.raises(RecordError, match="may only be read"):
        record.writer(RUN)


def test_a_closed_record_says_so(record: Record) -> None:
    record.close()
    record.close()
    with pytest.raises(RecordError, match="closed"):
        record.documents(["article-00000"])


@pytest.mark.postgres
def test_a_password_is_never_shown(new_database: Callable[[], str]) -> None:
    with open_record(new_database().replace("postgres:@", "postgres:secret@"), create=True) as record:
        assert "secret" not in record.address + repr(record)


def test_a_server_that_does_not_answer_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="does not answer"):
        open_record(f"postgresql://nobody:secret@/nothing?host={tmp_path}")


@pytest.mark.parametrize("address", ["mysql://host/base", ":memory:", "", "postgresql://host:port/base"])
def test_an_address_that_cannot_be_is_refused(address: str) -> None:
    with pytest.raises(UsageError):
        open_record(address, create=True)


def test_the_same_file_by_path_and_by_address(tmp_path: Path) -> None:
    path = tmp_path / "with space ?#%41.db"
    with open_record(str(path), create=True) as record:
        record.writer(RUN).write([document()])
    assert path.exists()
    with open_record(f"sqlite:///{path}") as record:
        assert len(record.documents(["article-00000"])) == 1


@pytest.mark.parametrize("content", [b"<html>a page</html>", b"SQLite format 3\x00" + b"\x07" * 5000])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    for create in (False, True):
        with pytest.raises(RecordError):
            open_record(str(path), create=create)
    assert path.read_bytes() == content


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        open_record(str(tmp_path), create=True)


def test_an_empty_file_becomes_a_record_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(RecordError, match="no record"):
        open_record(str(path))
    open_record(str(path), create=True).close()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder"):
        open_record(str(tmp_path / "nowhere" / "record.db"), create=True)


def test_a_truncated_record_is_a_message(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(str(path), create=True) as record:
        record.writer(RUN).write([document(number) for number in range(50)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(RecordError), open_record(str(path), read_only=True) as record:
        record.documents([f"article-{number:05}" for number in range(50)])


def test_a_record_works_in_wal_mode_with_keys_held(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    with open_record(path, create=True) as record, record.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.fixture
def shut_folder() -> Iterator[Path]:
    """A folder that holds a record and that the user of `as_nobody` may read but not write."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    with open_record(str(folder / "record.db"), create=True) as record:
        record.writer(RUN).write([document()])
    folder.chmod(0o555)
    (folder / "record.db").chmod(0o444)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(doing: Callable[[], str]) -> str:
    """Do it in a process of a user whom permissions bind, and give what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = "nothing was said"
        try:
            if os.geteuid() == 0:
                os.setuid(pwd.getpwnam("nobody").pw_uid)
            said = doing()
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said_there:
        said = said_there.read()
    os.waitpid(child, 0)
    return said


def test_a_folder_that_may_not_be_written_can_still_be_read(shut_folder: Path) -> None:
    def opened(name: str, **options: bool) -> str:
        try:
            with open_record(str(shut_folder / name), **options) as record:
                return f"articles {len(record.documents(['article-00000']))}"
        except RecordError as error:
            return str(error)

    assert "may not be written" in as_nobody(lambda: opened("record.db"))
    assert as_nobody(lambda: opened("record.db", read_only=True)) == "articles 1"
    assert "may not be written" in as_nobody(lambda: opened("new.db", create=True))
