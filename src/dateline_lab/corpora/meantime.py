"""MEANTIME (CAT XML): the time expressions of the first six sentences of each article, which alone are labelled."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

from dateline.errors import InputError
from dateline_lab.corpora.conll import join_tokens
from dateline_lab.corpora.example import Chars, Example

LABELLED_SENTENCES = 6


def read_meantime(folder: Path) -> list[Example]:
    """Sentences with times only. Raises InputError when the folder holds none."""
    paths = sorted(folder.glob("corpus_*/*.xml"))
    if not paths:
        raise InputError(f"{folder} holds no corpus_*/*.xml; give the folder of the corpus")
    return [example for path in paths for example in _document(path)]


def _document(path: Path) -> list[Example]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus file named by the caller
    sentences: dict[int, list[ElementTree.Element]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.get("sentence", "0"))].append(token)
    marked = [[anchor.get("t_id") for anchor in timex.iter("token_anchor")] for timex in root.iter("TIMEX3")]
    return [
        _example(path.stem, rows, [ids for ids in marked if ids])
        for number, rows in sorted(sentences.items())
        if number < LABELLED_SENTENCES
    ]


def _example(name: str, rows: list[ElementTree.Element], marked: list[list[str | None]]) -> Example:
    text, spans = join_tokens([row.text or "" for row in rows])
    places: dict[str | None, Chars] = {row.get("t_id"): span for row, span in zip(rows, spans, strict=True)}
    times = [(places[ids[0]][0], places[ids[-1]][1]) for ids in marked if ids[0] in places and ids[-1] in places]
    return Example(name, text, times=tuple(sorted(set(times))))
