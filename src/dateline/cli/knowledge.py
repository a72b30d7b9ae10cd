"""`dateline knowledge`: what the known world holds, files of one's own that add to it, and what is new on Wikidata."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import ConfigOption
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.link.knowledge import Facts

app = typer.Typer(help="Known actors and places, and files of one's own that add to them.", no_args_is_help=True)

DEFAULT_OUT = Path("dateline-knowledge.csv")
WIKIDATA = "https://query.wikidata.org/sparql"

_ONE = {
    "actors": "actor",
    "names": "name",
    "terms": "term",
    "memberships": "membership",
    "names of places": "name of a place",
}

JsonObject = Annotated[bool, typer.Option("--json", help="As one JSON object.")]


@app.command("check")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files or folders, YAML or CSV.")],
    as_json: JsonObject = False,
    config: ConfigOption = None,
) -> None:
    """Check files of one's own: say what they hold, or list every fault with its line and end with 1."""
    from dateline.cli.console import data_stream, out
    from dateline.export import json_line
    from dateline.link.own import read_own
    from dateline.pipeline.known import held_to
    from dateline.settings import load

    lots = read_own(files, held_to(load(config)))
    held = _held(lots)
    counted = ", ".join(f"{count:,} {name if count != 1 else _ONE[name]}" for name, count in held.items())
    if as_json:
        data_stream().write(json_line({"files": len(lots), **held}) + "\n")
    else:
        out().print(f"nothing wrong: {counted}")


@app.command("info")
def info(as_json: JsonObject = False, config: ConfigOption = None) -> None:
    """Say what the knowledge holds: actors by kind, terms by office, where it lies, its size and fingerprint."""
    from dateline.cli.console import data_stream
    from dateline.cli.knowledge_tables import holdings_tables
    from dateline.export import json_line
    from dateline.link.knowledge import Knowledge
    from dateline.link.knowledge.holdings import holdings
    from dateline.link.own import read_own
    from dateline.pipeline.known import held_to
    from dateline.settings import load

    settings = load(config)
    shipped = holdings(settings.knowledge)
    own = read_own(settings.own_knowledge, held_to(settings))
    found = {
        "version": __version__,
        "file": str(shipped.path),
        "size": shipped.size,
        "tables": shipped.schema,
        "fingerprint": Knowledge.load(settings.knowledge, own).fingerprint,
        "rows": dict(shipped.rows),
        "kinds": dict(shipped.kinds),
        "offices": dict(shipped.offices),
        "about": dict(shipped.about),
        "own": {"files": [str(path) for path in settings.own_knowledge], **_held(own)},
    }
    if as_json:
        data_stream().write(json_line(found) + "\n")
    else:
        holdings_tables(found)


@app.command("diff")
def diff(
    old: Annotated[Path | None, typer.Argument(metavar="A", help="A file or folder of one's own.")] = None,
    new: Annotated[Path | None, typer.Argument(metavar="B", help="Another, compared with A.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
    config: ConfigOption = None,
) -> None:
    """Say what files of one's own change: names added, terms begun and ended, memberships, places.

    With A and B, what B changes against A. With A alone, what A changes against the shipped knowledge. With neither,
    what the files named in the settings (`own_knowledge`) change against it.
    """
    from dateline.cli.knowledge_tables import show_changes
    from dateline.errors import UsageError
    from dateline.link.own import read_own
    from dateline.link.own.diff import changes
    from dateline.pipeline.known import held_to
    from dateline.settings import load

    settings = load(config)
    held = held_to(settings)
    if old is None and not settings.own_knowledge:
        raise UsageError("there are no files to compare; name one, or set own_knowledge in the settings")
    if held.known is None or (old is not None and new is not None):
        found = changes(read_own([old] if old else [], held), read_own([new] if new else [], held))
    else:
        found = changes(held.known, read_own([old] if old else settings.own_knowledge, held))
    show_changes(found, as_json=as_json)


@app.command("update")
def update(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write, .csv or .yaml.")
    ] = DEFAULT_OUT,
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="SPARQL endpoint to ask.")] = WIKIDATA,
    only: Annotated[
        str | None, typer.Option("--only", metavar="LIST", help="Some of leaders, ministers, bodies, with commas.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change and write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write even where the old file would lose something.")] = False,
    as_json: JsonObject = False,
    config: ConfigOption = None,
) -> None:
    """Take leaders, ministers and bodies with their members from Wikidata into a file of one's own.

    The file holds only what the shipped knowledge lacks. It is written aside, checked like any file of one's own and
    put in place when all is well; whenever anything goes wrong, the old file stays as it is. Use it with --own FILE or
    own_knowledge in the settings.
    """
    from dateline.cli.knowledge_tables import update_tables
    from dateline.cli.taking import Wanted, take_over
    from dateline.settings import load

    update_tables(take_over(load(config), Wanted(out, endpoint, only, dry_run, force)), as_json=as_json)


def _held(lots: Sequence[Facts]) -> dict[str, int]:
    """How many rows of each sort the files hold."""
    tables = ("actors", "names", "terms", "members", "places")
    return {told: sum(len(getattr(lot, table)) for lot in lots) for table, told in zip(tables, _ONE, strict=True)}
