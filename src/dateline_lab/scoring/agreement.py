"""How far two readings of the same sentences agree, by the figures of `events`: the second stands for what was found.

F1 is the same whichever reading is taken for the true one. It is no share of chance agreement; spans have no chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, cast

from dateline.errors import InputError
from dateline.model import (
    Document,
    EventMention,
    Name,
    NameType,
    Quote,
    Span,
    Status,
    TimeExpression,
)
from dateline_lab.corpora.example import Chars, Example, GoldEvent, GoldQuote
from dateline_lab.scoring.events import ROLES, score_told
from dateline_lab.scoring.figures import Figure
from dateline_lab.scoring.reading import Told, article_of


def agreement(first: Sequence[Example], second: Sequence[Example]) -> dict[str, Figure]:
    """Figures of the sentences that both readings have, intervals over documents.

    Raises InputError when there are none.
    """
    again = {_key(example): example for example in second}
    both = [(example, again[_key(example)]) for example in first if _key(example) in again]
    if not both:
        raise InputError("the two readings have no sentence in common; give two of the same texts")
    by_document = groupby(sorted(both, key=lambda pair: pair[0].document), key=lambda pair: pair[0].document)
    return score_told([_told(name, list(pairs)) for name, pairs in by_document])


def _key(example: Example) -> tuple[str, str, str, str]:
    return example.document, example.before, example.text, example.after


def _told(name: str, pairs: list[tuple[Example, Example]]) -> Told:
    told = article_of(name, [first for first, _ in pairs])
    placed = [(at, second) for (at, _), (_, second) in zip(told.examples, pairs, strict=True)]
    return replace(told, document=_read(told.document, placed))


def _read(document: Document, placed: Sequence[tuple[int, Example]]) -> Document:
    """The document with a reading laid over it, as a reader would have left it."""
    names: list[Name] = []
    times: list[TimeExpression] = []
    quotes: list[Quote] = []
    mentions: list[EventMention] = []
    for sentence, (at, example) in enumerate(placed):
        names += [Name(_moved(n.span, at), cast(NameType, next(iter(n.types)))) for n in example.names or ()]
        times += [TimeExpression(_moved(span, at)) for span in example.times or ()]
        quotes += [_quote(quote, at) for quote in example.quotes or ()]
        mentions += [_mention(sentence, at, event) for event in example.events or ()]
    return replace(document, names=tuple(names), times=tuple(times), quotes=tuple(quotes), mentions=tuple(mentions))


def _quote(quote: GoldQuote, at: int) -> Quote:
    return Quote(_moved(quote.span, at), _moved(quote.speaker, at) if quote.speaker else None)


def _mention(sentence: int, at: int, event: GoldEvent) -> EventMention:
    mention = EventMention(sentence, _moved(event.trigger, at), event.type, event.mode, cast(Status, event.status))
    roles: dict[str, Any] = {
        ROLES[role]: tuple(_moved(span, at) for span in spans) for role, spans in event.roles.items()
    }
    return replace(mention, **roles)


def _moved(span: Chars, at: int) -> Span:
    return Span(span[0] + at, span[1] + at)
