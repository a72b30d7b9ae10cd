"""The set `plv`: PLOVER roots of (source, target) pairs, answered by weights that never saw PLV.

The answer is the type of the trigger that best links the two: for each word the chance that it is a trigger of a
type, times the chances that the source's and the target's words fill those roles. PLOVER's own rules for acts to come
are applied as the exports do: cooperation to come counts as AGREE, conflict to come as THREATEN, and CONCEDE and
RETREAT are PLV's YIELD. `macro_f1` is over the roots that the set holds, `accuracy` beside it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.encoder import Encoder, ReadSentence
from dateline.annotate.encoder.decode import OUTPUTS, Floats, softmax, trigger_chances
from dateline.annotate.encoder.encoder import Raw
from dateline.annotate.encoder.labels import OUTSIDE, Labels
from dateline.errors import InputError
from dateline_lab.corpora.example import Chars
from dateline_lab.scoring.figures import Counts, Figure, figure, share

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
TO_COME = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"), "AGREE"),
    **dict.fromkeys(("SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"), "THREATEN"),
}
_SMOOTH = 0.1
"""What a pair gets whose words fill no role, so that an answer is always given."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with the characters of source and target, and the true root ("" where unknown)."""

    text: str
    source: Chars
    target: Chars
    root: str


def score_plv(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures of a PLV TSV file."""
    pairs = read_plv(path)
    answers = predict(pairs, encoder)
    roots = sorted({pair.root for pair in pairs})
    rows: list[Counts] = []
    for pair, answer in zip(pairs, answers, strict=True):
        row: list[float] = []
        for root in roots:
            row += [pair.root == root == answer, answer == root, pair.root == root]
        rows.append((*row, 1.0))
    right = [(float(pair.root == answer), 1.0) for pair, answer in zip(pairs, answers, strict=True)]
    return {"macro_f1": figure(rows, _macro), "accuracy": figure(right, share)}


def read_plv(path: Path) -> list[Pair]:
    """Rows of the file. Raises InputError when it is not such a file."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [_pair(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_MINIMAL)]
    except (OSError, KeyError, ValueError) as fault:
        raise InputError(f"{path} is not a PLV file ({fault}); give the TSV itself") from fault


def predict(pairs: Sequence[Pair], encoder: Encoder) -> list[str]:
    """A root for each pair."""
    best: dict[int, tuple[float, str]] = {}
    for at, raw in encoder.raw([ReadSentence(pair.text) for pair in pairs]):
        chances = root_chances(pairs[at], raw, encoder.labels)
        root = max(chances, key=lambda name: (chances[name], name))
        best[at] = max(best.get(at, (-1.0, "")), (chances[root], root))
    return [best[at][1] if at in best else "" for at in range(len(pairs))]


def root_chances(pair: Pair, raw: Raw, labels: Labels) -> dict[str, float]:
    """Weight of each root for the pair in one window."""
    words = raw.words
    by_word = {name: raw.outputs[name][words.pieces] for name in OUTPUTS[:-1]}
    roles = raw.outputs["roles"][np.ix_(words.pieces, words.pieces)]
    links = _links(pair, raw, roles, labels)
    weights = trigger_chances(by_word) * links[:, None]
    to_come = softmax(by_word["statuses"])[:, labels.statuses.index("planned")]
    roots: dict[str, float] = {}
    for at, kind in enumerate(labels.types):
        now, later = weights[:, at] * (1 - to_come), weights[:, at] * to_come
        for root, weight in ((YIELD.get(kind, kind), now), (TO_COME.get(kind, YIELD.get(kind, kind)), later)):
            roots[root] = roots.get(root, 0.0) + float(weight.sum())
    return roots


def _links(pair: Pair, raw: Raw, roles: Floats, labels: Labels) -> NDArray[np.float64]:
    """By trigger word: how well it links source and target; both as sources count for acts done together."""
    source, target = labels.roles.index("src"), labels.roles.index("tgt")
    acts = _filled(roles, source, pair.source, raw)
    suffers = np.maximum(_filled(roles, target, pair.target, raw), 0.7 * _filled(roles, source, pair.target, raw))
    return np.asarray((_SMOOTH + acts) * (_SMOOTH + suffers), np.float64)


def _filled(roles: Floats, role: int, span: Chars, raw: Raw) -> Floats:
    covered = np.flatnonzero((raw.words.starts < span[1]) & (raw.words.ends > span[0]))
    if not len(covered):
        return np.zeros(len(roles), np.float32)
    inside = 1 - softmax(roles[:, covered, 3 * role : 3 * role + 3])[:, :, OUTSIDE]
    return np.asarray(inside.max(axis=1), np.float32)


def _pair(row: Mapping[str, str]) -> Pair:
    marked = row["marked_sentence"]
    spans: dict[str, Chars] = {"s": (0, 0), "t": (0, 0)}  # nothing: a recipient that the sentence leaves unsaid
    text = marked
    there = [tag for tag in ("s", "t") if f"<{tag}>" in marked]
    for tag in sorted(there, key=lambda tag: marked.index(f"<{tag}>")):
        start = text.index(f"<{tag}>")
        end = text.index(f"</{tag}>") - len(f"<{tag}>")
        text = text.replace(f"<{tag}>", "", 1).replace(f"</{tag}>", "", 1)
        spans[tag] = (start, end)
    return Pair(text, spans["s"], spans["t"], row["gold_root"])


def _macro(counts: Counts) -> float:
    roots = [counts[i : i + 3] for i in range(0, len(counts) - 1, 3)]
    values = [2 * right / (found + true) if found + true else 0.0 for right, found, true in roots if true or found]
    return sum(values) / len(values) if values else 0.0
