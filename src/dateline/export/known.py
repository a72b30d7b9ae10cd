"""What knowledge says of an actor, as exports ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Known(Protocol):
    """What knowledge says of an actor."""

    @property
    def kind(self) -> str:
        """What it is: state, person, party …"""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def country(self) -> str | None:
        """Its country, ISO 3166-1 alpha-3."""
        ...

    @property
    def sector(self) -> str | None:
        """Its PLOVER sector."""
        ...

    @property
    def wikidata(self) -> str | None:
        """Its Wikidata id."""
        ...


LookUp = Callable[[str], Known | None]


def nobody(_: str) -> Known | None:
    """A look-up that knows nobody."""
    return None
