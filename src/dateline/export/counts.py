"""What an export wrote and what it had to leave out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """How many things were written, and how many were left out, by reason in words."""

    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
