"""A thin client for SPARQL 1.1 endpoints: one SELECT at a time, polite, bounded in time, size and tries.

Answers follow "SPARQL 1.1 Query Results JSON Format" (W3C, 2013). Proxies and other settings of the environment are
not read, redirects are not followed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from dateline.acquire.fetch import Timer
from dateline.errors import FetchError, UsageError

_JSON = "application/sparql-results+json"
_LONGEST_GET = 2_000
_BUSY = frozenset({429, 500, 502, 503, 504})
_LATER = "try again later, or name another endpoint with --endpoint"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class SparqlOptions:
    """How an endpoint is asked. Times in seconds, sizes in bytes.

    A busy endpoint (429, 500, 502, 503, 504) is asked `tries` times; the wait is what it names in Retry-After, or
    doubles from `wait_s`; a wait beyond `longest_wait_s` ends the attempt. `total_timeout_s` bounds one answer.
    """

    endpoint: str = "https://query.wikidata.org/sparql"
    user_agent: str = "Dateline/0.1 (reads news for research; asks seldom)"
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 70.0
    total_timeout_s: float = 180.0
    max_bytes: int = 50_000_000
    tries: int = 4
    wait_s: float = 2.0
    longest_wait_s: float = 120.0
    page_rows: int = 5_000
    max_pages: int = 40


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    media: str
    retry_after: str
    body: bytes


class Sparql:
    """Asks one endpoint, one question at a time; for one thread. Use it in a with statement, or close it.

    Raises UsageError for an endpoint that is no http(s) address, FetchError for everything a server or network does.
    """

    def __init__(self, options: SparqlOptions | None = None, timer: Timer | None = None) -> None:
        self._options = options or SparqlOptions()
        self._timer = timer or Timer()
        parts = urlsplit(self._options.endpoint)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(f"{self._options.endpoint!r} is no endpoint; name one that begins with https://")
        timeout = httpx.Timeout(self._options.read_timeout_s, connect=self._options.connect_timeout_s)
        self._client = httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def rows(self, query: str) -> Iterator[Row]:
        """All rows of a SELECT, asked page by page; values as text, variables without a value left out.

        The query must order its rows and leave LIMIT and OFFSET to this method. Blank nodes (a value that is there but
        unknown) count as no value.
        """
        for page in range(self._options.max_pages):
            size = self._options.page_rows
            found = self._page(f"{query}\nLIMIT {size} OFFSET {page * size}")
            yield from found
            if len(found) < size:
                return
        most = self._options.max_pages * self._options.page_rows
        raise FetchError(f"{self._options.endpoint} has more than {most:,} rows for one question; ask for less")

    def _page(self, query: str) -> list[Row]:
        for attempt in range(self._options.tries):
            answer = self._ask(query)
            if answer.status not in _BUSY or attempt + 1 == self._options.tries:
                return self._read(answer)
            self._wait(answer, attempt)
        raise AssertionError("tries is at least 1")

    def _wait(self, answer: _Answer, attempt: int) -> None:
        named = _seconds(answer.retry_after)
        wait = self._options.wait_s * 2**attempt if named is None else named
        if wait > self._options.longest_wait_s:
            raise FetchError(f"{self._options.endpoint} asks to wait {wait:,.0f} seconds; {_LATER}")
        self._timer.sleep(wait)

    def _ask(self, query: str) -> _Answer:
        endpoint = self._options.endpoint
        try:
            with self._open(query) as response:
                return _Answer(
                    response.status_code,
                    response.headers.get("content-type", "").split(";")[0].strip().lower(),
                    response.headers.get("retry-after", ""),
                    self._body(response),
                )
        except httpx.TimeoutException as error:
            raise FetchError(f"{endpoint} did not answer within the time limit; {_LATER}") from error
        except httpx.ConnectError as error:
            raise FetchError(f"no connection to {endpoint} ({error}); check the network, then {_LATER}") from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise FetchError(f"the answer of {endpoint} broke off or cannot be read ({error}); {_LATER}") from error

    def _open(self, query: str) -> AbstractContextManager[httpx.Response]:
        headers = {"Accept": _JSON, "User-Agent": self._options.user_agent}
        asked = {"query": query, "format": "json"}
        if len(query) <= _LONGEST_GET:
            return self._client.stream("GET", self._options.endpoint, headers=headers, params=asked)
        return self._client.stream("POST", self._options.endpoint, headers=headers, data=asked)

    def _body(self, response: httpx.Response) -> bytes:
        parts: list[bytes] = []
        size, began = 0, self._timer.clock()
        for part in response.iter_bytes(65_536):
            size += len(part)
            if size > self._options.max_bytes:
                most = f"{self._options.max_bytes:,}"
                raise FetchError(f"the answer of {self._options.endpoint} is larger than {most} bytes; ask for less")
            if self._timer.clock() - began > self._options.total_timeout_s:
                raise FetchError(f"the answer of {self._options.endpoint} came too slowly; {_LATER}")
            parts.append(part)
        return b"".join(parts)

    def _read(self, answer: _Answer) -> list[Row]:
        endpoint = self._options.endpoint
        if answer.status != 200:
            said = " ".join(answer.body[:4_000].decode("utf-8", "replace").split())[:200]
            raise FetchError(f"{endpoint} answered with status {answer.status}: {said or 'nothing'}; {_LATER}")
        if "json" not in answer.media:
            raise FetchError(f"{endpoint} answered with {answer.media or 'no type'}, not JSON; is it for SPARQL?")
        try:
            data = json.loads(answer.body)
        except (ValueError, RecursionError) as error:
            # Blazegraph reports a query that ran out of time in the middle of a 200 answer.
            raise FetchError(f"the answer of {endpoint} is cut short or damaged ({error}); {_LATER}") from error
        return [_row(one) for one in self._bindings(data)]

    def _bindings(self, data: Any) -> list[Any]:
        found = data.get("results") if isinstance(data, dict) else None
        found = found.get("bindings") if isinstance(found, dict) else None
        if not isinstance(found, list):
            raise FetchError(f"the JSON of {self._options.endpoint} holds no rows; is it for SPARQL?")
        return found


def _row(binding: Any) -> Row:
    """The values of one row; what has not the form of a value is left out."""
    if not isinstance(binding, dict):
        return {}
    return {
        str(name): cell["value"]
        for name, cell in binding.items()
        if isinstance(cell, dict) and isinstance(cell.get("value"), str) and cell.get("type") != "bnode"
    }


def _seconds(stated: str) -> float | None:
    """Seconds that Retry-After names as a number or a date; None where it names none."""
    if stated.isascii() and stated.isdigit() and len(stated) < 10:
        return float(stated)
    try:
        when = parsedate_to_datetime(stated)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max((when - datetime.now(UTC)).total_seconds(), 0.0)
