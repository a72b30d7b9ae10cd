"""The network's label sets, limits and calibration, as `labels.json` beside the weights states them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from dateline.errors import KnowledgeError
from dateline.model import NAME_TYPES, STATUSES, NameType, Status

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
"""Classes of a tagged token. A layer with k types uses BEGIN + 2*type and INSIDE + 2*type."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens one pass may hold: of the text before, of the sentence, of the text after."""

    before: int = 20
    sentence: int = 160
    after: int = 8


@dataclass(frozen=True, slots=True)
class Calibration:
    """How raw outputs become scores and choices, fitted on texts the weights never saw.

    A trigger is read where its probability reaches `trigger`; its score is
    1 / (1 + exp(-(slope * logit + intercept))) of that probability. `context` is the threshold of a context,
    `role` that of a role's words, for each role in order.
    """

    trigger: float = 0.4
    slope: float = 1.0
    intercept: float = 0.0
    context: float = 0.4
    role: tuple[float, ...] = (0.5, 0.5, 0.5, 0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Labels:
    """Everything a decoder must know of a network's outputs, in the order of its channels.

    `acts` are the pairs of event type and mode ("" for none), `roles` the five roles.
    """

    names: tuple[NameType, ...]
    types: tuple[str, ...]
    acts: tuple[tuple[str, str], ...]
    statuses: tuple[Status, ...]
    contexts: tuple[str, ...]
    roles: tuple[str, ...]
    window: Window = Window()
    calibration: Calibration = Calibration()


def load_labels(path: Path) -> Labels:
    """Read `labels.json`. Raises KnowledgeError when it is missing, damaged or names what the model cannot hold."""
    try:
        data = cast("Mapping[str, Any]", json.loads(path.read_text(encoding="utf-8")))
        labels = Labels(
            names=tuple(data["names"]),
            types=tuple(data["types"]),
            acts=tuple((str(kind), str(mode)) for kind, mode in data["acts"]),
            statuses=tuple(data["statuses"]),
            contexts=tuple(data["contexts"]),
            roles=tuple(data["roles"]),
            window=Window(**data["window"]),
            calibration=_calibration(data["calibration"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise KnowledgeError(f"the encoder's labels at {path} cannot be read ({fault}); reinstall dateline") from fault
    unknown = set[str]((*labels.names, *labels.statuses)) - set[str]((*NAME_TYPES, *STATUSES))
    unknown |= {kind for kind, _ in labels.acts} - set(labels.types)
    if unknown:
        raise KnowledgeError(f"the encoder's labels at {path} hold unknown codes: {', '.join(sorted(unknown))}")
    return labels


def dump_labels(labels: Labels, path: Path) -> None:
    """Write `labels.json`."""
    path.write_text(json.dumps(asdict(labels), indent=1) + "\n", encoding="utf-8")


def _calibration(data: Mapping[str, Any]) -> Calibration:
    values = {key: float(value) for key, value in data.items() if key != "role"}
    return Calibration(**values, role=tuple(float(value) for value in data["role"]))
