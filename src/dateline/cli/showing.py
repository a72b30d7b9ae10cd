"""`dateline show` and `explain`: one article, or one event report, with the words behind every field."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, ConfigOption, RecordOption


def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article, or the beginning of it.")],
    record: RecordOption = DEFAULT_RECORD,
    as_json: Annotated[
        bool, typer.Option("--json", help="As one JSON object: the article, its events, its issues.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Show an article: its text with names, times, quotes and events marked, and the words behind every field."""
    from dateline import api
    from dateline.cli.article import print_article
    from dateline.cli.console import data_stream, out
    from dateline.export import json_line

    with api.open(record, create=False, config=config) as opened:
        found = opened.article(article)
    if as_json:
        whole = found.as_json()
        whole["events"] = [row.as_json() for row in found.events]
        whole["issues"] = [row.as_json() for row in found.issues]
        data_stream().write(json_line(whole) + "\n")
    else:
        print_article(found, out())


def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event report, or the beginning of it.")],
    record: RecordOption = DEFAULT_RECORD,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Explain an event report: the words behind each field, what they were taken to be, why, and what people judged.

    Ids of event reports stand in `dateline events`.
    """
    from dateline import api
    from dateline.cli.console import data_stream, out
    from dateline.cli.explanation import print_explanation
    from dateline.export import json_line

    with api.open(record, create=False, config=config) as opened:
        found = opened.event(event)
        judged = [row.as_json() for row in opened.judgements(thing=found.report.id)]
    if as_json:
        data_stream().write(json_line(found.explained() | {"judgements": judged}) + "\n")
    else:
        print_explanation(found, judged, out())
