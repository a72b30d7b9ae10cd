"""`dateline read`, `link` and `join`: pages into the record, new knowledge to it, and one act once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import DEFAULT_RECORD, ConfigOption, OwnOption, RecordOption, own_files

if TYPE_CHECKING:
    from dateline.pipeline import JoinSummary, Summary


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
    no_join: Annotated[
        bool, typer.Option("--no-join", help="Leave what was read to be joined later, by dateline join.")
    ] = False,
    own: OwnOption = None,
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

    given: dict[str, Any] = {
        "workers": workers,
        "follow_feeds": follow_feeds,
        "allow_private": allow_private,
        "own_knowledge": own_files(own),
    }
    with api.open(record, config=config, **given) as opened, showing_progress(quiet=quiet) as progress:
        summary = opened.read(sources, ReadOptions(again=again, strict=strict, join=not no_join), progress=progress)
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
        if summary.joined is not None:
            _tell_joined(summary.joined)


def link(
    record: RecordOption = DEFAULT_RECORD,
    everything: Annotated[
        bool, typer.Option("--all", help="Link every page, even those that this knowledge has linked.")
    ] = False,
    own: OwnOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as one JSON object.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    config: ConfigOption = None,
) -> None:
    """Link what was read before with the knowledge of now, without reading it again.

    Actors, places and days are found anew on every page that other knowledge has linked, and what changed is joined
    again; texts, events and their words stay. A call that was cut off is repeated by the same command. An older record
    is brought up to date first.
    """
    import json

    from dateline import api
    from dateline.cli.console import out
    from dateline.cli.progress import showing_progress

    with (
        api.open(record, create=False, write=True, config=config, own_knowledge=own_files(own)) as opened,
        showing_progress(quiet=quiet, doing="linking") as progress,
    ):
        summary = opened.link(everything=everything, progress=progress)
    if quiet:
        return
    if as_json:
        typer.echo(json.dumps(summary.as_json(), ensure_ascii=False))
        return
    standing = f"; {summary.standing:,} pages had the links of this knowledge already" if summary.standing else ""
    out().print(
        f"{summary.pages:,} pages linked again in {summary.seconds:.1f} s: {summary.changed:,} of {summary.reports:,} "
        f"event reports have other actors, places or days than before{standing}",
        soft_wrap=True,
    )
    if summary.joined is not None:
        _tell_joined(summary.joined)


def join(
    record: RecordOption = DEFAULT_RECORD,
    everything: Annotated[bool, typer.Option("--all", help="Join everything anew.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as one JSON object.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    config: ConfigOption = None,
) -> None:
    """Join what was read: one act once, where texts come from, and what became of what was announced.

    Reading and linking do so at their end; this is for what was read with --no-join, cut off, or written by an older
    version. Only what hangs together with changed articles is computed again. A call that was cut off is repeated by
    the same command.
    """
    import json

    from dateline import api
    from dateline.cli.progress import showing_progress

    with (
        api.open(record, create=False, write=True, config=config) as opened,
        showing_progress(quiet=quiet, doing="joining") as progress,
    ):
        summary = opened.join(everything=everything, progress=progress)
    if quiet:
        return
    if as_json:
        typer.echo(json.dumps(summary.as_json(), ensure_ascii=False))
    else:
        _tell_joined(summary)


def _tell_joined(summary: JoinSummary) -> None:
    from dateline.cli.console import out

    out().print(
        f"{summary.articles:,} articles with {summary.reports:,} event reports joined in {summary.seconds:.1f} s; the "
        f"record holds {summary.happenings:,} happenings from {summary.origins:,} origins, {summary.expectations:,} "
        "expectations",
        soft_wrap=True,
    )
