"""Questions from Python: one act once, and who contradicts whom."""

from __future__ import annotations

from dateline.api.opened import Opened


class HappeningQuestions(Opened):
    """One act once, and who contradicts whom."""
