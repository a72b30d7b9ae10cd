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


def page(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The HTML file to write.")] = Path(
        "dateline.html"
    ),
    record: RecordOption = DEFAULT_RECORD,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most N articles, the newest.")] = 200,
    config: ConfigOption = None,
) -> None:
    """Write the record as one HTML page to open in a browser: every event, and the words behind each field."""
    from dateline import api
    from dateline.cli.console import err
    from dateline.errors import RecordError
    from dateline.export.page import write_page

    with api.open(record, create=False, config=config) as opened:
        ids = [row.article.id for row in opened.articles()][-limit:]
        try:
            with out.open("w", encoding="utf-8") as file:
                count = write_page((opened.article(one) for one in ids), file, f"Dateline: {Path(record).name}")
        except OSError as error:
            raise RecordError(f"{out} cannot be written: {error.strerror}; name another file with --out") from error
    err().print(f"{count} event reports of {len(ids)} articles: open {out.resolve().as_uri()}")
