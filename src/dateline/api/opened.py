"""An open record with its settings: what all questions from Python stand on."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import Any, Self, TypeVar

from dateline import settings, store
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.store import join_index

_F = TypeVar("_F")


class Opened:
    """A record that is open. Close it, or use it in a `with` statement."""

    def __init__(self, record: store.Record, chosen: settings.Settings) -> None:
        self._record = record
        self._settings = chosen

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"dateline.open({self._record.address!r})"

    @cached_property
    def _codebook(self) -> Codebook:
        return Codebook.load(self._settings.codebook)

    def unjoined(self) -> int:
        """How many articles are left to be joined: what was made of them before is out of date."""
        with self._record.reading() as connection:
            return join_index.any_to_join(connection)

    def codebook(self) -> Codebook:
        """The types, modes, contexts and sectors that the settings name, read once.

        Raises KnowledgeError when they are wrong.
        """
        return self._codebook

    def close(self) -> None:
        """Close the record. Doing so twice does no harm."""
        self._record.close()


def filled(kind: type[_F], fields: dict[str, Any]) -> _F:
    """A filter or question of this kind with these fields. Raises UsageError, naming those there are, for others."""
    try:
        return kind(**fields)
    except TypeError as error:
        allowed = ", ".join(getattr(kind, "__dataclass_fields__", ()))
        raise UsageError(f"{error}; a filter has the fields {allowed}") from error
