"""Questions from Python: what may be meant by what is typed, and what a filter would leave."""

from __future__ import annotations

from typing import Any

from dateline.api.happenings import happening_filter
from dateline.api.opened import Opened
from dateline.ask import facets as narrowing
from dateline.ask import summaries
from dateline.ask.facets import Facets
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.pairs import PairMonth
from dateline.ask.suggestions import Suggestions
from dateline.ask.suggestions import suggestions as read_suggestions
from dateline.ask.summaries import PlaceRow


class Finding(Opened):
    """What helps to find."""

    def suggestions(self) -> Suggestions:
        """Actors, places and types to suggest: `record.suggestions().of("put")`. Goes through all happenings once."""
        from dateline.pipeline.known import load_knowledge  # noqa: PLC0415 - other questions need no knowledge

        return read_suggestions(self._record, self.codebook(), load_knowledge(self._settings).actor)

    def facets(self, wanted: HappeningFilter | None = None, /, **filters: Any) -> Facets:
        """How many happenings each type, status, standing and country would leave of a question.

        The filter is given as for `happenings`. Raises UsageError for what cannot be.
        """
        return narrowing.facets(self._record, happening_filter(wanted, filters), self.codebook())

    def months(self, wanted: HappeningFilter | None = None, /, **filters: Any) -> Rows[PairMonth]:
        """Happenings by month and quad class, for a filter as that of `happenings`.

        Of more than 10,000 the newest are counted.
        """
        return summaries.months(self._record, happening_filter(wanted, filters), self.codebook())

    def places(self, wanted: HappeningFilter | None = None, /, **filters: Any) -> Rows[PlaceRow]:
        """Where happenings took place, for a filter as that of `happenings`; `limit` and `offset` count places.

        Of more than 10,000 the newest are counted.
        """
        return summaries.places(self._record, happening_filter(wanted, filters), self.codebook())
