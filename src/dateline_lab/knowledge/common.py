"""Common words of English: those that the reader's vocabulary holds whole, without the names among them."""

from __future__ import annotations

import json
from functools import cache

from dateline.settings import resources


@cache
def common_words() -> frozenset[str]:
    """Lower-case words of three letters or more."""
    data = json.loads((resources() / "encoder" / "tokenizer.json").read_text(encoding="utf-8"))
    return frozenset(word for word in data["model"]["vocab"] if len(word) > 2 and word.isalpha() and word.isascii())
