"""How names are compared: a plain key, a key that levels transliterations, and slugs for ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 200
"""Names longer than this are cut before they are compared; no known actor comes near it."""

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‑": "-",
})  # fmt: skip
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_NOT_WORD = re.compile(r"[^\w]+|_")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}", re.ASCII)

_SOUNDS = (
    (re.compile(r"t?sch"), lambda m: "ch" if m[0][0] == "t" else "sh"),
    (re.compile(r"^(?:dzh|dsh|zh|dj|j)"), lambda _: "j"),
    (re.compile(r"(?:dzh|zh)"), lambda _: "j"),
    (re.compile(r"ph"), lambda _: "f"),
    (re.compile(r"(?<=[gkd])h"), lambda _: ""),
    (re.compile(r"ck|q"), lambda _: "k"),
    (re.compile(r"w"), lambda _: "v"),
    (re.compile(r"x"), lambda _: "ks"),
    (re.compile(r"z"), lambda _: "s"),
    (re.compile(r"ff?$"), lambda _: "v"),
    (re.compile(r"(?<!^)j|y"), lambda _: "i"),
    (re.compile(r"([aou])e(?=[^aeiou])"), lambda m: m[1]),
    (re.compile(r"(?<=[aeou])i+(?=[e])"), lambda _: ""),
    (re.compile(r"(.)\1+"), lambda m: m[1]),
    (re.compile(r"ei$"), lambda _: "i"),
)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Lower case, no diacritics, possessives or punctuation, one space between words; "" when nothing is left.

    Letters of every script stay. Only the first `LONGEST` characters count.
    """
    text = unicodedata.normalize("NFKD", name[:LONGEST].translate(_LETTERS)).casefold()
    text = "".join(c for c in text.translate(_LETTERS) if not unicodedata.combining(c))
    text = _DOTTED.sub(lambda m: m[0].replace(".", ""), text)
    text = _POSSESSIVE.sub("", text).replace("'", "")
    return " ".join(_NOT_WORD.sub(" ", text).split())


def sound(word: str) -> str:
    """A word as its transliterations share it: Selenskyj, Zelenskiy and Zelensky give one key."""
    text = plain(word).replace(" ", "")
    for pattern, change in _SOUNDS:
        text = pattern.sub(change, text)
    return text


def words(name: str) -> tuple[str, ...]:
    """The plain words of a name, in order."""
    return tuple(plain(name).split())


def slug(name: str) -> str:
    """A name as part of an id: plain words joined by hyphens."""
    return "-".join(words(name))
