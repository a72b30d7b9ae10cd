"""Which corpora teach the weights that ship, and which documents stay unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline_lab.corpora.conll import WIKIGOLD, read_conll
from dateline_lab.corpora.example import Example
from dateline_lab.corpora.guide import read_folder, read_inline
from dateline_lab.corpora.gum import read_gum
from dateline_lab.corpora.judged import read_judged
from dateline_lab.corpora.meantime import read_meantime
from dateline_lab.corpora.offsets import read_offsets

WIKINEWS = Path(__file__).parents[1] / "labels" / "wikinews.jsonl"
"""Labels of the texts in `unlabelled.jsonl`, which no set that is measured holds."""
OWN = Path(__file__).parents[1] / "labels" / "own.jsonl"
FOLDS = 5
HELD_OUT = 4
"""Of the labelled Wikinews documents in their order, those whose number leaves HELD_OUT on division by FOLDS are
never trained on; calibration and gate read them."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What to learn from: `news` and `made` (written to be labelled) have every layer, `auxiliary` some; `unseen` is
    for calibration."""

    news: list[Example]
    made: list[Example]
    auxiliary: list[Example]
    unseen: list[Example]


def lessons(corpora: Path, fold: int = HELD_OUT, judged: Sequence[Path] = ()) -> Lessons:
    """All lessons under `corpora`, and in the news those of judgements, of which events alone are known.

    Raises InputError when a corpus is missing or a file of judged lessons is wrong.
    """
    events = read_folder(corpora / "wikinews-events")
    held = documents_of_fold(events, fold)
    news = [e for e in events if e.document not in held]
    if WIKINEWS.exists():
        measured = {example.document for example in events}
        more = read_offsets(WIKINEWS, corpora / "wikinews-events" / "unlabelled.jsonl")
        news += [example for example in more if example.document not in measured]
    news += [example for path in judged for example in read_judged(path)]
    made = read_inline(OWN) if OWN.exists() else []
    auxiliary = [
        *read_conll(corpora / "wikigold/CONLL-format/data/wikigold.conll.txt", WIKIGOLD, "wikigold"),
        *read_gum(corpora / "gum"),
        *read_meantime(corpora / "meantime"),
    ]
    return Lessons(news, made, auxiliary, [e for e in events if e.document in held])


def documents_of_fold(examples: list[Example], fold: int) -> frozenset[str]:
    """Ids of the documents of one fold."""
    documents = dict.fromkeys(example.document for example in examples)
    return frozenset(name for number, name in enumerate(documents) if number % FOLDS == fold)
