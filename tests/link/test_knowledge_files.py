"""Files that are missing, damaged or of another make are named, with what to do."""

from __future__ import annotations

import shutil
import sqlite3
import time
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.link.knowledge import FILE, Knowledge

SHIPPED = Path(str(files("dateline"))) / "resources" / "knowledge"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in SHIPPED.iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    return tmp_path


@pytest.mark.parametrize("name", [FILE, "words.yaml", "transliteration.csv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(KnowledgeError, match=rf"{name}.*Reinstall"):
        Knowledge.load(folder)


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 500, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_such_database_is_named(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    with pytest.raises(KnowledgeError, match=rf"{FILE}: .*Reinstall"):
        Knowledge.load(folder)


def test_a_file_cut_short_is_named(folder: Path) -> None:
    (folder / FILE).write_bytes((SHIPPED / FILE).read_bytes()[: 4096 * 100])
    with pytest.raises(KnowledgeError, match=rf"{FILE}: damaged"):
        Knowledge.load(folder)


def test_damage_inside_is_told_at_the_look_up_that_meets_it(folder: Path) -> None:
    whole = (SHIPPED / FILE).read_bytes()
    (folder / FILE).write_bytes(whole[: 4096 * 2] + b"\xff" * (len(whole) - 4096 * 2))
    with pytest.raises(KnowledgeError, match=rf"{FILE}: damaged"):
        known = Knowledge.load(folder)
        for name in ("Russia", "Paris", "Lima"):
            known.places(name), known.named(name)


def test_tables_of_another_version_are_refused(folder: Path) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(KnowledgeError, match="version 99"):
        Knowledge.load(folder)


def test_a_database_of_something_else_is_refused(folder: Path) -> None:
    (folder / FILE).unlink()
    connection = sqlite3.connect(folder / FILE)
    connection.executescript("CREATE TABLE cake (name TEXT); PRAGMA user_version = 1")
    connection.close()
    with pytest.raises(KnowledgeError, match="lacks the tables actors"):
        Knowledge.load(folder)


def test_words_that_lack_a_list_are_refused(folder: Path) -> None:
    (folder / "words.yaml").write_text("offices: {}\n")
    with pytest.raises(KnowledgeError, match=r"words\.yaml: .*It needs offices"):
        Knowledge.load(folder)
    (folder / "words.yaml").write_bytes((SHIPPED / "words.yaml").read_bytes())
    (folder / "transliteration.csv").write_text("from,to\na,b,c\n")
    with pytest.raises(KnowledgeError, match=r"transliteration\.csv, line 2"):
        Knowledge.load(folder)


def test_the_shipped_file_is_small_and_opens_at_once() -> None:
    assert (SHIPPED / FILE).stat().st_size < 25_000_000
    begun = time.perf_counter()
    known = Knowledge.load(SHIPPED)
    assert known.country("Russia") == "RUS"
    assert time.perf_counter() - begun < 0.5


def test_asking_leaves_no_file_behind(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    assert Knowledge.load(folder).places("Paris")
    assert sorted(path.name for path in folder.iterdir()) == before
