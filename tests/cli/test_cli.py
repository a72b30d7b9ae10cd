"""The command line on a small record made by hand."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from calling import run as _run

from dateline import __version__
from dateline.model import (
    Article,
    Document,
    EventReport,
    Issue,
    Name,
    Page,
    Paragraph,
    Participant,
    PlaceMark,
    Published,
    Repair,
    Sentence,
    Span,
    TimeExpression,
    TimeMark,
)
from dateline.store import Run, open_record

TEXT = "Accra – Nana Ofori  visited Kenya on Monday.\x1b[31m"


def _document() -> Document:
    page = Page(TEXT.encode(), "text", "page.txt")
    article = Article(
        page.id,
        page.id,
        TEXT,
        (Paragraph("body", Span(0, len(TEXT))),),
        title="A visit",
        published=Published("2024-02-05", "day", "given"),
        language="en",
        dateline="Accra",
        agencies=("dpa",),
        repairs=(Repair(18, 20, " ", "doubled-space"),),
    )
    report = EventReport(
        id="abcdef0123456789",
        article=article.id,
        type="CONSULT",
        mode="visit",
        status="happened",
        quad=1,
        intensity=4.0,
        trigger=Span(20, 27),
        passages=(Span(0, 44),),
        sources=(
            Participant(
                Span(8, 18),
                "Nana Ofori",
                None,
                "GHA",
                "GOV",
                0.5,
                ("not a known actor", "the words before it name the country"),
            ),
        ),
        targets=(Participant(Span(28, 33), "Kenya", "state/KEN", "KEN", "GOV"),),
        place=PlaceMark(Span(28, 33), "Kenya", "KEN", 1.0, 38.0, 192950, ("the only place of that name",)),
        time=TimeMark(Span(37, 43), "2024-02-05", "2024-02-05", "day", "published", "the day of publication"),
        confidence=0.9,
    )
    return Document(
        page,
        article,
        sentences=(Sentence(Span(0, 44), 0),),
        names=(Name(Span(8, 18), "PER"), Name(Span(28, 33), "GPE")),
        times=(TimeExpression(Span(37, 43)),),
        quotes=(),
        mentions=(),
        reports=(report,),
        issues=(Issue("extract", "odd", "something odd"),),
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "record.db"
    with open_record(str(path), create=True) as opened, opened.writer(Run(__version__, "none", {})) as writer:
        writer.write([_document()])
    return path


def test_version() -> None:
    assert _run("--version").stdout == f"dateline {__version__}\n"


def test_no_words_give_help() -> None:
    assert "events" in _run(code=2).stdout + _run(code=2).stderr


def test_events_as_json_are_one_object_a_line(record: Path) -> None:
    lines = _run("events", "--record", record, "--json").stdout.splitlines()
    (event,) = map(json.loads, lines)
    assert event["sources"][0] == {
        "text": "Nana Ofori",
        "start": 8,
        "end": 18,
        "name": "Nana Ofori",
        "actor": None,
        "country": "GHA",
        "sector": "GOV",
        "score": 0.5,
        "reasons": ["not a known actor", "the words before it name the country"],
    }
    assert TEXT[event["trigger"]["start"] : event["trigger"]["end"]] == "visited"


def test_events_as_csv_open_with_a_csv_reader(record: Path) -> None:
    (row,) = csv.DictReader(_run("events", "-r", record, "--csv").stdout.splitlines())
    assert (row["type"], row["mode"], row["sources"], row["from"]) == ("CONSULT", "visit", "Nana Ofori", "2024-02-05")


@pytest.mark.parametrize(
    "words",
    [
        ("--type", "CONSULT/visit"),
        ("--status", "happened"),
        ("--actor", "GHA"),
        ("--actor", "Ofori"),
        ("--target", "state/KEN"),
        ("--country", "KEN"),
        ("--place", "Kenya"),
        ("--since", "2024-02-05", "--until", "2024-02"),
        ("--text", "visited"),
    ],
)
def test_filters_let_through_what_passes(record: Path, words: tuple[str, ...]) -> None:
    assert "CONSULT/visit" in _run("events", "-r", record, *words).stdout


@pytest.mark.parametrize(
    "words", [("--type", "ASSAULT"), ("--actor", "FRA"), ("--since", "2024-03"), ("--text", "sue")]
)
def test_filters_hold_back_what_does_not(record: Path, words: tuple[str, ...]) -> None:
    assert "no event reports pass these filters" in _run("events", "-r", record, *words).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("events", "--type", "NOTHING"), "there are AGREE"),
        (("events", "--status", "maybe"), "happened, planned, possible, denied"),
        (("events", "--json", "--csv"), "exclude each other"),
        (("events", "--since", "yesterday"), "write 2023-11-09"),
        (("show", "ffffffff"), "no article has an id"),
    ],
)
def test_wrong_calls_say_what_to_do(record: Path, words: tuple[str, ...], message: str) -> None:
    assert message in _run(*words, "-r", record, code=2).stderr


def test_a_record_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "dateline read" in _run("events", "-r", tmp_path / "none.db", code=3).stderr


def test_reading_a_path_that_is_not_there_makes_no_record_rows(tmp_path: Path) -> None:
    assert "nowhere" in _run("read", "-r", tmp_path / "new.db", tmp_path / "nowhere", code=1).stderr


def test_show_marks_the_text_and_names_the_words_of_each_field(record: Path) -> None:
    article = json.loads(_run("articles", "-r", record, "--json").stdout)["id"]
    shown = _run("show", "-r", record, article[:10]).stdout
    assert "[Nana Ofori|PER]" in shown
    assert "{visited|1}" in shown
    assert "<Monday>" in shown
    assert "who      “Nana Ofori”  Nana Ofori · GHA · GOV  (not a known actor; the words before" in shown
    assert "doubled-space" in shown
    assert "something odd" in shown


def test_a_page_cannot_send_escape_sequences_to_the_terminal(record: Path) -> None:
    article = json.loads(_run("articles", "-r", record, "--json").stdout)["id"]
    assert "\x1b" not in _run("show", "-r", record, article).stdout


def test_show_as_json_holds_article_events_and_issues(record: Path) -> None:
    article = json.loads(_run("articles", "-r", record, "--json").stdout)["id"]
    whole = json.loads(_run("show", "-r", record, article, "--json").stdout)
    assert (whole["text"], len(whole["events"]), whole["issues"][0]["code"]) == (TEXT, 1, "odd")


def test_issues_and_info(record: Path) -> None:
    assert "something odd" in _run("issues", "-r", record, "--code", "odd").stdout
    assert json.loads(_run("record", "info", "-r", record, "--json").stdout)["counts"]["events"] == 1


def test_dump_writes_every_table(record: Path, tmp_path: Path) -> None:
    _run("record", "dump", "-r", record, tmp_path / "out")
    assert (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_asking_loads_none_of_what_reading_needs() -> None:
    program = (
        "import sys, dateline.api, dateline.cli.tables\n"
        "print([m for m in ('onnxruntime', 'trafilatura', 'tokenizers', 'httpx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
