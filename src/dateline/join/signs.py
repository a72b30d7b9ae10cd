"""What a sentence tells of a plan beside the act itself: cancelled, postponed, or that nothing came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dateline.errors import KnowledgeError

FILE = "join/signs.yaml"

_NEGATED = re.compile(r"\b(?:did|has|have|had|was|were|does)(?: not| never|n't)(?: yet)?(?: been)? $")
"""What stands right before a trigger that is denied: "has not yet handed"."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The shipped expressions: what each sign is said with, and what parts it from the act."""

    signs: tuple[tuple[str, re.Pattern[str]], ...]
    breaks: re.Pattern[str]


def signs(sentence: str, trigger: str) -> tuple[str, ...]:
    """The signs of a sentence that count for the act its `trigger` names, sorted: cancelled, failed, postponed.

    Both are given as they stand in the article. The first place of the trigger counts; a trigger that the sentence
    lacks is taken to stand everywhere, so that each sign counts.
    """
    text = " ".join(sentence.lower().replace("’", "'").split())
    named = " ".join(trigger.lower().replace("’", "'").split())
    start = text.find(named) if named else -1
    told = vocabulary()
    found = {"failed"} if start > 0 and _NEGATED.search(text[:start]) else set()
    for sign, pattern in told.signs:
        for match in pattern.finditer(text):
            if start < 0 or not told.breaks.search(_between(text, (start, start + len(named)), match.span())):
                found.add(sign)
                break
    return tuple(sorted(found))


def _between(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    first, second = sorted((one, other))
    return text[first[1] : second[0]]


@cache
def vocabulary() -> Vocabulary:
    """The expressions the package ships. Raises KnowledgeError when they cannot be read."""
    try:
        known = yaml.safe_load((files("dateline") / "resources" / FILE).read_text(encoding="utf-8"))
        signs_ = tuple((sign, re.compile(r"\b(?:" + "|".join(said) + ")")) for sign, said in known["signs"].items())
        return Vocabulary(signs_, re.compile(r"\b(?:" + "|".join(map(re.escape, known["breaks"])) + r")\b"))
    except (OSError, KeyError, yaml.YAMLError, re.error) as error:
        raise KnowledgeError(f"cannot read resources/{FILE}: {error}; install the package again") from error
