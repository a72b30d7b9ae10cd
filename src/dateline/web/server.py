"""Serving the application on this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable
from typing import Any, cast

from dateline.api import OpenRecord
from dateline.errors import OutputError
from dateline.web.app import create_app
from dateline.web.door import Door
from dateline.web.guard import LOOPBACK
from dateline.web.opening import LOOPBACK_ADDRESS

_WAITING = 128
"""Connections that may wait to be taken."""


def bound(port: int, host: str = LOOPBACK_ADDRESS) -> socket.socket:
    """A socket that listens on an address, the loopback one unless told. Raises OutputError where it cannot be had."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_WAITING)
    except OSError as error:
        listening.close()
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be had ({error.strerror})"
        raise OutputError(f"port {port} {why}: choose another with --port, or 0 for a free one") from error
    return listening


def run(
    record: OpenRecord,
    listening: socket.socket,
    hosts: Iterable[str] = LOOPBACK,
    *,
    judge: str | None = None,
    door: Door | None = None,
) -> None:
    """Answer on the socket under these host names until the process is interrupted.

    `judge` names the person who may judge; with a `door` people sign in.
    """
    import uvicorn  # noqa: PLC0415 - half a second that only serving needs

    config = uvicorn.Config(
        cast("Any", create_app(record, hosts, judge=judge, door=door)),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listening])
