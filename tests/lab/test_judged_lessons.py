"""Reviewed reports become sentences that the trainer takes: review, export, lessons, targets of the network."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.annotate.encoder.labels import OUTSIDE
from dateline.annotate.encoder.tokens import Packer, ReadSentence, load_tokenizer
from dateline.errors import InputError
from dateline.model import Answer, Sentence
from dateline.pipeline.judging import judge
from dateline.settings import load, resources
from dateline.store import open_record
from dateline_lab.__main__ import main
from dateline_lab.corpora.guide import ROLES
from dateline_lab.corpora.judged import read_judged
from dateline_lab.corpora.sources import OWN, lessons
from dateline_lab.train.targets import target_of
from dateline_lab.train.vocabulary import make_labels
from record_documents import RUN, TEXT, document, find

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = ("courier-icc-warrant.html", "tageblatt-brics-mt-de.txt")


def command(*words: str | Path, keys: str = "") -> str:
    called = [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, words)]
    done = subprocess.run(called, input=keys, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_from_a_review_of_real_pages_to_what_the_trainer_takes(tmp_path: Path, capsys: Any) -> None:
    record, exported, out = tmp_path / "r.db", tmp_path / "judgements.jsonl", tmp_path / "lessons.jsonl"
    with dateline.open(record) as opened:
        opened.read([EXAMPLES / name for name in PAGES])
        reports = {row.report.id: row.report for row in opened.events()}
    keys = "".join("n\n" if number % 3 == 0 else "y\n" for number in range(len(reports)))
    command("review", "-r", record, "--kind", "report", "--limit", "500", "--who", "ada", keys=keys)
    command("judgements", "export", "-r", record, "--out", exported)
    assert main(["lessons", str(record), "--judgements", str(exported), "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert "0 sentences left, of which some reports are not judged" in told
    taught = read_judged(out)
    right = Counter(event.type for example in taught for event in example.events or ())
    lines = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(lines) == len(reports) > 10
    judged_right = Counter(reports[line["subject"]].type for line in lines if line["verdict"] == "right")
    assert right == judged_right
    assert any(not example.events for example in taught), "a sentence of which all reports are wrong teaches that"
    labels = make_labels()
    packer = Packer(load_tokenizer(resources() / "encoder" / "tokenizer.json"), labels.window)
    packed = packer.pack([ReadSentence(one.text, one.before, one.after) for one in taught])
    targets = [
        target_of(one, window, labels) for one, windows in zip(taught, packed, strict=True) for window in windows
    ]
    assert sum(len(target.events) for target in targets) >= right.total()
    assert all((target.triggers == OUTSIDE).all() for target in targets if not target.events)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """An article with two sentences: one tells a visit and an agreement, the other nothing."""
    one = document(0)
    assert one.reports
    second = replace(
        one.reports[0], id="event-agree", type="AGREE", mode="", trigger=find(TEXT, "agree"), place=None, time=None,
        sources=(), targets=(), said_by=(), passages=(one.reports[0].passages[0],),
    )  # fmt: skip
    path = tmp_path / "r.db"
    sentences = (Sentence(one.reports[0].passages[0], 0),)
    with open_record(str(path), create=True) as opened:
        opened.writer(RUN).write([replace(one, sentences=sentences, reports=(one.reports[0], second))])
    return path


def say(record: Path, kind: Any, subject: str, verdict: str, other: str | None = None, **more: Any) -> None:
    with open_record(str(record)) as opened:
        judge(opened, Answer(kind, subject, verdict, "ada", "2026-03-01T10:00:00Z", other, **more), load())


def test_a_sentence_waits_until_all_its_reports_are_judged(record: Path, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "lessons.jsonl"
    say(record, "report", "event-00000", "right")
    assert main(["lessons", str(record), "--out", str(out)]) == 0
    assert "0 sentences with 0 right reports and 0 wrong ones; 1 sentences left" in capsys.readouterr().out
    say(record, "report", "event-agree", "wrong")
    assert main(["lessons", str(record), "--out", str(out)]) == 0
    (example,) = read_judged(out)
    assert example.names is None
    assert example.times is None
    (event,) = example.events or ()
    assert (event.type, event.mode, event.status, event.contexts) == (
        "CONSULT",
        "visit",
        "happened",
        ("diplomatic", "economic"),
    )

    def words(*spans: tuple[int, int]) -> list[str]:
        return [example.text[start:end] for start, end in spans]

    assert words(event.trigger) == ["visited"]
    told = {role: words(*spans) for role, spans in event.roles.items()}
    assert told == {"src": ["Minister Berg"], "tgt": ["Malta"], "by": ["Berg"], "loc": ["Malta"], "when": ["Monday"]}


def test_words_of_a_wrong_link_are_left_out_and_those_of_another_meaning_stay(record: Path, tmp_path: Path) -> None:
    say(record, "report", "event-00000", "right")
    say(record, "report", "event-agree", "right")
    say(record, "link", "event-00000", "wrong", "target/0")
    say(record, "link", "event-00000", "instead", "place", instead={"place": "Minsk"})
    assert main(["lessons", str(record), "--out", str(tmp_path / "l.jsonl")]) == 0
    (example,) = read_judged(tmp_path / "l.jsonl")
    visit, agreed = example.events or ()
    assert (visit.roles["tgt"], len(visit.roles["loc"]), agreed.type) == ((), 1, "AGREE")


def test_judged_lessons_stand_among_the_news(shared: Path, record: Path, tmp_path: Path) -> None:
    say(record, "report", "event-00000", "right")
    say(record, "report", "event-agree", "right")
    out = tmp_path / "l.jsonl"
    assert main(["lessons", str(record), "--out", str(out)]) == 0
    assert OWN.exists()
    plain, more = lessons(shared / "corpora"), lessons(shared / "corpora", judged=[out])
    assert more.news[len(plain.news) :] == read_judged(out)
    assert (more.made, more.unseen) == (plain.made, plain.unseen)


_TEA = json.dumps(
    {"doc": "d", "text": "He left.", "before": "", "after": ""}
    | {"events": [{"t": [3, 7], "type": "TEA", "mode": "", "st": "happened", "ctx": []} | {role: [] for role in ROLES}]}
)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "no JSON Lines"),
        ("{}", "lesson 1 cannot be learnt from"),
        ('{"doc":"d","text":"He left.","before":"","after":"","events":[{"t":[3,99]}]}', "lesson 1 cannot"),
        (_TEA, "the network knows no TEA/"),
    ],
)
def test_what_is_no_lesson_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "l.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_judged(path)


def test_missing_files_are_said(record: Path, tmp_path: Path, capsys: Any) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_judged(tmp_path / "none")
    assert main(["lessons", str(record), "--judgements", str(tmp_path / "none"), "--out", str(tmp_path / "l")]) == 1
    assert "cannot be read" in capsys.readouterr().err
