"""Expectations: what changed happenings announce, and what they do to what was announced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.join.due import Told
from dateline.model import Expectation, FollowUp, Happening
from dateline.pipeline.joining.batch import Batch
from dateline.pipeline.joining.happenings import HappeningChanges
from dateline.store import join_index, joined_in, joined_out
from dateline.store.joined_in import key_numbers

_WAITS = " waits"
"""After the keys under which an expectation waits for what follows."""


class _World:
    """Happenings of this batch as they are now, loaded once."""

    def __init__(self, batch: Batch, known: dict[str, Happening]) -> None:
        self._batch = batch
        self._known = dict(known)
        self._told: dict[str, Told] = {}

    def load(self, happenings: Iterable[str]) -> None:
        missing = sorted({one for one in happenings if one not in self._known})
        if not missing:
            return
        self._known.update({one.id: one for one in joined_out.happenings(self._batch.connection, missing)})

    def there(self, happening: str) -> Happening | None:
        return self._known.get(happening)

    def told(self, happenings: Sequence[str]) -> dict[str, Told]:
        """These happenings with their accounts; those that are not there are left out."""
        self.load(happenings)
        found = [self._known[one] for one in happenings if one in self._known]
        new = [one for one in found if one.id not in self._told]
        if not new:
            return {one.id: self._told[one.id] for one in found}
        accounts = self._batch.accounts({member.report for one in new for member in one.members})
        for one in new:
            self._told[one.id] = Told(one, tuple(accounts[member.report] for member in one.members))
        return {one.id: self._told[one.id] for one in found}


def join_expectations(batch: Batch, changes: HappeningChanges) -> set[str]:
    """Renew what the changed happenings announce and follow up; gives the expectations that are others now."""
    connection = batch.connection
    world = _World(batch, changes.after)
    waiting = _waiting_for(batch, changes)
    affected = _affected(batch, changes) | set(waiting)
    old = {one.id: one for one in joined_out.expectations(connection, sorted(affected))}
    world.load({one.happening for one in old.values()} - set(changes.before) - set(changes.after))
    announced = _announced(batch, world, changes, old)
    _renew_keys(batch, changes, old, announced)
    after = _settled(batch, world, (changes, waiting), old, announced)
    changed = {one for one in {*old, *after} if old.get(one) != after.get(one)}
    joined_in.remove_expectations(connection, sorted(changed & set(old)))
    joined_in.add_expectations(connection, [after[one] for one in sorted(changed & set(after))])
    return changed


def _affected(batch: Batch, changes: HappeningChanges) -> set[str]:
    """Expectations that stand for a changed happening, that one followed up, or that people judged with one."""
    connection = batch.connection
    both = sorted({*changes.before, *changes.after})
    found = set(join_index.expecting(connection, both).values()) | join_index.followed_by(connection, both)
    reports = {m.report for side in (changes.before, changes.after) for one in side.values() for m in one.members}
    judged = {other for one in reports for other in batch.judged.pairs_of(one)} if batch.judged else set()
    homes = joined_out.happenings_of(connection, sorted(judged))
    return found | set(join_index.expecting(connection, sorted(set(homes.values()))).values())


def _waiting_for(batch: Batch, changes: HappeningChanges) -> dict[str, set[str]]:
    """Expectations that wait for what changed, each with the changed happenings that may follow it up."""
    parts = batch.parts
    by_key: dict[int, list[Happening]] = defaultdict(list)
    for happening in changes.after.values():
        for key in _waiting(parts.due_keys(happening)):
            by_key[key].append(happening)
    kinds = {one.id: parts.due_kind(one) for one in changes.after.values()}
    found: dict[str, set[str]] = defaultdict(set)
    for key, waiting in join_index.kinds_under_keys(batch.connection, by_key).items():
        for expectation, plan in waiting:
            fit = {one.id for one in by_key[key] if parts.may_follow(plan, kinds[one.id])}
            if fit:
                found[expectation] |= fit
    return found


def _announced(
    batch: Batch, world: _World, changes: HappeningChanges, old: dict[str, Expectation]
) -> dict[str, Expectation]:
    """The affected expectations as their happenings announce them now, without what followed."""
    standing = {one.happening for one in old.values()}
    found = {}
    for told in world.told(sorted(standing | set(changes.after))).values():
        made = batch.parts.expectation(told.happening, told.accounts)
        if made is not None:
            found[made.id] = made
    return found


def _renew_keys(
    batch: Batch, changes: HappeningChanges, old: dict[str, Expectation], new: dict[str, Expectation]
) -> None:
    """Keys of changed happenings, and those under which expectations of changed happenings wait."""
    parts = batch.parts
    gone = {one: key_numbers(parts.due_keys(happening)) for one, happening in changes.before.items()}
    come = {one: key_numbers(parts.due_keys(happening)) for one, happening in changes.after.items()}
    before = {one: parts.due_kind(happening) for one, happening in changes.before.items()}
    kinds = {one: parts.due_kind(happening) for one, happening in changes.after.items()}
    for expectations, side, of, into in ((old, changes.before, before, gone), (new, changes.after, kinds, come)):
        for one in expectations.values():
            if one.happening in side:
                into[one.id] = _waiting(parts.due_lookups(one, side[one.happening]))
                of[one.id] = of[one.happening]
    same = {one for one, kind in before.items() if kinds.get(one) == kind}
    joined_in.remove_join_keys(batch.connection, {one: keys - _of(come, one, same) for one, keys in gone.items()})
    joined_in.add_join_keys(batch.connection, {one: keys - _of(gone, one, same) for one, keys in come.items()}, kinds)


def _of(keys: dict[str, frozenset[int]], one: str, among: set[str]) -> frozenset[int]:
    """The keys of a thing that stay, if it is among those whose kind is what it was."""
    return keys.get(one, frozenset()) if one in among else frozenset()


def _waiting(keys: Iterable[str]) -> frozenset[int]:
    return key_numbers(f"{key}{_WAITS}" for key in keys)


def _settled(
    batch: Batch,
    world: _World,
    news: tuple[HappeningChanges, dict[str, set[str]]],
    old: dict[str, Expectation],
    announced: dict[str, Expectation],
) -> dict[str, Expectation]:
    """The expectations with what follows them: all is looked at for those of changed happenings, else what changed.

    `news` are the changed happenings, and which of them may follow up what waits for them.
    """
    changes, _ = news
    new = {one.id for one in announced.values() if one.happening in changes.after}
    later = _later(batch, news, announced, new)
    world.load(follow.happening for one in old.values() for follow in one.follow_ups)
    world.told(sorted({one for found in later.values() for one in found}))
    settled = {}
    for name, one in sorted(announced.items()):
        told = world.told([one.happening])[one.happening]
        kept = () if name in new or name not in old else old[name].follow_ups
        found: dict[str, tuple[Happening, FollowUp | None]] = {}
        kept = tuple(follow for follow in kept if follow.happening not in changes.before)
        for follow in kept:
            if (happening := world.there(follow.happening)) is not None:
                found[follow.happening] = (happening, follow)
        for other, later_told in world.told(sorted(later[name])).items():
            if other != one.happening:
                found[other] = (later_told.happening, batch.parts.follow_up(one, told, later_told))
        pairs = [found[other] for other in sorted(found)]
        settled[name] = batch.parts.settle(one, told, pairs, batch.judged)
    return settled


def _later(
    batch: Batch,
    news: tuple[HappeningChanges, dict[str, set[str]]],
    announced: dict[str, Expectation],
    new: set[str],
) -> dict[str, set[str]]:
    """Which happenings are looked at anew for each expectation."""
    parts = batch.parts
    changes, waiting = news
    later = {name: waiting.get(name, set()) | _judged_with(batch, one) for name, one in announced.items()}
    lookups, plans = {}, {}
    for name in new:
        happening = changes.after[announced[name].happening]
        lookups[name] = key_numbers(parts.due_lookups(announced[name], happening))
        plans[name] = parts.due_kind(happening)
    standing = join_index.kinds_under_keys(batch.connection, {key for found in lookups.values() for key in found})
    for name, found in lookups.items():
        acts = {act for key in found for act in standing.get(key, ())}
        later[name] |= {act for act, kind in acts if parts.may_follow(plans[name], kind)}
    return later


def _judged_with(batch: Batch, one: Expectation) -> set[str]:
    """Happenings of reports that people judged with a report of what is announced."""
    if not batch.judged:
        return set()
    reports = join_index.reports_in(batch.connection, [one.happening])
    others = {other for report in reports for other in batch.judged.outcomes_of(report)}
    return set(joined_out.happenings_of(batch.connection, sorted(others)).values())
