"""The project's own labelled sentences: every span stands in its sentence, every code is in the codebook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "src" / "dateline_lab" / "labels" / "own.jsonl"
SECOND = LABELS.with_name("own-second.jsonl")
CODEBOOK = ROOT / "src" / "dateline" / "resources" / "codebook"
NAME_TYPES = {"PER", "ORG", "GPE", "LOC", "NORP", "MISC"}
STATUSES = {"happened", "planned", "possible", "denied"}
ROLES = ("src", "tgt", "loc", "when", "by")
EVENT_FIELDS = {"t", "type", "mode", "st", "ctx", *ROLES}
ROW_FIELDS = {"id", "text", "before", "after", "names", "times", "events", "quotes"}

Row = dict[str, Any]
ROWS: list[Row] = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
AGAIN: list[Row] = [json.loads(line) for line in SECOND.read_text(encoding="utf-8").splitlines()]
"""Some of the rows, labelled a second time without the first labels, to see how far the labels can be trusted."""


def event_modes() -> dict[str, set[str]]:
    """Event types of the codebook with their modes, by code."""
    tables = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CODEBOOK.glob("*.yaml"))]
    return {table["code"]: {mode["code"] for mode in table["modes"]} for table in tables if "modes" in table}


def context_codes() -> set[str]:
    table = yaml.safe_load((CODEBOOK / "contexts.yaml").read_text(encoding="utf-8"))
    return {entry["code"] for entry in table}


MODES = event_modes()
CONTEXTS = context_codes()


def find(text: str, wanted: str) -> tuple[int, int] | None:
    """Place of `wanted` ("words" or "words#2" for the second time they stand there), None if it is not in `text`."""
    words, hash_sign, number = wanted.rpartition("#")
    if not (hash_sign and number.isdigit()) or wanted in text:
        words, number = wanted, "1"
    at = -1
    for _ in range(int(number)):
        at = text.find(words, at + 1)
        if at < 0 or not words:
            return None
    return at, at + len(words)


def cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the span begins or ends inside a word."""
    left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    right = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return left or right


def spans(row: Row) -> list[str]:
    """Every span a row names, quotes apart."""
    found = [*row["names"], *row["times"]]
    for event in row["events"]:
        found.append(event["t"])
        found += [span for role in ROLES for span in event[role]]
    return found + [quote["by"] for quote in row["quotes"] if quote["by"]]


def faults(row: Row) -> list[str]:
    """What is wrong with the spans of a row."""
    text, found = row["text"], []
    for wanted in spans(row):
        place = find(text, wanted)
        if place is None:
            found.append(f"not in the sentence: {wanted!r}")
        elif cuts_word(text, *place):
            found.append(f"cuts a word: {wanted!r}")
    return found + [f"no such quote: {quote['q']!r}" for quote in row["quotes"] if quote["q"] not in text]


def test_checker_sees_spans_that_are_missing_or_cut_words() -> None:
    event = {"t": "met", "src": ["he"], "tgt": ["Ulan"], "loc": [], "when": [], "by": []}
    row = {"text": "There the envoys met.", "names": {}, "times": [], "events": [event], "quotes": []}
    assert faults(row) == ["cuts a word: 'he'", "not in the sentence: 'Ulan'"]
    assert find("he said he left", "he#2") == (8, 10)


@pytest.mark.parametrize("row", [*ROWS, *AGAIN], ids=lambda row: row["id"])
def test_row_holds_the_fields_of_the_guide_with_known_codes(row: Row) -> None:
    assert set(row) == ROW_FIELDS
    assert set(row["names"].values()) <= NAME_TYPES
    for event in row["events"]:
        assert set(event) == EVENT_FIELDS
        assert event["mode"] in MODES[event["type"]] | {""}
        assert event["st"] in STATUSES
        assert set(event["ctx"]) <= CONTEXTS
        assert len(event["ctx"]) <= 3
        assert set(event["when"]) <= set(row["times"])
    assert faults(row) == []


def test_rows_labelled_again_have_the_words_of_their_rows() -> None:
    first = {row["id"]: row for row in ROWS}
    for row in AGAIN:
        assert [row[key] for key in ("text", "before", "after")] == [
            first[row["id"]][key] for key in ("text", "before", "after")
        ]


def test_ids_and_texts_are_unique() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_every_type_and_status_is_shown_often() -> None:
    events = [event for row in ROWS for event in row["events"]]
    for code in MODES:
        assert sum(event["type"] == code for event in events) >= 10, code
    for status in STATUSES:
        assert sum(event["st"] == status for event in events) >= 15, status


def test_every_mode_is_shown() -> None:
    shown = {(event["type"], event["mode"]) for row in ROWS for event in row["events"]}
    wanted = {(code, mode) for code, modes in MODES.items() for mode in modes}
    assert wanted - shown == set()


def test_some_sentences_tell_of_no_event() -> None:
    empty = sum(not row["events"] for row in ROWS)
    assert 0.08 <= empty / len(ROWS) <= 0.25


def test_sentences_are_not_those_of_the_examples() -> None:
    pages = [path for path in (ROOT / "examples").iterdir() if path.suffix in {".html", ".txt", ".jsonl", ".xml"}]
    known = "\n".join(path.read_bytes().decode("utf-8", errors="replace") for path in pages)
    assert [row["id"] for row in ROWS if row["text"] in known] == []
