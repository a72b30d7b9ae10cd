"""Texts labelled in the form of the annotation guide: `texts.jsonl` beside `events.jsonl`, or both in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline_lab.corpora.example import Chars, Example, GoldEvent, GoldName, GoldQuote

ROLES = ("src", "tgt", "loc", "when", "by")


def read_folder(folder: Path) -> list[Example]:
    """Examples of a folder with `texts.jsonl` and `events.jsonl`, in the order of the texts.

    Raises InputError when a file is missing or a label does not stand in its sentence.
    """
    documents = {row["id"]: row["sents"] for row in read_lines(folder / "texts.jsonl")}
    labels = {(row["doc"], row["s"]): row for row in read_lines(folder / "events.jsonl")}
    return [
        example_of(document, sentences[at], row, neighbours(sentences, at))
        for document, sentences in documents.items()
        for at in range(len(sentences))
        if (row := labels.get((document, at))) is not None
    ]


def read_inline(path: Path) -> list[Example]:
    """Examples of one file whose rows carry their own `text` beside the labels."""
    return [
        example_of(row["id"], row["text"], row, (row.get("before", ""), row.get("after", "")))
        for row in read_lines(path)
    ]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file. Raises InputError when it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}; give the folder of the corpus") from fault
    return (json.loads(line) for line in lines if line.strip())


def find_span(text: str, wanted: str) -> Chars:
    """Characters of `wanted` ("string", or "string#n" for its n-th occurrence). Raises InputError if not there."""
    needle, _, nth = wanted.rpartition("#")
    if not needle or not nth.isdigit() or wanted in text:
        needle, nth = wanted, "1"
    at = -1
    for _ in range(int(nth)):
        at = text.find(needle, at + 1)
        if at < 0:
            raise InputError(f"{wanted!r} does not stand in {text!r}: mend the label")
    return at, at + len(needle)


def find_all(text: str, wanted: str) -> list[Chars]:
    """Every occurrence that begins and ends with a word; the first of any kind where there is none."""
    first = find_span(text, wanted)
    needle = text[slice(*first)]
    if needle != wanted:
        return [first]
    found: list[Chars] = []
    at = text.find(needle)
    while at >= 0:
        if not inside_word(text, at) and not inside_word(text, at + len(needle)):
            found.append((at, at + len(needle)))
        at = text.find(needle, at + 1)
    return found or [first]


def example_of(document: str, text: str, row: Mapping[str, Any], around: tuple[str, str]) -> Example:
    """One row of labels with its sentence and its neighbours."""
    names: list[GoldName] = []
    for wanted in sorted(row["names"], key=len, reverse=True):
        for span in find_all(text, wanted):
            if not any(span[0] < other.span[1] and other.span[0] < span[1] for other in names):
                names.append(GoldName(span, frozenset({row["names"][wanted]})))
    times = {span for wanted in row["times"] for span in find_all(text, wanted)}
    return Example(
        document,
        text,
        *around,
        names=tuple(sorted(names, key=lambda name: name.span)),
        times=tuple(sorted(times)),
        events=tuple(_event(text, event) for event in row["events"]),
        quotes=tuple(_quote(text, quote) for quote in row.get("quotes", ())),
    )


def _event(text: str, row: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        trigger=find_span(text, row["t"]),
        type=row["type"],
        mode=row["mode"],
        status=row["st"],
        contexts=tuple(row["ctx"]),
        roles={role: tuple(find_span(text, wanted) for wanted in row[role]) for role in ROLES},
    )


def _quote(text: str, row: Mapping[str, Any]) -> GoldQuote:
    return GoldQuote(find_span(text, row["q"]), find_span(text, row["by"]) if row["by"] else None)


def neighbours(sentences: Sequence[str], at: int) -> tuple[str, str]:
    """The sentences before and after one, empty where there is none."""
    return (sentences[at - 1] if at else "", sentences[at + 1] if at + 1 < len(sentences) else "")


def inside_word(text: str, at: int) -> bool:
    """Whether a place in the text has a letter or digit on both sides."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
