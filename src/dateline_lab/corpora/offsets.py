"""Labels that stand apart from their texts: one row a sentence, spans as characters [start, end), no words.

    {"doc": "…", "s": 3, "sha256": "…", "names": [[0, 5, "PER"]], "times": [[9, 15]],
     "events": [{"t": [6, 8], "type": "…", "mode": "", "st": "…", "src": [[0, 5]], …, "ctx": []}],
     "quotes": [{"q": [20, 40], "by": [0, 5]}]}

`sha256` is the first SHORT digits of the SHA-256 of the sentence in UTF-8, so that labels never meet another edition of
the text; `by` of a quote is null where the speaker stands elsewhere. The texts are lines of {"id", "sents"}.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline_lab.corpora.example import Chars, Example, GoldEvent, GoldName, GoldQuote
from dateline_lab.corpora.guide import ROLES, neighbours, read_lines

SHORT = 16
Row = dict[str, Any]
Texts = Mapping[str, Sequence[str]]
"""Sentences of each document, by its id."""


def read_texts(path: Path) -> dict[str, list[str]]:
    """Sentences by document. Raises InputError when the file cannot be read or is of another form."""
    try:
        return {row["id"]: row["sents"] for row in read_lines(path)}
    except (KeyError, TypeError, ValueError) as fault:
        raise InputError(f'{path} is no file of texts ({fault!r}); its lines are {{"id", "sents"}}') from fault


def read_offsets(labels: Path, texts: Path) -> list[Example]:
    """Examples of labelled sentences, in the order of the labels.

    Raises InputError when a text is missing or is not the one that was labelled.
    """
    sentences = read_texts(texts)
    try:
        return [example_of_offsets(row, sentences) for row in read_lines(labels)]
    except InputError as fault:
        raise InputError(f"{labels}: {fault}") from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise InputError(f"{labels} holds a row of another form ({fault!r}); write it again from the labels") from fault


def offsets_of(example: Example, at: int) -> Row:
    """The row of a sentence with all layers; `at` is its place in the document, from 0."""
    return {
        "doc": example.document,
        "s": at,
        "sha256": fingerprint(example.text),
        "names": [[*name.span, next(iter(name.types))] for name in example.names or ()],
        "times": [list(span) for span in example.times or ()],
        "events": [_event_row(event) for event in example.events or ()],
        "quotes": [
            {"q": list(quote.span), "by": list(quote.speaker) if quote.speaker else None}
            for quote in example.quotes or ()
        ],
    }


def example_of_offsets(row: Row, texts: Texts) -> Example:
    """A row joined with its sentence. Raises InputError when the sentence is missing or another than was labelled."""
    document, at = row["doc"], row["s"]
    sentences = texts.get(document, ())
    if not 0 <= at < len(sentences):
        raise InputError(f"the texts lack {document}, sentence {at}; give the file that was labelled")
    text = sentences[at]
    if fingerprint(text) != row["sha256"]:
        raise InputError(f"{document}, sentence {at}, is not the text that was labelled; give the file that was")

    def span(pair: Sequence[int]) -> Chars:
        start, end = pair
        if not 0 <= start < end <= len(text):
            raise InputError(f"{document}, sentence {at}: {start} to {end} lies outside the sentence; mend the row")
        return start, end

    return Example(
        document,
        text,
        *neighbours(sentences, at),
        names=tuple(GoldName(span((start, end)), frozenset({kind})) for start, end, kind in row["names"]),
        times=tuple(span(pair) for pair in row["times"]),
        events=tuple(
            GoldEvent(
                span(event["t"]),
                event["type"],
                event["mode"],
                event["st"],
                tuple(event["ctx"]),
                {role: tuple(span(pair) for pair in event[role]) for role in ROLES},
            )
            for event in row["events"]
        ),
        quotes=tuple(GoldQuote(span(one["q"]), span(one["by"]) if one["by"] else None) for one in row["quotes"]),
    )


def fingerprint(sentence: str) -> str:
    """The first SHORT hexadecimal digits of the SHA-256 of a sentence."""
    return hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()[:SHORT]


def write_rows(rows: Sequence[Row], path: Path) -> None:
    """Write one row a line. Raises InputError when the file cannot be written."""
    try:
        path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    except OSError as fault:
        raise InputError(f"{path} cannot be written: {fault.strerror}") from fault


def _event_row(event: GoldEvent) -> Row:
    row: Row = {"t": list(event.trigger), "type": event.type, "mode": event.mode, "st": event.status}
    row |= {role: [list(span) for span in event.roles.get(role, ())] for role in ROLES}
    return row | {"ctx": list(event.contexts)}
