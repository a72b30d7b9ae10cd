"""A server on a port of its own, for tests that need a real one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import uvicorn
from playwright.sync_api import BrowserContext, Page

from dateline.web.guard import Asgi
from dateline.web.server import LOOPBACK_ADDRESS, bound


@contextmanager
def answering(app: Asgi) -> Iterator[str]:
    """Answer until the end of the block; gives the address."""
    with bound(0) as listening:
        server = uvicorn.Server(uvicorn.Config(cast("Any", app), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://{LOOPBACK_ADDRESS}:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def watched(context: BrowserContext, served: str, awaited: str) -> Iterator[Page]:
    """A tab in which nothing may go wrong unseen: no error but those that name `awaited`, no request to elsewhere."""
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(served) else None)
    yield page
    assert [one for one in wrong if awaited not in one] == []
