"""The stage that reads: all that is learned of a sentence, put back on the article's own characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.annotate.consistency import consistent
from dateline.annotate.edges import joined_phrases, joined_times, name_edges
from dateline.annotate.encoder.reading import Reading, ReadSentence, Scored, Trigger
from dateline.annotate.repaired import Repaired
from dateline.model import Article, Document, EventMention, Issue, Name, Span, TimeExpression

_CONTEXT = 400
"""Characters of the neighbouring sentences that a reader is given on each side."""


class Reads(Protocol):
    """What the stage asks of an encoder."""

    def read(self, sentences: list[ReadSentence]) -> list[Reading]:
        """One reading for each sentence, in order."""
        ...


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence as the encoder sees it, with the way back: `start` is its first character in the repaired text."""

    sentence: ReadSentence
    start: int
    repaired: Repaired

    def back(self, start: int, end: int) -> Span:
        """Characters of the sentence as a span of the article."""
        return self.repaired.to_original(Span(self.start + start, self.start + end))

    def all_back(self, scored: Sequence[Scored]) -> tuple[Span, ...]:
        """Distinct spans of the article, in the order given."""
        return tuple(dict.fromkeys(self.back(one.start, one.end) for one in scored))

    def phrases_back(self, scored: Sequence[Scored]) -> tuple[Span, ...]:
        """The same for noun phrases: joined where they were torn, and trimmed."""
        return self.all_back(joined_phrases(self.sentence.text, scored))


class Reader:
    """Gives names, times and event mentions. Reads English; other languages are named in an issue and left unread.

    The encoder is given one article at a time: its 8-bit arithmetic takes its scale from all that is read in one pass,
    so that a reading would otherwise depend on what lay beside the page.
    """

    name = "read"
    needs = frozenset({"article", "sentences"})
    gives = frozenset({"names", "times", "mentions"})

    def __init__(self, encoder: Reads) -> None:
        self._encoder = encoder

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """Read the sentences of each document; those without an article or sentences pass unchanged."""
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Document:
        seen = _prepare(document)
        readings = self._encoder.read([one.sentence for one in seen]) if seen else []
        return _finish(document, seen, readings)


def _prepare(document: Document) -> list[_Seen]:
    article, sentences = document.article, document.sentences
    if article is None or sentences is None or not _is_read(article):
        return []
    repaired = Repaired.of(article)
    spans = [repaired.to_repaired(sentence.span) for sentence in sentences]
    texts = ["", *(span.of(repaired.text) if span else "" for span in spans), ""]
    return [
        _Seen(ReadSentence(here, before[-_CONTEXT:], after[:_CONTEXT]), span.start if span else 0, repaired)
        for span, before, here, after in zip(spans, texts, texts[1:], texts[2:], strict=False)
    ]


def _is_read(article: Article) -> bool:
    return article.language is None or article.language.lower().split("-")[0] == "en"


def _finish(document: Document, seen: Sequence[_Seen], readings: Sequence[Reading]) -> Document:
    article, sentences = document.article, document.sentences
    if article is None or sentences is None:
        return document
    if not _is_read(article):
        message = f"The text is in another language ({article.language}); only English is read for events."
        issues = (*document.issues, Issue(Reader.name, "language-not-read", message))
        return replace(document, names=(), times=(), mentions=(), issues=issues)
    names: list[Name] = []
    times: list[TimeExpression] = []
    mentions: list[EventMention] = []
    for number, (one, reading) in enumerate(zip(seen, readings, strict=True)):
        names += _names(one, reading)
        found = joined_times(one.sentence.text, reading.times)
        times += [TimeExpression(one.back(time.start, time.end), time.score) for time in found]
        mentions += [_mention(number, one, trigger) for trigger in reading.triggers]
    stretches = [sentence.span for sentence in sentences]
    return replace(
        document,
        names=tuple(consistent(article.text, names, stretches)),
        times=tuple(sorted(times, key=lambda time: time.span)),
        mentions=tuple(mentions),
    )


def _names(seen: _Seen, reading: Reading) -> Iterator[Name]:
    for name in reading.names:
        edges = name_edges(seen.sentence.text, name.start, name.end)
        if edges is not None:
            yield Name(seen.back(*edges), name.type, name.score)


def _mention(number: int, seen: _Seen, trigger: Trigger) -> EventMention:
    return EventMention(
        sentence=number,
        trigger=seen.back(trigger.start, trigger.end),
        type=trigger.type,
        mode=trigger.mode,
        status=trigger.status,
        sources=seen.phrases_back(trigger.sources),
        targets=seen.phrases_back(trigger.targets),
        places=seen.phrases_back(trigger.places),
        times=seen.all_back(joined_times(seen.sentence.text, trigger.times)),
        said_by=seen.phrases_back(trigger.said_by),
        contexts=trigger.contexts,
        score=trigger.score,
    )
