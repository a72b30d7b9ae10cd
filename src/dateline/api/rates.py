"""Questions from Python: how often, and who deals with whom."""

from __future__ import annotations

from dateline.api.opened import Opened


class RateQuestions(Opened):
    """How often, and who deals with whom."""
