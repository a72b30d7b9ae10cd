"""Questions from Python: where articles come from."""

from __future__ import annotations

from dateline import ask
from dateline.api.opened import Opened
from dateline.ask import OriginRow, OriginsView, Rows, Versions


class OriginQuestions(Opened):
    """Where articles come from."""

    def origins(
        self, *, least: int = 2, agency: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Rows[OriginRow]:
        """Texts that at least `least` articles carry, those of most articles first."""
        return ask.origins(self._record, least=least, agency=agency, limit=limit, offset=offset)

    def origins_of(self, article: str) -> OriginsView:
        """The origins of an article and the articles it shares text with, by its id or the beginning of it."""
        return ask.origins_of(self._record, article)

    def versions(self, article: str) -> Versions:
        """The editions of an article's story, by the id of any of them or the beginning of it."""
        return ask.versions(self._record, article)
