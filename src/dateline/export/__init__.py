"""Writing what the record holds for other programs."""

from dateline.export.calendar import write_calendar
from dateline.export.files import as_text, aside
from dateline.export.ftm import write_ftm
from dateline.export.gdelt import write_gdelt
from dateline.export.geojson import write_geojson
from dateline.export.graphml import write_graphml
from dateline.export.known import LookUp
from dateline.export.lines import json_line, write_jsonl
from dateline.export.parquet import write_parquet
from dateline.export.plover import write_plover
from dateline.export.sheets import write_csv
from dateline.export.tables import tables

__all__ = [
    "LookUp",
    "as_text",
    "aside",
    "json_line",
    "tables",
    "write_calendar",
    "write_csv",
    "write_ftm",
    "write_gdelt",
    "write_geojson",
    "write_graphml",
    "write_jsonl",
    "write_parquet",
    "write_plover",
]
