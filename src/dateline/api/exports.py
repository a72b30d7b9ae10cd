"""Questions from Python: the record for other programs."""

from __future__ import annotations

from dateline.api.opened import Opened


class Exports(Opened):
    """The record for other programs."""
