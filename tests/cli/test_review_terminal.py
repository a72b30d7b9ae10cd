"""A person at a real terminal reviews with keys, quits, comes back, changes the size of the window."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from calling import run
from terminal import Terminal

from dateline.store import open_record
from record_documents import RUN, document

_ASKED = "? help"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Three reports of different acts, each less sure than the one before."""
    path = tmp_path / "record.db"
    documents = []
    for number, day in enumerate(("2024-03-05", "2023-02-07", "2022-06-14")):
        one = document(number, day=day)
        assert one.reports
        report = replace(one.reports[0], confidence=0.9 - 0.1 * number, place=None, time=None)
        documents.append(replace(one, reports=(report,)))
    with open_record(str(path), create=True) as opened:
        opened.writer(RUN).write(documents)
    run("join", "-r", path)
    return path


def review(record: Path, *words: str, columns: int = 80) -> Terminal:
    return Terminal("review", "-r", record, "--who", "ada", *words, columns=columns)


def verdicts(record: Path) -> list[tuple[str, str | None, str, str]]:
    rows = [json.loads(line) for line in run("judgements", "-r", record, "--json").stdout.splitlines()]
    return [(row["subject"], row["other"], row["verdict"], row["state"]) for row in reversed(rows)]


def test_each_key_does_what_the_screen_says(record: Path) -> None:
    with review(record, "--kind", "report") as terminal:
        first = terminal.until(_ASKED)
        assert "1 of 3 · report" in first
        assert "Berg in Malta, part 2" in first
        assert "asked      far from sure; the answer bears on 1 report" in first
        assert "y yes · n no · p another place · t another time" in first
        terminal.press("?")
        terminal.until("undo: take the last answer back")
        terminal.press("z")
        terminal.until("'z' is no answer here")
        terminal.press("Y")
        terminal.until("right · of 1 report judged, 1 right: 1.00")
        terminal.until(_ASKED)
        terminal.press("n")
        terminal.until("wrong · of 2 reports judged, 1 right: 0.50")
        assert "3 of 3 · report" in terminal.until(_ASKED)
        terminal.press("u")
        terminal.until("taken back")
        assert "2 of 3 · report" in terminal.until(_ASKED)
        terminal.press("k")
        terminal.until("skipped")
        terminal.until(_ASKED)
        terminal.press("q")
        terminal.until("1 answer written by ada")
        assert terminal.ended() == 0
    assert [(one, state) for *_, one, state in verdicts(record)] == [
        ("right", "counts"), ("wrong", "withdrawn"), ("wrong", "withdrawal"),
    ]  # fmt: skip


def test_another_place_time_and_actor_are_asked_for_in_words(record: Path) -> None:
    with review(record, "--kind", "report") as terminal:
        terminal.until(_ASKED)
        terminal.press("p")
        terminal.until("name or GeoNames number of the place: ")
        terminal.press("Springfield\n")
        terminal.until("may mean")
        terminal.press("p")
        terminal.until("place: ")
        terminal.press("Minsk\n")
        terminal.until("instead Minsk, BLR (625144)")
        terminal.press("t")
        terminal.until("slash between: ")
        terminal.press("\n")
        terminal.until("nothing was changed")
        terminal.press("t")
        terminal.until("slash between: ")
        terminal.press("2024-03\n")
        terminal.until("instead 2024-03-01 to 2024-03-31")
        terminal.press("y")
        terminal.until("2 of 3")
        terminal.until(_ASKED)
        terminal.press("\x04")
        terminal.until("3 answers written by ada")
        assert terminal.ended() == 0
    subject = verdicts(record)[0][0]
    assert [(other, verdict) for one, other, verdict, _ in verdicts(record) if one == subject] == [
        ("place", "instead"), ("time", "instead"), (None, "right"),
    ]  # fmt: skip
    with review(record, "--kind", "link") as terminal:
        terminal.until(_ASKED)
        terminal.press("i")
        terminal.until("id or name of the actor: ")
        terminal.press("\x03")
        terminal.until("nothing was changed")
        terminal.press("i")
        terminal.until("id or name of the actor: ")
        terminal.press("Olaf Scholz\n")
        terminal.until("instead person/olaf-scholz")
        terminal.until(_ASKED)
        terminal.press("q")
        assert terminal.ended() == 0


def test_control_c_keeps_what_was_answered_and_the_next_review_goes_on(record: Path) -> None:
    with review(record, "--kind", "report") as terminal:
        terminal.until(_ASKED)
        assert not terminal.echoes()
        terminal.press("y")
        terminal.until("2 of 3")
        terminal.until(_ASKED)
        terminal.press("\x03")
        terminal.until("1 answer written by ada")
        assert terminal.ended() == 130
        assert terminal.echoes()
        assert "Traceback" not in terminal.text
    with review(record, "--kind", "report") as terminal:
        left = terminal.until(_ASKED)
        assert "1 of 2 · report" in left
        assert "Berg in Malta, part 1" in left
        terminal.press("nn")
        terminal.until("'nn' is no answer here")
        terminal.press("n")
        terminal.until("2 of 2")
        terminal.until(_ASKED)
        terminal.press("n")
        terminal.until("2 answers written by ada")
        assert terminal.ended() == 0
    with review(record, "--kind", "report") as terminal:
        terminal.until("nothing doubtful is left to judge that passes these filters")
        assert terminal.ended() == 0


def test_lines_fit_the_window_and_follow_its_size(record: Path) -> None:
    with review(record, "--kind", "report") as terminal:
        narrow = terminal.until(_ASKED)
        assert max(map(len, narrow.splitlines())) == 80
        terminal.resize(60)
        terminal.press("k")
        narrower = terminal.until(_ASKED)
        assert max(map(len, narrower.splitlines())) == 60
        terminal.resize(200)
        terminal.press("k")
        wide = terminal.until(_ASKED)
        assert max(map(len, wide.splitlines())) == 110
        terminal.press("q")
        assert terminal.ended() == 0


def test_words_of_a_page_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    one = document(0, text="Oslo (xyz) - Minister Berg visited Malta on Monday. \x1b[2J\x07“We agree,” Berg said.")
    with open_record(str(path), create=True) as opened:
        opened.writer(RUN).write([one])
    with review(path, "--kind", "report") as terminal:
        told = terminal.until(_ASKED)
        assert "<U+001B>[2J<U+0007>" in told.replace("\n ", "")
        terminal.press("q")
        assert terminal.ended() == 0
