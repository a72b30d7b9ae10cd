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
        return questions.happenings(self._record, happening_filter(wanted, filters), self.codebook())

    def happening(self, happening: str) -> HappeningView:
        """One happening with its reports, by its id or that of a report of it, or the beginning of either."""
        return questions.happening(self._record, happening)


def happening_filter(wanted: HappeningFilter | None, filters: dict[str, Any]) -> HappeningFilter:
    """A filter given whole or by its fields. Raises UsageError for what is no field."""
    if wanted is not None:
        return wanted
    fields = dict(filters)
    for one, many in _MANY.items():
        if one in fields:
            fields[many] = (fields.pop(one), *fields.get(many, ()))
    return filled(HappeningFilter, fields)
