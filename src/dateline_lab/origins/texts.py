"""The real articles that the set of shared text is made from, each as sentences."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.annotate.sentences import sentences_of
from dateline.errors import InputError
from dateline.model import Article, Paragraph, Span

LEAST, _MOST = 8, 60
"""Sentences of an article that is used, and how many of a longer one are."""

_OWN = 3


@dataclass(frozen=True, slots=True)
class Source:
    """An article: where it is from, who printed it, what it tells of, and its sentences."""

    id: str
    outlet: str | None
    story: str
    sentences: tuple[str, ...]


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text, as the program parts them."""
    spans = [Span(at, at + len(line)) for at, line in _lines(text)]
    article = Article("a", "a", text, tuple(Paragraph("body", span) for span in spans))
    return tuple(one.span.of(text) for one in sentences_of(article))


def half_of(name: str) -> int:
    """0 or 1: the half of the texts that one belongs to."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def own_lines(sources: Iterable[Source]) -> set[tuple[str | None, str]]:
    """Sentences that three articles of an outlet have, with the outlet: no other desk would copy these."""
    counted = Counter((one.outlet, line) for one in sources for line in set(one.sentences))
    return {line for line, count in counted.items() if count >= _OWN}


def news(corpora: Path) -> Iterator[Source]:
    """Of news-2025 each English article once."""
    seen = set()
    for row in _rows(corpora / "news-2025" / "articles.jsonl.gz"):
        text = " ".join(row["text"].split())
        if row["source"].startswith(("zeit", "arutz")) or text in seen or row["title"] in seen:
            continue
        seen |= {text, row["title"]}
        yield from _source(f"news-{row['id']}", row["source"].split("-")[0], f"news-{row['id']}", split(text))


def wikinews(corpora: Path) -> Iterator[Source]:
    """Of Wikinews, the dateline left out."""
    for row in _rows(corpora / "wikinews-events" / "texts.jsonl"):
        yield from _source(row["id"], "wikinews", row["id"], tuple(row["sents"][1:]))


def basil(corpora: Path) -> Iterator[Source]:
    """Three outlets on each of a hundred stories."""
    for row in _rows(corpora / "same-event-basil" / "articles.jsonl.gz"):
        sentences = tuple(one for paragraph in row["body-paragraphs"] for one in paragraph if one.strip())
        yield from _source(
            f"{row['triplet-uuid']}-{row['source'].lower()}", row["source"].lower(), row["triplet-uuid"], sentences
        )


def translated(corpora: Path) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Of each article of mt-news its translations: `ref` by a person, the others by machines."""
    for row in _rows(corpora / "mt-news" / "docs.jsonl"):
        if row["domain"] == "news":
            yield row["id"], {name: split(text) for name, text in {"ref": row["ref"], **row["mt"]}.items()}


def _source(name: str, outlet: str, story: str, sentences: tuple[str, ...]) -> Iterator[Source]:
    if len(sentences) >= LEAST:
        yield Source(name, outlet, story, sentences[:_MOST])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        data = path.read_bytes()
        for line in (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n"):
            if line:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"cannot read {path}: {error}; give the folder of the corpora") from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1
