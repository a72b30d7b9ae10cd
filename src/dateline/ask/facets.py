"""How many happenings each type, status, standing and country would leave of a question.

For each of them the question is asked without its own filter of that kind, so that a choice can be changed as well as
made. Counting is bounded: of more than MOST happenings, the newest MOST are counted, and the answer says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, func, select, union

from dateline.ask.finding import Finder
from dateline.ask.happening_filters import HappeningFilter, of_happenings
from dateline.model import STATUSES
from dateline.model.codebook import Codebook
from dateline.model.joined import STANDINGS
from dateline.store import Record
from dateline.store.schema_joined import happening_sides, happenings

MOST = 10_000
"""Happenings that are counted at most."""

_COUNTRIES = 12
_all, _sides = happenings.c, happening_sides.c


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter and the happenings it would leave; `chosen` where the question holds it already."""

    value: str
    happenings: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices by filter: `type`, `status`, `standing` and `country`, those that leave most first.

    `total` counts the happenings of the question itself. `whole` says whether all were counted, or the newest MOST
    alone: then every number is one of at least so many.
    """

    total: int
    whole: bool
    types: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    standings: tuple[Choice, ...]
    countries: tuple[Choice, ...]

    def as_json(self) -> dict[str, Any]:
        """The choices as plain data."""
        return asdict(self)


def newest(wanted: HappeningFilter, columns: Sequence[Any], finder: Finder, dialect: str, most: int) -> Select[Any]:
    """These columns of the newest happenings that pass, at most so many; `limit` and `offset` are not heeded."""
    order = (_all.first_published.is_(None), _all.first_published.desc(), _all.id.desc())
    conditions = of_happenings(replace(wanted, limit=None, offset=0), None, dialect, finder)
    return select(*columns).where(*conditions).order_by(*order).limit(most)


def facets(record: Record, wanted: HappeningFilter, codebook: Codebook | None = None, *, most: int = MOST) -> Facets:
    """The choices of a question. Raises UsageError for a filter that cannot be."""
    of_happenings(wanted, codebook, record.dialect)
    with record.reading() as connection:
        finder = Finder(connection)
        kinds = _kinds(
            connection,
            newest(replace(wanted, types=(), statuses=(), standings=()), _KINDS, finder, record.dialect, most),
        )
        places = newest(replace(wanted, country=None), (_all.id, _all.place_country), finder, record.dialect, most)
        countries = list(_countries(connection, places, wanted.country))
    counted = sum(kinds.values())
    passing = _Passing(wanted)
    return Facets(
        total=_sum(kinds, passing.type, passing.status, passing.standing),
        whole=counted < most,
        types=_types(kinds, wanted, passing),
        statuses=_choices(
            STATUSES, wanted.statuses, lambda one: _sum(kinds, passing.type, passing.standing, lambda k: k[2] == one)
        ),
        standings=_choices(
            STANDINGS, wanted.standings, lambda one: _sum(kinds, passing.type, passing.status, lambda k: k[3] == one)
        ),
        countries=tuple(countries),
    )


_KINDS = (_all.type, _all.mode, _all.status, _all.standing)
Kind = tuple[str, str, str, str]
"""Type, mode, status and standing."""
Kinds = Counter[Kind]
Test = Callable[[Kind], bool]


class _Passing:
    """Whether a kind passes the filter of types, of statuses, of standings."""

    def __init__(self, wanted: HappeningFilter) -> None:
        self._wanted = wanted

    def type(self, kind: Kind) -> bool:
        types = self._wanted.types
        return not types or kind[0] in types or f"{kind[0]}/{kind[1]}" in types

    def status(self, kind: Kind) -> bool:
        return not self._wanted.statuses or kind[2] in self._wanted.statuses

    def standing(self, kind: Kind) -> bool:
        return not self._wanted.standings or kind[3] in self._wanted.standings


def _kinds(connection: Connection, chosen: Select[Any]) -> Kinds:
    rows = chosen.subquery()
    columns = tuple(rows.c)
    asked: Select[Any] = select(*columns, func.count()).group_by(*columns)
    return Counter({(row[0], row[1], row[2], row[3]): row[4] for row in connection.execute(asked)})


def _sum(kinds: Kinds, *tests: Test) -> int:
    return sum(count for kind, count in kinds.items() if all(test(kind) for test in tests))


def _types(kinds: Kinds, wanted: HappeningFilter, passing: _Passing) -> tuple[Choice, ...]:
    """Each type, and beneath it each mode where it is chosen."""
    counts: Counter[str] = Counter()
    opened = {one.partition("/")[0] for one in wanted.types}
    for kind, count in kinds.items():
        if passing.status(kind) and passing.standing(kind):
            counts[kind[0]] += count
            if kind[0] in opened and kind[1]:
                counts[f"{kind[0]}/{kind[1]}"] += count
    found = _choices([*{*counts, *wanted.types}], wanted.types, lambda one: counts[one])

    def place(one: Choice) -> tuple[int, str, int]:
        whole, _, mode = one.value.partition("/")
        return -counts[whole], whole, -one.happenings if mode else -counts.total() - 1

    return tuple(sorted(found, key=place))


def _choices(values: Sequence[str], chosen: Sequence[str], count: Callable[[str], int]) -> tuple[Choice, ...]:
    found = [Choice(one, count(one), one in chosen) for one in values]
    return tuple(
        sorted((one for one in found if one.happenings or one.chosen), key=lambda one: (-one.happenings, one.value))
    )


def _countries(connection: Connection, chosen: Select[Any], wanted: str | None) -> Iterator[Choice]:
    """A country is that of the place or of a participant, and counts once a happening."""
    passing = chosen.cte("passing")
    of_place = select(passing.c.id, passing.c.place_country.label("country"))
    of_sides = select(_sides.happening, _sides.country).join(passing, passing.c.id == _sides.happening)
    both = union(of_place, of_sides).subquery()
    number = func.count()
    asked = select(both.c.country, number).where(both.c.country.is_not(None)).group_by(both.c.country)
    found: dict[str, int] = {}
    for country, count in connection.execute(asked.order_by(number.desc(), both.c.country)):
        if len(found) < _COUNTRIES or country == wanted:
            found[country] = count
    if wanted is not None:
        found.setdefault(wanted, 0)
    for country, count in found.items():
        yield Choice(country, count, country == wanted)
