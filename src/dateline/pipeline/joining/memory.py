"""What joining has read and made ready, kept from batch to batch, so that the days it is at are made ready once.

Nothing here is trusted by its name: a thing is used again only where the record still holds, word for word, what it was
made of. So it does not matter what other processes, or a transaction that was undone, did to the record meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.join.acts import Prepared
from dateline.join.origins import Body
from dateline.model import Account

ACCOUNTS = 30_000
"""Accounts that are kept: those of some weeks of news, 7 KiB each."""
BODIES = 1_000
"""Bodies of articles that are kept, some 60 KiB each."""

Thing = TypeVar("Thing")


@dataclass(slots=True)
class Known:
    """An account, and what was made of it so far."""

    account: Account
    prepared: Prepared | None = None
    keys: frozenset[int] | None = None
    lookups: frozenset[int] | None = None


class Kept(Generic[Thing]):
    """Things by name, each with what it was made of; of more than `most` those that were not wanted longest go."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: dict[str, tuple[object, Thing]] = {}

    def get(self, name: str, source: object, make: Callable[[], Thing]) -> Thing:
        """The thing of this name if it was made of an equal source, else one that is made now."""
        found = self._things.pop(name, None)
        thing = found[1] if found is not None and found[0] == source else make()
        self.put(name, source, thing)
        return thing

    def put(self, name: str, source: object, thing: Thing) -> None:
        """Keep a thing."""
        self._things[name] = (source, thing)
        if len(self._things) > self._most:
            del self._things[next(iter(self._things))]


class Memory:
    """Accounts and bodies of the batches before. Depends on nothing, and changes nothing but time."""

    def __init__(self) -> None:
        self.accounts: Kept[Known] = Kept(ACCOUNTS)
        self.bodies: Kept[Body] = Kept(BODIES)
