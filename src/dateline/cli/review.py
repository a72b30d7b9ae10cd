"""`dateline review`: walks a person through what is doubtful, one key an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, ConfigOption, OwnOption, RecordOption, own_files
from dateline.cli.unjoined import say_unjoined

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.api import OpenRecord
    from dateline.ask.review import Doubt, ReviewFilter
    from dateline.cli.keys import Answers
    from dateline.model import Answer

WhoOption = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who judges. [default: the user name of the system]")
]

_INTERRUPTED = 130


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

    Keys: y right, n wrong, s same, d different, i another actor, p another place, t another time (these ask for
    words), of an outcome h held, m moved, c called off, x contradicted; u undo, k skip, q quit, ? help. In a pipe each
    line of standard input is a key, or the words after one. Every answer is written and joined at once, so that one may
    quit at any time and go on later.
    """
    from dateline import api
    from dateline.ask.review import ReviewFilter
    from dateline.cli.console import data_stream, out
    from dateline.cli.keys import answers
    from dateline.export import json_line

    wanted = ReviewFilter(kind=kind, actor=actor, types=tuple(types or ()), since=since, random=random, limit=limit)
    with api.open(record, create=False, write=not as_json, config=config, own_knowledge=own_files(own)) as opened:
        say_unjoined(opened)
        if as_json:
            for doubt in opened.doubts(wanted):
                data_stream().write(json_line(opened.review_item(doubt).as_json()) + "\n")
            return
        with answers() as given:
            Session(opened, wanted, person(who), out(), given).walk()


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


class Session:
    """One walk through doubtful things."""

    def __init__(self, opened: OpenRecord, wanted: ReviewFilter, who: str, console: Console, given: Answers) -> None:
        self._opened = opened
        self._wanted = wanted
        self._who = who
        self._console = console
        self._given = given
        self._written: list[tuple[int, str]] = []
        """Ids of the judgements given, each with the place of its thing in the queue, the latest last."""

    def walk(self) -> None:
        """Ask one thing after the other until there are no more, or the person quits.

        Control-C ends it too, with the exit code of an interrupted command; what was answered stays.
        """
        queue = self._opened.doubts(self._wanted)
        if not queue:
            self._say("nothing doubtful is left to judge that passes these filters")
            return
        try:
            self._through(queue)
        except KeyboardInterrupt:
            self._end()
            raise typer.Exit(_INTERRUPTED) from None
        self._end()

    def _through(self, queue: list[Doubt]) -> None:
        from dateline.cli.review_screen import print_item
        from dateline.errors import UsageError

        at = 0
        while at < len(queue):
            try:
                item = self._opened.review_item(queue[at])
            except UsageError as gone:
                self._say(str(gone))
                at += 1
                continue
            self._given.forget()
            print_item(item, at + 1, len(queue), self._console)
            step = self._ask(queue[at], at)
            if step is None:
                return
            at += step

    def _ask(self, doubt: Doubt, at: int) -> int | None:
        """Take keys until one leads on: how many things forward (or back), None to quit."""
        from dateline.cli.review_screen import print_help

        while True:
            key = self._given.key()
            if key in ("q", ""):
                return None
            if key == "k":
                self._say("skipped")
                return 1
            if key == "u":
                return self._undo(at)
            if key == "?":
                print_help(self._console)
            elif self._answer(doubt, key, at):
                return 1

    def _answer(self, doubt: Doubt, key: str, at: int) -> bool:
        """Write an answer down; whether it leads on to the next thing."""
        from dateline.ask.review_answers import chosen, corrected, correction

        asked = correction(doubt, key)
        if asked is not None:
            words = self._given.words(asked.asked)
            if not words:
                self._say("nothing was changed; answer again")
                return False
            return self._judge(corrected(doubt, asked, words, self._who), at) and asked.field is None
        answer = chosen(doubt, key, self._who)
        if answer is None:
            self._say(f"{key!r} is no answer here; ? lists the keys")
            return False
        return self._judge(answer, at)

    def _judge(self, answer: Answer, at: int) -> bool:
        """Write the judgement; False, said why, where it cannot be."""
        from dateline.ask.judgements import instead_words
        from dateline.errors import UsageError

        try:
            made = self._opened.judge(replace(answer, sample=self._wanted.random))
        except UsageError as error:
            self._say(str(error))
            return False
        self._written.append((at, made.id))
        said = " ".join(part for part in (made.verdict, instead_words(made)) if part)
        self._say(f"{said} · {self._progress(answer.kind)}")
        return True

    def _undo(self, at: int) -> int:
        """Take the last answer back and go to its thing."""
        if not self._written:
            self._say("nothing was answered yet that could be taken back")
            return 0
        last, judgement = self._written.pop()
        self._opened.withdraw(judgement, who=self._who)
        self._say("taken back")
        return last - at

    def _progress(self, kind: str) -> str:
        sample = "random" if self._wanted.random is not None else "chosen"
        rows = (row for row in self._opened.precision() if row.by == "all")
        found = next((row for row in rows if (row.kind, row.sample) == (kind, sample)), None)
        return found.sentence() if found else ""

    def _say(self, words: str) -> None:
        self._console.print(words, soft_wrap=not self._console.is_terminal)

    def _end(self) -> None:
        from dateline.ask.sentences import counted

        self._console.print()
        self._say(f"{counted(len(self._written), 'answer')} written by {self._who}")
        for row in self._opened.precision():
            if row.by == "all":
                self._say(f"{row.sample}: {row.sentence()}")
