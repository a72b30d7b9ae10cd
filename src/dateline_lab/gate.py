"""Floors under the figures: a file of them, and whether each holds."""

from __future__ import annotations

import hashlib
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
    """The least that a figure of a set may be; `path` is below the folder of corpora, `sha256` that of its contents.

    A set that reads several corpora has the path "." and names them in `of`.
    """

    set: str
    path: str
    sha256: str
    figure: str
    least: float
    of: tuple[str, ...] = ()


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
        floors = [
            Floor(**row | {"of": tuple(row.get("of", ()))})
            for row in tomllib.loads(path.read_text(encoding="utf-8"))["floor"]
        ]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no file of floors: {error}") from error
    for floor in floors:
        if floor.set not in SETS:
            raise UsageError(f"{path}: no set is {floor.set!r}; there are {', '.join(sorted(SETS))}")
    return floors


def check(floors: Sequence[Floor], corpora: Path, encoder: Encoder) -> Iterator[Checked]:
    """Measure each set once and hold its figures to their floors.

    Raises UsageError for a figure that a set lacks, or a set that is not the one the floor was made on.
    """
    measured: dict[tuple[str, str], dict[str, Any]] = {}
    for floor in floors:
        key = (floor.set, floor.path)
        if key not in measured:
            _check_input(corpora / floor.path, floor)
            measured[key] = score(floor.set, corpora / floor.path, encoder)
        if floor.figure not in measured[key]:
            raise UsageError(f"{floor.set} has no figure {floor.figure!r}; there are {', '.join(measured[key])}")
        yield Checked(floor, float(measured[key][floor.figure]["value"]))


def digest(path: Path) -> str:
    """SHA-256 over a file, or over the names and contents of all files below a folder, in hexadecimal."""
    total = hashlib.sha256()
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    for one in files:
        total.update(one.relative_to(path).as_posix().encode())
        total.update(hashlib.sha256(one.read_bytes()).digest())
    return total.hexdigest()


def digest_of(path: Path, of: Sequence[str]) -> str:
    """SHA-256 over the digests of some files or folders below a folder; without names, over all of it."""
    if not of:
        return digest(path)
    return hashlib.sha256("".join(f"{name} {digest(path / name)}\n" for name in sorted(of)).encode()).hexdigest()


def _check_input(path: Path, floor: Floor) -> None:
    if missing := next((one for one in (path, *(path / name for name in floor.of)) if not one.exists()), None):
        raise UsageError(f"there is no set at {missing}; name the folder of the corpora with --corpora")
    found = digest_of(path, floor.of)
    if found != floor.sha256:
        raise UsageError(f"{path} is not the set its floors were made on: its SHA-256 is {found}, not {floor.sha256}")
