"""Dateline from Python: open a record, read pages into it, ask it.

import dateline

with dateline.open("record.db") as record:
    record.read(["pages/"])
    record.events(actor="RUS").to_polars()
"""

from dateline.api.exports import STANDARD_OUTPUT, Exported
from dateline.api.record import OpenRecord, Reports, open, who  # noqa: A004

__all__ = ["STANDARD_OUTPUT", "Exported", "OpenRecord", "Reports", "open", "who"]
