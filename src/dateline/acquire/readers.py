"""The table of readers, and how a stream finds its reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from dateline.acquire.feeds import read_feed
from dateline.acquire.intake import Gunzip, Intake
from dateline.acquire.jsons import read_json, read_json_lines
from dateline.acquire.kinds import Kind, kind_of
from dateline.acquire.options import AcquireOptions
from dateline.acquire.plain import read_html, read_text
from dateline.acquire.records import Label
from dateline.acquire.tables import read_table
from dateline.acquire.trouble import Item, Trouble
from dateline.acquire.warc import read_warc

Reader = Callable[[Intake, Label, AcquireOptions], Iterator[Item]]

READERS: Mapping[Kind, Reader] = MappingProxyType(
    {
        "html": read_html,
        "text": read_text,
        "jsonl": read_json_lines,
        "json": read_json,
        "table": read_table,
        "feed": read_feed,
        "warc": read_warc,
    }
)
"""What reads which kind. Kinds that are missing here hold no page."""

_GZIP_ENDING = re.compile(r"\.gz$", re.IGNORECASE)
_MAX_LAYERS = 3
MOST_ALIKE = 50
"""Troubles of one code that are told one by one for a file; the rest are counted."""


def read_stream(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """The pages of a stream, gunzipped as often as needed (three layers at most). It never yields nothing."""
    for _ in range(_MAX_LAYERS):
        found = kind_of(intake.head, label.name, options.columns)
        if found.kind != "gzip":
            break
        intake = Intake(Gunzip(intake))
        label = replace(label, name=_GZIP_ENDING.sub("", label.name), size=None)
    reader = READERS.get(found.kind)
    if reader is None and found.kind == "unknown" and label.chosen:
        reader = read_text
    if reader is not None:
        yield from _settled(reader(intake, label, options), label)
    elif found.kind == "empty" or not intake.head:
        reason = intake.broken
        yield (
            Trouble(label.origin, reason.code, f"the file {reason.reason}")
            if reason
            else Trouble(label.origin, "empty", "the file is empty")
        )
    elif found.kind == "unknown":
        message = "a kind of file not known to hold pages; name the file itself to read it as plain text"
        yield Trouble(label.origin, "unknown-kind", message)
    else:
        yield Trouble(label.origin, "not-a-page", f"not a page but {found.what or 'gzip within gzip within gzip'}")


def _settled(items: Iterator[Item], label: Label) -> Iterator[Item]:
    """The items, with like troubles counted after the first ones, and with a trouble if there is nothing at all."""
    said: Counter[str] = Counter()
    silent = True
    for item in items:
        silent = False
        if isinstance(item, Trouble):
            said[item.code] += 1
            if said[item.code] > MOST_ALIKE:
                continue
        yield item
    if silent:
        yield Trouble(label.origin, "empty", "the file holds no page: it is well formed, but there is nothing in it")
    for code, count in sorted(said.items()):
        if count > MOST_ALIKE:
            yield Trouble(label.origin, code, f"{count - MOST_ALIKE:,} more records of this file are like the last")
