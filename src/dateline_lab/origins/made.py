"""The set of shared text: a pool of real articles, and copies of some of them in seven degrees of change."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.join.origins import Body, body_of
from dateline.model import Article, Paragraph, Sentence, Span
from dateline_lab.origins import changes
from dateline_lab.origins.texts import LEAST, Source, basil, half_of, news, own_lines, translated, wikinews

_COPIED = 1 / 4
"""Share of the articles that are copied."""
DEGREES = ("cut", "reordered", "wrapped", "light", "light_cut", "heavy")


@dataclass(frozen=True, slots=True)
class Text:
    """A body of the set. `of` are the articles whose text it has: those two bodies of one article are one text."""

    body: Body
    degree: str
    of: frozenset[str]
    story: str


@dataclass(frozen=True, slots=True)
class Made:
    """The articles as they are, their copies, and the translations."""

    pool: tuple[Text, ...]
    copies: tuple[Text, ...]
    translations: tuple[Text, ...]


def make(corpora: Path, half: int) -> Made:
    """The set of one half of the articles (0 or 1)."""
    read = [one for kind in (news, wikinews, basil) for one in _chosen(kind(corpora), half)]
    own = own_lines(read)
    copied = [
        replace(one, sentences=kept)
        for one in read
        if random.Random(one.id).random() < _COPIED
        and len(kept := tuple(line for line in one.sentences if (one.outlet, line) not in own)) >= LEAST
    ]
    around = {one.id: two for one, two in zip(copied, [*copied[1:], *copied[:1]], strict=True)}
    copies = tuple(text for one in copied for text in _copies(one, around[one.id]))
    pool = tuple(
        Text(as_body(one.id, one.sentences, one.outlet), "pool", frozenset({one.id}), one.story) for one in read
    )
    return Made(pool, copies, tuple(_translations(corpora, half)))


def as_body(name: str, sentences: Sequence[str], outlet: str | None = None) -> Body:
    """Sentences as the body of an article, each a line."""
    spans, at = [], 0
    for one in sentences:
        spans.append(Span(at, at + len(one)))
        at += len(one) + 1
    article = Article(name, name, "\n".join(sentences), tuple(Paragraph("body", span) for span in spans), outlet=outlet)
    return body_of(article, [Sentence(span, number) for number, span in enumerate(spans)])


def _chosen(sources: Iterator[Source], half: int) -> list[Source]:
    return [one for one in sources if half_of(one.story) == half]


def _copies(source: Source, other: Source) -> Iterator[Text]:
    for degree in DEGREES:
        rng = random.Random(f"{source.id} {degree}")
        text, of = list(source.sentences), frozenset({source.id})
        match degree:
            case "cut":
                text = changes.cut(text, rng)
            case "reordered":
                text = changes.reordered(text, rng)
            case "wrapped":
                text, of = changes.wrapped(text, rng, other.sentences), of | {other.id}
            case "light":
                text = changes.light(text, rng)
            case "light_cut":
                text = changes.cut(changes.light(text, rng), rng)
            case _:
                text = changes.heavy(text, rng)
        yield Text(as_body(f"{source.id} {degree}", text), degree, of, source.story)


def _translations(corpora: Path, half: int) -> Iterator[Text]:
    for name, versions in translated(corpora):
        if half_of(name) == half:
            for kind, sentences in sorted(versions.items()):
                if len(sentences) >= 3:
                    yield Text(
                        as_body(f"{name} {kind}", sentences), "ref" if kind == "ref" else "mt", frozenset({name}), name
                    )
