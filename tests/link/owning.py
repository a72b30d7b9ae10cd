"""A small shipped knowledge and files of one's own, for tests."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from textwrap import dedent

from dateline.link.knowledge import FILE, Actor, Facts, Knowledge, Membership, NameRow, Term, write
from dateline.link.own import Against
from dateline.settings import resources

SECTORS = frozenset({"GOV", "PTY", "MIL", "IGO"})

ACTORS = (
    Actor("state/KAZ", "state", "Kazakhstan", "KAZ", "GOV", "Q232", None, 0.6, "facts"),
    Actor("state/RUS", "state", "Russia", "RUS", "GOV", "Q159", None, 0.9, "facts"),
    Actor("body/csto", "international", "CSTO", None, "IGO", "Q318693", None, 0.4, "facts"),
    Actor("body/cis", "international", "CIS", None, "IGO", None, None, 0.4, "facts"),
    Actor("person/aigul-bek", "person", "Aigul Bek", "KAZ", "GOV", "Q900", None, 0.3, "facts"),
    Actor("person/timur-sen", "person", "Timur Sen", None, "GOV", None, None, 0.3, "facts"),
)
SHIPPED = Facts(
    actors=list(ACTORS),
    names=[NameRow(one.id, one.name, "name") for one in ACTORS] + [NameRow("person/aigul-bek", "A. Bek")],
    terms=[
        Term("person/aigul-bek", "president", "KAZ", "2015-01-10", None, "facts"),
        Term("person/timur-sen", "foreign minister", "KAZ", "2010-02-01", "2014-03-01", "facts"),
    ],
    members=[
        Membership("state/KAZ", "body/csto", "1994-04-20", None, "facts"),
        Membership("body/csto", "body/cis", None, None, "facts"),
    ],
)


@cache
def _file() -> bytes:
    connection = sqlite3.connect(":memory:")
    write(SHIPPED, connection)
    return connection.serialize()


def shipped(folder: Path) -> Path:
    """A knowledge folder that holds these facts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(_file())
    for name in ("words.yaml", "transliteration.csv"):
        if not (folder / name).exists():
            (folder / name).symlink_to(resources() / "knowledge" / name)
    return folder


def against(folder: Path) -> Against:
    """What files are checked against: the shipped knowledge above."""
    return Against(SECTORS, Knowledge.load(shipped(folder)))


def put(folder: Path, name: str, text: str) -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path
