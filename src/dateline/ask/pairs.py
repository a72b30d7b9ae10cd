"""Cooperation and conflict between two states, month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select

from dateline.ask import conditions, filters
from dateline.ask.columns import Column, Scalar
from dateline.ask.frames import Rows
from dateline.ask.networks import MUTUAL
from dateline.errors import UsageError
from dateline.store import Record
from dateline.store.schema_joined import happening_sides, happenings

_acts = happenings.c
_BEGINS, _ENDS = func.substr(_acts.day_from, 1, 7), func.substr(_acts.day_to, 1, 7)

ONE_MONTH = (and_(_BEGINS.is_not(None), _BEGINS == _ENDS), _BEGINS)
"""When the days of a happening lie in one month, and that month; for a `case`."""

PAIR_COLUMNS: tuple[Column, ...] = (
    Column("month", "text", "the month, as 2023-11; empty for acts whose month is not known"),
    Column("verbal_cooperation", "integer", "happenings between the two of PLOVER's quad class 1"),
    Column("material_cooperation", "integer", "of quad class 2"),
    Column("verbal_conflict", "integer", "of quad class 3"),
    Column("material_conflict", "integer", "of quad class 4"),
    Column("intensity", "number", "their mean PLOVER intensity, -10 to 10"),
)


@dataclass(frozen=True, slots=True)
class PairMonth:
    """The happenings between two states in a month (None: of those whose month is not known).

    `quads` counts them by quad class 1 to 4, `intensity` is their mean.
    """

    month: str | None
    quads: tuple[int, int, int, int]
    intensity: float

    @property
    def cooperation(self) -> int:
        """Happenings of cooperation, in word or deed."""
        return self.quads[0] + self.quads[1]

    @property
    def conflict(self) -> int:
        """Happenings of conflict, in word or deed."""
        return self.quads[2] + self.quads[3]

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in PAIR_COLUMNS."""
        values = (self.month, *self.quads, self.intensity)
        return {column.name: value for column, value in zip(PAIR_COLUMNS, values, strict=True)}

    def as_json(self) -> dict[str, Any]:
        """The month as plain data."""
        return dict(self.as_flat())


def between(
    record: Record, one: str, other: str, since: str | None = None, until: str | None = None
) -> Rows[PairMonth]:
    """What two states (ISO 3166-1 alpha-3), or those who belong to them, did with and to each other, by month.

    Happenings that took place count. In a meeting both take part in whatever role; of other acts one is the source and
    the other the target, either way. Months without any are left out; acts whose days lie in several months, or are not
    known, come last under None. With `since` or `until` only acts that may have fallen between them count. Raises
    UsageError for what is no country or no day, and where both are one.
    """
    if filters.country(one) == filters.country(other):
        raise UsageError(f"two states are needed, not {one} twice")
    question = _question(one, other, since, until)

    def found() -> Iterator[PairMonth]:
        with record.reading() as connection:
            yield from summed(connection.execute(question))

    return Rows(found, PAIR_COLUMNS)


def _question(one: str, other: str, since: str | None, until: str | None) -> Select[Any]:
    first, second = happening_sides.alias("first").c, happening_sides.alias("second").c
    ids = select(first.happening).where(
        first.country == one,
        second.country == other,
        second.happening == first.happening,
        first.happening == _acts.id,
        or_(_acts.type.in_(MUTUAL), first.role != second.role),
    )
    month = case(ONE_MONTH, else_="").label("month")
    within = conditions.between(_acts.day_from, _acts.day_to, since, until)
    at_one = select(happening_sides.c.happening).where(happening_sides.c.country == one)
    return (
        select(month, _acts.quad, func.count().label("count"), func.sum(_acts.intensity).label("intensity"))
        .where(_acts.status == "happened", _acts.id.in_(at_one), ids.correlate(happenings).exists(), *within)
        .group_by(month, _acts.quad)
        .order_by(month, _acts.quad)
    )


def summed(rows: Iterable[Any]) -> Iterator[PairMonth]:
    """Rows of month ("" for none), quad class, count and sum of intensities as months, that of no month last."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    sums: dict[str, float] = defaultdict(float)
    for month, quad, count, intensity in rows:
        counts[month][quad - 1] += count
        sums[month] += intensity
    for month in sorted(counts, key=lambda one: (not one, one)):
        first, second, third, fourth = counts[month]
        yield PairMonth(month or None, (first, second, third, fourth), sums[month] / sum(counts[month]))
