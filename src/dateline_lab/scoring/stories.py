"""The set `basil`: articles of three outlets, grouped by the event they tell (a folder with `articles.jsonl.gz`).

The events are dealt into two halves by the digest of their ids. All articles are grouped at once; the least likeness
for one story is the one that groups the one half best (of several as good the middle), and is measured on the other,
both ways. The other parameters of `dateline.join.stories` are fixed. `tfidf-*` is the same with the cosine of TF-IDF
vectors in place of `dateline.join.stories.alike`, their frequencies counted in the set itself; `shipped-*` is all
articles at ONE_STORY.

Where an article of the other half is put among those that are measured, it counts as a mistake there.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from dateline.errors import InputError
from dateline.join.stories import ONE_STORY, alike, grouped, telling
from dateline.join.weights import words_of
from dateline_lab.scoring.clusters import b_cubed, figures_of_parts, parts
from dateline_lab.scoring.figures import Counts, Figure

Likeness = dict[tuple[str, str], float]
_TRIED = tuple(number / 100 for number in range(6, 61, 2))


@dataclass(frozen=True, slots=True)
class Told:
    """An article of the set."""

    id: str
    event: str
    day: str
    title: str
    text: str


def score_stories(path: Path) -> dict[str, Figure]:
    """B-cubed and CoNLL figures of the folder."""
    articles = read_basil(path)
    ours, baseline = likeness(articles), tfidf(articles)
    true = _events(articles)
    shipped = parts(grouped([one.id for one in articles], ours, ONE_STORY), true)
    return (
        figures_of_parts(_by_halves(articles, ours))
        | {f"tfidf-{name}": one for name, one in figures_of_parts(_by_halves(articles, baseline)).items()}
        | {f"shipped-{name}": one for name, one in figures_of_parts(shipped).items()}
    )


def read_basil(path: Path) -> list[Told]:
    """The articles, by id. Raises InputError when the folder is another."""
    file = path / "articles.jsonl.gz"
    if not file.is_file():
        raise InputError(f"{path} holds no articles.jsonl.gz; give the folder same-event-basil")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    try:
        found = [
            Told(row["file"], row["triplet-uuid"], row["date"], row["title"], _text(row["body-paragraphs"]))
            for row in rows
        ]
    except KeyError as missing:
        raise InputError(f"{file} lacks the field {missing}; give the folder same-event-basil") from None
    return sorted(found, key=lambda one: one.id)


def likeness(articles: Sequence[Told]) -> Likeness:
    """The likeness of every two articles as the package has it."""
    ready = [telling(one.id, one.day, one.title, one.text) for one in articles]
    return {(one.article, other.article): alike(one, other) for n, one in enumerate(ready) for other in ready[n + 1 :]}


def tfidf(articles: Sequence[Told]) -> Likeness:
    """The cosine of TF-IDF vectors of title and text: (1 + ln tf) ln(N / df), counted in these articles."""
    counts = {one.id: Counter(words_of(f"{one.title} {one.text}")) for one in articles}
    within = Counter(word for found in counts.values() for word in found)
    vectors = {}
    for article, found in counts.items():
        vector = {word: (1 + log(n)) * log(len(articles) / within[word]) for word, n in found.items()}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors[article] = {word: value / length for word, value in vector.items()}
    ids = sorted(vectors)
    return {
        (one, other): sum(value * vectors[other].get(word, 0.0) for word, value in vectors[one].items())
        for n, one in enumerate(ids)
        for other in ids[n + 1 :]
    }


def _by_halves(articles: Sequence[Told], alike_by: Likeness) -> list[Counts]:
    ids = [one.id for one in articles]
    groupings = {least: grouped(ids, alike_by, least) for least in _TRIED}
    halves = [[one for one in articles if _half(one.event) == half] for half in (0, 1)]
    found = []
    for seen, unseen in (halves, halves[::-1]):
        reached = {least: _f1(groupings[least], seen, articles) for least in _TRIED}
        good = [least for least in _TRIED if reached[least] == max(reached.values())]
        best = good[len(good) // 2]
        found += parts(*_around(groupings[best], unseen, articles))
    return found


def _f1(groups: Sequence[Sequence[str]], of: Sequence[Told], articles: Sequence[Told]) -> float:
    return b_cubed(*_around(groups, of, articles)).f1


def _around(
    groups: Sequence[Sequence[str]], of: Sequence[Told], articles: Sequence[Told]
) -> tuple[list[set[str]], list[set[str]]]:
    """The groups that hold one of these articles, and the events over the articles in those groups."""
    wanted = {one.id for one in of}
    found = [set(group) for group in groups if wanted & set(group)]
    within: set[str] = set().union(*found)
    return found, [group & within for group in _events(articles) if group & within]


def _events(articles: Sequence[Told]) -> list[set[str]]:
    found: Mapping[str, set[str]] = defaultdict(set)
    for one in articles:
        found[one.event].add(one.id)
    return list(found.values())


def _half(event: str) -> int:
    return hashlib.sha256(event.encode()).digest()[0] % 2


def _text(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n".join(" ".join(sentences) for sentences in paragraphs)
