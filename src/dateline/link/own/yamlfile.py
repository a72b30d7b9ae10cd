"""A YAML file as nodes. No tags, no anchors, no types: every value is the text that stands in the file.

The events of the parser are turned into nodes here rather than by a loader, so that each value keeps its line, `NO` is
Norway's code and no word for false, and neither deep nesting nor aliases of aliases can use up memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from dateline.link.own.nodes import Faults, Fields, Items, Node, Text

MAX_DEPTH = 12
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """Something the format does not have, at a line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def yaml_nodes(path: Path, text: str, faults: Faults) -> Node | None:
    """The one document of the file; None, with a fault noted, where it is no YAML or more than is allowed."""
    try:
        events = yaml.parse(text, Loader=_PARSER)
        found = _document(events)
        if found is None:
            faults.add(path, 1, "is empty but for comments; it needs at least one actor or place")
        return found
    except _RefusedError as error:
        faults.add(path, error.line, str(error))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(path, mark.line + 1 if mark else 1, f"is not YAML here: {error.problem or error.context}")
    except yaml.YAMLError as error:
        faults.add(path, 1, f"is not YAML: {' '.join(str(error).split())}")
    return None


def _document(events: Iterator[yaml.Event]) -> Node | None:
    found: Node | None = None
    for event in events:
        if isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
            continue
        if isinstance(event, yaml.DocumentStartEvent):
            if found is not None:
                raise _RefusedError(_line(event), "a second document begins; keep one a file")
            continue
        found = _node(event, events, 0)
    return found


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent):
        raise _RefusedError(line, f"*{event.anchor} is an alias; write the value out")
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor:
        raise _RefusedError(line, f"&{anchor} is an anchor; write the values out where they are needed")
    if tag and tag != "!":
        raise _RefusedError(line, f"the tag {tag} has no meaning here; take it out")
    if depth > MAX_DEPTH:
        raise _RefusedError(line, f"values lie more than {MAX_DEPTH} deep")
    if isinstance(event, yaml.ScalarEvent):
        plain = not event.style and event.value in _NOTHING
        return Text(line, "" if plain else event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        return Items(line, tuple(_until(yaml.SequenceEndEvent, events, depth)))
    return _fields(line, list(_until(yaml.MappingEndEvent, events, depth)))


def _until(end: type[yaml.Event], events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, end):
            return
        yield _node(event, events, depth + 1)


def _fields(line: int, parts: list[Node]) -> Fields:
    found: dict[str, Node] = {}
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        if not isinstance(key, Text):
            raise _RefusedError(key.line, "a name of a field must be plain text")
        if key.value in found:
            raise _RefusedError(key.line, f"the field {key.value!r} stands twice")
        found[key.value] = replace(value, line=key.line)
    return Fields(line, found)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
