"""Questions from Python: what may be meant by what is typed."""

from __future__ import annotations

from dateline.api.opened import Opened
from dateline.ask.suggestions import Suggestions
from dateline.ask.suggestions import suggestions as read_suggestions


class Finding(Opened):
    """What helps to find."""

    def suggestions(self) -> Suggestions:
        """Actors, places and types to suggest: `record.suggestions().of("put")`. Goes through all happenings once."""
        from dateline.pipeline.known import load_knowledge  # noqa: PLC0415 - other questions need no knowledge

        return read_suggestions(self._record, self.codebook(), load_knowledge(self._settings).actor)
