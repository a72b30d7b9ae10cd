"""A chart of months as numbers for an SVG: cooperation upwards, conflict downwards, each in word and deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ask.rate_values import MonthRow

WIDTH, HEIGHT = 720, 220
"""Of the chart, in its own units; the page scales it."""

_LEFT, _FOOT = 36, 24
_GAP = 0.15


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one quad class (1 to 4) in a month."""

    x: float
    y: float
    width: float
    height: float
    quad: int
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label at a place of an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: bars, where its zero line runs, and the labels of its axes."""

    bars: tuple[Bar, ...]
    zero: float
    years: tuple[Tick, ...]
    heights: tuple[Tick, ...]


_CLASSES = ("cooperation in word", "cooperation in deed", "conflict in word", "conflict in deed")


def bars(months: Sequence[tuple[str, tuple[int, int, int, int]]]) -> Bars | None:
    """The chart of counts by quad class for months (as 2023-11, in their order); None where there is no month."""
    if not months:
        return None
    first, last = _number(months[0][0]), _number(months[-1][0])
    step = (WIDTH - _LEFT) / (last - first + 1)
    up = max(sum(quads[:2]) for _, quads in months)
    down = max(sum(quads[2:]) for _, quads in months)
    unit = (HEIGHT - _FOOT) / (up + down)
    zero = up * unit
    found: list[Bar] = []
    for month, quads in months:
        x = _LEFT + (_number(month) - first + _GAP / 2) * step
        above, below = zero, zero
        for quad, count in enumerate(quads, 1):
            if not count:
                continue
            height = count * unit
            if quad <= 2:
                above -= height
            y = above if quad <= 2 else below
            if quad > 2:
                below += height
            found.append(Bar(x, y, step * (1 - _GAP), height, quad, f"{month}: {count} of {_CLASSES[quad - 1]}"))
    heights = [Tick(0.0, str(up))] * bool(up) + [Tick(zero + down * unit, str(down))] * bool(down)
    return Bars(tuple(found), zero, tuple(_years(first, last, step)), tuple(heights))


def _years(first: int, last: int, step: float) -> list[Tick]:
    """January of each year; where none lies within, the first month."""
    januaries = [month for month in range(first, last + 1) if month % 12 == 0]
    every = max(1, len(januaries) // 12 + 1)
    chosen = [(month, str(month // 12)) for month in januaries[::every]]
    chosen = chosen or [(first, f"{first // 12}-{first % 12 + 1:02}")]
    return [Tick(_LEFT + (month - first + 0.5) * step, label) for month, label in chosen]


def _number(month: str) -> int:
    year, _, rest = month.partition("-")
    return int(year) * 12 + int(rest) - 1


@dataclass(frozen=True, slots=True)
class Column:
    """The count of a month (or of its part on one side of a split); a month without articles is `unread`."""

    x: float
    y: float
    width: float
    height: float
    after: bool
    unread: bool
    title: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of counts: columns standing on the foot, where the split runs, and the labels of its axes."""

    columns: tuple[Column, ...]
    foot: float
    split: float
    years: tuple[Tick, ...]
    most: int


def columns(months: Sequence[MonthRow]) -> Columns:
    """The chart of the months of a rate, of which there is one at least, each as wide as its days."""
    step = (WIDTH - _LEFT) / sum(one.days for one in months)
    most = max(1, *(one.count for one in months))
    foot = float(HEIGHT - _FOOT)
    at, split = float(_LEFT), float(WIDTH)
    found: list[Column] = []
    years: list[Tick] = []
    for one in months:
        width, after = one.days * step, one.side == "after"
        if after:
            split = min(split, at)
        height = foot if not one.read else foot * one.count / most
        told = f"{one.count} of {one.articles} articles" if one.read else "nothing was read"
        found.append(Column(at, foot - height, width * (1 - _GAP), height, after, not one.read, f"{one.first}: {told}"))
        if one.month.endswith("-01") and one.first.endswith("-01"):
            years.append(Tick(at, one.month[:4]))
        at += width
    every = max(1, len(years) // 12 + 1)
    return Columns(tuple(found), foot, split, tuple(years[::every] or [Tick(float(_LEFT), months[0].month)]), most)
