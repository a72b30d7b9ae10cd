"""JSON Lines: one object a line, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TextIO

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_FIRST_SURROGATE, _LAST_SURROGATE = "\ud800", "\udfff"


class JsonRow(Protocol):
    """A row that can say itself as plain data."""

    def as_json(self) -> dict[str, Any]:
        """The row as plain data."""
        ...


def json_line(value: Mapping[str, Any]) -> str:
    """One line of JSON. Characters that some programs take for a line's end, and lone surrogates, are escaped."""
    line = json.dumps(value, ensure_ascii=False)
    if any(_FIRST_SURROGATE <= character <= _LAST_SURROGATE for character in line):
        return json.dumps(value)
    return line.translate(_LINE_ENDS)


def write_jsonl(rows: Iterable[JsonRow], out: TextIO) -> int:
    """Write one JSON object a line and say how many."""
    count = 0
    for row in rows:
        out.write(json_line(row.as_json()) + "\n")
        count += 1
    return count
