"""The command `train`: defaults, and a clear word when the extra [lab] is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dateline_lab.corpora.sources import HELD_OUT
from dateline_lab.train.build import build
from dateline_lab.train.loop import Plan


def train(
    corpora: Path, out: Path, epochs: int | None, fold: int | None, resume: bool = False, judged: Sequence[Path] = ()
) -> None:
    """Build the weights with the shipped plan, or with another number of epochs or another fold left unseen; `resume`
    goes on with a training that was cut off; `judged` are files of lessons of judgements."""
    plan = Plan() if epochs is None else replace(Plan(), epochs=epochs)
    build(corpora, out, plan, HELD_OUT if fold is None else fold, resume, judged)
