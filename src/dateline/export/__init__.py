"""Writing what the record holds for other programs."""

from dateline.export.lines import json_line, write_jsonl
from dateline.export.sheets import write_csv
from dateline.export.tables import tables

__all__ = ["json_line", "tables", "write_csv", "write_jsonl"]
