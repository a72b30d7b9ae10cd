"""`dateline upcoming`, `overdue` and `promises`: what was announced, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from dateline.api import OpenRecord

OnOption = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="Ask as of this day: what was reported later does not count. [default: today]"
    ),
]
WhoOption = Annotated[
    str | None, typer.Option("--actor", metavar="WHO", help="Who takes part: a country (RUS), an id, or a name.")
]
TypesOption = Annotated[
    list[str] | None,
    typer.Option("--type", "-t", metavar="TYPE", help="PLOVER type, as CONSULT or CONSULT/visit; may be repeated."),
]
KindsOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="scheduled, promised or threatened; may be repeated."),
]
CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="CODE", help="Country of the place or of a participant.")
]
DueOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Due to begin by this day.")]


def upcoming(
    record: RecordOption = DEFAULT_RECORD,
    on: OnOption = None,
    within: Annotated[
        int | None, typer.Option("--within", min=0, metavar="DAYS", help="Due to begin within so many days.")
    ] = None,
    until: DueOption = None,
    actor: WhoOption = None,
    types: TypesOption = None,
    kinds: KindsOption = None,
    country: CountryOption = None,
    undated: Annotated[bool, typer.Option("--undated", help="Those for which no day was told too, last.")] = False,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    ical: Annotated[bool, typer.Option("--ical", help="An iCalendar file instead of a table.")] = False,
    config: ConfigOption = None,
) -> None:
    """List what is announced for the day asked about or later, by its day.

    Only what is still open is listed; what was moved stands under its new day.
    """
    from dateline import api
    from dateline.ask.expectations import ExpectationFilter
    from dateline.cli.console import data_stream
    from dateline.cli.expectation_tables import upcoming_table
    from dateline.cli.query import write_rows
    from dateline.errors import UsageError

    wanted = ExpectationFilter(
        actor=actor,
        types=tuple(types or ()),
        kinds=tuple(kinds or ()),
        country=country,
        until=until,
        within=within,
        undated=undated,
        limit=limit,
        offset=offset,
    )
    form = output(as_json=as_json, as_csv=as_csv)
    if ical and (as_json or as_csv):
        raise UsageError("--ical excludes --json and --csv; choose one")
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        rows = opened.upcoming(on, wanted)
        if ical:
            opened.write_calendar(rows, data_stream())
        else:
            write_rows(rows, form, upcoming_table)
        say_later(opened, on)


def overdue(
    record: RecordOption = DEFAULT_RECORD,
    on: OnOption = None,
    actor: WhoOption = None,
    types: TypesOption = None,
    kinds: KindsOption = None,
    country: CountryOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List what was due before the day asked about and of which no report tells what became of it.

    That nothing was read does not say that it did not happen. What has no day is never overdue.
    """
    from dateline import api
    from dateline.ask.expectations import ExpectationFilter
    from dateline.cli.expectation_tables import overdue_table
    from dateline.cli.query import write_rows

    wanted = ExpectationFilter(
        actor=actor,
        types=tuple(types or ()),
        kinds=tuple(kinds or ()),
        country=country,
        limit=limit,
        offset=offset,
    )
    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        write_rows(opened.overdue(on, wanted), form, overdue_table)
        say_later(opened, on)


def promises(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A country (RUS), an actor id, or words of a name.")],
    record: RecordOption = DEFAULT_RECORD,
    on: OnOption = None,
    types: TypesOption = None,
    kinds: KindsOption = None,
    country: CountryOption = None,
    until: DueOption = None,
    kept: Annotated[bool, typer.Option("--kept", help="Only how many were kept, and the share.")] = False,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List what an actor announced, promised or threatened, what became of each, and the share kept.

    The share is of those decided (held, called off, contradicted), with its 95 % interval by Wilson; what is overdue
    is told apart. JSON and CSV hold the announcements, or with --kept the counts.
    """
    from dateline import api
    from dateline.ask.expectations import ExpectationFilter
    from dateline.cli.expectation_tables import kept_table, promise_table
    from dateline.cli.options import Output
    from dateline.cli.query import write_rows

    wanted = ExpectationFilter(
        types=tuple(types or ()),
        kinds=tuple(kinds or ()),
        country=country,
        until=until,
        limit=limit,
        offset=offset,
    )
    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        if not kept:
            write_rows(opened.promises(actor, on, wanted), form, promise_table)
        if kept or form is Output.TABLE:
            write_rows(opened.kept(actor, on, wanted), form, kept_table)
        say_later(opened, on)


def say_later(opened: OpenRecord, on: str | None) -> None:
    """Tell of announcements dated after the day asked about: nothing is dropped unseen."""
    from dateline.cli.console import err

    later = opened.dated_later(on)
    if later:
        many = "announcement is" if later == 1 else "announcements are"
        err().print(f"{later:,} {many} dated after {on or 'today'} and left out")
