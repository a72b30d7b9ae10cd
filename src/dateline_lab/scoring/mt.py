"""The set `mt`: the events read from machine translations against those read from a person's translation.

Figures: F1 of the events of an article by type and status (`type_status`), by type (`type`), and of names by their
words (`names`), over all machine translations of all articles, bootstrap over articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.model import Document
from dateline_lab.corpora.guide import read_lines
from dateline_lab.scoring.figures import Counts, Figure, f1, figure, matched
from dateline_lab.scoring.reading import read_texts


def score_mt(path: Path, encoder: Encoder, every: int = 1) -> dict[str, Figure]:
    """Figures of a `docs.jsonl`; `every` reads each n-th article only."""
    counts: dict[str, list[Counts]] = defaultdict(list)
    for row in list(read_lines(path))[::every]:
        reference, *translations = read_texts(encoder, [row["ref"], *row["mt"].values()])
        sums: dict[str, Counts] = {}
        for translation in translations:
            for name, one in _compare(translation, reference):
                sums[name] = tuple(map(sum, zip(sums.get(name, (0.0, 0.0, 0.0)), one, strict=True)))
        for name, total in sums.items():
            counts[name].append(total)
    return {name: figure(rows, f1) for name, rows in sorted(counts.items())}


def _compare(found: Document, true: Document) -> Iterator[tuple[str, Counts]]:
    ours, theirs = found.mentions or (), true.mentions or ()
    yield "type_status", matched([(m.type, m.status) for m in ours], [(m.type, m.status) for m in theirs])
    yield "type", matched([m.type for m in ours], [m.type for m in theirs])
    yield "names", matched(_names(found), _names(true))


def _names(document: Document) -> list[str]:
    text = document.article.text if document.article else ""
    return [name.span.of(text).lower() for name in document.names or ()]
