"""`dateline serve`: the record in a browser, on this machine."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
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
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to answer on; others than this machine sign in.")
    ] = "127.0.0.1",
    names: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="Name people open it by; may be repeated.")
    ] = None,
    users: Annotated[
        Path | None, typer.Option("--users", metavar="FILE", help="Who may: the file that `dateline users add` writes.")
    ] = None,
    https: Annotated[bool, typer.Option("--https", help="People come by https alone, through a proxy.")] = False,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="Believe X-Forwarded-For and -Proto, which a proxy in front sets.")
    ] = False,
    plain_http: Annotated[
        bool, typer.Option("--plain-http", help="Let tokens travel unprotected, where the network is yours alone.")
    ] = False,
    own: OwnOption = None,
    config: ConfigOption = None,
) -> None:
    """Open the record for a browser on this machine, until Ctrl-C: pages for people, /api for programs.

    Nothing is written, but for judgements with --allow-review. Reading may go on beside it, and what is read is seen at
    the next question. Others than this machine may ask only where they sign in: with a token of --users, or the one in
    the environment variable DATELINE_TOKEN.
    """
    from dateline import api
    from dateline.cli.console import err
    from dateline.errors import UsageError
    from dateline.web.opening import Opening
    from dateline.web.server import bound, run

    if who is not None and not allow_review:
        raise UsageError("--who says who judges: it goes with --allow-review")
    if who is not None and users is not None:
        raise UsageError("with --users each judges under the name by which they signed in: leave out --who")
    judge = None if not allow_review else "" if users is not None else person(who)
    ways = {"https": https, "behind_proxy": behind_proxy, "plain_http": plain_http}
    token = os.environ.get("DATELINE_TOKEN") or None
    asked = Opening(host=host, names=tuple(names or ()), users=users, token=token, holder=judge or "token", **ways)
    door, hosts = asked.door(), asked.hosts()
    opening = api.open(record, create=False, write=allow_review, config=config, own_knowledge=own_files(own))
    with opening as opened, bound(port, host) as listening:
        chosen = listening.getsockname()[1]
        address = f"http://{f'[{host}]' if ':' in host else host}:{chosen}"
        err().print(f"{record} is open at {address}/ until Ctrl-C", soft_wrap=True)
        if door is not None:
            err().print("whoever opens it signs in with a token", soft_wrap=True)
        elif judge is not None:
            err().print(f"{judge} judges at {address}/review", soft_wrap=True)
        with suppress(KeyboardInterrupt):
            run(opened, listening, hosts, judge=judge, door=door)


def mcp(record: RecordOption = DEFAULT_RECORD, config: ConfigOption = None) -> None:
    """Let an assistant ask the record: a Model Context Protocol server on standard input and output.

    An assistant starts it by itself; its settings name this command. Every tool only reads.
    """
    from dateline import api
    from dateline.assistant.server import serve as answer

    with api.open(record, create=False, config=config) as opened:
        answer(opened)
