"""`dateline read`: pages into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import DEFAULT_RECORD, ConfigOption, RecordOption

if TYPE_CHECKING:
    from dateline.pipeline import Summary


def read(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, http(s) addresses, or - for standard input."),
    ],
    record: RecordOption = DEFAULT_RECORD,
    again: Annotated[bool, typer.Option("--again", help="Read pages again that were read before.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first page that cannot be read.")] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that read. [default: 1]")
    ] = None,
    follow_feeds: Annotated[
        bool | None, typer.Option("--follow-feeds", help="Fetch the pages that feeds link to.")
    ] = None,
    allow_private: Annotated[
        bool | None, typer.Option("--allow-private", help="Fetch from addresses inside one's own network too.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as one JSON object.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    config: ConfigOption = None,
) -> None:
    """Read pages and keep what they tell.

    HTML, plain text, JSON Lines, CSV, WARC archives and RSS or Atom files are told apart by their contents. Pages that
    were read before are skipped. What a page could not yield is kept as an issue: see `dateline issues`.

    A run that was cut off is repeated by the same command. Ends with 1 when nothing at all could be read.
    """
    from dateline import api
    from dateline.cli.progress import showing_progress
    from dateline.pipeline import ReadOptions

    given: dict[str, Any] = {"workers": workers, "follow_feeds": follow_feeds, "allow_private": allow_private}
    with api.open(record, config=config, **given) as opened, showing_progress(quiet=quiet) as progress:
        summary = opened.read(sources, ReadOptions(again=again, strict=strict), progress=progress)
    if not quiet:
        _tell(summary, record, as_json=as_json)
    if summary.issues and not summary.pages and not summary.known:
        raise typer.Exit(1)


def _tell(summary: Summary, record: str, *, as_json: bool) -> None:
    import json

    from dateline.cli.tables import summary_tables

    if as_json:
        typer.echo(json.dumps(summary.as_json(), ensure_ascii=False))
    else:
        summary_tables(summary, record)
