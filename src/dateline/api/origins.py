"""Questions from Python: where articles come from."""

from __future__ import annotations

from dateline.api.opened import Opened


class OriginQuestions(Opened):
    """Where articles come from."""
