"""The table of sets that `score` knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.annotate.encoder import Encoder
from dateline_lab.scoring.events import score_events
from dateline_lab.scoring.figures import as_json
from dateline_lab.scoring.mt import score_mt
from dateline_lab.scoring.names import score_names
from dateline_lab.scoring.plv import score_plv

Scorer = Callable[[Path, Encoder], dict[str, Any]]


def _events(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_events(path, encoder))


def _names(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_names(path, encoder))


def _plv(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_plv(path, encoder))


def _mt(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_mt(path, encoder))


SETS: dict[str, Scorer] = {"events": _events, "mt": _mt, "names": _names, "plv": _plv}


def score(name: str, path: Path, encoder: Encoder) -> dict[str, Any]:
    """Figures of one set by name, each with value, low and high (95 % interval) and n."""
    return SETS[name](path, encoder)
