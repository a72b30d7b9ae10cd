"""Fixtures every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault of an example: time is measured in benchmarks, not here.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

CORPORA = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[1].parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts beside the checkout. Without it a test skips and says so; in CI it fails."""
    if CORPORA.is_dir():
        return CORPORA
    if os.environ.get("CI"):
        pytest.fail(f"CI needs the corpora at {CORPORA}")
    pytest.skip(f"no corpora at {CORPORA}: real texts are not part of the repository")
