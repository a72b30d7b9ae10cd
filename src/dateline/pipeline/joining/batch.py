"""What one batch of joining works with: a transaction, the judgements, and what was met already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection

from dateline.join.acts import Prepared
from dateline.join.judged import Judged
from dateline.join.origins import Body
from dateline.model import Account
from dateline.model.codebook import Codebook
from dateline.pipeline.joining.memory import Known, Memory
from dateline.pipeline.joining.parts import Parts
from dateline.store import join_index, kept_accounts
from dateline.store.joined_in import key_numbers


@dataclass
class Batch:
    """A transaction and what it has loaded. Accounts and bodies are those that hold within it."""

    connection: Connection
    parts: Parts
    judged: Judged
    codebook: Codebook
    memory: Memory = field(default_factory=Memory)
    _known: dict[str, Known] = field(default_factory=dict)
    _bodies: dict[str, Body] = field(default_factory=dict)

    def bodies(self, articles: Iterable[str]) -> dict[str, Body]:
        """The bodies of those of these articles that are there."""
        wanted = sorted(set(articles))
        missing = [one for one in wanted if one not in self._bodies]
        for one, text in join_index.texts(self.connection, missing).items():
            self._bodies[one] = self.memory.bodies.get(one, text, partial(self.parts.body_of, *text))
        return {one: self._bodies[one] for one in wanted if one in self._bodies}

    def accounts(self, reports: Iterable[str]) -> dict[str, Account]:
        """The kept accounts of these reports, by report; those that do not count have none."""
        wanted = sorted(set(reports))
        missing = [one for one in wanted if one not in self._known]
        for one, written in kept_accounts.written(self.connection, missing).items():
            make = partial(_known, one, written)
            self._known[one] = self.memory.accounts.get(one, written, make)
        return {one: self._known[one].account for one in wanted if one in self._known}

    def prepared(self, report: str) -> Prepared:
        """The account of a report that was loaded before, made ready to be compared."""
        known = self._known[report]
        if known.prepared is None:
            known.prepared = self.parts.prepare(known.account)
        return known.prepared

    def made_ready(self, account: Account) -> Prepared:
        """An account that was loaded before, made ready to be compared."""
        return self.prepared(account.report)

    def keys(self, report: str) -> frozenset[int]:
        """The numbers of the keys under which a report that was loaded before is found."""
        known = self._known[report]
        if known.keys is None:
            known.keys = key_numbers(self.parts.keys(self.prepared(report)))
        return known.keys

    def lookups(self, report: str) -> frozenset[int]:
        """The numbers of the keys under which a report that was loaded before looks for others."""
        known = self._known[report]
        if known.lookups is None:
            known.lookups = key_numbers(self.parts.lookups(self.prepared(report)))
        return known.lookups

    def forget(self, reports: Iterable[str]) -> None:
        """These accounts no longer hold."""
        for one in reports:
            self._known.pop(one, None)

    def keep(self, new: Iterable[Account]) -> None:
        """Write accounts that hold from now on."""
        new = list(new)
        written = kept_accounts.keep(self.connection, new)
        for one in new:
            known = self._known[one.report] = Known(one)
            self.memory.accounts.put(one.report, written[one.report], known)


def _known(report: str, written: kept_accounts.Written) -> Known:
    return Known(kept_accounts.account(report, written))


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
