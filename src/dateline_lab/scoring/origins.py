"""The set `origins`: which articles are found to share text, by how the text was changed on its way.

For each degree of change `recall_D`: of the copies so made, those found to be one text with their article; and
`precision_D`: of the pairs found of such a copy and any article, those that are one text. `mt` are two machine
translations of one article, `mt_ref` a machine's and a person's. `other_reports`: of pairs of articles of different
outlets on one story, those found to be apart; `precision_pool`: of the pairs found among the articles as they were
printed, those that are one text, by the judgements in `labels/origins.tsv`. Bootstrap over articles.

The articles are real; the copies are made (`dateline_lab.origins`), always the same. Rules were tuned on half 0 of the
articles; figures are of half 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path

from dateline.join.origins import LEAST_SHARED, compare, sketch
from dateline.join.origins.body import Body
from dateline_lab.origins.made import DEGREES, Made, Text, make
from dateline_lab.scoring.figures import Counts, Figure, figure, share

REPORTED = 1
"""The half of the articles that is reported on."""

Pair = tuple[int, int]
Finder = Callable[[Sequence[Body]], Iterable[Pair]]
"""Gives the pairs of bodies (by their places) that share text."""


@dataclass(frozen=True, slots=True)
class Result:
    """A pair of texts, whether it was found, and whether it is one text."""

    one: Text
    other: Text
    found: bool
    true: bool


def score_origins(corpora: Path, half: int = REPORTED) -> dict[str, Figure]:
    """Figures of one half of the articles in the folder of the corpora."""
    return figures(judge(make(corpora, half), found_by_rules))


def found_by_rules(bodies: Sequence[Body]) -> Iterator[Pair]:
    """Pairs as a record finds them: enough shared fingerprints, then compared."""
    holding: dict[int, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        for mark in sketch(body):
            holding[mark].append(at)
    common: dict[Pair, int] = defaultdict(int)
    for places in holding.values():
        for pair in combinations(places, 2):
            common[pair] += 1
    for (one, other), count in common.items():
        if count >= LEAST_SHARED and compare(bodies[one], bodies[other]) is not None:
            yield one, other


def judge(made: Made, find: Finder) -> list[Result]:
    """Every pair that is one text or was found, and every pair of reports on one story."""
    texts = [*made.pool, *made.copies, *made.translations]
    found = {(min(pair), max(pair)) for pair in find([one.body for one in texts])}
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for name in {text.story, *_names(text)}:
            by_name[name].append(at)
    near = {pair for places in by_name.values() for pair in combinations(places, 2)}
    return [Result(texts[i], texts[j], (i, j) in found, _one_text(texts[i], texts[j])) for i, j in sorted(found | near)]


def figures(results: Sequence[Result]) -> dict[str, Figure]:
    """The figures by name."""
    counts: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for one in results:
        for name, right, among in _counted(one):
            total = counts[name][min(one.one.of)]
            total[0] += right
            total[1] += among
    return {name: figure([_tuple(one) for one in by.values()], share) for name, by in sorted(counts.items())}


def _counted(one: Result) -> Iterator[tuple[str, float, float]]:
    degree = _degree(one)
    if degree in DEGREES or degree.startswith("mt"):
        if one.true:
            yield f"recall_{degree}", float(one.found), 1.0
        if one.found:
            yield f"precision_{degree}", float(one.true), 1.0
    if degree == "pool" and one.found:
        yield "precision_pool", float(one.true), 1.0
    if _reports(one.one, one.other) and not one.true:
        yield "other_reports", float(not one.found), 1.0


def _degree(one: Result) -> str:
    """What a pair counts for: the degree of a copy against an article; copies against each other count for nothing."""
    kinds = sorted({one.one.degree, one.other.degree})
    match kinds:
        case ["pool"] | ["mt"]:
            return kinds[0]
        case ["mt", "ref"]:
            return "mt_ref"
        case [_, "pool"] | ["pool", _]:
            return next(kind for kind in kinds if kind != "pool")
    return ""


def _one_text(one: Text, other: Text) -> bool:
    return bool(_names(one) & _names(other))


def _names(text: Text) -> set[str]:
    return {_judged().get(name, name) for name in text.of}


def _reports(one: Text, other: Text) -> bool:
    same = one.degree == other.degree == "pool" and one.story == other.story
    return same and one.body.outlet != other.body.outlet


@lru_cache(maxsize=1)
def _judged() -> Mapping[str, str]:
    """Articles that have been read and found to be one text, each with the name of the text."""
    lines = (files("dateline_lab") / "labels" / "origins.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: row[0] for row in rows for name in row}


def _tuple(counts: Sequence[float]) -> Counts:
    return tuple(counts)
