"""The set `events`: texts labelled by the annotation guide, read as articles.

Figures: `names` and each type of them, `times`, `trigger` (the words overlap), `trigger_type` (and the type is right);
of the triggers found with their type `mode`, `status` and each role by `head` (last word) and `exact` (all words), as
F1 over role words; `said_by`; `whole` (trigger, type, and heads of source and target all right); `quotes` (the words)
and `speakers` (words and speaker, of the quotes whose speaker stands in the sentence).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.model import NAME_TYPES, EventMention, Span
from dateline_lab.corpora.example import Chars, Example, GoldEvent
from dateline_lab.corpora.guide import read_folder
from dateline_lab.scoring.figures import Counts, Figure, f1, figure, matched, share
from dateline_lab.scoring.reading import Told, read_examples

ROLES = {"src": "sources", "tgt": "targets", "loc": "places", "when": "times", "by": "said_by"}
SHARES = frozenset({"mode", "status"})

Pair = tuple[GoldEvent, EventMention]


@dataclass(frozen=True, slots=True)
class Aligned:
    """One sentence's events: pairs whose triggers overlap, best first, and what stands alone."""

    pairs: tuple[Pair, ...]
    found: int
    true: int


def score_events(folder: Path, encoder: Encoder, only: frozenset[str] | None = None) -> dict[str, Figure]:
    """Figures of a folder with `texts.jsonl` and `events.jsonl`; `only` keeps the documents of these ids."""
    examples = [e for e in read_folder(folder) if only is None or e.document in only]
    return score_told(read_examples(encoder, examples))


def score_told(told: Sequence[Told]) -> dict[str, Figure]:
    """Figures of documents already read."""
    counts: dict[str, list[Counts]] = defaultdict(list)
    for one in told:
        for name, row in _document(one).items():
            counts[name].append(row)
    return {name: figure(rows, share if name in SHARES else f1) for name, rows in sorted(counts.items())}


def align(example: Example, at: int, mentions: Sequence[EventMention]) -> Aligned:
    """Pair the true events with those found: same type and same words first, then any overlap."""
    true = list(example.events or ())
    left = list(mentions)
    pairs: list[Pair] = []
    ranked = sorted(
        ((_likeness(gold, mention, at), i, j) for i, gold in enumerate(true) for j, mention in enumerate(left)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for likeness, i, j in ranked:
        if likeness > 0 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((true[i], left[j]))
    return Aligned(tuple(pairs), len(left), len(true))


def _likeness(gold: GoldEvent, mention: EventMention, at: int) -> float:
    start, end = gold.trigger[0] + at, gold.trigger[1] + at
    shared = min(end, mention.trigger.end) - max(start, mention.trigger.start)
    if shared <= 0:
        return 0.0
    return shared / max(end - start, mention.trigger.end - mention.trigger.start) + (mention.type == gold.type)


def _document(told: Told) -> dict[str, Counts]:
    counts: dict[str, Counts] = defaultdict(lambda: (0.0, 0.0, 0.0))
    for sentence, (at, example) in enumerate(told.examples):
        mentions = [m for m in told.document.mentions or () if m.sentence == sentence]
        for name, row in (*_layers(told, at, example), *_events(align(example, at, mentions), at, told)):
            counts[name] = _plus(counts[name], row)
    return counts


def _layers(told: Told, at: int, example: Example) -> Iterator[tuple[str, Counts]]:
    inside = Span(at, at + len(example.text))
    names = [(n.span.start - at, n.span.end - at, n.type) for n in told.document.names or () if inside.holds(n.span)]
    true = [(*name.span, next(iter(name.types))) for name in example.names or ()]
    yield "names", matched(names, true)
    for kind in NAME_TYPES:
        yield f"names_{kind}", matched([n for n in names if n[2] == kind], [n for n in true if n[2] == kind])
    times = [(t.span.start - at, t.span.end - at) for t in told.document.times or () if inside.holds(t.span)]
    yield "times", matched(times, example.times or ())
    yield from _quotes(told, at, example)


def _quotes(told: Told, at: int, example: Example) -> Iterator[tuple[str, Counts]]:
    inside = Span(at, at + len(example.text))
    quotes = [q for q in told.document.quotes or () if inside.meets(q.span)]
    true = [(quote.span, quote.speaker) for quote in example.quotes or ()]
    found = [(q.span.start - at, q.span.end - at) for q in quotes]
    yield "quotes", matched(found, [span for span, _ in true])
    spoken = [(span, _head(example.text, speaker)) for span, speaker in true if speaker is not None]
    text = told.document.article.text if told.document.article else ""
    said = [
        ((q.span.start - at, q.span.end - at), _head(text, (q.speaker.start, q.speaker.end), at))
        for q in quotes
        if q.speaker is not None and inside.holds(q.speaker)
    ]
    yield "speakers", matched(said, spoken)


def _events(aligned: Aligned, at: int, told: Told) -> Iterator[tuple[str, Counts]]:
    typed = [(gold, mention) for gold, mention in aligned.pairs if gold.type == mention.type]
    found, true = float(aligned.found), float(aligned.true)
    yield "trigger", (float(len(aligned.pairs)), found, true)
    yield "trigger_type", (float(len(typed)), found, true)
    yield "mode", (float(sum(g.mode == m.mode for g, m in typed)), float(len(typed)))
    yield "status", (float(sum(g.status == m.status for g, m in typed)), float(len(typed)))
    text = told.document.article.text if told.document.article else ""
    whole = 0
    for gold, mention in typed:
        for role in ROLES:
            exact, head = _role_labels(gold, mention, role, (at, text))
            yield f"{role}_exact", matched(*exact)
            yield f"{role}_head", matched(*head)
        heads = [_role_labels(gold, mention, role, (at, text))[1] for role in ("src", "tgt")]
        whole += all(sorted(ours) == sorted(theirs) for ours, theirs in heads)
    yield "whole", (float(whole), found, true)


def _role_labels(
    gold: GoldEvent, mention: EventMention, role: str, place: tuple[int, str]
) -> tuple[tuple[list[Chars], list[Chars]], tuple[list[Chars], list[Chars]]]:
    """(found, true) words of a role, exact and by head, in characters of the sentence."""
    at, text = place
    spans: tuple[Span, ...] = getattr(mention, ROLES[role])
    found = [(span.start - at, span.end - at) for span in spans]
    true = list(gold.roles.get(role, ()))
    heads = [_head(text[at:], span) for span in found], [_head(text[at:], span) for span in true]
    return (found, true), heads


def _head(text: str, span: Chars, at: int = 0) -> Chars:
    """The last word before any "of", "in", "from", "who" or comma: the head of an English noun phrase, roughly."""
    words = text[slice(*span)]
    cut = len(words)
    for mark in (" of ", " in ", " from ", " who ", " at ", " for ", " on ", ", "):
        place = words.find(mark)
        cut = place if 0 < place < cut else cut
    start = words.rfind(" ", 0, cut) + 1
    return span[0] + start - at, span[0] + cut - at


def _plus(one: Counts, other: Counts) -> Counts:
    return tuple(a + b for a, b in zip(one, other, strict=False))
