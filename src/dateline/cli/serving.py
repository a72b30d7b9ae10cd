"""`dateline serve`: the record in a browser, on this machine."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, ConfigOption, OwnOption, RecordOption, own_files
from dateline.cli.review import WhoOption, person

DEFAULT_PORT = 8347


def serve(
    record: RecordOption = DEFAULT_RECORD,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port to answer on; 0 takes a free one.")
    ] = DEFAULT_PORT,
    allow_review: Annotated[
        bool, typer.Option("--allow-review", help="Let judge what is doubtful, at /review: judgements are written.")
    ] = False,
    who: WhoOption = None,
    own: OwnOption = None,
    config: ConfigOption = None,
) -> None:
    """Open the record for a browser on this machine, until Ctrl-C: pages for people, /api for programs.

    Nothing is written, but for judgements with --allow-review. Reading may go on beside it, and what is read is seen at
    the next question.
    """
    from dateline import api
    from dateline.cli.console import err
    from dateline.errors import UsageError
    from dateline.web.server import LOOPBACK_ADDRESS, bound, run

    if who is not None and not allow_review:
        raise UsageError("--who says who judges: it goes with --allow-review")
    judge = person(who) if allow_review else None
    opening = api.open(record, create=False, write=allow_review, config=config, own_knowledge=own_files(own))
    with opening as opened, bound(port) as listening:
        chosen = listening.getsockname()[1]
        address = f"http://{LOOPBACK_ADDRESS}:{chosen}"
        err().print(f"{record} is open at {address}/ until Ctrl-C", soft_wrap=True)
        if judge is not None:
            err().print(f"{judge} judges at {address}/review", soft_wrap=True)
        with suppress(KeyboardInterrupt):
            run(opened, listening, judge=judge)


def mcp(record: RecordOption = DEFAULT_RECORD, config: ConfigOption = None) -> None:
    """Let an assistant ask the record: a Model Context Protocol server on standard input and output.

    An assistant starts it by itself; its settings name this command. Every tool only reads.
    """
    from dateline import api
    from dateline.assistant.server import serve as answer

    with api.open(record, create=False, config=config) as opened:
        answer(opened)
