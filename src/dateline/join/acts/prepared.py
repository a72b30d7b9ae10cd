"""An account made ready to be compared many times: words stemmed and weighed, days counted, names split."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import sqrt

from dateline.join.acts.table import table
from dateline.join.weights import stem, weight
from dateline.join.words import content
from dateline.model.account import Account, Party

LOOSE = 8
"""Days told less exactly than within this many are a month, a season, a year."""

Who = tuple[str, str | None, str | None, frozenset[str], bool]
"""A party: key, actor, country, the words of its name, whether it is a state or an organ of one."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An account as `score` wants it. Days are ordinals; `length` is that of the vector of weighed stems.

    `kind` is group, type and mode: two kinds meet, or never do. `group` is "planned" or "told": announcements are one
    sort of act, what happened, may have, or was denied another. `topic` is what the article is about, `lasting` whether
    the trigger names what goes on for months.
    """

    account: Account
    group: str
    kind: tuple[str, str, str]
    trigger: str
    sources: tuple[Who, ...]
    targets: tuple[Who, ...]
    start: int | None
    end: int | None
    published: int | None
    stems: dict[str, float]
    length: float
    numbers: frozenset[str]
    topic: frozenset[str]
    lasting: bool


def prepare(account: Account) -> Prepared:
    """Make an account ready. Days that are no days of the calendar count as not told."""
    stems = {one: weight(one) for one in map(stem, account.words)}
    start, end = ordinal(account.day_from), ordinal(account.day_to)
    if start is None or end is None or end < start:
        start = end = None
    trigger = stem(account.trigger.split(" ", 1)[0]) if account.trigger else ""
    return Prepared(
        account=account,
        group=(group := "planned" if account.status == "planned" else "told"),
        kind=(group, account.type, account.mode),
        trigger=trigger,
        sources=_side(account.sources),
        targets=_side(account.targets),
        start=start,
        end=end,
        published=ordinal(account.published),
        stems=stems,
        length=sqrt(sum(one * one for one in stems.values())),
        numbers=frozenset(n for n in account.numbers if not is_year(n)),
        topic=frozenset(account.topic),
        lasting=trigger in table().lasting,
    )


@lru_cache(maxsize=100_000)
def ordinal(day: str | None) -> int | None:
    """The number of a day since the beginning of the calendar, None where it is none."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def is_year(number: str) -> bool:
    """Whether a figure is most likely a year."""
    return len(number) == 4 and number[:2] in ("19", "20")


def _side(parties: tuple[Party, ...]) -> tuple[Who, ...]:
    """The parties that say who it is: a pronoun or a bare "they" is nobody that another account could name too."""
    return tuple(found for found in map(_who, parties) if found[1] or found[2] or found[3])


def _who(party: Party) -> Who:
    actor = party.actor
    state = actor is not None and (actor.startswith("state/") or (party.sector == "GOV" and "person/" not in actor))
    return party.key, actor, party.country, _name_words(party.name), state


@lru_cache(maxsize=100_000)
def _name_words(name: str) -> frozenset[str]:
    """The stems of a name, without stop words, pronouns and figures."""
    return frozenset(map(stem, content(name.removeprefix("~").partition("/")[0])[0]))
