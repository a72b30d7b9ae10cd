"""Questions from Python: what people decide about what the machine decided."""

from __future__ import annotations

from dateline.api.opened import Opened


class Review(Opened):
    """What people decide about what the machine decided."""
