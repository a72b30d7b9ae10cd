"""Sentences whose event reports people judged, with their text: events alone are known of them.

    {"doc": "…", "text": "…", "before": "", "after": "",
     "events": [{"t": [6, 8], "type": "…", "mode": "", "st": "…", "src": [[0, 5]], …, "ctx": []}]}

Spans are characters of `text`, end exclusive. `python -m dateline_lab lessons` writes such a file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline_lab.corpora.example import Chars, Example, GoldEvent
from dateline_lab.corpora.guide import ROLES, read_lines
from dateline_lab.train.vocabulary import make_labels


def read_judged(path: Path) -> list[Example]:
    """The sentences of a file, in its order.

    Raises InputError when it cannot be read, or naming the line of what is no lesson: a span outside its sentence, or a
    code that the network has no place for.
    """
    found = []
    try:
        for number, row in enumerate(read_lines(path), 1):
            found.append(_example(row, f"{path}, lesson {number}"))
    except json.JSONDecodeError as fault:
        raise InputError(f"{path} is no JSON Lines: {fault}") from fault
    return found


def row_of(example: Example) -> dict[str, Any]:
    """The row of a sentence."""
    told = {"doc": example.document, "text": example.text, "before": example.before, "after": example.after}
    return told | {"events": [_row(event) for event in example.events or ()]}


def _row(event: GoldEvent) -> dict[str, Any]:
    act = {"t": list(event.trigger), "type": event.type, "mode": event.mode, "st": event.status}
    return (
        act
        | {role: [list(span) for span in event.roles.get(role, ())] for role in ROLES}
        | {"ctx": list(event.contexts)}
    )


def _example(row: Any, where: str) -> Example:
    try:
        events = tuple(_event(event, row["text"]) for event in row["events"])
        return Example(row["doc"], row["text"], row["before"], row["after"], events=events)
    except (KeyError, TypeError, ValueError) as fault:
        raise InputError(f"{where} cannot be learnt from: {fault}") from fault


def _event(row: Any, text: str) -> GoldEvent:
    roles = {role: tuple(_span(pair, text) for pair in row[role]) for role in ROLES}
    event = GoldEvent(_span(row["t"], text), row["type"], row["mode"], row["st"], tuple(row["ctx"]), roles)
    labels = make_labels()
    known = (
        (event.type, event.mode) in labels.acts,
        event.status in labels.statuses,
        {*event.contexts} <= {*labels.contexts},
    )
    if not all(known):
        raise ValueError(f"the network knows no {event.type}/{event.mode} {event.status} {' '.join(event.contexts)}")
    return event


def _span(pair: Sequence[int], text: str) -> Chars:
    start, end = pair
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} lies outside the sentence")
    return start, end
