"""Number words to digits, as far as time expressions need them."""

from __future__ import annotations

import re

_CARDINALS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_VALUES = (
    {word: str(n) for n, word in enumerate(_CARDINALS)}
    | {word: f"{n}th" for n, word in enumerate(_ORDINALS)}
    | {"thirty": "30", "forty": "40", "fifty": "50", "a": "1", "an": "1", "half": "half", "dozen": "12"}
)
_WORD = re.compile(r"\b(?:" + "|".join(sorted(_VALUES, key=len, reverse=True)) + r")\b")


def digits(text: str) -> str:
    """ "two days ago" as "2 days ago", "a week" as "1 week", "first quarter" as "1th quarter"."""
    text = re.sub(r"\b(?:a couple of|a pair of)\b", "2", text)
    text = re.sub(r"\ba (?=few|several)", "", text)
    return _WORD.sub(lambda m: _VALUES[m[0]], text)
