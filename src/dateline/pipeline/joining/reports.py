"""Reports: their accounts, the keys they are found under, and the pairs that may tell one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.join.acts import DOUBTFUL, Pair, pair
from dateline.model import Account, Score
from dateline.pipeline.joining.batch import Batch
from dateline.store import join_index, joined_in, joined_out, kept_accounts, schema_joined
from dateline.store.accounts import accounts, reports_of
from dateline.store.joined_in import key_numbers


def join_reports(batch: Batch, articles: Sequence[str], counting: set[str]) -> set[str]:
    """Renew the accounts, keys and pairs of all reports of these articles, of which some count.

    Gives the reports whose happening may be another now: these, those of before, and all that went with them.
    """
    connection = batch.connection
    before = kept_accounts.kept_of(connection, articles)
    touched = {end for met in join_index.tied(connection, sorted(before), DOUBTFUL) for end in met}
    homes = sorted(set(joined_out.happenings_of(connection, sorted(before)).values()))
    touched |= join_index.reports_in(connection, homes)
    _forget(batch, before)
    after = _told(batch, [one for one in articles if one in counting])
    batch.forget(before)
    batch.keep(after.values())
    keys = {one: batch.keys(one) for one in after}
    joined_in.add_join_keys(connection, keys, {one: " ".join(batch.prepared(one).kind) for one in after})
    joined_in.add_joins(connection, _pairs(batch, after))
    return touched | set(before) | set(after)


def _forget(batch: Batch, before: Mapping[str, Account]) -> None:
    connection, parts = batch.connection, batch.parts
    gone = sorted(before)
    keys = {one: key_numbers(parts.keys(parts.prepare(before[one]))) for one in gone}
    joined_in.remove_join_keys(connection, keys)
    for column in (schema_joined.joins.c.report, schema_joined.joins.c.other, schema_joined.accounts.c.report):
        joined_in.remove(connection, column, gone)


def _told(batch: Batch, articles: Sequence[str]) -> dict[str, Account]:
    """The accounts of these articles that count, with the links that people gave them."""
    found = reports_of(batch.connection, articles)
    reports = [one for article in articles for one in found.get(article, ()) if not batch.judged.wrong(one)]
    parts = batch.parts
    told = accounts(batch.connection, reports, parts.content, parts.signs, parts.topic)
    return {one.report: batch.judged.apply(one) for one in told}


def _pairs(batch: Batch, new: Iterable[str]) -> dict[Pair, Score]:
    """Scores of pairs that may tell one act, of which one report is new.

    A pair is compared where each of the two finds the other under its keys, whichever of them came first.
    """
    near = _near(batch, {one: batch.lookups(one) for one in new})
    batch.accounts({other for found in near.values() for other in found})
    met: dict[Pair, Score] = {}
    compare, prepared, lookups = batch.parts.compare, batch.prepared, batch.lookups
    for one, others in near.items():
        mine, keys = prepared(one), batch.keys(one)
        for other in others:
            score = compare(mine, prepared(other), DOUBTFUL)
            if score.value >= DOUBTFUL and not keys.isdisjoint(lookups(other)):
                met[pair(one, other)] = score
    return met


def _near(batch: Batch, lookups: Mapping[str, frozenset[int]]) -> dict[str, set[str]]:
    """What each of these reports finds and may be one act with; of two that are both new, the later id."""
    standing = join_index.kinds_under_keys(batch.connection, {key for found in lookups.values() for key in found})
    met: dict[str, frozenset[str]] = {}
    kinds = {kind for found in standing.values() for _, kind in found}
    near = {}
    for one, found in lookups.items():
        mine = " ".join(batch.prepared(one).kind)
        if mine not in met:
            met[mine] = frozenset(kind for kind in kinds if batch.parts.meets(_kind(mine), _kind(kind)))
        fit = met[mine]
        others = {other for key in found if key in standing for other, kind in standing[key] if kind in fit}
        near[one] = {other for other in others if other > one or other not in lookups}
    return near


def _kind(written: str) -> tuple[str, str, str]:
    group, kind, mode = written.split(" ")
    return group, kind, mode


def scores_of(batch: Batch, reports: Sequence[str]) -> dict[str, dict[Pair, Score]]:
    """The kept scores of pairs of these reports, under the first report of each."""
    found: dict[str, dict[Pair, Score]] = defaultdict(dict)
    for met, score in joined_out.joins_within(batch.connection, reports).items():
        found[met[0]][met] = score
    return found
