"""The set `days`: values of time expressions (TimeML `.tml` files, MEANTIME, or GUM's `.conllu`), given their words.

`value`: an expression is right when first and last day are those of the value. A part of a period ("early 2009", "the
end of the year") is right when it lies inside the value's days, for annotators give the whole period there. `open`: of
the expressions that name no days (lengths of time, repeats, PAST_REF and its like; GUM marks none), the share left
without days. The anchor is the day the text says it was written. Where texts have a kind there is a `value_KIND` for
each and `value_written` for all but talk off the cuff.
"""

from __future__ import annotations

import re
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.link.dating import direction
from dateline.link.days import Anchor, resolve
from dateline_lab.corpora.days import Days, Expression, Written, read_written
from dateline_lab.scoring.figures import Counts, Figure, figure, share

_PART = re.compile(r"\b(?:early|late|mid|beginning|start|end|middle|earlier|later|rest|remainder)\b", re.IGNORECASE)


SPOKEN = frozenset({"conversation", "vlog"})
"""Genres of talk off the cuff. Their day is that of the upload (all conversations bear 1 January 2000)."""


def score_days(path: Path, _encoder: Encoder) -> dict[str, Figure]:
    """Figures of a folder of `.tml` files, of MEANTIME or of GUM. The encoder is not asked: the words are given."""
    texts = read_written(path)
    rows = [answers(text) for text in texts]
    figures = {"value": figure([_counts(row, asked=True) for row in rows], share)}
    kinds = {text.kind for text in texts} - {""}
    for name, of in [("written", kinds - SPOKEN), *((kind, {kind}) for kind in sorted(kinds))] if kinds else []:
        counts = [_counts(row, asked=True) for text, row in zip(texts, rows, strict=True) if text.kind in of]
        figures[f"value_{name}"] = figure(counts, share)
    if any(one.days is None for row in rows for one, _ in row):
        figures["open"] = figure([_counts(row, asked=False) for row in rows], share)
    return figures


def answers(text: Written) -> list[tuple[Expression, Days | None]]:
    """Each expression of a text with the days found for it."""
    named, found = None, []
    for one in text.expressions:
        days = resolve(one.words, Anchor(text.day, named, direction(None, one.before)))
        if days is not None and days.precision == "day":
            named = days.earliest
        found.append((one, (days.earliest, days.latest) if days else None))
    return found


def right(one: Expression, found: Days | None) -> bool:
    """Whether the days found are those of the value."""
    if found is None or one.days is None:
        return found is one.days
    inside = one.days[0] <= found[0] and found[1] <= one.days[1]
    return found == one.days or (inside and _PART.search(one.words) is not None)


def _counts(row: list[tuple[Expression, Days | None]], *, asked: bool) -> Counts:
    rows = [right(one, found) for one, found in row if (one.days is not None) == asked]
    return float(sum(rows)), float(len(rows))
