"""The words for roles, and the given names that are one name in two languages."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from dateline.errors import KnowledgeError
from dateline.link.text import plain, sound


@dataclass(frozen=True, slots=True)
class Words:
    """Words for roles: offices with the offices they may mean, sectors, former, other, titles, pronouns."""

    offices: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, str]
    former: frozenset[str]
    other: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str]
    at_home: frozenset[str]


def read_words(path: Path, raw: bytes) -> Words:
    """Words from the bytes of a YAML file. Raises KnowledgeError naming the file and what it lacks."""
    try:
        data = yaml.safe_load(raw)
        return Words(
            offices={plain(k): tuple(v) for k, v in data["offices"].items()},
            sectors={plain(w): code for code, listed in data["sectors"].items() for w in listed},
            **{k: frozenset(plain(w) if k != "at_home" else w for w in data[k])
               for k in ("former", "other", "titles", "pronouns", "at_home")},
        )  # fmt: skip
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"{path}: {error}. It needs offices, sectors, former, other, titles, pronouns, at_home."
        ) from error


def read_given(path: Path, raw: bytes) -> dict[str, str]:
    """The sound that each levelled sound stands for. Raises KnowledgeError naming file and line."""
    found = {}
    for number, row in enumerate(csv.reader(raw.decode("utf-8", "replace").splitlines()), 1):
        if len(row) != 2:
            raise KnowledgeError(f"{path}, line {number}: needs two columns, from and to.")
        found[sound(row[0])] = sound(row[1])
    return found
