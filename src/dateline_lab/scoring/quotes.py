"""The set `quotes`: PolNeAR (a folder with `text/*.txt` and `attributions/*.ann`), as far as direct speech goes.

Only direct speech is read, so only it is asked: a gold content counts when it begins with a quotation mark and has four
words or more. `content` is the F1 of quotes that share characters with such a content (a quote that meets any
attributed content is no error), `source` the share of matched quotes whose speaker meets a gold source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.errors import InputError
from dateline.model import Quote, Span
from dateline_lab.scoring.figures import Counts, Figure, figure, share
from dateline_lab.scoring.reading import read_texts

_LEAST_WORDS = 4
_OPENING = re.compile(r"[\"“‘']")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words and who said them."""

    content: Span
    sources: tuple[Span, ...]


def score_quotes(path: Path, encoder: Encoder) -> dict[str, Figure]:
    """Figures of a PolNeAR folder."""
    articles = read_polnear(path)
    contents: list[Counts] = []
    speakers: list[Counts] = []
    documents = read_texts(encoder, [text for text, _ in articles])
    for (text, attributions), document in zip(articles, documents, strict=True):
        found = document.quotes or ()
        contents.append(_contents(text, attributions, found))
        speakers.append(_speakers(attributions, found))
    return {"content": figure(contents, _f1), "source": figure(speakers, share)}


def read_polnear(path: Path) -> list[tuple[str, list[Attribution]]]:
    """Texts with their attributions. Raises InputError when the folder is another."""
    articles = []
    for text in sorted(path.rglob("text/*.txt")):
        marks = sorted((text.parent.parent / "attributions").glob(f"{text.stem}*.ann"))
        if marks:
            with text.open(encoding="utf-8", newline="") as file:
                articles.append((file.read(), _attributions(marks[0])))
    if not articles:
        raise InputError(f"{path} holds no text/*.txt with attributions/*.ann; give the folder of PolNeAR")
    return articles


def _attributions(path: Path) -> list[Attribution]:
    spans: dict[str, Span] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            numbers = [int(number) for number in re.findall(r"\d+", rest.split("\t")[0])]
            if min(numbers) < max(numbers):
                spans[name] = Span(min(numbers), max(numbers))
        elif name.startswith("E"):
            parts = [part.partition(":")[::2] for part in rest.split()]
            sources = tuple(spans[mark] for role, mark in parts if role.startswith("Source") and mark in spans)
            found += [
                Attribution(spans[mark], sources)
                for role, mark in parts
                if role.startswith("Content") and mark in spans
            ]
    return found


def _contents(text: str, attributions: Sequence[Attribution], found: Sequence[Quote]) -> Counts:
    """(right quotes, quotes, asked contents found, asked contents)."""
    asked = [one.content for one in attributions if _is_direct(one.content.of(text))]
    right = sum(any(quote.span.meets(one.content) for one in attributions) for quote in found)
    reached = sum(any(quote.span.meets(content) for quote in found) for content in asked)
    return float(right), float(len(found)), float(reached), float(len(asked))


def _is_direct(words: str) -> bool:
    return _OPENING.match(words) is not None and len(words.split()) >= _LEAST_WORDS


def _f1(counts: Counts) -> float:
    right, found, reached, asked = counts
    if not (right and reached):
        return 0.0
    precision, recall = right / found, reached / asked
    return 2 * precision * recall / (precision + recall)


def _speakers(attributions: Sequence[Attribution], found: Sequence[Quote]) -> Counts:
    right = asked = 0
    for quote in found:
        sources = [source for one in attributions if one.content.meets(quote.span) for source in one.sources]
        if sources:
            asked += 1
            speaker = quote.speaker
            right += speaker is not None and any(speaker.meets(source) for source in sources)
    return float(right), float(asked)
