"""`dateline events`, `articles` and `issues`: rows out of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.ask import Rows
    from dateline.cli.options import Output


def events(
    record: RecordOption = DEFAULT_RECORD,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", metavar="TYPE", help="PLOVER type, as CONSULT or CONSULT/visit; may be repeated."),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="STATUS", help="happened, planned, possible or denied; may be repeated."),
    ] = None,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="WHO", help="Source or target: a country (RUS), an id, or a name.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="WHO", help="Who acts.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="WHO", help="Whom it is done to.")] = None,
    said_by: Annotated[str | None, typer.Option("--said-by", metavar="WHO", help="On whose word.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Country of the place or of a participant.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Where: a name or a country.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Words that stand in the article.")
    ] = None,
    article: Annotated[str | None, typer.Option("--article", metavar="ID", help="Only of this article.")] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0.0, max=1.0, metavar="P", help="Only reports this sure.")
    ] = 0.0,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List event reports: who did what to whom, where and when.

    All filters must hold. --since and --until speak of the day of the act.
    """
    from dateline.ask import EventFilter
    from dateline.cli.tables import event_table

    wanted = EventFilter(
        types=tuple(types or ()),
        statuses=tuple(statuses or ()),
        actor=actor,
        source=source,
        target=target,
        said_by=said_by,
        country=country,
        place=place,
        since=since,
        until=until,
        text=text,
        article=article,
        min_confidence=min_confidence,
        limit=limit,
        offset=offset,
    )
    form = output(as_json=as_json, as_csv=as_csv)
    from dateline import api

    with api.open(record, create=False, config=config) as opened:
        write_rows(opened.events(wanted), form, event_table)


def articles(
    record: RecordOption = DEFAULT_RECORD,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words that stand in it.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="ISO 639-1, as en.")] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="NAME", help="Credited agency, as dpa.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Name of the outlet.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List articles. --since and --until speak of the day of publication."""
    from dateline.ask import ArticleFilter
    from dateline.cli.tables import article_table

    wanted = ArticleFilter(
        text=text, language=language, agency=agency, outlet=outlet, since=since, until=until, limit=limit, offset=offset
    )
    form = output(as_json=as_json, as_csv=as_csv)
    from dateline import api

    with api.open(record, create=False, config=config) as opened:
        write_rows(opened.articles(wanted), form, article_table)


def issues(
    record: RecordOption = DEFAULT_RECORD,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="Only of this kind.")] = None,
    stage: Annotated[str | None, typer.Option("--stage", metavar="STAGE", help="Only of this stage.")] = None,
    article: Annotated[str | None, typer.Option("--article", metavar="ID", help="Only of this article.")] = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List what pages could not yield, and why."""
    from dateline.ask import IssueFilter
    from dateline.cli.tables import issue_table

    wanted = IssueFilter(code=code, stage=stage, article=article, limit=limit, offset=offset)
    form = output(as_json=as_json, as_csv=as_csv)
    from dateline import api

    with api.open(record, create=False, config=config) as opened:
        write_rows(opened.issues(wanted), form, issue_table)


def write_rows(rows: Rows[Any], form: Output, table: Callable[[Iterable[dict[str, Any]]], None]) -> None:
    """Write rows in the form that was asked for, as they come from the record."""
    from dateline.cli.console import data_stream
    from dateline.cli.options import Output
    from dateline.export import write_csv, write_jsonl

    if form is Output.JSON:
        write_jsonl(rows, data_stream())
    elif form is Output.CSV:
        write_csv(rows, data_stream())
    else:
        table(row.as_json() for row in rows)
