"""A network as numbers for an SVG: who stands where is found by letting ties pull and all push each other away.

The layout is that of Fruchterman and Reingold (1991), begun from a circle in the order of the nodes, so that the same
network always looks the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.ask.networks import EdgeRow

WIDTH, HEIGHT = 900, 640
"""Of the drawing, in its own units; the page scales it."""

MOST_NODES = 40
"""Edges that would bring in more are left out."""

LETTERS = 24
"""Of a name that are drawn."""

_MARGIN_X, _MARGIN_Y = 80, 30
_STEPS = 300
_THICK, _LARGE = 7.0, 16.0
_LETTER, _LINE = 7.0, 38.0
"""How wide a letter is, how high a node with its name."""

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Node:
    """One of the network: where, how large, its id and name."""

    x: float
    y: float
    radius: float
    id: str
    name: str
    happenings: int


@dataclass(frozen=True, slots=True)
class Tie:
    """What two have to do with each other: a line, `quad` saying whether it is cooperation (1) or conflict (4)."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    quad: int
    title: str


@dataclass(frozen=True, slots=True)
class Net:
    """A drawing: ties lie under nodes."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def net(edges: Iterable[EdgeRow]) -> Net | None:
    """The drawing of these edges; None where there is none."""
    found = list(_drawn(edges))
    if not found:
        return None
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for edge in found:
        for one, name in ((edge.source, edge.source_name), (edge.target, edge.target_name)):
            names.setdefault(one, name)
            counts[one] = counts.get(one, 0) + edge.happenings
    chosen = sorted(counts, key=lambda one: (-counts[one], one))
    at = {one: number for number, one in enumerate(chosen)}
    between = _between(found, at)
    laid = _scaled(layout(len(chosen), [(*pair, count) for pair, (count, _) in between.items()]))
    where = spread(laid, np.array([len(names[one][:LETTERS]) * _LETTER / 2 for one in chosen]))
    largest = max(counts.values())
    nodes = tuple(
        Node(
            float(where[number, 0]),
            float(where[number, 1]),
            4 + (_LARGE - 4) * (counts[one] / largest) ** 0.5,
            one,
            names[one],
            counts[one],
        )
        for one, number in at.items()
    )
    return Net(nodes, tuple(_ties(between, nodes)))


def layout(nodes: int, ties: Sequence[tuple[int, int, float]]) -> Points:
    """Where the nodes stand, about within a unit square; `ties` are two numbers of nodes and a weight."""
    angles = 2 * np.pi * np.arange(nodes) / max(nodes, 1)
    points: Points = 0.5 + 0.4 * np.column_stack([np.cos(angles), np.sin(angles)])
    wide = (1 / max(nodes, 1)) ** 0.5
    pull = np.zeros((nodes, nodes))
    for one, other, weight in ties:
        pull[one, other] = pull[other, one] = 1 + np.log1p(weight)
    for step in range(_STEPS):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-3)
        force = wide**2 / distance**2 - pull * distance / wide / 3
        moved = (apart * force[:, :, None]).sum(axis=1) - (points - 0.5) * 0.6
        length = np.maximum(np.sqrt((moved**2).sum(axis=1)), 1e-9)
        heat = 0.1 * (1 - step / _STEPS)
        points = points + moved / length[:, None] * np.minimum(length, heat)[:, None]
    return points


def _drawn(edges: Iterable[EdgeRow]) -> Iterable[EdgeRow]:
    """The edges in their order that bring in no more than may be drawn."""
    known: set[str] = set()
    for edge in edges:
        both = known | {edge.source, edge.target}
        if len(both) <= MOST_NODES and edge.source != edge.target:
            known = both
            yield edge


def _between(edges: Iterable[EdgeRow], at: dict[str, int]) -> dict[tuple[int, int], tuple[int, float]]:
    """Happenings and the sum of their intensity between two that are drawn, whichever way."""
    found: dict[tuple[int, int], tuple[int, float]] = {}
    for edge in edges:
        one, other = sorted((at[edge.source], at[edge.target]))
        count, sum_ = found.get((one, other), (0, 0.0))
        found[one, other] = (count + edge.happenings, sum_ + edge.intensity * edge.happenings)
    return found


def _scaled(points: Points) -> Points:
    least, most = points.min(axis=0), points.max(axis=0)
    wide = np.where(most - least > 1e-6, most - least, 1.0)
    room = np.array([WIDTH - 2 * _MARGIN_X, HEIGHT - 2 * _MARGIN_Y])
    placed: Points = np.array([_MARGIN_X, _MARGIN_Y]) + (points - least) / wide * room
    return placed


def spread(points: Points, halves: NDArray[np.float64]) -> Points:
    """The points moved apart so that names under them, so many units wide to either side, lie over each other less."""
    points = points.copy()
    for _ in range(_STEPS):
        apart = points[:, None, :] - points[None, :, :]
        wide = halves[:, None] + halves[None, :] + 6 - np.abs(apart[:, :, 0])
        high = _LINE - np.abs(apart[:, :, 1])
        over = (wide > 0) & (high > 0)
        np.fill_diagonal(over, val=False)
        if not over.any():
            break
        upright = over & (high <= wide)
        # Of two at one height the earlier goes up.
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        way_x = np.where(apart[:, :, 0] == 0, order, np.sign(apart[:, :, 0]))
        way_y = np.where(apart[:, :, 1] == 0, order, np.sign(apart[:, :, 1]))
        points[:, 0] += np.where(over & ~upright, way_x * wide / 4, 0.0).sum(axis=1)
        points[:, 1] += np.where(upright, way_y * high / 4, 0.0).sum(axis=1)
        points[:, 0] = np.clip(points[:, 0], halves, np.maximum(WIDTH - halves, halves))
        points[:, 1] = np.clip(points[:, 1], _MARGIN_Y, HEIGHT - _MARGIN_Y)
    return points


def _ties(between: dict[tuple[int, int], tuple[int, float]], nodes: Sequence[Node]) -> Iterable[Tie]:
    most = max((count for count, _ in between.values()), default=1)
    for (one, other), (count, sum_) in between.items():
        first, second = nodes[one], nodes[other]
        title = f"{first.name} – {second.name}: {count}, mean intensity {sum_ / count:+.1f}"
        thick = 1 + (_THICK - 1) * count / most
        yield Tie(first.x, first.y, second.x, second.y, thick, 4 if sum_ < 0 else 1, title)
