"""What one batch of joining works with: a transaction, the judgements, and what was met already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection

from dateline.join.acts import Prepared
from dateline.join.judged import Judged
from dateline.join.origins import Body
from dateline.model import Account
from dateline.model.codebook import Codebook
from dateline.pipeline.joining.parts import Parts
from dateline.store import join_index, kept_accounts

Thing = TypeVar("Thing")


@dataclass
class Batch:
    """A transaction and what it has loaded. Accounts and bodies are those that hold within it."""

    connection: Connection
    parts: Parts
    judged: Judged
    codebook: Codebook
    _accounts: dict[str, Account] = field(default_factory=dict)
    _prepared: dict[str, Prepared] = field(default_factory=dict)
    _bodies: dict[str, Body] = field(default_factory=dict)

    def bodies(self, articles: Iterable[str]) -> dict[str, Body]:
        """The bodies of those of these articles that are there."""
        wanted = sorted(set(articles))
        missing = [one for one in wanted if one not in self._bodies]
        for one, (article, sentences) in join_index.texts(self.connection, missing).items():
            self._bodies[one] = self.parts.body_of(article, sentences)
        return {one: self._bodies[one] for one in wanted if one in self._bodies}

    def accounts(self, reports: Iterable[str]) -> dict[str, Account]:
        """The kept accounts of these reports, by report; those that do not count have none."""
        wanted = sorted(set(reports))
        missing = [one for one in wanted if one not in self._accounts]
        self._accounts.update(kept_accounts.kept(self.connection, missing))
        return {one: self._accounts[one] for one in wanted if one in self._accounts}

    def prepared(self, report: str) -> Prepared:
        """The account of a report that was loaded before, made ready to be compared."""
        found = self._prepared.get(report)
        if found is None:
            found = self._prepared[report] = self.parts.prepare(self._accounts[report])
        return found

    def ready(self, reports: Iterable[str]) -> Mapping[str, Prepared]:
        """The accounts of these reports, and of others, made ready to be compared."""
        for one in self.accounts(reports):
            self.prepared(one)
        return self._prepared

    def renew(self, gone: Iterable[str], new: Mapping[str, Account]) -> None:
        """Accounts that no longer hold, and those that do from now on."""
        for one in gone:
            self._accounts.pop(one, None)
            self._prepared.pop(one, None)
        self._accounts.update(new)


def spread(
    seeds: Iterable[str], neighbours: Callable[[Sequence[str]], Iterable[tuple[str, str]]]
) -> tuple[set[str], set[tuple[str, str]]]:
    """All that hangs together with the seeds, and the ties; `neighbours` gives the ties of some."""
    found = set(seeds)
    ties: set[tuple[str, str]] = set()
    front = sorted(found)
    while front:
        met = set(neighbours(front))
        ties |= met
        ends = {end for tie in met for end in tie}
        front = sorted(ends - found)
        found |= ends
    return found, ties


def components(things: Iterable[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Things in groups that hang together, each sorted, by their first."""
    head = {one: one for one in things}

    def find(one: str) -> str:
        while head[one] != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for one, other in ties:
        mine, theirs = find(one), find(other)
        head[max(mine, theirs)] = min(mine, theirs)
    groups: dict[str, list[str]] = {}
    for one in sorted(head):
        groups.setdefault(find(one), []).append(one)
    return list(groups.values())


def judged_ties(judged: Judged, things: Sequence[str]) -> list[tuple[str, str]]:
    """Ties that people made between these and others."""
    if not judged:
        return []
    return [
        (min(one, other), max(one, other))
        for one in things
        for other in judged.pairs_of(one)
        if judged.same(one, other)
    ]
