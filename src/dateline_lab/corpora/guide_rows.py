"""Rows in the form of the annotation guide: checked against their texts, made into offsets, and made again from them.

Checked are: every string stands in its sentence and neither begins nor ends inside a word, every code is in the
codebook, no sentence has two rows, and a document of which one sentence is labelled is labelled whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dateline.errors import InputError
from dateline.model import NAME_TYPES, STATUSES
from dateline.model.codebook import Codebook
from dateline_lab.corpora.example import Chars, Example, GoldEvent
from dateline_lab.corpora.guide import ROLES, example_of, find_all, find_span, inside_word, neighbours
from dateline_lab.corpora.offsets import Row, Texts, example_of_offsets, offsets_of


def to_offsets(rows: Sequence[Row], texts: Texts, codebook: Codebook, whole: bool = True) -> list[Row]:
    """Rows without words, in the order of the texts. `whole` wants every sentence of a document that has one.

    Raises InputError that names every fault.
    """
    faults = list(faults_of(rows, texts, codebook, whole))
    if faults:
        raise InputError("\n".join([f"{len(faults)} faults in the labels, mend them:", *faults]))
    order = {document: number for number, document in enumerate(texts)}
    rows = sorted(rows, key=lambda row: (order[row["doc"]], row["s"]))
    return [offsets_of(_example(row, texts), row["s"]) for row in rows]


def to_guide(rows: Sequence[Row], texts: Texts) -> list[Row]:
    """Rows with words from rows without. Raises InputError when a text is not the one that was labelled."""
    return [guide_row(example_of_offsets(row, texts), row["s"]) for row in rows]


def guide_row(example: Example, at: int) -> Row:
    """The row of a sentence in the guide's form; read again it gives the same spans."""
    text = example.text
    names = {(name.span, next(iter(name.types))) for name in example.names or ()}
    return {
        "doc": example.document,
        "s": at,
        "names": _named(text, names),
        "times": _told(text, set(example.times or ())),
        "events": [_event(text, event) for event in example.events or ()],
        "quotes": [
            {"q": _words(text, quote.span), "by": _words(text, quote.speaker) if quote.speaker else ""}
            for quote in example.quotes or ()
        ],
    }


def faults_of(rows: Sequence[Row], texts: Texts, codebook: Codebook, whole: bool = True) -> Iterator[str]:
    """What is wrong with rows in the guide's form, a line each."""
    seen = Counter((row["doc"], row["s"]) for row in rows)
    yield from (f"{doc} s{at}: {count} rows of one sentence" for (doc, at), count in seen.items() if count > 1)
    for row in rows:
        sentences = texts.get(row["doc"], ())
        if not 0 <= row["s"] < len(sentences):
            yield f"{row['doc']} s{row['s']}: no such sentence"
            continue
        where = f"{row['doc']} s{row['s']}"
        yield from (f"{where}: {fault}" for fault in _row_faults(row, sentences[row["s"]], codebook))
    for document in dict.fromkeys(row["doc"] for row in rows) if whole else ():
        for at in range(len(texts.get(document, ()))):
            if (document, at) not in seen:
                yield f"{document} s{at}: no row; a sentence with nothing in it has one too"


def _row_faults(row: Row, text: str, codebook: Codebook) -> Iterator[str]:
    yield from _span_faults(text, [*row["names"], *row["times"]], find_all)
    yield from (f"no name is of type {kind!r}" for kind in row["names"].values() if kind not in NAME_TYPES)
    for event in row["events"]:
        yield from _span_faults(text, [event["t"], *(words for role in ROLES for words in event[role])])
        yield from _code_faults(event, codebook)
    for quote in row["quotes"]:
        yield from _span_faults(text, [quote["q"], *([quote["by"]] if quote["by"] else [])])


def _span_faults(
    text: str, wanted: Sequence[str], find: Callable[[str, str], Sequence[Chars]] = lambda *given: [find_span(*given)]
) -> Iterator[str]:
    for words in wanted:
        try:
            start, end = find(text, words)[0]
        except InputError:
            yield f"{words!r} is not in the sentence"
            continue
        if start == end or inside_word(text, start) or inside_word(text, end):
            yield f"{words!r} begins or ends inside a word; say which occurrence is meant"


def _code_faults(event: dict[str, Any], codebook: Codebook) -> Iterator[str]:
    if event["type"] not in codebook.types:
        yield f"there is no type {event['type']!r}"
    elif event["mode"] and event["mode"] not in codebook.modes(event["type"]):
        yield f"{event['type']} has no mode {event['mode']!r}"
    if event["st"] not in STATUSES:
        yield f"there is no status {event['st']!r}"
    known = {context.code for context in codebook.contexts}
    yield from (f"there is no context {context!r}" for context in event["ctx"] if context not in known)


def _example(row: Row, texts: Texts) -> Example:
    sentences = texts[row["doc"]]
    return example_of(row["doc"], sentences[row["s"]], row, neighbours(sentences, row["s"]))


def _event(text: str, event: GoldEvent) -> Row:
    row: Row = {"t": _words(text, event.trigger), "type": event.type, "mode": event.mode, "st": event.status}
    row |= {role: [_words(text, span) for span in event.roles.get(role, ())] for role in ROLES}
    return row | {"ctx": list(event.contexts)}


def _named(text: str, names: set[tuple[Chars, str]]) -> dict[str, str]:
    """Names by their words, by their words and number where not all that the words find are names of one type."""
    found: dict[str, str] = {}
    for span, kind in sorted(names):
        words = text[slice(*span)]
        alike = [place for place in find_all(text, words) if (place, kind) in names or not _covered(place, names)]
        found[words if all((place, kind) in names for place in alike) else _numbered(text, span)] = kind
    return found


def _covered(span: Chars, names: set[tuple[Chars, str]]) -> bool:
    """Whether a longer name takes in part of the span: then the span is no name of its own."""
    length = span[1] - span[0]
    return any(
        start < span[1] and span[0] < end and end - start > length for (start, end), _ in names if (start, end) != span
    )


def _told(text: str, times: set[Chars]) -> list[str]:
    found = dict.fromkeys(
        words if set(find_all(text, words)) <= times else _numbered(text, span)
        for span in sorted(times)
        for words in [text[slice(*span)]]
    )
    return list(found)


def _words(text: str, span: Chars) -> str:
    words = text[slice(*span)]
    return words if find_span(text, words) == span else _numbered(text, span)


def _numbered(text: str, span: Chars) -> str:
    words = text[slice(*span)]
    count, at = 0, -1
    while at < span[0]:
        at = text.find(words, at + 1)
        count += 1
    return f"{words}#{count}"
