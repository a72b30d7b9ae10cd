"""Half a training on disk: what it takes to go on after the last whole epoch as if nothing had happened."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from dateline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that holds the state after an epoch; `course` says what is being trained, and on what.

    With `resume` a training goes on from the file, else it begins anew and the file is written over.
    """

    path: Path
    course: str
    resume: bool = False

    def load(self, parts: Mapping[str, Any], rng: random.Random) -> int:
        """Fill the parts (all with `load_state_dict`) and both sources of chance; returns the epochs that are done.

        Raises UsageError when there is no such file or it belongs to another training.
        """
        if not self.resume:
            return 0
        if not self.path.exists():
            raise UsageError(f"there is no training to go on with at {self.path}; leave --resume away")
        state = torch.load(self.path, weights_only=True)
        if state["course"] != self.course:
            raise UsageError(f"{self.path} was trained on other texts or by another plan; leave --resume away")
        for name, part in parts.items():
            part.load_state_dict(state["parts"][name])
        version, numbers, rest = state["python"]
        rng.setstate((version, tuple(numbers), rest))
        torch.set_rng_state(state["torch"])
        return int(state["epochs"])

    def save(self, parts: Mapping[str, Any], rng: random.Random, epochs: int) -> None:
        """Write the state after so many epochs; the old file stays whole until the new one is."""
        state = {
            "course": self.course,
            "epochs": epochs,
            "parts": {name: part.state_dict() for name, part in parts.items()},
            "python": rng.getstate(),
            "torch": torch.get_rng_state(),
        }
        fresh = self.path.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(self.path)
