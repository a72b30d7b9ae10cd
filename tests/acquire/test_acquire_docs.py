"""docs/sources.md says what the code does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from dateline.acquire import CODES, AcquireOptions, Columns
from dateline.acquire.kinds import EXTENSIONS

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_every_code_is_in_the_table_with_its_meaning() -> None:
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", PAGE, re.MULTILINE)) == dict(CODES)


def test_every_column_name_is_in_the_table_in_order() -> None:
    columns = Columns()
    for field in fields(columns):
        (row,) = re.findall(rf"^\| {field.name} \| (.+) \|$", PAGE, re.MULTILINE)
        assert tuple(re.findall(r"`(\w+)`", row)) == getattr(columns, field.name)


def test_every_extension_is_named() -> None:
    assert {ending for ending in EXTENSIONS if ending and f"`.{ending}`" not in PAGE} == set()


def test_the_limits_are_those_of_the_options() -> None:
    options = AcquireOptions()
    assert options.max_page_bytes == 20_000_000
    assert (options.max_redirects, options.total_timeout_s, options.delay_s) == (5, 60.0, 1.0)
    for words in ("20 million bytes", "five times", "longer than a minute", "a second or more"):
        assert words in PAGE
