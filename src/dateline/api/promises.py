"""Questions from Python: what was announced, and what became of it."""

from __future__ import annotations

from dateline.api.opened import Opened


class PromiseQuestions(Opened):
    """What was announced, and what became of it."""
