"""`dateline judge`, `judgements` and `precision`: decisions of people, one at a time and as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.options import (
    DEFAULT_RECORD,
    ConfigOption,
    CsvOption,
    JsonOption,
    LimitOption,
    OwnOption,
    RecordOption,
    output,
    own_files,
)
from dateline.cli.review import WhoOption, person

app = typer.Typer(
    help="List what people decided; export, import, undo.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


def judge(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="report, link, join, origin or outcome.")],
    subject: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the report (of an origin: the article), or its beginning.")
    ],
    rest: Annotated[
        list[str],
        typer.Argument(metavar="[OTHER] VERDICT", help="The field, report or article it is judged with; the verdict."),
    ],
    instead: Annotated[
        str | None,
        typer.Option(
            "--instead",
            metavar="WHAT",
            help="With the verdict instead: the id or name of an actor; the GeoNames number or name of a place, as "
            "“Paris, USA”; a day, month, year, or two with a slash between.",
        ),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why.")] = None,
    record: RecordOption = DEFAULT_RECORD,
    who: WhoOption = None,
    own: OwnOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="The judgement as one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Judge one thing: it wins over the machine from now on.

    \b
    dateline judge report 3fa2 wrong
    dateline judge link 3fa2 source/0 instead --instead person/olaf-scholz
    dateline judge link 3fa2 place instead --instead Minsk
    dateline judge link 3fa2 time instead --instead 2023-11-23
    dateline judge join 3fa2 9c01 same            different
    dateline judge origin 77b1 02ce different     same; ids of articles
    dateline judge outcome 3fa2 9c01 held         moved, called-off, contradicted, different
    """
    from dateline import api
    from dateline.ask.judgements import check_kind, instead_words
    from dateline.ask.review_answers import instead_key
    from dateline.cli.console import data_stream, out
    from dateline.errors import UsageError
    from dateline.export import json_line
    from dateline.model import Answer

    judged = check_kind(kind)
    wanted = 1 if kind == "report" else 2
    if len(rest) != wanted:
        lacks = "a verdict: right or wrong" if wanted == 1 else "what it is judged with, and a verdict"
        raise UsageError(f"a {kind} is judged by its id and {lacks}")
    if instead is not None and rest[-1] != "instead":
        raise UsageError("--instead goes with the verdict instead")
    value = {} if instead is None else {instead_key(rest[0]): instead}
    raw = Answer(judged, subject, rest[-1], person(who), "", rest[0] if wanted == 2 else None, value, note)
    with api.open(record, create=False, write=True, config=config, own_knowledge=own_files(own)) as opened:
        made = opened.judge(raw)
    if as_json:
        data_stream().write(json_line(_as_json(made)) + "\n")
    else:
        said = " ".join(part for part in (made.verdict, instead_words(made)) if part)
        field = f" {made.other}" if kind == "link" else ""
        out().print(f"{made.id[:8]}  {made.kind} {made.subject[:8]}{field} {said}, says {made.who}", soft_wrap=True)


@app.callback()
def judgements(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only of this kind.")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="ID", help="Only on this report or article.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Only of this person.")] = None,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only where people differ, or answers cannot all hold.")
    ] = False,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only those on reports or articles that the record lacks.")
    ] = False,
    limit: LimitOption = None,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List what people decided and what became of it, the latest first; or export, import, undo."""
    if context.invoked_subcommand is not None:
        return
    from dateline import api
    from dateline.ask.judgements import JudgementFilter
    from dateline.cli.judgement_tables import judgement_table
    from dateline.cli.query import write_rows

    wanted = JudgementFilter(kind=kind, who=who, thing=of, conflicts=conflicts, waiting=waiting, limit=limit)
    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        write_rows(opened.judgements(wanted), form, judgement_table)


@app.command("export")
def export(
    record: RecordOption = DEFAULT_RECORD,
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="[default: standard output]")] = None,
    config: ConfigOption = None,
) -> None:
    """Write all judgements as JSON Lines, to keep or to import into another record of the same pages."""
    from dateline import api
    from dateline.cli.console import data_stream
    from dateline.errors import InputError

    with api.open(record, create=False, config=config) as opened:
        text = "".join(f"{line}\n" for line in opened.judgement_lines())
    if to is None:
        data_stream().write(text)
        return
    try:
        to.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror}") from error


@app.command("import")
def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `judgements export` wrote.")],
    record: RecordOption = DEFAULT_RECORD,
    force: Annotated[
        bool, typer.Option("--force", help="Even when none of them is about what this record holds.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The counts as one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Add the judgements of a file. Those on pages that this record does not hold yet are kept and wait."""
    from dateline import api
    from dateline.cli.console import data_stream, out
    from dateline.export import json_line

    with api.open(record, create=False, write=True, config=config) as opened:
        done = opened.import_judgements(source, force=force)
    if as_json:
        data_stream().write(json_line(done.as_json()) + "\n")
        return
    out().print(
        f"{done.added:,} judgements added, {done.known:,} were here already; {done.applying:,} are about what this "
        f"record holds, {done.waiting:,} wait for pages that it does not hold",
        soft_wrap=True,
    )


@app.command("undo")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="Id of the judgement, or its beginning.")],
    record: RecordOption = DEFAULT_RECORD,
    who: WhoOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="The withdrawal as one JSON object.")] = False,
    config: ConfigOption = None,
) -> None:
    """Take a judgement back. It stays in the list; taking the withdrawal back restores it."""
    from dateline import api
    from dateline.cli.console import data_stream, out
    from dateline.export import json_line

    with api.open(record, create=False, write=True, config=config) as opened:
        made = opened.withdraw(judgement, who=person(who))
    if as_json:
        data_stream().write(json_line(_as_json(made)) + "\n")
    else:
        out().print(f"{made.id[:8]}  takes back {(made.withdraws or '')[:8]}, says {made.who}", soft_wrap=True)


def precision(
    record: RecordOption = DEFAULT_RECORD,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Only answers of this person.")] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """Say how often the machine was right, as people judged: by kind, by event type, by confidence.

    `dateline review` asks doubtful things first, so that what it gives is lower than the precision of the record; only
    answers of `dateline review --random SEED` measure that. The two stand apart. Intervals are Wilson's, 95 %.
    """
    from dateline import api
    from dateline.cli.judgement_tables import precision_table
    from dateline.cli.query import write_rows

    form = output(as_json=as_json, as_csv=as_csv)
    with api.open(record, create=False, config=config) as opened:
        write_rows(opened.precision(who), form, precision_table)


def _as_json(made: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(made)
