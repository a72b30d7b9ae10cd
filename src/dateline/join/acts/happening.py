"""What the reports of one act agree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from dateline.join.acts.agreed import agreed_sides
from dateline.join.acts.prepared import Prepared, prepare
from dateline.join.acts.score import Pair, compare, pair
from dateline.join.standing import AgenciesOf, OriginsOf, standing
from dateline.model.account import Account, Score
from dateline.model.codebook import Codebook
from dateline.model.joined import Happening, Member
from dateline.store.run import digest

_PRECISIONS = ("day", "week", "range", "month", "quarter", "season", "year")
_COMPARED = 40
"""With at most so many of the others a member is compared to say how well it fits."""

Value = TypeVar("Value", bound=Hashable)


def happening_id(first: str) -> str:
    """The id of a happening, by the report that appeared first."""
    return digest("happening", first)


def happening(
    accounts: Sequence[Account],
    scores: Mapping[Pair, Score],
    origins_of_article: OriginsOf,
    agencies_of_article: AgenciesOf,
    codebook: Codebook,
    ready: Callable[[Account], Prepared] = prepare,
) -> Happening:
    """The happening that these accounts (one or more, in any order) tell.

    Type, mode, status, place and days are what most accounts say; among what as many say, the more exact wins, then
    what the more sure accounts say, then the alphabet. The mode is voted among accounts of the winning type that have
    one; days among those that tell the most exact ones. `ready` gives accounts made ready to be compared.
    """
    accounts = sorted(accounts, key=lambda one: one.first_key)
    first = accounts[0]
    kind = _vote((one.type, one.confidence) for one in accounts) or first.type
    mode = _vote((one.mode, one.confidence) for one in accounts if one.type == kind and one.mode) or ""
    stands, origins = standing(accounts, origins_of_article, agencies_of_article)
    day_from, day_to, precision = _days(accounts)
    place = _place(accounts)
    published = sorted(one.published for one in accounts if one.published is not None)
    return Happening(
        id=happening_id(first.report),
        type=kind,
        mode=mode,
        status=_vote((one.status, one.confidence) for one in accounts) or first.status,
        standing=stands,
        quad=codebook.quad(kind),
        intensity=codebook.intensity(kind, mode),
        confidence=_confidence(accounts),
        first=first.report,
        articles=len({one.article for one in accounts}),
        origins=origins,
        members=_members(accounts, scores, ready),
        sides=agreed_sides(accounts),
        day_from=day_from,
        day_to=day_to,
        precision=precision,
        place_name=place.place_name if place else None,
        place_country=place.place_country if place else None,
        geonames=place.geonames if place else None,
        degrees=place.degrees if place else None,
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        contexts=_contexts(accounts),
    )


def _vote(votes: Iterable[tuple[Value, float]]) -> Value | None:
    """The value with most votes, then with the highest single confidence, then first in the alphabet."""
    found: dict[Value, list[float]] = defaultdict(list)
    for value, confidence in votes:
        found[value].append(confidence)
    if len(found) == 1:
        return next(iter(found))
    return min(found, key=lambda value: (-len(found[value]), -max(found[value]), str(value)), default=None)


def _days(accounts: Sequence[Account]) -> tuple[str | None, str | None, str | None]:
    told = [one for one in accounts if one.day_from and one.day_to]
    if not told:
        return None, None, None
    finest = min(_exactness(one) for one in told)
    votes = [((one.day_from, one.day_to, one.precision), one.confidence) for one in told if _exactness(one) == finest]
    return _vote(votes) or (None, None, None)


def _exactness(account: Account) -> int:
    return _PRECISIONS.index(account.precision) if account.precision in _PRECISIONS else len(_PRECISIONS)


def _place(accounts: Sequence[Account]) -> Account | None:
    """An account that tells the place most of them tell: places with coordinates before names alone."""
    told = [one for one in accounts if one.place_name is not None]
    for among in ([one for one in told if one.geonames or one.degrees], told):
        name = _vote(((one.geonames or 0, one.place_name or ""), one.confidence) for one in among)
        if name is not None:
            return next(one for one in among if (one.geonames or 0, one.place_name or "") == name)
    return None


def _confidence(accounts: Sequence[Account]) -> float:
    """How sure it is that the act was told at all: that of the surest account.

    Accounts of one event are far from independent (one text, one reader), so they are not multiplied.
    """
    return max(one.confidence for one in accounts)


def _contexts(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Contexts that at least a third of the accounts have."""
    counts: dict[str, int] = defaultdict(int)
    for one in accounts:
        for context in set(one.contexts):
            counts[context] += 1
    return tuple(sorted(context for context, count in counts.items() if 3 * count >= len(accounts)))


def _members(
    accounts: Sequence[Account], scores: Mapping[Pair, Score], prepared: Callable[[Account], Prepared]
) -> tuple[Member, ...]:
    """Each account with the average of its scores with the others, and the reasons of the best of them."""
    if len(accounts) == 1:
        return (Member(accounts[0].report, accounts[0].article, 1.0),)
    ready = [prepared(one) for one in accounts]
    found = []
    for one in ready:
        met = [_score(one, other, scores) for other in ready[: _COMPARED + 1] if other is not one][:_COMPARED]
        best = max(met, key=lambda score: (score.value, score.reasons))
        average = round(sum(score.value for score in met) / len(met), 4)
        found.append(Member(one.account.report, one.account.article, average, best.reasons))
    return tuple(sorted(found, key=lambda member: member.report))


def _score(one: Prepared, other: Prepared, scores: Mapping[Pair, Score]) -> Score:
    return scores.get(pair(one.account.report, other.account.report)) or compare(one, other)
