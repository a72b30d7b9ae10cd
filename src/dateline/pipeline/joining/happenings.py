"""Happenings: the groups of all that hangs together with what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.join.acts import JOINED, Pair
from dateline.model import Happening, Score
from dateline.pipeline.joining.batch import Batch, components, judged_ties, spread
from dateline.pipeline.joining.reports import scores_of
from dateline.store import join_index, joined_in, joined_out


@dataclass
class HappeningChanges:
    """Happenings as they were and as they are; those that are the same in both, down to their reports, are left out."""

    before: dict[str, Happening] = field(default_factory=dict)
    after: dict[str, Happening] = field(default_factory=dict)


def join_happenings(batch: Batch, touched: Iterable[str], renewed: set[str], judged: Iterable[str]) -> HappeningChanges:
    """Group anew all that hangs together with the touched reports.

    `renewed` are reports whose accounts are new; `judged` reports from which ties that people made may start, though
    they do not count themselves.
    """
    connection = batch.connection

    def neighbours(front: Sequence[str]) -> Iterable[tuple[str, str]]:
        return {*join_index.tied(connection, front, JOINED), *judged_ties(batch.judged, front)}

    changed = {*touched, *judged}
    found, ties = spread(changed, neighbours)
    accounts = batch.accounts(found)
    counting = sorted(accounts)
    homes = joined_out.happenings_of(connection, sorted(found))
    before = {one.id: one for one in joined_out.happenings(connection, sorted(set(homes.values())))}
    articles = sorted({one.article for one in accounts.values()})
    origins = joined_out.origins_of(connection, articles)
    agencies = join_index.agencies_of(connection, articles)
    scores = scores_of(batch, counting)
    after: dict[str, Happening] = {}
    for group in components(found, ties):
        mine = [accounts[one] for one in group if one in accounts]
        known: dict[Pair, Score] = {met: score for one in group for met, score in scores.get(one, {}).items()}
        for act in batch.parts.cluster(mine, known, batch.judged, batch.made_ready) if mine else ():
            stood = before.get(homes.get(act[0], ""))
            if stood is not None and changed.isdisjoint(act) and tuple(one.report for one in stood.members) == act:
                after[stood.id] = stood  # what it is made of is as it was
                continue
            told = [accounts[one] for one in act]
            made = batch.parts.happening(told, known, origins, agencies, batch.codebook, batch.made_ready)
            after[made.id] = made
    return _write(batch, before, after, renewed)


def _write(
    batch: Batch, before: dict[str, Happening], after: dict[str, Happening], renewed: set[str]
) -> HappeningChanges:
    changed = {one for one in {*before, *after} if before.get(one) != after.get(one)}
    joined_in.remove_happenings(batch.connection, sorted(changed & set(before)))
    joined_in.add_happenings(batch.connection, [after[one] for one in sorted(changed & set(after))])
    told_anew = {one.id for one in after.values() if any(member.report in renewed for member in one.members)}
    changed |= told_anew
    return HappeningChanges(
        {one: found for one, found in before.items() if one in changed},
        {one: found for one, found in after.items() if one in changed},
    )
