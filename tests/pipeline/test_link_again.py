"""Old records linked again: the same as if they had been read with the new knowledge."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import dateline
from dateline.errors import KnowledgeError, RecordError
from dateline.export import tables
from dateline.settings import resources
from dateline.store import open_record
from postgres_server import new_database, postgres_server

__all__ = ["new_database", "postgres_server"]

KILLS = 12
PAGES = 24

_LINK = """
import sys
import dateline
with dateline.open(sys.argv[1], create=False, write=True, batch_pages=1, knowledge=sys.argv[2]) as record:
    record.link()
"""


@pytest.fixture(scope="module")
def other_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Knowledge of a world in which nobody ever governed Kenya, Kisumu lies in Uganda, and Accra further north."""
    folder = tmp_path_factory.mktemp("known") / "knowledge"
    shutil.copytree(resources() / "knowledge", folder)
    with closing(sqlite3.connect(folder / "knowledge.sqlite")) as connection, connection:
        connection.execute("DELETE FROM terms WHERE place = 'KEN'")
        connection.execute("UPDATE places SET country = 'UGA' WHERE name LIKE 'Kisumu%'")
        connection.execute("UPDATE places SET latitude = latitude + 1 WHERE name = 'Accra'")
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages with known and unknown actors, a page without an article, one in another language, one that is no page."""
    folder = tmp_path_factory.mktemp("pages")
    with (folder / "pages.jsonl").open("w", encoding="utf-8") as out:
        for number in range(PAGES):
            text = (
                "NAIROBI – William Ruto, the president of Kenya, met his Ghanaian counterpart in Accra on Monday.\n\n"
                f"The Kenyan president will sign agreement number {number} in March, the ministry said. "
                f"Two days earlier, police arrested {number} people near the Sahel market in Kisumu, Kenya."
            )
            out.write(json.dumps({"text": text, "date": "2024-02-07", "url": f"https://example.org/{number}"}) + "\n")
    german = "Der Außenminister reiste am Montag nach Nairobi und traf dort seine Amtskollegin aus Ghana zu Gesprächen."
    (folder / "german.txt").write_text(german, encoding="utf-8")
    (folder / "bare.html").write_text("<html><nav><a href=/>Home</a></nav></html>", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    for name in ("again.txt", "once-more.txt"):
        (folder / name).write_text("Police in Lagos arrested three protesters on Monday.", encoding="utf-8")
    return folder


def read(address: str | Path, corpus: Path, **given: object) -> None:
    with dateline.open(address, **given) as record:
        record.read(corpus)


def dump(address: str | Path, folder: Path) -> dict[str, bytes]:
    """All tables but the list of runs."""
    with open_record(str(address), read_only=True) as opened:
        tables(opened, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "runs.jsonl"}


def link(address: str | Path, **given: object) -> dateline.pipeline.LinkSummary:
    with dateline.open(address, create=False, write=True, **given) as record:
        return record.link()


@pytest.fixture(scope="module")
def as_read(corpus: Path, other_knowledge: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What reading with the other knowledge gives."""
    folder = tmp_path_factory.mktemp("as-read")
    read(folder / "r.db", corpus, knowledge=other_knowledge)
    return dump(folder / "r.db", folder / "tables")


@pytest.fixture(scope="module")
def old(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record read with the shipped knowledge."""
    path = tmp_path_factory.mktemp("old") / "r.db"
    read(path, corpus)
    return path


def copy(record: Path, folder: Path) -> Path:
    target = folder / "copy.db"
    with closing(sqlite3.connect(record)) as source, closing(sqlite3.connect(target)) as copied:
        source.backup(copied)
    return target


def test_linking_again_gives_what_reading_with_that_knowledge_gives(
    old: Path, other_knowledge: Path, as_read: dict[str, bytes], tmp_path: Path
) -> None:
    record = copy(old, tmp_path)
    before = dump(record, tmp_path / "before")
    summary = link(record, knowledge=other_knowledge)
    assert summary.pages == before["readings.jsonl"].count(b"\n")
    assert 0 < summary.changed <= summary.reports
    after = dump(record, tmp_path / "after")
    assert after == as_read
    unchanged = {"pages.jsonl", "articles.jsonl", "names.jsonl", "evidence.jsonl", "paragraphs.jsonl"}
    assert {name for name in unchanged if after[name] != before[name]} == set()
    assert after["participants.jsonl"] != before["participants.jsonl"]
    assert after["events.jsonl"] != before["events.jsonl"]
    assert link(record, knowledge=other_knowledge).pages == 0
    back = link(record)
    assert (back.pages, back.changed) == (summary.pages, summary.changed)
    assert dump(record, tmp_path / "back") == before


@pytest.mark.postgres
def test_linking_again_works_on_a_server_too(
    corpus: Path, other_knowledge: Path, as_read: dict[str, bytes], new_database: Callable[[], str], tmp_path: Path
) -> None:
    address = new_database()
    read(address, corpus)
    assert link(address, knowledge=other_knowledge).changed > 0
    assert dump(address, tmp_path / "after") == as_read


def test_linking_everything_with_the_same_knowledge_changes_nothing(old: Path, tmp_path: Path) -> None:
    record = copy(old, tmp_path)
    before = dump(record, tmp_path / "before")
    with dateline.open(record, create=False, write=True) as opened:
        idle, whole = opened.link(), opened.link(everything=True)
        assert (idle.pages, whole.changed, whole.standing) == (0, 0, 0)
        assert whole.pages == idle.standing == opened.info().counts["pages"]
        assert len(opened.info().runs) == 1
    assert dump(record, tmp_path / "after") == before


def test_linking_killed_again_and_again_ends_in_the_same_record(
    old: Path, other_knowledge: Path, as_read: dict[str, bytes], tmp_path: Path
) -> None:
    command = [sys.executable, "-c", _LINK]
    began = time.perf_counter()
    subprocess.run([*command, str(copy(old, tmp_path)), str(other_knowledge)], check=True)
    length = time.perf_counter() - began

    record = copy(old, tmp_path)
    chance = random.Random(20240207)
    killed = 0
    for _ in range(KILLS):
        process = subprocess.Popen([*command, str(record), str(other_knowledge)], stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(length / 2, length))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        if process.returncode == 0:
            assert dump(record, tmp_path / "after") == as_read
            record = copy(old, tmp_path)
    assert killed > 0
    link(record, knowledge=other_knowledge)
    assert dump(record, tmp_path / "after") == as_read


def test_a_page_keeps_the_version_and_weights_that_read_it(old: Path, other_knowledge: Path, tmp_path: Path) -> None:
    record = copy(old, tmp_path)
    with open_record(str(record)) as opened, opened.writing() as connection:
        connection.exec_driver_sql("UPDATE runs SET version = '0.0.9', model = 'older weights'")
    link(record, knowledge=other_knowledge)
    with dateline.open(record, create=False) as opened:
        (run,) = (run for run in opened.info().runs if run.pages)
    assert (run.version, run.model) == ("0.0.9", "older weights")


def test_wrong_knowledge_leaves_the_record_alone(old: Path, tmp_path: Path) -> None:
    record = copy(old, tmp_path)
    before = dump(record, tmp_path / "before")
    with pytest.raises(KnowledgeError):
        link(record, knowledge=tmp_path)
    assert dump(record, tmp_path / "after") == before


def test_a_record_open_for_asking_alone_is_not_linked(old: Path, other_knowledge: Path) -> None:
    with dateline.open(old, create=False, knowledge=other_knowledge) as record, pytest.raises(RecordError):
        record.link()


MINE = """
actors:
  - id: person/torv-of-kenya
    kind: person
    name: Arlen Torv
    country: KEN
    sector: GOV
    offices:
      - {office: foreign minister, of: KEN, from: 2023-01-01}
"""


def test_an_actor_of_ones_own_is_linked_and_makes_another_run(tmp_path: Path) -> None:
    mine, page = tmp_path / "mine.yaml", tmp_path / "page.txt"
    mine.write_text(MINE, encoding="utf-8")
    page.write_text("NAIROBI, Feb 7, 2024 – Arlen Torv visited Accra on Monday, the ministry said.", encoding="utf-8")
    record = tmp_path / "r.db"
    read(record, page)
    with dateline.open(record) as opened:
        assert not list(opened.events(actor="person/torv-of-kenya"))
    assert link(record, own_knowledge=(mine,)).pages == 1
    with dateline.open(record) as opened:
        assert opened.events(type="CONSULT", actor="person/torv-of-kenya").first() is not None
    mine.write_text(MINE.replace("2023-01-01", "2022-01-01"), encoding="utf-8")
    assert link(record, own_knowledge=(mine,)).pages == 1


def test_a_wrong_file_of_ones_own_is_named_with_its_line_and_the_record_stays(old: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(MINE.replace("kind: person", "kind: wizard"), encoding="utf-8")
    record = copy(old, tmp_path)
    before = dump(record, tmp_path / "before")
    with pytest.raises(KnowledgeError, match=r"mine\.yaml.*4"):
        link(record, own_knowledge=(mine,))
    assert dump(record, tmp_path / "after") == before
