"""The shipped weights are those of the model card."""

from __future__ import annotations

import hashlib

from dateline.settings import resources

FOLDER = resources() / "encoder"


def test_the_card_names_the_hash_of_the_weights() -> None:
    found = hashlib.sha256((FOLDER / "model.onnx").read_bytes()).hexdigest()
    assert f"`{found}`" in (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30_000_000
