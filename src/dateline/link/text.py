"""How names are compared: a plain key, a key that levels transliterations, and slugs for ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.link.scripts import romanised, romanised_arabic

LONGEST = 200
"""Names longer than this are cut before they are compared; no known actor comes near it."""

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‑": "-",
})  # fmt: skip
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_NOT_WORD = re.compile(r"[^\w]+|_")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}", re.ASCII)

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        (r"schtsch|shch|chtch|szcz", "5"),
        (r"dzh|dsch|dsh|zh|dj", "5"),
        (r"t?sch|tch|tsh|cz|sz|sh", "5"),
        (r"kh|ch(?=[bdfglmnprstvwz])", "h"),
        (r"ch|hs(?=i)|^x", "5"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"(?<=[gdt])h", ""),
        (r"gu(?=[ei])", "g"),
        (r"ck|q", "k"),
        (r"t[sz]|c(?=[eiy])|z", "s"),
        (r"c", "k"),
        (r"w", "v"),
        (r"ff?$", "v"),
        (r"ou|oo", "u"),
        (r"([aou])e(?=[^aeiouyjv])", r"\1"),
        (r"[yj]", "i"),
        (r"(?<=i)ne$", "n"),
        (r"i+e", "e"),
        (r"(?<=5)[io]+(?=v$)", "e"),
        (r"(.)\1+", r"\1"),
    )
)
"""Rules from many romanisations to one key, in order. In the key, `5` is any of sh, ch, zh; `s` any of s, z, ts."""


_NUMERALS = frozenset(["ii", "iii", "iv", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi"])
"""Roman numerals that are no name of their own, as Xi is."""


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Lower case, no diacritics, possessives or punctuation, one space between words; "" when nothing is left.

    Cyrillic and Greek are romanised, letters of other scripts stay. Only the first `LONGEST` characters count.
    """
    text = unicodedata.normalize("NFC", name[:LONGEST].translate(_LETTERS)).casefold()
    text = unicodedata.normalize("NFKD", romanised(text)).casefold()
    text = "".join(c for c in text.translate(_LETTERS) if not unicodedata.combining(c))
    text = _DOTTED.sub(lambda m: m[0].replace(".", ""), text)
    text = _POSSESSIVE.sub("", text).replace("'", "")
    return " ".join(_NOT_WORD.sub(" ", text).split())


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word as its transliterations share it: Selenskyj, Zelenskiy and Zelensky give one key."""
    text = romanised_arabic(plain(word).replace(" ", ""))
    if text in _NUMERALS:
        return text
    for pattern, change in _SOUNDS:
        text = pattern.sub(change, text)
    return text


def words(name: str) -> tuple[str, ...]:
    """The plain words of a name, in order."""
    return tuple(plain(name).split())


def slug(name: str) -> str:
    """A name as part of an id: plain words joined by hyphens."""
    return romanised_arabic("-".join(words(name)))
