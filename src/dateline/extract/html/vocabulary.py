"""The words by which pages tell what a line or a region is, read from the package's YAML files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.errors import KnowledgeError

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FOLDER = files("dateline") / "resources" / "html"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns over one line of text, and `region_kind`: an element's hints to the kind of region."""

    region_kind: Callable[[str], str | None]
    furniture_line: re.Pattern[str]
    furniture_start: re.Pattern[str]
    promotion: re.Pattern[str]
    credit: re.Pattern[str]
    by: re.Pattern[str]
    conjunction: re.Pattern[str]
    role: re.Pattern[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The package's own vocabulary. Raises KnowledgeError when a file is missing or damaged."""
    regions, lines = _load("regions.yaml"), _load("lines.yaml")
    try:
        return Vocabulary(
            region_kind=_region_kind({kind: _hints(words) for kind, words in regions.items()}),
            furniture_line=_pattern(r"\W*(?:{})\W*$", lines["furniture_line"]),
            furniture_start=_pattern(r"\W*(?:{})(?!\w)", lines["furniture_start"]),
            promotion=_pattern(r".*?(?<!\w)(?:{})(?!\w)", lines["promotion"]),
            credit=_pattern(r"\W*(?:{})", lines["credit"]),
            by=_pattern(r"\W*(?:{})\s*:?\s+", lines["by"]),
            conjunction=_pattern(r"\s+(?:{})\s+", lines["and"]),
            role=_pattern(r"(?<!\w)(?:{})(?!\w)", lines["role"]),
        )
    except (KeyError, TypeError, re.error) as error:
        raise KnowledgeError(f"resources/html is damaged ({error}); install the package again") from error


def _load(name: str) -> dict[str, Any]:
    try:
        loaded = yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"cannot read resources/html/{name}: {error}; install the package again") from error
    if not isinstance(loaded, dict):
        raise KnowledgeError(f"resources/html/{name} is no table of words; install the package again")
    return loaded


def _region_kind(patterns: dict[str, re.Pattern[str]]) -> Callable[[str], str | None]:
    """Pages of one site repeat their hints, so answers are kept; they depend on nothing but the words."""

    @lru_cache(maxsize=20_000)
    def kind(hints: str) -> str | None:
        spelt = _CAMEL.sub("-", hints).lower().replace("_", "-")
        return next((kind for kind, pattern in patterns.items() if pattern.search(spelt)), None)

    return kind


def _hints(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(words) + r")(?![a-z0-9])")


def _pattern(frame: str, words: list[str]) -> re.Pattern[str]:
    return re.compile(frame.replace("{}", "|".join(words)), re.IGNORECASE)
