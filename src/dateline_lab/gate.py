"""Floors under the figures: a file of them, and whether each holds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.annotate.encoder import Encoder
from dateline.errors import UsageError
from dateline_lab.scoring.sets import SETS, score


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a figure of a set may be; `path` is below the folder of corpora."""

    set: str
    path: str
    figure: str
    least: float


@dataclass(frozen=True, slots=True)
class Checked:
    """A floor and what was measured."""

    floor: Floor
    value: float

    @property
    def holds(self) -> bool:
        """Whether the figure is not under its floor."""
        return self.value >= self.floor.least

    def line(self) -> str:
        """One line for a person."""
        word = "holds" if self.holds else "BROKEN"
        return f"{word:>6}  {self.floor.set} {self.floor.figure}: {self.value:.3f}, floor {self.floor.least:.3f}"


def load_gate(path: Path) -> list[Floor]:
    """The floors of a TOML file (tables `[[floor]]`). Raises UsageError for what it cannot mean."""
    try:
        floors = [Floor(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["floor"]]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no file of floors: {error}") from error
    for floor in floors:
        if floor.set not in SETS:
            raise UsageError(f"{path}: no set is {floor.set!r}; there are {', '.join(sorted(SETS))}")
    return floors


def check(floors: Sequence[Floor], corpora: Path, encoder: Encoder) -> Iterator[Checked]:
    """Measure each set once and hold its figures to their floors. Raises UsageError for a figure a set lacks."""
    measured: dict[tuple[str, str], dict[str, Any]] = {}
    for floor in floors:
        key = (floor.set, floor.path)
        if key not in measured:
            measured[key] = score(floor.set, corpora / floor.path, encoder)
        if floor.figure not in measured[key]:
            raise UsageError(f"{floor.set} has no figure {floor.figure!r}; there are {', '.join(measured[key])}")
        yield Checked(floor, float(measured[key][floor.figure]["value"]))
