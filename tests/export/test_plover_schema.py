"""The JSON schema of plover-json: what is written keeps it, and what is wrong does not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import api
from dateline.model import STATUSES
from dateline.model.codebook import Codebook
from dateline.model.joined import STANDINGS
from dateline.settings import resources
from dateline.store import open_record
from exported_records import NASTY, changed, opened, planned
from joined_records import fill

SCHEMA = json.loads((resources() / "export" / "plover.schema.json").read_text(encoding="utf-8"))
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float)}
_KNOWN = {
    *("$schema", "title", "description", "$defs", "$ref", "type", "properties", "required", "additionalProperties"),
    *("items", "minItems", "maxItems", "enum", "pattern", "minimum", "maximum"),
}


def faults(value: Any, schema: dict[str, Any], where: str = "") -> Iterator[str]:
    """What is wrong with a value, by the words of JSON Schema 2020-12 that this schema uses."""
    assert set(schema) <= _KNOWN
    if "$ref" in schema:
        yield from faults(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], where)
    if "type" in schema and (isinstance(value, bool) or not isinstance(value, _TYPES[schema["type"]])):
        yield f"{where}: {value!r} is no {schema['type']}"
    elif isinstance(value, list):
        yield from _in_list(value, schema, where)
    elif isinstance(value, dict):
        yield from _in_object(value, schema, where)
    else:
        yield from _in_scalar(value, schema, where)


def _in_scalar(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not among {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r} does not match {schema['pattern']}"
    if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where}: {value!r} is out of range"


def _in_list(value: list[Any], schema: dict[str, Any], where: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{where}: {len(value)} items"
    for number, one in enumerate(value):
        yield from faults(one, schema.get("items", {}), f"{where}/{number}")


def _in_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> Iterator[str]:
    fields = schema.get("properties", {})
    yield from (f"{where}: without {name}" for name in schema.get("required", ()) if name not in value)
    for name, one in value.items():
        if name in fields:
            yield from faults(one, fields[name], f"{where}/{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{where}: strange field {name}"


def events(record: api.OpenRecord, folder: Path, of: str) -> list[dict[str, Any]]:
    record.export("plover-json", folder / f"{of}.jsonl", of)
    return [json.loads(line) for line in (folder / f"{of}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_what_is_written_keeps_the_schema(tmp_path: Path) -> None:
    with opened(tmp_path, changed(0), changed(1, NASTY), planned(2), changed(3, place=None, sources=())) as record:
        reports = events(record, tmp_path, "reports")
    with open_record(str(tmp_path / "joined.db"), create=True) as filled:
        fill(filled)
    with api.open(tmp_path / "joined.db", create=False) as record:
        happenings = events(record, tmp_path, "happenings")
    assert (len(reports), len(happenings)) == (4, 13)
    assert [fault for event in (*reports, *happenings) for fault in faults(event, SCHEMA)] == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"date": "yesterday"}, "/date"),
        ({"actor": []}, "/actor"),
        ({"event": ["VISIT"]}, "/event/0"),
        ({"quad_code": 5}, "/quad_code"),
        ({"text": "the words"}, "strange field text"),
        ({"event_scale": "4"}, "/event_scale"),
    ],
)
def test_what_is_wrong_does_not(tmp_path: Path, change: dict[str, Any], fault: str) -> None:
    with opened(tmp_path, changed(0)) as record:
        (event,) = events(record, tmp_path, "reports")
    assert any(fault in one for one in faults({**event, **change}, SCHEMA))
    del event["cite_info"]
    assert list(faults(event, SCHEMA)) == [": without cite_info"]


def test_its_lists_are_those_of_the_codebook_and_the_record() -> None:
    fields = SCHEMA["properties"]
    book = Codebook.load(resources() / "codebook")
    assert set(fields["event"]["items"]["enum"]) == {one.code for one in book.event_types}
    own = fields["dateline"]["properties"]
    assert set(own["status"]["enum"]) == set(STATUSES) - {"denied"}
    assert set(own["standing"]["enum"]) == set(STANDINGS)
