"""A training that is cut off goes on as if nothing had happened (needs the extra [lab])."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import UsageError

torch = pytest.importorskip("torch")


def _kept(path: Path, course: str = "c", resume: bool = False) -> Any:
    from dateline_lab.train.checkpoint import Kept

    return Kept(path, course, resume)


def _steps(parts: dict[str, Any], rng: random.Random, count: int) -> None:
    layer, optimiser = parts["network"], parts["optimiser"]
    for _ in range(count):
        optimiser.zero_grad()
        (layer(torch.randn(4, 3)) * rng.random()).sum().backward()
        optimiser.step()


def _parts() -> dict[str, Any]:
    layer = torch.nn.Linear(3, 2)
    return {"network": layer, "optimiser": torch.optim.AdamW(layer.parameters(), lr=0.1)}


def test_a_training_that_was_cut_off_ends_with_the_same_weights(tmp_path: Path) -> None:
    torch.manual_seed(1)
    parts, rng = _parts(), random.Random(1)
    _steps(parts, rng, 2)
    _kept(tmp_path / "c.pt").save(parts, rng, 2)
    _steps(parts, rng, 3)
    torch.manual_seed(99)
    again, other = _parts(), random.Random(99)
    assert _kept(tmp_path / "c.pt", resume=True).load(again, other) == 2
    _steps(again, other, 3)
    assert torch.equal(parts["network"].weight, again["network"].weight)


def test_another_training_is_not_gone_on_with(tmp_path: Path) -> None:
    _kept(tmp_path / "c.pt").save(_parts(), random.Random(1), 1)
    with pytest.raises(UsageError, match="other texts"):
        _kept(tmp_path / "c.pt", "other", resume=True).load(_parts(), random.Random(1))
    with pytest.raises(UsageError, match="no training"):
        _kept(tmp_path / "none.pt", resume=True).load(_parts(), random.Random(1))


def test_without_resume_a_training_begins_anew(tmp_path: Path) -> None:
    _kept(tmp_path / "c.pt").save(_parts(), random.Random(1), 3)
    assert _kept(tmp_path / "c.pt").load(_parts(), random.Random(1)) == 0
