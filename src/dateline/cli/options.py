"""Options that several commands share, and how their output is chosen."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError

DEFAULT_RECORD = "dateline.db"

RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        metavar="FILE",
        envvar="DATELINE_RECORD",
        help="The record: a file, or an address such as postgresql://host/name.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="CSV with a header line instead of a table.")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="At most N rows.")]
OffsetOption = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Leave out the first N rows.")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="First day, as 2023-11-09.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day, as 2023-11-30.")]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings in TOML. [default: dateline.toml, where there is one]"),
]
OwnOption = Annotated[
    list[Path] | None,
    typer.Option("--own", metavar="FILE", help="Actors, names and terms of one's own, YAML or CSV; may be repeated."),
]


def own_files(given: list[Path] | None) -> tuple[Path, ...] | None:
    """The files of one's own that a call names, None where the settings decide."""
    return tuple(given) if given else None


class Output(StrEnum):
    """The forms in which rows leave the command line."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def output(*, as_json: bool, as_csv: bool = False) -> Output:
    """The form that the options ask for. Raises UsageError when they ask for two."""
    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other; choose one")
    if as_json:
        return Output.JSON
    return Output.CSV if as_csv else Output.TABLE
