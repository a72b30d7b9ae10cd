"""Judgements as lines of JSON, to carry from one record to another; and what a judgement must be.

The first line names format and version, each further line is one judgement with the columns of the table. Ids of
reports and articles are made of raw stable values, so that they mean the same in every record of the same pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from dateline.errors import InputError, UsageError
from dateline.model.judgement import JUDGEMENT_KINDS, VERDICTS, Judgement
from dateline.store import days
from dateline.store.judgements import judgement_id

FORMAT = "dateline-judgements"
VERSION = 1

_COLUMNS = tuple(field.name for field in fields(Judgement))
_NEEDED = ("kind", "subject", "verdict", "who", "at")
_NAMED_FAULTS = 5
_DAY = 10
_VALUES: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("actor", "name", "country", "sector", "from", "to", "precision"), str),
    "geonames": int,
    **dict.fromkeys(("latitude", "longitude"), (int, float)),
}
"""What stands in `value` of a judgement of a link (`dateline.join.corrections`); each may be null."""


def made(judgement: Judgement) -> Judgement:
    """The judgement held to what one must be, with its id; of two reports or articles the lesser id stands first.

    Raises UsageError for what cannot be.
    """
    one = judgement
    if one.kind not in JUDGEMENT_KINDS:
        raise UsageError(f"nothing of kind {one.kind!r} is judged; there are {', '.join(JUDGEMENT_KINDS)}")
    if one.verdict not in VERDICTS[one.kind]:
        raise UsageError(f"no {one.kind} is judged {one.verdict!r}; there are {', '.join(VERDICTS[one.kind])}")
    if not one.subject or not one.who.strip():
        raise UsageError("a judgement names what is judged and who judges")
    if (one.other is None) != (one.kind == "report"):
        lacks = "a judgement of a report names nothing else" if one.other else f"a {one.kind} is judged of two things"
        raise UsageError(lacks)
    if one.other == one.subject:
        raise UsageError(f"a {one.kind} is judged of two things, not of one twice: {one.subject}")
    try:
        zone = datetime.fromisoformat(one.at).tzinfo
    except ValueError:
        zone = None
    if zone is None:
        raise UsageError(f"no moment is {one.at!r}: write 2026-03-01T10:00:00+00:00, with the zone")
    if one.kind in ("join", "origin") and one.other is not None and one.other < one.subject:
        one = replace(one, subject=one.other, other=one.subject)
    return replace(one, id=judgement_id(one))


def written(judgements: Iterable[Judgement]) -> Iterator[str]:
    """The lines, without their ends: the header, then the judgements in the order given."""
    yield _dumped({"format": FORMAT, "version": VERSION})
    for one in judgements:
        yield _dumped({name: getattr(one, name) for name in _COLUMNS} | {"value": dict(one.value)})


def read(lines: Iterable[str], name: str) -> list[Judgement]:
    """The judgements of a file that `written` wrote, or a person. `name` is that of the file, for messages.

    Raises InputError naming the lines that are wrong: nothing of such a file is taken.
    """
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        raise InputError(f"{name} is empty: a file of judgements begins with a line that names its format")
    _check_header(numbered[0][1], name)
    found, faults = [], []
    for number, line in numbered[1:]:
        try:
            found.append(_read_line(line))
        except (ValueError, UsageError) as error:
            faults.append(f"line {number}: {error}")
    if faults:
        more = f"; and {len(faults) - _NAMED_FAULTS} more" if len(faults) > _NAMED_FAULTS else ""
        raise InputError(f"{name}: nothing was taken. {'; '.join(faults[:_NAMED_FAULTS])}{more}")
    return found


def _check_header(line: str, name: str) -> None:
    try:
        head = json.loads(line)
    except ValueError:
        head = None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise InputError(
            f'{name} holds no judgements: its first line is not {{"format":"{FORMAT}","version":{VERSION}}}'
        )
    if head.get("version") != VERSION:
        raise InputError(f"{name} is of version {head.get('version')!r}; this one reads version {VERSION}")


def _read_line(line: str) -> Judgement:
    """One judgement. Raises ValueError or UsageError saying what is wrong."""
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("no JSON object")
    _check_columns(row)
    given = row.get("id")
    raw = Judgement(**{"id": "", "other": None} | {key: row[key] for key in row if key != "id"})
    one = made(replace(raw, value=raw.value or {}))
    if given and given != one.id:
        raise ValueError(f"the id {given!r} is not that of what the line says")
    return one


def _check_columns(row: Mapping[str, Any]) -> None:
    if unknown := sorted(row.keys() - set(_COLUMNS)):
        raise ValueError(f"unknown {', '.join(map(repr, unknown))}")
    if missing := [name for name in _NEEDED if not row.get(name)]:
        raise ValueError(f"{' and '.join(missing)} missing")
    for name, value in row.items():
        if name == "value":
            if not isinstance(value, dict | None):
                raise ValueError("value is no JSON object")
            _check_places(value or {})
            _check_values(row, value or {})
        elif value is not None and not isinstance(value, str):
            raise ValueError(f"{name} is no text")


def _check_places(value: Mapping[str, Any]) -> None:
    """Where reports stood must be said whole, for later readings rely on it."""
    stood = value.get("reports", {})
    kinds = {"article": str, "type": str, "start": int, "end": int}
    whole = isinstance(stood, dict) and all(
        isinstance(one, dict) and all(isinstance(one.get(key), kind) for key, kind in kinds.items())
        for one in stood.values()
    )
    if not whole:
        raise ValueError("reports in value name article, type, start and end of each")


def _check_values(row: Mapping[str, Any], value: Mapping[str, Any]) -> None:
    """What a field is must be of the kind that joining reads, or it would fail long after the import."""
    for name, kinds in _VALUES.items():
        one = value.get(name)
        if one is not None and (isinstance(one, bool) or not isinstance(one, kinds)):
            raise ValueError(f"{name} in value is {one!r}")
    for name, most in (("latitude", 90), ("longitude", 180)):
        if not -most <= (value.get(name) or 0) <= most:
            raise ValueError(f"{name} in value is {value[name]!r}, off the map")
    ends = [value[name] for name in ("from", "to") if value.get(name) is not None]
    if any(len(one) != _DAY or days.span_of(one) is None for one in ends) or ends != sorted(ends):
        raise ValueError(f"from and to in value are no days in their order: {', '.join(ends)}")
    answers = row.get("verdict") == "instead" and not row.get("withdraws")
    if answers and not any(value.get(name) for name in ("actor", "name", "geonames", "from")):
        raise ValueError("value does not say what it is instead")


def _dumped(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
