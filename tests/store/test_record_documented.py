"""docs/record.md explains every table and column, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.store import schema

DOCUMENT = Path(__file__).parents[2] / "docs" / "record.md"


def documented() -> dict[str, set[str]]:
    _, *parts = re.split(r"^### ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for part in parts:
        table, _, lines = part.partition("\n")
        columns = (re.match(r"- ((?:`\w+`(?:, )?)+)", line) for line in lines.splitlines())
        found[table.strip()] = {name for column in columns if column for name in re.findall(r"`(\w+)`", column[1])}
    return found


def test_every_table_and_column_is_explained() -> None:
    assert documented() == {name: set(table.columns.keys()) for name, table in schema.metadata.tables.items()}
