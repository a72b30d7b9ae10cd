"""The commands, and which module answers each."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import (
    actors,
    claims,
    exporting,
    happenings,
    judging,
    knowledge,
    origins,
    promises,
    query,
    rates,
    reading,
    records,
    review,
    serving,
    showing,
    users,
)
from dateline.version import __version__

app = typer.Typer(
    name="dateline",
    help="Reads news pages and keeps a record: who did what to whom, where, when and according to whom.",
    epilog="Begin with: dateline read --record news.db FOLDER",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    pass


app.command("read")(reading.read)
app.command("link")(reading.link)
app.command("join")(reading.join)
app.command("show")(showing.show)
app.command("explain")(showing.explain)
app.command("events")(query.events)
app.command("articles")(query.articles)
app.command("actors")(actors.actors)
app.command("actor")(actors.actor)
app.command("happenings")(happenings.happenings)
app.command("happening")(happenings.happening)
app.command("rate")(rates.rate)
app.command("network")(rates.network)
app.command("between")(rates.between)
app.command("origins")(origins.origins)
app.command("versions")(origins.versions)
app.command("upcoming")(promises.upcoming)
app.command("overdue")(promises.overdue)
app.command("promises")(promises.promises)
app.command("claims")(claims.claims)
app.command("disputed")(claims.disputed)
app.command("issues")(query.issues)
app.command("page")(records.page)
app.command("serve")(serving.serve)
app.command("mcp")(serving.mcp)
app.command("export")(exporting.export)
app.command("review")(review.review)
app.command("judge")(judging.judge)
app.add_typer(judging.app, name="judgements")
app.command("precision")(judging.precision)
app.add_typer(users.app, name="users")
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(records.app, name="record")
