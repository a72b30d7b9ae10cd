"""Values with the line they stand in, whatever file they come from, and the faults found in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import KnowledgeError

MAX_BYTES = 20_000_000
"""A larger file is refused: checked knowledge is held in memory by every process that reads."""

SHOWN = 20
"""Faults that one error lists."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Text:
    """One value as it is written; "" where nothing is."""

    line: int
    value: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Named values."""

    line: int
    fields: Mapping[str, Node]


Node = Text | Items | Fields


@dataclass
class Faults:
    """Everything wrong in the files read so far, in the order found."""

    found: list[tuple[Path, int, str]] = field(default_factory=list)

    def add(self, path: Path, line: int, message: str) -> None:
        """Note a fault; `line` counts from 1."""
        if (path, line, message) not in self.found[-SHOWN:]:
            self.found.append((path, line, message))

    def raise_any(self) -> None:
        """Raise one KnowledgeError that lists the faults, if there are any."""
        if not self.found:
            return
        ordered = sorted(self.found, key=lambda fault: (str(fault[0]), fault[1]))
        lines = [f"{path}, line {line}: {message}" for path, line, message in ordered[:SHOWN]]
        if len(ordered) > SHOWN:
            lines.append(f"… and {len(ordered) - SHOWN:,} more")
        count = f"{len(ordered):,} faults" if len(ordered) > 1 else "1 fault"
        told = "\n  ".join(lines)
        raise KnowledgeError(f"own knowledge has {count}; correct the file and try again:\n  {told}")


def read_text(path: Path, faults: Faults) -> str | None:
    """The text of a file in UTF-8; None, with a fault noted, where there is none that can be used."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        faults.add(path, 1, f"cannot be read ({error.strerror})")
        return None
    if len(raw) > MAX_BYTES:
        faults.add(path, 1, f"is larger than {MAX_BYTES:,} bytes; split it or leave out what is not needed")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.add(path, line, f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8")
        return None
    if not text.strip():
        faults.add(path, 1, "is empty; it needs at least one actor or place")
        return None
    if strange := _CONTROL.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        faults.add(path, line, f"holds the control character U+{ord(strange[0]):04X}; take it out")
        return None
    return text
