"""`dateline record`: the record itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, ConfigOption, RecordOption

app = typer.Typer(help="The record itself: what it holds, and all of it as files.", no_args_is_help=True)


@app.command("info")
def info(
    record: RecordOption = DEFAULT_RECORD,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Say what the record holds: counts, languages, days, runs, size."""
    from dateline import api
    from dateline.cli.console import data_stream
    from dateline.cli.tables import info_tables
    from dateline.export import json_line

    with api.open(record, create=False, config=config) as opened:
        found = opened.info()
    if as_json:
        data_stream().write(json_line(found.as_json()) + "\n")
    else:
        info_tables(found)


@app.command("dump")
def dump(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files go; made if it is not there.")],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write every table as sorted JSON Lines: equal records give equal files."""
    from dateline.cli.console import err
    from dateline.export import tables
    from dateline.store import open_record

    with open_record(record, read_only=True) as opened:
        tables(opened, folder)
    err().print(f"written to {folder}")
