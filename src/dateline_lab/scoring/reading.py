"""Texts through the run-time stages: what is measured is what ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from dateline.annotate import Quotes, Reader, Sentences
from dateline.annotate.encoder import Encoder
from dateline.model import Article, Document, Page, Paragraph, Sentence, Span
from dateline_lab.corpora.example import Example

WEIGHTS = Path(__file__).parents[2] / "dateline" / "resources" / "encoder"
"""The encoder that ships."""


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled document, its examples with where each begins in the article's text, and what was read of it."""

    document: Document
    examples: tuple[tuple[int, Example], ...]


def read_examples(encoder: Encoder, examples: Sequence[Example]) -> list[Told]:
    """Read labelled sentences as one article a document, sentence bounds as labelled."""
    told = [article_of(name, list(rows)) for name, rows in groupby(examples, key=lambda example: example.document)]
    documents = Quotes()(Reader(encoder)([one.document for one in told]))
    return [replace(one, document=document) for one, document in zip(told, documents, strict=True)]


def read_texts(encoder: Encoder, texts: Sequence[str]) -> list[Document]:
    """Read running texts; each line is a paragraph of the body."""
    documents = [_document(str(number), text, _lines(text)) for number, text in enumerate(texts)]
    return Quotes()(Reader(encoder)(Sentences()(documents)))


def article_of(name: str, examples: Sequence[Example]) -> Told:
    """Sentences put one after the other as an article, not yet read; sentence bounds as given."""
    text, placed = "", []
    for example in examples:
        placed.append((len(text), example))
        text += example.text + " "
    document = _document(name, text, [Span(0, len(text))])
    sentences = tuple(Sentence(Span(at, at + len(example.text)), 0) for at, example in placed)
    return Told(replace(document, sentences=sentences), tuple(placed))


def _document(name: str, text: str, paragraphs: list[Span]) -> Document:
    page = Page(text.encode(), "text", name)
    body = tuple(Paragraph("body", span) for span in paragraphs)
    return Document(page, Article(name, page.id, text, body, language="en"))


def _lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if body:
            spans.append(Span(at, at + len(body)))
        at += len(line)
    return spans
