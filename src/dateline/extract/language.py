"""The language a text is in, and the signs that it was translated from another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import py3langid

from dateline.extract.vocabulary import Agency, press_words, read_words
from dateline.model import Mark, Translation

_ENOUGH = 2.0
"""Weight of signs from which a text counts as translated."""


@dataclass(frozen=True, slots=True)
class SignRule:
    """One sign of translation: a pattern, its weight, the language it points to, and how a person would call it."""

    name: str
    pattern: re.Pattern[str]
    weight: float
    language: str | None
    most: int


@cache
def sign_rules() -> tuple[SignRule, ...]:
    """The rules of `resources/press/translation.yaml`."""
    rules = []
    for row in read_words("translation.yaml"):
        flags = 0 if row.get("case") else re.IGNORECASE
        pattern = re.compile(row["pattern"], flags | re.MULTILINE)
        rules.append(SignRule(row["name"], pattern, float(row["weight"]), row.get("language"), int(row.get("most", 1))))
    return tuple(rules)


LANGUAGES = [
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "eo",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "ga",
    "gl",
    "gu",
    "he",
    "hi",
    "hr",
    "ht",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ku",
    "ky",
    "lb",
    "lo",
    "lt",
    "lv",
    "mg",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "mt",
    "ne",
    "nl",
    "no",
    "pa",
    "pl",
    "ps",
    "pt",
    "qu",
    "ro",
    "ru",
    "rw",
    "si",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tl",
    "tr",
    "ug",
    "uk",
    "ur",
    "vi",
    "xh",
    "zh",
    "zu",
]
"""Languages that news is written in (ISO 639-1) among those the identifier knows; the others only draw short texts off."""

_LITTLE = 200
"""Letters under which the identifier errs often; there English is known by its own small words as well."""

_SMALL_WORDS = frozenset(
    {"the", "of", "in", "on", "to", "and", "with", "for", "by", "after", "was", "were", "has", "had"}
)


def language_of(text: str) -> tuple[str | None, float]:
    """ISO 639-1 code of the language and how sure that is (0..1); None for a text of fewer than three words."""
    part = text[:4000]
    letters = sum(character.isalpha() for character in part)
    if letters < 12 or (len(part.split()) < 3 and part.isascii()):
        return None, 0.0
    code, score = _identifier().classify(part)
    if letters < _LITTLE and code != "en":
        small = len(_SMALL_WORDS & set(part.lower().split()))
        if small >= 2:
            return "en", 0.5
        if score < 0.5:
            return None, float(score)
    return str(code), float(score)


@cache
def _identifier() -> py3langid.langid.LanguageIdentifier:
    identifier = py3langid.langid.LanguageIdentifier.from_model_file(py3langid.langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def translation_of(text: str, language: str | None, marks: Iterable[Mark] = ()) -> Translation:
    """Whether an English text was translated by machine, from what language, and the signs, each with its words.

    Signs carry weights from the rules; one weak sign is never enough. The agencies among `marks` tell the original
    language only together with other signs. Texts in other languages than English are not judged.
    """
    if language != "en":
        return Translation()
    found = list(_signs(text))
    weight = sum(sign.weight for sign, _ in found)
    if weight < _ENOUGH:
        return Translation()
    votes: Counter[str] = Counter()
    for sign, _ in found:
        if sign.language:
            votes[sign.language] += round(sign.weight * 10)
    for code in {words.language for words in _agencies(marks)} - {"en"}:
        if votes[code] or not votes:
            votes[code] += 6
    best = max(votes, key=lambda code: (votes[code], code)) if votes else None
    return Translation(True, best, tuple(dict.fromkeys(f"{sign.name}: {words}" for sign, words in found)))


def _agencies(marks: Iterable[Mark]) -> Iterator[Agency]:
    for mark in marks:
        if mark.kind == "agency" and (agency := press_words().agency_of(mark.value)):
            yield agency


def _signs(text: str) -> Iterator[tuple[SignRule, str]]:
    for rule in sign_rules():
        for count, match in enumerate(rule.pattern.finditer(text)):
            if count == rule.most:
                break
            yield rule, " ".join(match.group().split())
