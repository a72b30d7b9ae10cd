"""`dateline review`: walks a person through what is doubtful, one key an answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, ConfigOption, OwnOption, RecordOption, own_files

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.api import OpenRecord
    from dateline.ask.review import Doubt, ReviewFilter

WhoOption = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who judges. [default: the user name of the system]")
]

_VERDICTS = {
    ("report", "y"): "right",
    ("report", "n"): "wrong",
    ("link", "y"): "right",
    ("link", "n"): "wrong",
    ("join", "s"): "same",
    ("join", "d"): "different",
    ("origin", "s"): "same",
    ("origin", "d"): "different",
    ("outcome", "n"): "different",
}


def review(
    record: RecordOption = DEFAULT_RECORD,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only report, link, join, origin or outcome.")
    ] = None,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="WHO", help="Source or target: a country (RUS), an id, or a name.")
    ] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", "-t", metavar="TYPE", help="PLOVER type; may be repeated.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Acts of this day or later.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most N things.")] = 20,
    random: Annotated[
        str | None,
        typer.Option(
            "--random", metavar="SEED", help="Draw evenly instead of the doubtful first: for honest precision."
        ),
    ] = None,
    who: WhoOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Only list what would be asked, one JSON object a line.")
    ] = False,
    own: OwnOption = None,
    config: ConfigOption = None,
) -> None:
    """Judge doubtful reports, links, joins and outcomes, the most useful first, one key an answer.

    Keys: y right, n wrong, s same, d different, i another actor instead (asks for its id), u undo, k skip, q quit,
    ? help. In a pipe each line of standard input is a key, as is the id after i. Every answer is written and joined
    at once.
    """
    from dateline import api
    from dateline.ask.review import ReviewFilter
    from dateline.cli.console import data_stream, out
    from dateline.export import json_line

    wanted = ReviewFilter(kind=kind, actor=actor, types=tuple(types or ()), since=since, random=random, limit=limit)
    with api.open(record, create=False, write=not as_json, config=config, own_knowledge=own_files(own)) as opened:
        if as_json:
            for doubt in opened.doubts(wanted):
                data_stream().write(json_line(opened.review_item(doubt).as_json()) + "\n")
            return
        Session(opened, wanted, person(who), out()).walk()


def person(given: str | None) -> str:
    """Who judges: as given, or the user name of the system. Raises UsageError where there is none."""
    import getpass

    from dateline.errors import UsageError

    try:
        name = given if given is not None else getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("the system names no user: say who judges with --who NAME") from error
    if not name.strip():
        raise UsageError("say who judges with --who NAME")
    return name.strip()


def instead_key(field: str) -> str:
    """The key under which an answer says what a field is instead: place, time or, of a participant, actor."""
    return field if field in ("place", "time") else "actor"


class Session:
    """One walk through doubtful things."""

    def __init__(self, opened: OpenRecord, wanted: ReviewFilter, who: str, console: Console) -> None:
        self._opened = opened
        self._wanted = wanted
        self._who = who
        self._console = console
        self._read: Callable[[str], str] = _typed if sys.stdin.isatty() else _piped
        self._given: dict[int, str] = {}
        """The judgement given to each thing, by its place in the queue."""

    def walk(self) -> None:
        """Ask one thing after the other until there are no more, or the person quits."""
        from dateline.cli.review_screen import print_item
        from dateline.errors import UsageError

        queue = self._opened.doubts(self._wanted)
        if not queue:
            self._console.print("nothing doubtful is left to judge that passes these filters", soft_wrap=True)
        at = 0
        while at < len(queue):
            try:
                item = self._opened.review_item(queue[at])
            except UsageError as gone:
                self._console.print(str(gone), soft_wrap=True)
                at += 1
                continue
            print_item(item, at + 1, len(queue), self._console)
            step = self._ask(queue[at], at)
            if step is None:
                break
            at += step
        self._end()

    def _ask(self, doubt: Doubt, at: int) -> int | None:
        """Take keys until one leads on: how many things forward (or back), None to quit."""
        from dateline.cli.review_screen import HELP

        while True:
            key = self._read("key")
            if key in ("q", ""):
                return None
            if key == "k":
                return 1
            if key == "u":
                return self._undo(at)
            if key == "?":
                self._console.print(HELP, soft_wrap=True)
            elif self._answer(doubt, key, at):
                return 1

    def _answer(self, doubt: Doubt, key: str, at: int) -> bool:
        """Write the answer down; False where the key is none, or what it says cannot be."""
        from dateline.errors import UsageError
        from dateline.model import Answer

        verdict, instead = _VERDICTS.get((doubt.kind, key)), {}
        if doubt.kind == "outcome" and key == "y":
            verdict = doubt.machine
        elif doubt.kind == "link" and key == "i":
            verdict, instead = "instead", {"actor": self._read("id of the actor")}
        if verdict is None:
            self._console.print(f"{key!r} is no answer here; ? lists the keys", soft_wrap=True)
            return False
        sample = self._wanted.random
        raw = Answer(doubt.kind, doubt.subject, verdict, self._who, "", doubt.other, instead, None, sample)
        try:
            made = self._opened.judge(raw)
        except UsageError as error:
            self._console.print(str(error), soft_wrap=True)
            return False
        self._given[at] = made.id
        self._console.print(f"          {verdict} · {self._progress(doubt.kind)}", soft_wrap=True)
        return True

    def _undo(self, at: int) -> int:
        """Take the last answer back and go to its thing."""
        if not self._given:
            self._console.print("nothing was answered yet that could be taken back")
            return 0
        last = max(self._given)
        self._opened.withdraw(self._given.pop(last), who=self._who)
        self._console.print("          taken back")
        return last - at

    def _progress(self, kind: str) -> str:
        sample = "random" if self._wanted.random is not None else "chosen"
        rows = (row for row in self._opened.precision() if row.by == "all")
        found = next((row for row in rows if (row.kind, row.sample) == (kind, sample)), None)
        return found.sentence() if found else ""

    def _end(self) -> None:
        from dateline.ask.sentences import counted

        self._console.print()
        self._console.print(f"{counted(len(self._given), 'answer')} written by {self._who}", soft_wrap=True)
        for row in self._opened.precision():
            if row.by == "all":
                self._console.print(f"{row.sample}: {row.sentence()}", soft_wrap=True)


def _piped(_: str) -> str:
    """A line of standard input; the end of it quits."""
    for line in sys.stdin:
        if line.strip():
            return line.strip()
    return ""


def _typed(what: str) -> str:
    """A key of the keyboard, or a line where words are asked for."""
    import click

    if what != "key":
        return str(typer.prompt(what))
    return click.getchar()
