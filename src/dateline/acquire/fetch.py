"""Fetching pages from the web, politely and never from a place they should not come from.

One request at a time, a pause between requests to one host, robots.txt, a limit on size and time, conditional
requests. Redirects are followed by hand, each hop checked like the first. The connection goes to the very IP address
that was checked, so a name that changes its address between check and connection gains nothing. Proxies and other
settings of the environment are not read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urljoin

import httpx

from dateline.acquire.addresses import Resolve, Target, check_address, resolve_host
from dateline.acquire.options import AcquireOptions
from dateline.acquire.robots import EVERYTHING, NOTHING, Rules, parse_robots
from dateline.acquire.trouble import Trouble
from dateline.acquire.validators import Validator, Validators

ACCEPTED = frozenset(
    {
        "",
        "application/atom+xml",
        "application/gzip",
        "application/feed+json",
        "application/json",
        "application/jsonl",
        "application/octet-stream",
        "application/rdf+xml",
        "application/rss+xml",
        "application/warc",
        "application/x-gzip",
        "application/x-ndjson",
        "application/xhtml+xml",
        "application/xml",
        "text/csv",
        "text/html",
        "text/markdown",
        "text/plain",
        "text/tab-separated-values",
        "text/xml",
    }
)
"""Media types whose body is read; what it holds is then told by its bytes."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Timer:
    """How waiting is done: a clock that only goes forward, and sleep, both in seconds."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body with the address it finally came from, its media type, charset and the server's date (ISO 8601)."""

    content: bytes
    address: str
    media_type: str
    charset: str | None
    fetched_at: str | None


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: Mapping[str, str]
    charset: str | None
    content: bytes = b""


class Fetcher:
    """Fetches addresses one after the other; for one thread. Close it, or use it in a with statement.

    Nothing is raised for what a server or the network does: that comes back as a `Trouble`.
    """

    def __init__(
        self,
        options: AcquireOptions | None = None,
        *,
        timer: Timer | None = None,
        resolve: Resolve = resolve_host,
        validators: Validators | None = None,
    ) -> None:
        self._options = options or AcquireOptions()
        self._timer = timer or Timer()
        self._resolve = resolve
        self._validators = validators
        self._robots: dict[str, Rules] = {}
        self._last: dict[str, float] = {}
        self._made: httpx.Client | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        if self._made is not None:
            self._made.close()
            self._made = None

    @property
    def _client(self) -> httpx.Client:
        """The client, made with the first request: loading certificates takes longer than reading a page.

        It keeps no connection, since two hosts at one IP address must not share one.
        """
        if self._made is None:
            timeout = httpx.Timeout(self._options.read_timeout_s, connect=self._options.connect_timeout_s)
            alone = httpx.Limits(max_connections=1, max_keepalive_connections=0)
            self._made = httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout, limits=alone)
        return self._made

    def fetch(self, address: str) -> Fetched | Trouble:
        """The page at an address, redirects followed; or why there is none."""
        reached = self._follow(address, obey=True, limit=self._options.max_page_bytes)
        if isinstance(reached, Trouble):
            return reached
        target, reply = reached
        refused = _refusal(target.address, reply)
        if refused:
            return refused
        etag, last_modified = reply.headers.get("etag"), reply.headers.get("last-modified")
        if self._validators is not None and (etag or last_modified):
            self._validators.put(target.address, etag, last_modified)
        media = _media_type(reply.headers)
        return Fetched(reply.content, target.address, media, reply.charset, _date(reply.headers.get("date")))

    def _follow(self, address: str, *, obey: bool, limit: int) -> tuple[Target, _Reply] | Trouble:
        """The first reply that is not a redirect."""
        current = address
        for _ in range(self._options.max_redirects + 1):
            target = check_address(current, self._resolve, allow_private=self._options.allow_private)
            if isinstance(target, Trouble):
                return target
            rules = self._rules(target) if obey else EVERYTHING
            forbidden = self._forbidden(target, rules)
            if forbidden:
                return forbidden
            self._pause(target, rules)
            reply = self._get(target, conditional=obey, limit=limit)
            if isinstance(reply, Trouble):
                return reply
            location = reply.headers.get("location")
            if reply.status not in _REDIRECTS or not location:
                return target, reply
            try:
                current = urljoin(target.address, location)
            except ValueError as error:
                return Trouble(target.address, "fetch-failed", f"it leads to something that is no address ({error})")
        hops = self._options.max_redirects
        return Trouble(address, "too-many-redirects", f"it leads on to other addresses more than {hops} times")

    def _rules(self, target: Target) -> Rules:
        """What the site's robots.txt says. None there allows everything; a server in trouble allows nothing."""
        if target.site not in self._robots:
            limit = self._options.max_robots_bytes
            reached = self._follow(f"{target.site}/robots.txt", obey=False, limit=limit)
            if isinstance(reached, Trouble):
                rules = EVERYTHING if reached.code in ("too-large", "too-many-redirects") else NOTHING
            else:
                rules = _robots_rules(reached[1], self._options.user_agent)
            self._robots[target.site] = rules
        return self._robots[target.site]

    def _forbidden(self, target: Target, rules: Rules) -> Trouble | None:
        if rules is NOTHING:
            message = f"the robots.txt of {target.authority} could not be read, so nothing of the site is fetched now"
            return Trouble(target.address, "robots", f"{message}; try again later")
        if not rules.allow(target.path):
            return Trouble(
                target.address, "robots", f"the robots.txt of {target.authority} asks that it not be fetched"
            )
        if (rules.delay or 0) > self._options.longest_delay_s:
            longest = f"{self._options.longest_delay_s:g} seconds"
            message = f"{target.authority} asks for {rules.delay:g} seconds between requests, the limit is {longest}"
            return Trouble(target.address, "robots", message)
        return None

    def _pause(self, target: Target, rules: Rules) -> None:
        """Wait until the host may be asked again."""
        if target.host in self._last:
            delay = max(self._options.delay_s, rules.delay or 0)
            left = self._last[target.host] + delay - self._timer.clock()
            if left > 0:
                self._timer.sleep(left)

    def _get(self, target: Target, *, conditional: bool, limit: int) -> _Reply | Trouble:
        """One request. The next address of the host is tried where a connection cannot be made."""
        known = self._validators.get(target.address) if conditional and self._validators is not None else None
        trouble = Trouble(target.address, "fetch-failed", "the host has no address")
        for place in target.places[:4]:
            try:
                with self._open(target, place, known) as response:
                    return self._reply(response, target, limit)
            except httpx.ConnectTimeout:
                trouble = Trouble(target.address, "timed-out", "no connection within the time limit; try again later")
            except httpx.ConnectError as error:
                trouble = Trouble(target.address, "fetch-failed", f"no connection ({error}); try again later")
            except httpx.TimeoutException:
                return Trouble(target.address, "timed-out", "the answer took longer than the limit; try again later")
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                return Trouble(target.address, "fetch-failed", f"the answer cannot be read ({error})")
            finally:
                self._client.cookies.clear()
                self._last[target.host] = self._timer.clock()
        return trouble

    @contextmanager
    def _open(self, target: Target, place: str, known: Validator | None) -> Iterator[httpx.Response]:
        headers = {
            "Host": target.authority,
            "User-Agent": self._options.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
        }
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        name = {"sni_hostname": target.host}
        with self._client.stream("GET", target.at(place), headers=headers, extensions=name) as response:
            yield response

    def _reply(self, response: httpx.Response, target: Target, limit: int) -> _Reply | Trouble:
        """The status and headers, and the body where it is wanted and no larger than the limit."""
        charset = response.charset_encoding
        headers = dict(response.headers.items())
        if response.status_code != 200 or _media_type(headers) not in ACCEPTED:
            return _Reply(response.status_code, headers, charset)
        stated = headers.get("content-length", "")
        parts, size, began = [], int(stated) if stated.isdecimal() and len(stated) < 16 else 0, self._timer.clock()
        if size <= limit:
            size = 0
            for part in response.iter_bytes(65_536):
                size += len(part)
                if size > limit:
                    break
                if self._timer.clock() - began > self._options.total_timeout_s:
                    return Trouble(target.address, "timed-out", "the page came too slowly; try again later")
                parts.append(part)
        if size > limit:
            return Trouble(target.address, "too-large", f"larger than the limit of {limit:,} bytes for a page")
        return _Reply(200, headers, charset, b"".join(parts))


def _refusal(address: str, reply: _Reply) -> Trouble | None:
    """Why a reply brings no page."""
    if reply.status == 304:
        return Trouble(address, "not-modified", "unchanged since the last visit")
    if reply.status != 200:
        wait = "; wait before trying again" if reply.status in (429, 503) else ""
        return Trouble(address, "http-status", f"the server answered with status {reply.status}{wait}")
    media = _media_type(reply.headers)
    if media not in ACCEPTED:
        return Trouble(address, "not-a-page", f"the address holds {media}, not a page")
    return None


def _robots_rules(reply: _Reply, agent: str) -> Rules:
    if reply.status == 200:
        return parse_robots(reply.content.decode("utf-8", "replace"), agent)
    return NOTHING if reply.status >= 500 or reply.status == 429 else EVERYTHING


def _media_type(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").split(";")[0].strip().lower()


def _date(stated: str | None) -> str | None:
    """The server's date as ISO 8601, None if it gives none that can be read."""
    try:
        return parsedate_to_datetime(stated).isoformat() if stated else None
    except ValueError:
        return None
