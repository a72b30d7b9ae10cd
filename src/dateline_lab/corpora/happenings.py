"""Labels of which reports tell one act, and what became of announced acts: see `labels/README.md`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.acquire import acquire
from dateline.errors import InputError
from dateline.model import Page

LABELS = Path(__file__).parents[1] / "labels"
EXAMPLES = Path(__file__).parents[3] / "examples"
PARTS = ("develop", "hold")

Place = tuple[str, str]
"""Corpus, and the article in it."""

_FILES = {"news-2025": "news-2025/articles.jsonl.gz"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article whose reports are labelled; `sha256` is that of its text."""

    place: Place
    sha256: str
    story: str
    part: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A labelled report: its trigger, and the act it tells, None for a misreading."""

    place: Place
    start: int
    end: int
    type: str
    status: str
    group: str | None
    story: str
    part: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of an announced act: the act that decides it and how, both empty where the texts tell nothing."""

    announced: str
    later: str | None
    relations: tuple[str, ...]
    story: str
    part: str


def read_chosen(folder: Path = LABELS) -> list[Chosen]:
    """The articles."""
    return [
        Chosen((row["corpus"], row["article"]), row["sha256"], row["story"], row["part"])
        for row in _rows(folder / "happening_articles.jsonl")
    ]


def read_marked(folder: Path = LABELS, file: str = "happenings.jsonl") -> list[Marked]:
    """The reports, in the order of the file. Raises InputError when the folder lacks it."""
    fields = ("start", "end", "type", "status", "group", "story", "part")
    return [
        Marked((row["corpus"], row["article"]), **{name: row[name] for name in fields}) for row in _rows(folder / file)
    ]


def read_ended(folder: Path = LABELS, file: str = "outcomes.jsonl") -> list[Ended]:
    """The announced acts. Raises InputError when the folder lacks the file."""
    found = []
    for row in _rows(folder / file):
        relations = (row["relation"], *row.get("also", ())) if row["relation"] else ()
        found.append(Ended(row["announced"], row["later"], relations, row["story"], row["part"]))
    return found


def pages(corpora: Path, chosen: Sequence[Chosen]) -> list[Page]:
    """The page of each article; `corpora` is their folder, or a folder in it. Raises InputError when one is missing."""
    if not (corpora / "news-2025").is_dir():
        corpora = corpora.parent
    wanted = {one.place for one in chosen}
    found: dict[Place, Page] = {}
    for place, page in _all_pages(corpora, {corpus for corpus, _ in wanted}):
        if place in wanted:
            found.setdefault(place, page)
    if missing := sorted(wanted - found.keys()):
        raise InputError(f"{corpora} lacks {len(missing)} labelled articles, {missing[0]} first; name the corpora")
    return [found[one.place] for one in chosen]


def _all_pages(corpora: Path, wanted: set[str]) -> Iterator[tuple[Place, Page]]:
    for corpus in sorted(wanted):
        root = EXAMPLES if corpus == "examples" else corpora / _FILES[corpus]
        for item in acquire([str(root)]):
            if isinstance(item, Page):
                article = item.origin.removeprefix(f"{root}/") if corpus == "examples" else item.address
                yield (corpus, article or ""), item


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise InputError(f"{path.parent} holds no {path.name}; give a folder of labels")
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
