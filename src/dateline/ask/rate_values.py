"""What a question about a rate holds, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any

from dateline.ask.columns import Column, Scalar
from dateline.ask.frames import Rows
from dateline.ask.rate_counts import Window
from dateline.ask.ratios import Ratio
from dateline.ask.statistics import Interval

DAYS_A_MONTH = 365.25 / 12

MONTH_COLUMNS: tuple[Column, ...] = (
    Column("month", "text", "the month, as 2023-03"),
    Column("side", "text", "before or after the split"),
    Column("from", "day", "first day of the month that counts"),
    Column("to", "day", "last day of the month that counts"),
    Column("days", "integer", "days that count"),
    Column("count", "integer", "happenings (or reports) in them"),
    Column("articles", "integer", "articles that appeared in them"),
    Column("origins", "integer", "independent origins of these articles"),
    Column("mentions", "integer", "articles of these that tell an act of the actor"),
    Column("read", "yes-no", "whether any article appeared in them; a month without one is not counted as zero"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateQuestion:
    """What is counted, and the day (`split`, ISO 8601) from which on it may differ.

    `since` and `until` are the days of the first and last article where they are not given. `abroad` takes only acts
    in another country than the actor's. `reports` counts reports in place of happenings. The rest is as in
    HappeningFilter; `statuses` are those that count as done.
    """

    types: tuple[str, ...]
    split: str
    actor: str | None = None
    source: str | None = None
    target: str | None = None
    country: str | None = None
    place: str | None = None
    statuses: tuple[str, ...] = ("happened",)
    min_origins: int = 0
    since: str | None = None
    until: str | None = None
    abroad: bool = False
    reports: bool = False

    @property
    def who(self) -> tuple[str, ...]:
        """Those who are asked for."""
        return tuple(one for one in (self.actor, self.source, self.target) if one is not None)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month, or the part of it that lies on one side: see MONTH_COLUMNS."""

    month: str
    side: str
    first: str
    last: str
    days: int
    count: int
    articles: int
    origins: int
    mentions: int | None

    @property
    def read(self) -> bool:
        """Whether any article appeared in it."""
        return self.articles > 0

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in MONTH_COLUMNS."""
        return {
            "month": self.month,
            "side": self.side,
            "from": self.first,
            "to": self.last,
            "days": self.days,
            "count": self.count,
            "articles": self.articles,
            "origins": self.origins,
            "mentions": self.mentions,
            "read": self.read,
        }

    def as_json(self) -> dict[str, Any]:
        """The month as plain data."""
        return dict(self.as_flat())


@dataclass(frozen=True, slots=True)
class SideSum:
    """One side of the split, its months without articles left out."""

    count: int
    days: int
    articles: int
    origins: int
    mentions: int | None
    months_unread: int

    @property
    def per_month(self) -> float | None:
        """Counted in a month of 30.44 days, None where no day counts."""
        return self.count / self.days * DAYS_A_MONTH if self.days else None

    def as_json(self) -> dict[str, Any]:
        """The side as plain data."""
        return {name: getattr(self, name) for name in (*self.__dataclass_fields__, "per_month")}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rate after divided by the rate before, by a `basis`: days, articles, origins or mentions.

    `wider` is the interval with the variation that the months show beyond chance.
    """

    basis: str
    ratio: Ratio
    wider: Interval

    def as_json(self) -> dict[str, Any]:
        """The comparison as plain data; null for what has no number."""
        value, p = self.ratio.value, self.ratio.p
        return {"basis": self.basis, "ratio": value, **_ends(self.ratio.interval), "p": p, "wider": _ends(self.wider)}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Happenings that pass the filters and stand in no month: with the reason of each."""

    no_day: int
    inexact: int
    across: int
    unread: int
    no_country: int

    def as_json(self) -> dict[str, int]:
        """The numbers as plain data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Rate:
    """The answer. `varies` is how much more months differ than chance would make them, None where that is unknown."""

    question: RateQuestion
    window: Window
    months: tuple[MonthRow, ...]
    before: SideSum
    after: SideSum
    comparisons: tuple[Comparison, ...]
    left_out: LeftOut
    varies: float | None
    verdict: tuple[str, ...]

    @property
    def rows(self) -> Rows[MonthRow]:
        """The months, to open as a frame."""
        return Rows(lambda: iter(self.months), MONTH_COLUMNS)

    def as_json(self) -> dict[str, Any]:
        """The answer as plain data."""
        return {
            "question": {name: getattr(self.question, name) for name in self.question.__dataclass_fields__},
            "since": self.window.since,
            "split": self.window.split,
            "until": self.window.until,
            "before": self.before.as_json(),
            "after": self.after.as_json(),
            "comparisons": [one.as_json() for one in self.comparisons],
            "varies": self.varies,
            "left_out": self.left_out.as_json(),
            "verdict": list(self.verdict),
            "months": [one.as_json() for one in self.months],
        }


def _ends(interval: Interval) -> dict[str, float | None]:
    return {"low": interval.low, "high": None if interval.high == inf else interval.high}
