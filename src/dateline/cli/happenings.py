"""`dateline happenings` and `happening`: one act once, whoever reports it."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.happening_options import (
    ActorOption,
    CountryOption,
    OriginsOption,
    PlaceOption,
    SourceOption,
    StatusesOption,
    TargetOption,
    TypesOption,
)
from dateline.cli.options import (
    DEFAULT_RECORD,
    ConfigOption,
    CsvOption,
    JsonOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    SinceOption,
    UntilOption,
    output,
)
from dateline.cli.unjoined import say_unjoined


def happenings(
    record: RecordOption = DEFAULT_RECORD,
    types: TypesOption = None,
    statuses: StatusesOption = None,
    standings: Annotated[
        list[str] | None,
        typer.Option(
            "--standing",
            metavar="STANDING",
            help="stated, single, claimed, disputed, denied, feared or announced; may be repeated.",
        ),
    ] = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    target: TargetOption = None,
    country: CountryOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    min_origins: OriginsOption = 0,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Words that stand in an article that tells it.")
    ] = None,
    undated: Annotated[
        bool,
        typer.Option("--undated", help="With --since or --until also those without a day, by the day of their report."),
    ] = False,
    newest: Annotated[
        bool, typer.Option("--newest", help="By when they were first reported, the newest first.")
    ] = False,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List happenings: each act once, with how many reports and independent origins tell it.

    All filters must hold. --since and --until speak of the day of the act; --undated takes those without one.
    """
    from dateline import api
    from dateline.ask.happening_filters import HappeningFilter
    from dateline.cli.happening_tables import happening_table
    from dateline.cli.query import write_rows

    wanted = HappeningFilter(
        types=tuple(types or ()),
        statuses=tuple(statuses or ()),
        standings=tuple(standings or ()),
        actor=actor,
        source=source,
        target=target,
        country=country,
        place=place,
        since=since,
        until=until,
        min_origins=min_origins,
        text=text,
        undated=undated,
        newest=newest,
        limit=limit,
        offset=offset,
    )
    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        write_rows(opened.happenings(wanted), form, happening_table)


def happening(
    happening: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the happening or of a report of it, or the beginning of one.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Show a happening: the act in a sentence, every report of it and why it is here, and what came before and after.

    Ids stand in `dateline happenings`.
    """
    from dateline import api
    from dateline.cli.console import data_stream, out
    from dateline.cli.happening_tables import print_happening
    from dateline.export import json_line

    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        found = opened.happening(happening)
    if as_json:
        data_stream().write(json_line(found.as_json()) + "\n")
    else:
        print_happening(found, out())
