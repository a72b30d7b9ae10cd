"""The table of sets that `score` knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.annotate.encoder import Encoder
from dateline.extract.stage import extract
from dateline_lab.pages import score_pages
from dateline_lab.scoring.across import score_across
from dateline_lab.scoring.actors import score_actors
from dateline_lab.scoring.days import score_days
from dateline_lab.scoring.events import score_events
from dateline_lab.scoring.figures import as_json
from dateline_lab.scoring.geo import score_geo
from dateline_lab.scoring.happenings import score_happenings
from dateline_lab.scoring.held import score_held
from dateline_lab.scoring.mt import score_mt
from dateline_lab.scoring.names import score_names
from dateline_lab.scoring.origins import score_origins
from dateline_lab.scoring.outcomes import score_outcomes
from dateline_lab.scoring.plv import score_plv
from dateline_lab.scoring.quotes import score_quotes
from dateline_lab.scoring.readings import score_readings
from dateline_lab.scoring.stories import score_stories

Scorer = Callable[[Path, Encoder], dict[str, Any]]


def _events(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_events(path, encoder))


def _held(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_held(path, encoder))


def _names(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_names(path, encoder))


def _plv(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_plv(path, encoder))


def _origins(path: Path, _: Encoder) -> dict[str, Any]:
    return as_json(score_origins(path))


def _mt(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_mt(path, encoder))


def _geo(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_geo(path, encoder))


def _days(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_days(path, encoder))


def _quotes(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_quotes(path, encoder))


def _pages(path: Path, _: Encoder) -> dict[str, Any]:
    return score_pages(path, lambda page: extract(page).article)


def _actors(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_actors(path, encoder))


def _basil(path: Path, _: Encoder) -> dict[str, Any]:
    return as_json(score_stories(path))


def _basil_acts(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_across(path, encoder))


def _happenings(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_happenings(path, encoder))


def _outcomes(path: Path, encoder: Encoder) -> dict[str, Any]:
    return as_json(score_outcomes(path, encoder))


def _readings(path: Path, _: Encoder) -> dict[str, Any]:
    return as_json(score_readings(path))


SETS: dict[str, Scorer] = {
    "actors": _actors,
    "basil": _basil,
    "basil-acts": _basil_acts,
    "days": _days,
    "events": _events,
    "geo": _geo,
    "happenings": _happenings,
    "held": _held,
    "mt": _mt,
    "names": _names,
    "origins": _origins,
    "outcomes": _outcomes,
    "pages": _pages,
    "plv": _plv,
    "quotes": _quotes,
    "readings": _readings,
}


def score(name: str, path: Path, encoder: Encoder) -> dict[str, Any]:
    """Figures of one set by name, each with value, low and high (95 % interval) and n."""
    return SETS[name](path, encoder)
