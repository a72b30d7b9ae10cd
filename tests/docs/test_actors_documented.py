"""The table of features in docs/actors.md is the one that counts."""

from __future__ import annotations

from pathlib import Path

from dateline.link.scores import FEATURES, MARGIN, THRESHOLD

PAGE = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf-8")


def test_every_feature_stands_in_the_table_with_its_weight_and_reason() -> None:
    rows = [f"| {name} | {one.weight:+.2f} | {one.reason.replace('{}', '…')} |" for name, one in FEATURES.items()]
    written = [
        line for line in PAGE.splitlines() if line.startswith("| ") and line.count("|") == 4 and "…" in line + "…"
    ]
    assert [line for line in written if any(line.startswith(f"| {name} |") for name in FEATURES)] == rows


def test_threshold_and_margin_are_those_of_the_page() -> None:
    assert f"from {THRESHOLD} on" in PAGE
    assert f"nearer than {MARGIN}" in PAGE
