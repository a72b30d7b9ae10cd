"""Questions from Python: how often, and who deals with whom."""

from __future__ import annotations

from typing import Any

from dateline.api.opened import Opened, filled
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.networks import EdgeRow, network
from dateline.ask.pairs import PairMonth, between
from dateline.ask.rate_values import Rate, RateQuestion
from dateline.ask.rates import rate


class RateQuestions(Opened):
    """How often, and who deals with whom."""

    def rate(self, type: str, split: str, /, **fields: Any) -> Rate:  # noqa: A002 - it is called so everywhere
        """How often happenings of a type come before and after a day: `rate("CONSULT/visit", "2023-03-17", actor=…)`.

        The further fields are those of RateQuestion. Raises UsageError for what cannot be or be compared.
        """
        question = filled(RateQuestion, {"types": (type,), "split": split, **fields})
        return rate(self._record, question, self.codebook())

    def network(
        self,
        wanted: HappeningFilter | None = None,
        /,
        *,
        level: str = "actor",
        most: int | None = None,
        **filters: Any,
    ) -> Rows[EdgeRow]:
        """Who meets, sanctions or accuses whom: edges between actors, or between countries with `level="country"`.

        With `most` only so many happenings, the newest, are summed.
        """
        asked = wanted if wanted is not None else filled(HappeningFilter, filters)
        return network(self._record, asked, level, self.codebook(), most=most)

    def between(self, one: str, other: str, since: str | None = None, until: str | None = None) -> Rows[PairMonth]:
        """What two states (ISO 3166-1 alpha-3) did with and to each other: cooperation and conflict by month."""
        return between(self._record, one, other, since, until)
