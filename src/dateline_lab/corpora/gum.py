"""GUM (CoNLL-U with entities): proper names where its entities draw the project's lines, other capitals unsure.

Only the documents whose text and labels may teach weights that ship are read (genres of OPEN).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline_lab.corpora.example import Chars, Example, GoldName

OPEN = ("court", "interview", "news", "speech")
TYPES = {
    "person": frozenset({"PER"}),
    "organization": frozenset({"ORG"}),
    "place": frozenset({"GPE", "LOC"}),
}
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "president", "secretary", "general", "minister", "prime", "judge", "justice", "senator"}
    | {"governor", "king", "queen", "chairman", "chancellor", "professor", "sir", "lord", "lady", "madam", "captain"}
    | {"colonel", "major", "sergeant", "pope", "congressman", "representative"}
)
_BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")


@dataclass(frozen=True, slots=True)
class _Token:
    form: str
    tag: str
    span: Chars
    misc: str


def read_gum(folder: Path) -> list[Example]:
    """Sentences of the open genres that hold a name; names only. Raises InputError when the folder holds none."""
    paths = [path for genre in OPEN for path in sorted(folder.glob(f"GUM_{genre}_*.conllu"))]
    if not paths:
        raise InputError(f"{folder} holds no GUM_*.conllu; give the folder of the corpus")
    return [example for path in paths for example in _document(path)]


def _document(path: Path) -> Iterator[Example]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        tokens = _tokens(text, [row for row in rows if row[0].isdigit()])
        if tokens:
            names = tuple(_names(tokens))
            if not names:
                continue
            unsure = tuple(token.span for token in tokens if _looks_named(token) and not _in(token.span, names))
            yield Example(path.stem, text, names=names, unsure=unsure)


def _tokens(text: str, rows: list[list[str]]) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    for row in rows:
        start = text.find(row[1], at)
        if start < 0:
            return []
        at = start + len(row[1])
        tokens.append(_Token(row[1], row[4], (start, at), row[9]))
    return tokens


def _names(tokens: list[_Token]) -> Iterator[GoldName]:
    done = 0
    for first, last, kind in sorted(_entities(tokens), key=lambda entity: (entity[0], -entity[1])):
        start, end = _stripped(tokens, first, last)
        if start >= done and start < end and _is_name(tokens[start:end]):
            done = end
            yield GoldName((tokens[start].span[0], tokens[end - 1].span[1]), TYPES[kind])


def _entities(tokens: list[_Token]) -> Iterator[tuple[int, int, str]]:
    """(first, last, type) of the entities of TYPES that open and close in this sentence."""
    open_: list[tuple[str, int, str]] = []
    for at, token in enumerate(tokens):
        found = re.search(r"Entity=([^|]*)", token.misc)
        for mark in _BRACKET.finditer(found[1] if found else ""):
            if mark[1]:
                open_.append((mark[1], at, mark[2]))
                continue
            place = next((i for i in range(len(open_) - 1, -1, -1) if mark[3] in {None, open_[i][0]}), None)
            if place is not None:
                _, first, kind = open_.pop(place)
                if kind in TYPES:
                    yield first, at + 1, kind


def _stripped(tokens: list[_Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens[first].tag in {"DT", "PRP$"} or tokens[first].form.lower().rstrip(".") in _TITLES):
        first += 1
    while first < last and tokens[last - 1].tag in {"POS", ",", "."}:
        last -= 1
    return first, last


def _is_name(tokens: list[_Token]) -> bool:
    """Proper nouns throughout, with at most "of", "and", "for", "the", "&" or a hyphen between them."""
    ends = tokens[0].tag.startswith("NNP") and tokens[-1].tag.startswith("NNP")
    inner = all(t.tag.startswith("NNP") or t.form in {"of", "and", "for", "the", "&", "-"} for t in tokens)
    return ends and inner and not any(t.form.lower().rstrip(".") in _TITLES for t in tokens[-1:])


def _looks_named(token: _Token) -> bool:
    return token.tag.startswith("NNP") or (token.tag == "JJ" and token.form[:1].isupper())


def _in(span: Chars, names: tuple[GoldName, ...]) -> bool:
    return any(name.span[0] <= span[0] and span[1] <= name.span[1] for name in names)
