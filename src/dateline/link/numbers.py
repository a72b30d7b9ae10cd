"""Number words to digits, as far as time expressions need them."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_CARDINALS = {word: n for n, word in enumerate([*_ONES.split(), "eighteen", "nineteen"])}
_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIFTEENTH = "fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS = {word: 10 * n for n, word in enumerate(_TWENTY.split(), start=2)}
_FIRST = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
)
_ORDINALS = {word: n for n, word in enumerate([*_FIRST.split(), *_FIFTEENTH.split()])} | {
    "twentieth": 20,
    "thirtieth": 30,
}

_T = "|".join(_TENS)
_C = "|".join(sorted(_CARDINALS, key=len, reverse=True))
_O = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_COMPOUND = re.compile(rf"\b(?P<t>{_T})[- ](?:(?P<c>{_C})|(?P<o>{_O}))\b")
_SPOKEN = re.compile(r"\b(1[1-9]|20) ([1-9]\d)\b(?!-)")
_WORD = re.compile(rf"\b(?:{_O}|{_C}|{_T}|an?(?= )|dozen)\b")
_HALVES = re.compile(r"\b(\d+)(?: and (?:1 )?| )(?:half|1/2)(?= ?(?:years?|months?|weeks?|days?|decades?)\b)|\b(\d+)½")
_AND_HALF = re.compile(r"\b(?:1 )?(year|month|week|decade|century) and (?:1 )?half\b")
_HALF = re.compile(r"\bhalf (?:1 )?(?=(?:year|decade|century)\b)")
_COUPLE = re.compile(r"\b(?:a|the)? ?(?:couple|pair)(?: of)?\b")
_SOME = re.compile(r"\ba (?=few|several)")


def digits(text: str) -> str:
    """ "two days ago" as "2 days ago", "a week" as "1 week", "twenty-first century" as "21th century".

    Spoken years too: "nineteen ninety-eight" as "1998".
    """
    text = _SOME.sub("", _COUPLE.sub(" 2", text))
    text = _WORD.sub(_value, _COMPOUND.sub(_sum, text)).replace("  ", " ").strip()
    return _SPOKEN.sub(r"\1\2", text)


def halves(text: str) -> str:
    """ "2 and half years" as "2.5 years": what no whole number of units holds."""
    text = _AND_HALF.sub(r"1.5 \1s", text)
    return _HALF.sub("0.5 ", _HALVES.sub(lambda m: f"{m[1] or m[2]}.5", text))


def _sum(match: re.Match[str]) -> str:
    ten = _TENS[match["t"]]
    if match["o"]:
        return f"{ten + _ORDINALS[match['o']]}th"
    return str(ten + _CARDINALS[match["c"]]) if _CARDINALS[match["c"]] < 10 else f"{ten} {_CARDINALS[match['c']]}"


def _value(match: re.Match[str]) -> str:
    word = match[0]
    if word in _ORDINALS:
        return f"{_ORDINALS[word]}th"
    if word in {"a", "an"}:
        return "1"
    if word == "dozen":
        return "12"
    return str(_TENS.get(word, _CARDINALS.get(word)))
