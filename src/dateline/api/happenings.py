"""Questions from Python: one act once, and who contradicts whom."""

from __future__ import annotations

from typing import Any

from dateline.api.opened import Opened, filled
from dateline.ask import happenings as questions
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.happening_rows import HappeningRow, HappeningView

_MANY = {"type": "types", "status": "statuses", "standing": "standings"}


class HappeningQuestions(Opened):
    """One act once, and who contradicts whom."""

    def happenings(self, wanted: HappeningFilter | None = None, /, **filters: Any) -> Rows[HappeningRow]:
        """Happenings that pass a filter, given whole or by its fields: `happenings(type="CONSULT", actor="RUS")`.

        `type`, `status` and `standing` take one value, `types`, `statuses` and `standings` several. Raises UsageError
        for what cannot be.
        """
        for one, many in _MANY.items():
            if one in filters:
                filters[many] = (filters.pop(one), *filters.get(many, ()))
        chosen = wanted if wanted is not None else filled(HappeningFilter, filters)
        return questions.happenings(self._record, chosen, self.codebook())

    def happening(self, happening: str) -> HappeningView:
        """One happening with its reports, by its id or that of a report of it, or the beginning of either."""
        return questions.happening(self._record, happening)
