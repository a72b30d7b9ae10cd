"""The stage that finds sentences in the paragraphs that are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.annotate.repaired import Repaired
from dateline.annotate.splitting import MAX_CHARACTERS, sentence_bounds
from dateline.model import READ_KINDS, Article, Document, Issue, Sentence, Span

_ENDS = ".!?…\"'”’»)]。！？"


class Sentences:
    """Gives each article its sentences, in the order of the text. Paragraphs never share a sentence."""

    name = "sentences"
    needs = frozenset({"article"})
    gives = frozenset({"sentences"})

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """Split the paragraphs of READ_KINDS; documents without an article pass unchanged."""
        return [_split(document) for document in documents]


def _split(document: Document) -> Document:
    if document.article is None:
        return document
    sentences = tuple(sentences_of(document.article))
    issues = document.issues
    if any(_cut_apart(document.article.text, one, later) for one, later in pairwise(sentences)):
        message = f"A sentence of more than {MAX_CHARACTERS} characters was read in parts."
        issues = (*issues, Issue(Sentences.name, "long-sentence", message))
    return replace(document, sentences=sentences, issues=issues)


def _cut_apart(text: str, one: Sentence, later: Sentence) -> bool:
    """Whether two neighbours were one sentence: the first is long and ends without any mark of an end."""
    length = one.span.end - one.span.start
    return one.paragraph == later.paragraph and length > MAX_CHARACTERS // 3 and text[one.span.end - 1] not in _ENDS


def sentences_of(article: Article) -> Iterator[Sentence]:
    """Sentences of an article's read paragraphs, spans in characters of its text."""
    repaired = Repaired.of(article)
    for index, paragraph in enumerate(article.paragraphs):
        here = repaired.to_repaired(paragraph.span)
        if paragraph.kind not in READ_KINDS or here is None:
            continue
        for start, end in sentence_bounds(here.of(repaired.text)):
            span = repaired.to_original(Span(here.start + start, here.start + end))
            yield Sentence(span, index)
