"""`dateline actors` and `actor`: who takes part in the reports of a record, and who a name means on a day."""

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


def actor(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, a phrase as “the Russian president”, or the id of an actor.")
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day, as 2023-11-09. [default: today]")
    ] = None,
    record: Annotated[
        str | None,
        typer.Option("--record", "-r", metavar="FILE", help="Show the actor's event reports in this record too."),
    ] = None,
    own: OwnOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Say who a name means on a day, and why: all candidates with scores, the decision, offices, memberships, names.

    The answer comes from the knowledge and the name alone; in an article the words around the name count too. A name
    that nobody known bears is answered with “unknown”.
    """
    from dateline import api
    from dateline.cli.console import data_stream, out
    from dateline.cli.portrait import print_answer
    from dateline.export import json_line

    found = api.who(name, on, config=config, own_knowledge=own_files(own))
    told = None
    if record is not None:
        with api.open(record, create=False, config=config, own_knowledge=own_files(own)) as opened:
            told = opened.reports_of(found.decision.actor or name)
    if as_json:
        line = found.as_json() | ({} if told is None else {"record": told.as_json()})
        data_stream().write(json_line(line) + "\n")
    else:
        print_answer(found, told, out())
