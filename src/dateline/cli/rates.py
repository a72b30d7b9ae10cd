"""`dateline rate` and `network`: how often, and who deals with whom."""

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


def rate(
    type: Annotated[str, typer.Argument(metavar="TYPE", help="What to count: CONSULT, or CONSULT/visit.")],  # noqa: A002
    split: Annotated[str, typer.Option("--split", metavar="DATE", help="First day after, as 2023-03-17.")],
    record: RecordOption = DEFAULT_RECORD,
    actor: ActorOption = None,
    source: SourceOption = None,
    target: TargetOption = None,
    country: CountryOption = None,
    place: PlaceOption = None,
    statuses: StatusesOption = None,
    min_origins: OriginsOption = 0,
    since: SinceOption = None,
    until: UntilOption = None,
    abroad: Annotated[bool, typer.Option("--abroad", help="Only acts in another country than the actor's.")] = False,
    reports: Annotated[bool, typer.Option("--reports", help="Count reports in place of happenings.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="The months as CSV.")] = False,
    config: ConfigOption = None,
) -> None:
    """Say whether something became rarer or more frequent from a day on: counts by month, the ratio, its limits.

    Beside the ratio per month stand those per article read and per article that tells of the actor, so that less news
    is not taken for fewer acts. Happenings that took place count; --status chooses others.
    """
    from dateline import api
    from dateline.cli.console import data_stream
    from dateline.cli.options import Output
    from dateline.cli.rate_tables import rate_tables
    from dateline.export import json_line, write_csv

    form = output(as_json=as_json, as_csv=as_csv)
    fields = {"actor": actor, "source": source, "target": target, "country": country, "place": place}
    more = {"min_origins": min_origins, "since": since, "until": until, "abroad": abroad, "reports": reports}
    chosen = {"statuses": tuple(statuses)} if statuses else {}
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        found = opened.rate(type, split, **fields, **more, **chosen)
    if form is Output.JSON:
        data_stream().write(json_line(found.as_json()) + "\n")
    elif form is Output.CSV:
        write_csv(found.rows, data_stream())
    else:
        rate_tables(found)


def network(
    record: RecordOption = DEFAULT_RECORD,
    types: TypesOption = None,
    statuses: StatusesOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    target: TargetOption = None,
    country: CountryOption = None,
    place: PlaceOption = None,
    min_origins: OriginsOption = 0,
    since: SinceOption = None,
    until: UntilOption = None,
    level: Annotated[
        str, typer.Option("--level", metavar="LEVEL", help="actor, or country: all of a country are one.")
    ] = "actor",
    nodes: Annotated[bool, typer.Option("--nodes", help="Those who are tied, in place of the ties.")] = False,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List who deals with whom: who meets, sanctions or accuses whom, how often, how, and between which days.

    Meetings have no direction; other acts go from who acts to whom it is done to. Happenings that took place count;
    --status chooses others.
    """
    from dateline import api
    from dateline.ask.happening_filters import HappeningFilter
    from dateline.ask.networks import nodes as nodes_of
    from dateline.cli.query import write_rows
    from dateline.cli.rate_tables import edge_table, node_table

    form = output(as_json=as_json, as_csv=as_csv)
    wanted = HappeningFilter(
        types=tuple(types or ()),
        statuses=tuple(statuses or ("happened",)),
        actor=actor,
        source=source,
        target=target,
        country=country,
        place=place,
        min_origins=min_origins,
        since=since,
        until=until,
        limit=limit,
        offset=offset,
    )
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        edges = opened.network(wanted, level=level)
        if nodes:
            write_rows(nodes_of(edges), form, node_table)
        else:
            write_rows(edges, form, edge_table)


def between(
    one: Annotated[str, typer.Argument(metavar="STATE", help="A state, ISO 3166-1 alpha-3, as RUS.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another, as KAZ.")],
    record: RecordOption = DEFAULT_RECORD,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """Show cooperation and conflict of two states, and of those who belong to them, by month.

    What took place counts: meetings whoever is named first, other acts either way. Acts whose days lie in several
    months or are not known come last.
    """
    from dateline import api
    from dateline.cli.query import write_rows
    from dateline.cli.rate_tables import pair_table

    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        write_rows(opened.between(one, other, since, until), form, pair_table)
