"""The codebook: event types with their modes, contexts and sectors, read from YAML and held to it.

A codebook is a folder: one file for each event type (`consult.yaml`), `contexts.yaml` and `sectors.yaml`. Codes, quad
classes and scores follow PLOVER 2.0; names and descriptions are this project's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from dateline.errors import KnowledgeError, UsageError

_LISTS = ("contexts", "sectors")


@dataclass(frozen=True, slots=True)
class Code:
    """A code with what it stands for."""

    code: str
    description: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A narrower kind of an event type, with its own score (-10 to 10)."""

    code: str
    description: str
    intensity: float


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type: quad class 1 to 4, score (-10 to 10) and modes. `order` is its place in listings."""

    code: str
    order: int
    name: str
    description: str
    quad: int
    intensity: float
    modes: tuple[Mode, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All codes that reports may use. Questions about a code it does not have raise UsageError."""

    event_types: tuple[EventType, ...]
    contexts: tuple[Code, ...]
    sectors: tuple[Code, ...]
    _by_code: Mapping[str, EventType] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", MappingProxyType({kind.code: kind for kind in self.event_types}))

    def __reduce__(self) -> tuple[type[Codebook], tuple[Any, ...]]:
        """Pickle by its parts, so that a codebook can travel to a worker process."""
        return Codebook, (self.event_types, self.contexts, self.sectors)

    @classmethod
    def load(cls, folder: Path) -> Codebook:
        """Read a codebook from its folder.

        Raises KnowledgeError, naming file and field, where something is missing, unknown, double or out of range.
        """
        if not folder.is_dir():
            raise KnowledgeError(f"no codebook at {folder}: reinstall the package or name the folder in the settings")
        files = sorted(p for p in folder.glob("*.yaml") if p.stem not in _LISTS)
        if not files:
            raise KnowledgeError(f"{folder} holds no event types: one YAML file for each is needed")
        types = sorted((_event_type(path) for path in files), key=lambda kind: (kind.order, kind.code))
        _no_doubles((kind.code for kind in types), folder, "code")
        contexts, sectors = (_codes(folder / f"{name}.yaml") for name in _LISTS)
        return cls(tuple(types), contexts, sectors)

    @property
    def types(self) -> tuple[str, ...]:
        """Codes of the event types, in the codebook's order."""
        return tuple(self._by_code)

    def event_type(self, code: str) -> EventType:
        """The event type of that code."""
        if code not in self._by_code:
            raise UsageError(f"no event type {code!r}; there are {', '.join(self.types)}")
        return self._by_code[code]

    def modes(self, code: str) -> tuple[str, ...]:
        """Mode codes of an event type."""
        return tuple(mode.code for mode in self.event_type(code).modes)

    def quad(self, code: str) -> int:
        """Quad class of an event type: 1 and 2 cooperate in words and deeds, 3 and 4 conflict in words and deeds."""
        return self.event_type(code).quad

    def intensity(self, code: str, mode: str = "") -> float:
        """Score of a type and mode, -10 (most hostile) to 10; "" is the type itself."""
        kind = self.event_type(code)
        if not mode:
            return kind.intensity
        for one in kind.modes:
            if one.code == mode:
                return one.intensity
        raise UsageError(f"{code} has no mode {mode!r}; {_allowed(kind)}")

    def check_type(self, text: str) -> tuple[str, str]:
        """Type and mode named by "CONSULT" or "consult/visit"; the mode is "" where none is named."""
        code, _, mode = text.strip().partition("/")
        code, mode = code.upper(), mode.lower()
        self.intensity(code, mode)
        return code, mode


def _allowed(kind: EventType) -> str:
    modes = ", ".join(mode.code for mode in kind.modes)
    return f"it has {modes}" if modes else "it has no modes"


def _event_type(path: Path) -> EventType:
    row = _mapping(_read(path), path, "")
    _only(row, {"code", "order", "name", "description", "quad", "intensity", "modes"}, path)
    code = _text(row, "code", path)
    if path.stem != code.lower():
        raise KnowledgeError(f"{path}: code is {code!r}, but a file is named for its code")
    quad = _number(row, "quad", path)
    if quad not in {1, 2, 3, 4}:
        raise KnowledgeError(f"{path}: quad is {quad}, not 1, 2, 3 or 4")
    modes = tuple(_mode(item, path) for item in _list(row.get("modes"), path, "modes"))
    _no_doubles((mode.code for mode in modes), path, "modes")
    return EventType(
        code=code,
        order=int(_number(row, "order", path)),
        name=_text(row, "name", path),
        description=_text(row, "description", path),
        quad=int(quad),
        intensity=_score(row, path),
        modes=modes,
    )


def _mode(item: object, path: Path) -> Mode:
    row = _mapping(item, path, "modes")
    _only(row, {"code", "description", "intensity"}, path)
    return Mode(_text(row, "code", path), _text(row, "description", path), _score(row, path))


def _codes(path: Path) -> tuple[Code, ...]:
    rows = [_mapping(item, path, "entry") for item in _list(_read(path), path, "file")]
    for row in rows:
        _only(row, {"code", "description"}, path)
    codes = tuple(Code(_text(row, "code", path), _text(row, "description", path)) for row in rows)
    _no_doubles((code.code for code in codes), path, "code")
    return codes


def _read(path: Path) -> object:
    try:
        content: object = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path} cannot be read as YAML: {error}") from error
    return content


def _mapping(value: object, path: Path, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise KnowledgeError(f"{path}: {where or 'file'} must hold named fields")
    return {str(key): item for key, item in value.items()}


def _list(value: object, path: Path, where: str) -> list[object]:
    if not isinstance(value, list):
        raise KnowledgeError(f"{path}: {where} must be a list")
    return value


def _only(row: Mapping[str, object], known: set[str], path: Path) -> None:
    if strange := set(row) - known:
        raise KnowledgeError(
            f"{path}: unknown field {', '.join(sorted(strange))}; known are {', '.join(sorted(known))}"
        )


def _text(row: Mapping[str, object], name: str, path: Path) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{path}: field {name} is missing or not text")
    return value


def _number(row: Mapping[str, object], name: str, path: Path) -> float:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise KnowledgeError(f"{path}: field {name} is missing or not a number")
    return value


def _score(row: Mapping[str, object], path: Path) -> float:
    value = _number(row, "intensity", path)
    if not -10 <= value <= 10:
        raise KnowledgeError(f"{path}: field intensity is {value}, outside -10 to 10")
    return float(value)


def _no_doubles(codes: Iterable[str], path: Path, where: str) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise KnowledgeError(f"{path}: {where} {code!r} stands twice")
        seen.add(code)
