"""How much a word tells: document frequencies of a fixed collection, shipped in `resources/join/frequencies.tsv`.

The weights never change with the record, so that what is joined does not depend on what else was read. Words are
compared by `stem`: folded, without accents, and without the endings that English puts on the same word.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from dateline.errors import KnowledgeError

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = ("ations", "ation", "ingly", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s", "e")
_LEAST_STEM = 4
_COLLECTION = "resources/join/frequencies.tsv"


def words_of(text: str) -> list[str]:
    """The stems of the words of a text and its numbers (without separators), in their order."""
    return [stem(one) for one in _WORD.findall(text)]


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """A word folded to what its forms share; a number without separators of thousands."""
    if word[0].isdigit():
        return re.sub(r"[.,](?=\d{3}(?:\D|$))", "", word).replace(",", ".")
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").lower())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    plain = plain.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST_STEM:
            return plain.removesuffix(ending)
    return plain


@lru_cache(maxsize=131072)
def weight(word: str) -> float:
    """Inverse document frequency of a stem, 0 (in every text) to 1 (in none of the collection)."""
    total, found = _frequencies()
    return math.log((total + 1) / (found.get(word, 0) + 1)) / math.log(total + 1)


@lru_cache(maxsize=1)
def _frequencies() -> tuple[int, dict[str, int]]:
    """How many texts the collection has, and in how many of them a stem stands."""
    try:
        lines = (files("dateline") / _COLLECTION).read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        counts = {name: int(count) for name, count in rows}
        return counts.pop(""), counts
    except (OSError, ValueError, KeyError) as error:
        raise KnowledgeError(f"cannot read {_COLLECTION}: {error}; install the package again") from error
