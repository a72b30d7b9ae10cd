"""`dateline export`: the record for other programs."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from dateline.cli.options import (
    DEFAULT_RECORD,
    ConfigOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    SinceOption,
    UntilOption,
)

_FORMATS = "plover-json, gdelt-tsv, csv, jsonl, parquet, geojson, graphml, ftm or ical."


def export(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help=_FORMATS)],
    record: RecordOption = DEFAULT_RECORD,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where it goes; - is standard output.")] = "-",
    of: Annotated[
        str | None,
        typer.Option(
            "--of",
            metavar="WHAT",
            help="happenings (each act once) or reports; csv, jsonl and parquet also take articles, actors and "
            "expectations, and reports unless told otherwise; ical takes expectations.",
        ),
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", metavar="TYPE", help="PLOVER type, as CONSULT or CONSULT/visit; may be repeated."),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="STATUS", help="happened, planned, possible or denied; may be repeated."),
    ] = None,
    standings: Annotated[
        list[str] | None,
        typer.Option(
            "--standing",
            metavar="STANDING",
            help="Of happenings: stated, single, claimed, disputed, denied, feared or announced; may be repeated.",
        ),
    ] = None,
    min_origins: Annotated[
        int,
        typer.Option("--min-origins", min=0, metavar="N", help="Happenings told by at least N independent origins."),
    ] = 0,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="WHO", help="Source or target: a country (RUS), an id, or a name.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="WHO", help="Who acts.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="WHO", help="Whom it is done to.")] = None,
    said_by: Annotated[str | None, typer.Option("--said-by", metavar="WHO", help="Reports on whose word.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Country of the place, of a participant or actor.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Where: a name or a country.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Words that stand in the article, or in the name.")
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option("--min-confidence", min=0.0, max=1.0, metavar="P", help="Only reports this sure.")
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="KIND", help="Expectations that are scheduled, promised or threatened; may be repeated."
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Expectations as they were known on this day. [default: today]"),
    ] = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Say what was written as one JSON object; needs --out FILE.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Write the record for other programs.

    plover-json: PLOVER 2.0 events. gdelt-tsv: CAMEO dyads in the columns of GDELT 1.0. csv, jsonl, parquet: tables.
    geojson: points for maps. graphml: the network of actors. ftm: FollowTheMoney entities.
    ical: what is announced, for calendars.

    Tables hold reports, as they were read; what is not a table holds happenings, so that an act that ten papers report
    counts once. --of chooses the other.

    A file is replaced once all is written. What a format has no place for is left out and counted on standard error.
    All filters must hold.
    """
    given: dict[str, Any] = {
        "types": tuple(types or ()),
        "statuses": tuple(statuses or ()),
        "standings": tuple(standings or ()),
        "min_origins": min_origins,
        "actor": actor,
        "source": source,
        "target": target,
        "said_by": said_by,
        "country": country,
        "place": place,
        "since": since,
        "until": until,
        "text": text,
        "min_confidence": min_confidence,
        "kinds": tuple(kinds or ()),
        "on": on,
        "limit": limit,
        "offset": offset,
    }
    filters = {key: value for key, value in given.items() if value not in {None, (), 0} or value is False}
    if limit == 0:
        filters["limit"] = 0
    from dateline import api
    from dateline.cli.console import data_stream, err
    from dateline.cli.promises import say_later
    from dateline.cli.unjoined import say_unjoined
    from dateline.errors import UsageError
    from dateline.export import json_line
    from dateline.export.formats import format_of

    if as_json and out == api.STANDARD_OUTPUT:
        raise UsageError("--json says what was written to a file: name it with --out")
    if out == api.STANDARD_OUTPUT and format_of(name).binary and sys.stdout.isatty():
        raise UsageError(f"{name} is nothing for a terminal: name a file with --out")
    with api.open(record, create=False, config=config) as opened:
        done = opened.export(name, out, of, **filters)
        if done.of == "expectations":
            say_later(opened, on)
        if done.to_join:
            say_unjoined(opened)
    if as_json:
        data_stream().write(json_line(done.as_json()) + "\n")
        return
    left = "".join(f"; {count} left out: {why}" for why, count in done.left_out.items())
    where = "" if out == api.STANDARD_OUTPUT else f" to {out}"
    err().print(f"{done.written} written{where}{left}", soft_wrap=True)
