"""The set `held`: the labelled Wikinews documents that the shipped weights were never trained on; PATH is the corpora's
folder.

All figures of `events`, and `calibration_error`, the expected calibration error (Naeini et al. 2015, ten bins) of the
triggers' scores, scaled by a fit on other documents. So few scores have an error even where each is exactly the chance
of being right: `calibration_by_chance` is that error, by a thousand throws of the dice, with the range of 95 % of them.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.model import Document
from dateline_lab.corpora.example import Example
from dateline_lab.corpora.guide import read_folder
from dateline_lab.corpora.sources import HELD_OUT, documents_of_fold
from dateline_lab.scoring.events import align, score_told
from dateline_lab.scoring.figures import RESAMPLES, Counts, Figure, figure
from dateline_lab.scoring.reading import read_examples
from dateline_lab.train.calibrate import Judged, calibration_error, cross_scaled, gaps

_FOLDER = "wikinews-events"
_SHOWN = 6
"""Triggers shown of each kind of error."""


def score_held(corpora: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures of the documents left out. Raises InputError when the corpus is missing."""
    examples = held(corpora)
    judgements = cross_scaled(encoder, examples)
    calibration = {"calibration_error": _error(judgements), "calibration_by_chance": by_chance(judgements)}
    return score_told(read_examples(encoder, examples)) | calibration


def held(corpora: Path) -> list[Example]:
    """The sentences of the documents left out."""
    examples = read_folder(corpora / _FOLDER)
    documents = documents_of_fold(examples, HELD_OUT)
    return [example for example in examples if example.document in documents]


def by_chance(judgements: Sequence[Judged]) -> Figure:
    """The calibration error that these scores would have, were each exactly the chance of being right."""
    scores = [one.score for one in judgements]
    rng = random.Random(7)
    errors = sorted(
        calibration_error(scores, [rng.random() < score for score in scores]) for _ in range(RESAMPLES if scores else 1)
    )
    low, high = errors[int(0.025 * len(errors))], errors[int(0.975 * len(errors))]
    return Figure(sum(errors) / len(errors), low, high, len(scores))


def type_errors(corpora: Path, encoder: Encoder) -> list[str]:
    """What was read for what, commonest first: true type, type read, how often, and some of the words."""
    found: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for told in read_examples(encoder, held(corpora)):
        for number, (at, example) in enumerate(told.examples):
            for pair, word in _confused(told.document, number, (at, example)):
                found[pair] += 1
                words[pair].append(word)
    return [
        f"{count:4}  {true} read as {read}: {', '.join(words[true, read][:_SHOWN])}"
        for (true, read), count in sorted(found.items(), key=lambda row: (-row[1], row[0]))
    ]


def _confused(document: Document, number: int, placed: tuple[int, Example]) -> list[tuple[tuple[str, str], str]]:
    at, example = placed
    mentions = [mention for mention in document.mentions or () if mention.sentence == number]
    aligned = align(example, at, mentions)
    rows = [((g.type, m.type), example.text[slice(*g.trigger)]) for g, m in aligned.pairs if g.type != m.type]
    right = [gold for gold, _ in aligned.pairs]
    read = [mention for _, mention in aligned.pairs]
    rows += [((g.type, "nothing"), example.text[slice(*g.trigger)]) for g in example.events or () if g not in right]
    text = document.article.text if document.article else ""
    return rows + [(("nothing", m.type), m.trigger.of(text)) for m in mentions if m not in read]


def _error(judgements: Sequence[Judged]) -> Figure:
    by_document: dict[str, list[Judged]] = defaultdict(list)
    for one in judgements:
        by_document[one.document].append(one)
    rows = [
        (*gaps([one.score for one in several], [one.right for one in several]), float(len(several)))
        for several in by_document.values()
    ]
    return figure(rows, _mean_gap)


def _mean_gap(counts: Counts) -> float:
    *sums, total = counts
    return sum(map(abs, sums)) / total if total else 0.0
