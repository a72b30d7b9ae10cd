"""`dateline actors`: who takes part in the event reports of a record."""

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
    OwnOption,
    RecordOption,
    output,
    own_files,
)


def actors(
    record: RecordOption = DEFAULT_RECORD,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words of a name or id.")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="CODE", help="Of this country, as KAZ.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Of this kind, as state, person, ministry or party.")
    ] = None,
    known: Annotated[
        bool | None, typer.Option("--known/--unknown", help="Only actors that the knowledge holds, or only the others.")
    ] = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    own: OwnOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List the actors of the record, those with most event reports first.

    An actor that no knowledge holds is listed with the name, country and sector the articles give it.
    """
    from dateline import api
    from dateline.ask import ActorFilter
    from dateline.cli.query import write_rows
    from dateline.cli.tables import actor_table

    wanted = ActorFilter(text=text, country=country, kind=kind, known=known, limit=limit, offset=offset)
    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config, own_knowledge=own_files(own)) as opened:
        write_rows(opened.actors(wanted), form, actor_table)
