"""What may tell one act, and what speaks for it: `resources/join/acts.yaml`, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.join.weights import stem


@dataclass(frozen=True, slots=True)
class Table:
    """`meets` gives the types a type may meet (itself among them); `weights` the steps of log odds by reason."""

    mutual: frozenset[str]
    lasting: frozenset[str]
    said: frozenset[str]
    meets: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    near_modes: frozenset[tuple[str, str, str]]
    types: Mapping[tuple[str, str], tuple[tuple[str, str, float], ...]]

    def cost(self, one: tuple[str, str], other: tuple[str, str]) -> float | None:
        """The step of two reports having these types and modes; None where they tell two acts."""
        found = self.step(one, other)
        return None if found is None else self.weights[found[0]] * found[1]

    def step(self, one: tuple[str, str], other: tuple[str, str]) -> tuple[str, float] | None:
        """The weight that counts for two types and modes, and how often; None where they tell two acts."""
        kind, mode = one
        if kind == other[0]:
            if mode == other[1]:
                return "same mode" if mode else "same type", 1.0
            if not mode or not other[1]:
                return "same type", 1.0
            return ("other mode", 1.0) if (kind, mode, other[1]) in self.near_modes else None
        found = [
            cost
            for of_one, of_other, cost in self.types.get((kind, other[0]), ())
            if of_one in ("", mode) and of_other in ("", other[1])
        ]
        return ("types apart", -min(found)) if found else None


@cache
def table() -> Table:
    """The table as shipped."""
    return read(yaml.safe_load(files("dateline.resources").joinpath("join/acts.yaml").read_text(encoding="utf-8")))


def read(known: Mapping[str, Any]) -> Table:
    """The table from its YAML."""
    near = {
        (kind, one, other)
        for kind, groups in known["modes"].items()
        for group in groups
        for one in group
        for other in group
    }
    types: dict[tuple[str, str], list[tuple[str, str, float]]] = defaultdict(list)
    for one, other, cost in known["types"]:
        kind, _, mode = one.partition("/")
        other_kind, _, other_mode = other.partition("/")
        types[kind, other_kind].append((mode, other_mode, cost))
        types[other_kind, kind].append((other_mode, mode, cost))
    meets: dict[str, set[str]] = defaultdict(set)
    for kind, other in types:
        meets[kind].add(other)
    return Table(
        mutual=frozenset(known["mutual"]),
        lasting=frozenset(map(stem, known["lasting"])),
        said=frozenset(known["said"]),
        meets={kind: frozenset({kind, *met}) for kind, met in meets.items()},
        weights=known["weights"],
        near_modes=frozenset(near),
        types={pair: tuple(found) for pair, found in types.items()},
    )


@cache
def cost(kind: str, mode: str, other: str, other_mode: str) -> float | None:
    """`Table.cost` of the shipped table."""
    return table().cost((kind, mode), (other, other_mode))


def meets(kind: str) -> frozenset[str]:
    """The types that a report of this type is compared with."""
    return table().meets.get(kind, frozenset({kind}))
