"""Corpora of one token a line, mapped to the project's names only where they draw the same lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.errors import InputError
from dateline_lab.corpora.example import Example, GoldName

PLACE = frozenset({"GPE", "LOC"})
WIKIGOLD = {
    "PER": frozenset({"PER"}),
    "ORG": frozenset({"ORG"}),
    "LOC": PLACE,
    "MISC": frozenset({"MISC", "NORP"}),
}
WNUT17 = {
    "person": frozenset({"PER"}),
    "corporation": frozenset({"ORG"}),
    "group": frozenset({"ORG"}),
    "location": PLACE,
    "creative-work": frozenset({"MISC"}),
    "product": frozenset({"MISC"}),
}
_NO_SPACE_BEFORE = frozenset(".,;:!?)%'’”]") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = frozenset("([$#“‘")


def read_conll(path: Path, types: Mapping[str, frozenset[str]], corpus: str) -> list[Example]:
    """Sentences of a file of `token<space or tab>tag` lines (tags B-X, I-X, O); names only."""
    return [_example(rows, types, f"{corpus}-{number // 20}") for number, rows in enumerate(_sentences(path)) if rows]


def join_tokens(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text of tokens, spaced as print does, and the characters of each token."""
    text, spans = "", []
    for at, token in enumerate(tokens):
        glued = not at or token in _NO_SPACE_BEFORE or tokens[at - 1] in _NO_SPACE_AFTER
        text += token if glued else f" {token}"
        spans.append((len(text) - len(token), len(text)))
    return text, spans


def _example(rows: list[tuple[str, str]], types: Mapping[str, frozenset[str]], document: str) -> Example:
    text, spans = join_tokens([token for token, _ in rows])
    names: list[GoldName] = []
    previous = "O"
    for (_, tag), span in zip(rows, spans, strict=True):
        kind = tag[2:]
        if tag != "O" and tag[0] == "I" and previous[2:] == kind:
            names[-1] = GoldName((names[-1].span[0], span[1]), names[-1].types)
        elif tag != "O":
            names.append(GoldName(span, types[kind]))
        previous = tag
    return Example(document, text, names=tuple(names))


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}; give the folder of the corpus") from fault
    rows: list[tuple[str, str]] = []
    for line in lines:
        if not line.strip():
            yield rows
            rows = []
            continue
        token, tag = line.replace("\t", " ").rsplit(" ", 1)
        rows.append((token.strip(), tag))
    yield rows
