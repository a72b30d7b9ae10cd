"""`dateline claims` and `disputed`: who says what, and who denies it."""

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
    SinceOption,
    UntilOption,
    output,
)
from dateline.cli.promises import CountryOption, TypesOption, WhoOption
from dateline.cli.unjoined import say_unjoined


def claims(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A country (RUS), an actor id, or words of a name.")],
    record: RecordOption = DEFAULT_RECORD,
    types: TypesOption = None,
    country: CountryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List what is reported on an actor's word, and whether others state or deny it.

    --since and --until speak of the day of the act.
    """
    from dateline import api
    from dateline.ask.claims import ClaimFilter
    from dateline.cli.expectation_tables import claim_table
    from dateline.cli.query import write_rows

    wanted = ClaimFilter(
        types=tuple(types or ()), country=country, since=since, until=until, limit=limit, offset=offset
    )
    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        write_rows(opened.claims(actor, wanted), form, claim_table)


def disputed(
    record: RecordOption = DEFAULT_RECORD,
    claimed: Annotated[bool, typer.Option("--claimed", help="What rests on the word of one side alone too.")] = False,
    actor: WhoOption = None,
    types: TypesOption = None,
    country: CountryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List what some state or claim and others deny, with who says what.

    --since and --until speak of the day of the act.
    """
    from dateline import api
    from dateline.ask.claims import ClaimFilter
    from dateline.cli.expectation_tables import disputed_table
    from dateline.cli.query import write_rows

    wanted = ClaimFilter(
        types=tuple(types or ()),
        actor=actor,
        country=country,
        since=since,
        until=until,
        limit=limit,
        offset=offset,
    )
    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        say_unjoined(opened)
        write_rows(opened.disputed(wanted, claimed=claimed), form, disputed_table)
