"""What of a text tells one act from another: its content words and its figures."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{2,}")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


def content(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The content words (folded: lower case, no accents) and the figures of a text, each in their order.

    Stop words are left out. Figures lose their separators ("1,200" and "1.200" are "1200"; "4.5" and "4,5" are "4.5"),
    small number words become figures ("twelve" is "12").
    """
    stop, spelt = vocabulary()
    words, numbers = [], []
    for found in _WORD.findall(plain(text)):
        if found[0].isdigit():
            numbers.append(figure(found))
        elif found in spelt:
            numbers.append(spelt[found])
        elif found not in stop:
            words.append(found)
    return tuple(words), tuple(numbers)


def plain(text: str) -> str:
    """The text in lower case and without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def figure(written: str) -> str:
    """A figure without separators of thousands and with a point before its decimals."""
    if written.isdigit():
        return written if written.isascii() else str(int(written))
    if _GROUPED.fullmatch(written):
        return written.replace(",", "").replace(".", "")
    whole, _, decimals = written.replace(",", ".").rpartition(".")
    return f"{whole.replace('.', '')}.{decimals}"


@cache
def vocabulary() -> tuple[frozenset[str], dict[str, str]]:
    """Stop words, and number words with their figures, as shipped."""
    known = yaml.safe_load(files("dateline.resources").joinpath("join/stop.yaml").read_text(encoding="utf-8"))
    return frozenset(known["stop"].split()), {word: str(value) for word, value in known["numbers"].items()}
