"""Serving the application on this machine."""

from __future__ import annotations

import errno
import socket
from typing import Any, cast

from dateline.api import OpenRecord
from dateline.errors import OutputError
from dateline.web.app import create_app

LOOPBACK_ADDRESS = "127.0.0.1"
_WAITING = 128
"""Connections that may wait to be taken."""


def bound(port: int) -> socket.socket:
    """A socket that listens on the loopback address. Raises OutputError where the port cannot be had."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK_ADDRESS, port))
        listening.listen(_WAITING)
    except OSError as error:
        listening.close()
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be had ({error.strerror})"
        raise OutputError(f"port {port} {why}: choose another with --port, or 0 for a free one") from error
    return listening


def run(record: OpenRecord, listening: socket.socket, *, judge: str | None = None) -> None:
    """Answer on the socket until the process is interrupted; `judge` names the person who may judge."""
    import uvicorn  # noqa: PLC0415 - half a second that only serving needs

    config = uvicorn.Config(
        cast("Any", create_app(record, judge=judge)),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listening])
