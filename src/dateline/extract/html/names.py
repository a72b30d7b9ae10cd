"""Names of authors out of the shapes that pages give them in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.extract.html.vocabulary import Vocabulary

_ADDRESS = re.compile(r"https?://|www\.|@\S+\.\S+|\.(?:html?|php|aspx)\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[;|•·/]|,(?!\s*(?:Jr|Sr|II|III|Ph\.?D|M\.?D)\b))\s*")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_MAX_WORDS = 6


def names_in(written: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Single names, each once, in the order written: "By X and Y, Reuters" gives X, Y and Reuters.

    Leaves out addresses, roles ("Staff writer") and whatever is too long for a name. A slug ("chuck-ross") is not a
    name and is left out too unless nothing else is there.
    """
    names: list[str] = []
    for text in written:
        for piece in _pieces(text, vocabulary):
            name = _BRACKET.sub("", piece).strip(" ,.-–—:\u00a0")
            if name and _is_name(name, vocabulary) and not any(name.casefold() == known.casefold() for known in names):
                names.append(name)
    return tuple(names)


def _pieces(text: str, vocabulary: Vocabulary) -> list[str]:
    text = " ".join(text.split())
    if _ADDRESS.search(text) or len(text) > 300:
        return []
    text = vocabulary.by.sub("", text)
    return [name for part in _SPLIT.split(text) for name in vocabulary.conjunction.split(part)]


def _is_name(name: str, vocabulary: Vocabulary) -> bool:
    if len(name) < 2 or len(name.split()) > _MAX_WORDS or any(char.isdigit() for char in name):
        return False
    if vocabulary.role.search(name) or not any(char.isalpha() for char in name):
        return False
    return not (name.islower() and "-" in name and " " not in name)
