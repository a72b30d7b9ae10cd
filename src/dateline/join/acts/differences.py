"""Where the reports of one act say different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.join.acts.places import is_country, kilometres
from dateline.join.acts.prepared import Prepared, prepare
from dateline.model.account import Account

_ONE_PLACE_KM = 15.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A field (type, status, day, place, number, source, target) with each value and the reports that give it.

    `values` are ordered by how many reports give them; `reports` of each by when their articles appeared.
    """

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


def differences(accounts: Sequence[Account]) -> tuple[Difference, ...]:
    """The fields in which reports differ.

    A report that tells nothing, or something less exact that holds the other (a country and its town, a week and its
    day), does not differ. Figures differ where reports that give some share none.
    """
    ready = [prepare(one) for one in sorted(accounts, key=lambda one: one.first_key)]
    told = {
        "type": _told(ready, lambda one: f"{one.account.type}/{one.account.mode}".rstrip("/")),
        "status": _told(ready, lambda one: one.account.status),
        "day": _days(ready),
        "place": _places(ready),
        "number": _numbers(ready),
        "source": _sides(ready, "source"),
        "target": _sides(ready, "target"),
    }
    return tuple(Difference(field, _ordered(values)) for field, values in told.items() if len(values) > 1)


Values = Mapping[str, Sequence[str]]


def _ordered(values: Values) -> tuple[tuple[str, tuple[str, ...]], ...]:
    ranked = sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((value, tuple(reports)) for value, reports in ranked)


def _told(ready: Sequence[Prepared], of: Callable[[Prepared], str]) -> Values:
    found: dict[str, list[str]] = defaultdict(list)
    for one in ready:
        found[of(one)].append(one.account.report)
    return found


def _days(ready: Sequence[Prepared]) -> Values:
    told = [one for one in ready if one.start is not None and one.end is not None]
    apart = [
        one
        for one in told
        if any((one.start or 0) > (other.end or 0) or (other.start or 0) > (one.end or 0) for other in told)
    ]
    found: dict[str, list[str]] = defaultdict(list)
    for one in apart:
        start, end = (one.account.day_from or "")[:10], (one.account.day_to or "")[:10]
        found[start if start == end else f"{start} to {end}"].append(one.account.report)
    return found


def _places(ready: Sequence[Prepared]) -> Values:
    told = [one for one in ready if one.account.place_name is not None]
    found: dict[str, list[str]] = defaultdict(list)
    for one in told:
        if any(_elsewhere(one, other) for other in told):
            found[one.account.place_name or ""].append(one.account.report)
    return found


def _elsewhere(one: Prepared, other: Prepared) -> bool:
    mine, theirs = one.account, other.account
    if mine.place_name == theirs.place_name or (mine.geonames is not None and mine.geonames == theirs.geonames):
        return False
    if mine.place_country and theirs.place_country and mine.place_country != theirs.place_country:
        return True
    if is_country(one) or is_country(other) or mine.degrees is None or theirs.degrees is None:
        return False
    return kilometres(mine.degrees, theirs.degrees) > _ONE_PLACE_KM


def _numbers(ready: Sequence[Prepared]) -> Values:
    told = [one for one in ready if one.numbers]
    found: dict[str, list[str]] = defaultdict(list)
    for one in told:
        if any(not one.numbers & other.numbers for other in told):
            listed = sorted(one.numbers, key=lambda number: (-float(number), number))
            found[", ".join(listed)].append(one.account.report)
    return found


def _sides(ready: Sequence[Prepared], role: str) -> Values:
    """Who is named in a role, where at least one report that fills it names nobody of another's."""
    told = []
    for one in ready:
        parties = one.account.sources if role == "source" else one.account.targets
        if parties:
            told.append((one.account.report, {party.key: party.name for party in parties}))
    found: dict[str, list[str]] = defaultdict(list)
    for report, named in told:
        if any(not set(named) & set(other) for _, other in told):
            found[", ".join(sorted(set(named.values())))].append(report)
    return found
