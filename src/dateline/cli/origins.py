"""`dateline origins` and `versions`: where articles come from, and how they changed."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import (
    DEFAULT_RECORD,
    ConfigOption,
    CsvOption,
    JsonOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    output,
)
from dateline.cli.unjoined import say_unjoined
from dateline.errors import UsageError


def origins(
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="Id of an article, or the beginning of it.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    agency: Annotated[str | None, typer.Option("--agency", metavar="NAME", help="Only texts credited to it.")] = None,
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="Only texts of N articles or more.")] = 2,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """Show where an article's text comes from: its origins, who else carries them, the shared passages side by side.

    Without ARTICLE, list the texts that several articles carry. Twenty papers that print one agency text are one
    origin; an article may have two.
    """
    from dateline import api
    from dateline.cli.console import data_stream, out
    from dateline.cli.options import Output
    from dateline.cli.origin_tables import origin_table, print_origins
    from dateline.cli.query import write_rows
    from dateline.export import json_line

    form = output(as_json=as_json, as_csv=as_csv)
    if article is not None and form is Output.CSV:
        raise UsageError("--csv is for the list of texts; for one article take --json or neither")
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        if article is None:
            found = opened.origins(least=least, agency=agency, limit=limit, offset=offset)
            write_rows(found, form, origin_table)
            return
        view = opened.origins_of(article)
    if form is Output.JSON:
        data_stream().write(json_line(view.as_json()) + "\n")
    else:
        print_origins(view, out())


def versions(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article, or the beginning of it.")],
    record: RecordOption = DEFAULT_RECORD,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Show the editions of an article under its address, and what its publisher changed from one to the next.

    All editions are kept; the newest counts, and only its reports are joined into happenings.
    """
    from dateline import api
    from dateline.cli.console import data_stream, out
    from dateline.cli.origin_tables import print_versions
    from dateline.export import json_line

    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        found = opened.versions(article)
    if as_json:
        data_stream().write(json_line(found.as_json()) + "\n")
    else:
        print_versions(found, out())
