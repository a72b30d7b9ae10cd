"""A scripted SPARQL endpoint on the loopback."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

JSON = {"Content-Type": "application/sparql-results+json"}

Answer = tuple[int, dict[str, str], bytes]


def good(*rows: dict[str, str | None]) -> Answer:
    """Rows as an endpoint writes them; None stands for a value that is there but unknown."""
    bindings = [
        {
            key: {"type": "bnode", "value": "t1"}
            if value is None
            else {"type": "uri" if value.startswith("http") else "literal", "value": value}
            for key, value in row.items()
        }
        for row in rows
    ]
    return 200, JSON, json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}).encode()


@dataclass
class Endpoint:
    """Its address, and what it was asked: (method, query, headers)."""

    address: str = ""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    hang: threading.Event = field(default_factory=threading.Event)

    def page(self, number: int = -1) -> tuple[int, int]:
        """LIMIT and OFFSET of a query that was asked."""
        limit, offset = re.search(r"LIMIT (\d+) OFFSET (\d+)$", self.asked[number][1]).groups()
        return int(limit), int(offset)


@contextmanager
def endpoint(answer: Callable[[Endpoint], Answer | None]) -> Iterator[Endpoint]:
    """An endpoint that asks `answer` what to say each time; None lets the asker wait without end."""
    site = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._say(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _say(self, form: str) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.command, parse_qs(form)["query"][0], headers))
            said = answer(site)
            if said is None:
                site.hang.wait(10)
                return
            status, fields, body = said
            self.send_response_only(status)
            for name, value in {"Content-Length": str(len(body)), **fields}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_address[1]}/sparql"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.hang.set()
        server.shutdown()
        server.server_close()
        thread.join()


def in_turn(*answers: Answer | None) -> Callable[[Endpoint], Answer | None]:
    """One answer after the other, the last again and again."""
    return lambda site: answers[min(len(site.asked), len(answers)) - 1]
