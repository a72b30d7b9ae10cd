"""`dateline users`: who may open a record that is served to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Who may open a served record: names with hashed tokens.", rich_markup_mode=None)

FileOption = Annotated[Path, typer.Option("--file", metavar="FILE", help="The file of names and hashed tokens.")]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits, - and _.")]


@app.command("add")
def add(
    name: NameArgument,
    file: FileOption,
    again: Annotated[bool, typer.Option("--again", help="Make another token in place of the old.")] = False,
) -> None:
    """Let someone in: prints the token once; the file keeps a hash of it alone."""
    from dateline.cli.console import data_stream, err
    from dateline.web import users

    data_stream().write(users.add(file, name, again=again) + "\n")
    err().print(f"{name} signs in with this token; it stands nowhere else", soft_wrap=True)


@app.command("remove")
def remove(name: NameArgument, file: FileOption) -> None:
    """Let someone in no more: a server that runs heeds it at once."""
    from dateline.web import users

    users.remove(file, name)


@app.command("list")
def list_users(file: FileOption) -> None:
    """Print the names, one a line."""
    from dateline.cli.console import data_stream
    from dateline.web import users

    for name in sorted(users.read(file)):
        data_stream().write(name + "\n")
