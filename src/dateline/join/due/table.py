"""Which acts announce, fulfil, undo or contradict which: `resources/join/due.yaml`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dateline.errors import KnowledgeError

FILE = "join/due.yaml"
Kinds = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """The table. Kinds are written TYPE or TYPE/mode."""

    promise_types: frozenset[str]
    promise_words: tuple[str, ...]
    threats: frozenset[str]
    hostile: frozenset[str]
    on_a_day: frozenset[str]
    fulfilled_by: Kinds
    cancelled_by: Kinds
    contradicted_by: Kinds
    by_anybody: frozenset[str]

    def fulfilling(self, kind: str, mode: str) -> tuple[str, ...]:
        """Kinds that make good an announcement of this type; the type itself where the table says nothing."""
        return _of(self.fulfilled_by, kind, mode) or (kind,)

    def cancelling(self, kind: str, mode: str) -> tuple[str, ...]:
        """Kinds that undo it."""
        return _of(self.cancelled_by, kind, mode)

    def contradicting(self, kind: str, mode: str) -> tuple[str, ...]:
        """Kinds that cannot go with it."""
        return _of(self.contradicted_by, kind, mode)


def is_of(kind: str, mode: str, wanted: tuple[str, ...] | frozenset[str]) -> bool:
    """Whether a type and mode are among the kinds: TYPE takes every mode."""
    return kind in wanted or f"{kind}/{mode}" in wanted


def _of(kinds: Kinds, kind: str, mode: str) -> tuple[str, ...]:
    return kinds.get(f"{kind}/{mode}") or kinds.get(kind, ())


@cache
def table() -> Table:
    """The shipped table. Raises KnowledgeError when it cannot be read."""
    try:
        known = yaml.safe_load((files("dateline") / "resources" / FILE).read_text(encoding="utf-8"))
        return Table(
            promise_types=frozenset(known["promises"]["types"]),
            promise_words=tuple(known["promises"]["words"]),
            threats=frozenset(known["threats"]),
            hostile=frozenset(known["hostile"]),
            on_a_day=frozenset(known["on_a_day"]),
            fulfilled_by={kind: tuple(by) for kind, by in known["fulfilled_by"].items()},
            cancelled_by={kind: tuple(by) for kind, by in known["cancelled_by"].items()},
            contradicted_by={kind: tuple(by) for kind, by in known["contradicted_by"].items()},
            by_anybody=frozenset(known["by_anybody"]),
        )
    except (OSError, KeyError, TypeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"cannot read resources/{FILE}: {error}; install the package again") from error
