"""Fetching from a scripted server on the loopback."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from acquiring import HTML
from serving import Script, Site, Time, html, serve

from dateline.acquire import AcquireOptions, Fetched, Fetcher, Timer, Trouble
from dateline.acquire.addresses import Resolve

LOOPBACK: Resolve = lambda host, port: ["127.0.0.1"]  # noqa: E731


def fetcher(time: Time | None = None, resolve: Resolve = LOOPBACK, **options: object) -> Fetcher:
    time = time or Time()
    chosen = AcquireOptions(**{"allow_private": True, **options})
    return Fetcher(chosen, timer=Timer(time.clock, time.sleep), resolve=resolve)


def fetched(script: Script, path: str = "/a", **options: object) -> tuple[Fetched | Trouble, Site]:
    with serve(script) as site, fetcher(**options) as web:
        return web.fetch(site.at(path)), site


def code(got: Fetched | Trouble) -> str:
    return got.code if isinstance(got, Trouble) else "fetched"


def test_a_page_comes_with_its_charset_date_and_address() -> None:
    got, site = fetched({"/a?b=c": html(HTML, Date="Thu, 02 May 2024 10:00:00 GMT")}, "/a?b=c#part")
    assert isinstance(got, Fetched)
    assert (got.content, got.media_type, got.charset) == (HTML, "text/html", "utf-8")
    assert got.fetched_at == "2024-05-02T10:00:00+00:00"
    assert got.address == site.at("/a?b=c")
    asked = dict(site.asked)["/a?b=c"]
    assert asked["user-agent"].startswith("Dateline/")
    assert asked["host"] == f"127.0.0.1:{site.port}"


def test_a_compressed_answer_is_decoded() -> None:
    got, _ = fetched({"/a": html(gzip.compress(HTML), Content_Encoding="gzip")})
    assert isinstance(got, Fetched)
    assert got.content == HTML


def test_private_addresses_are_refused_unless_allowed() -> None:
    with serve({"/a": html(HTML)}) as site, fetcher(allow_private=False) as web:
        assert code(web.fetch(site.at("/a"))) == "refused-address"
        assert site.asked == []


def test_each_hop_is_resolved_and_checked_anew() -> None:
    seen: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        seen.append(host)
        return ["127.0.0.1"]

    with serve({"/b": html(HTML)}) as site, fetcher(resolve=resolve) as web:
        site.script["/a"] = (302, {"Location": site.at("/b", "second.example")}, b"")
        got = web.fetch(site.at("/a", "first.example"))
    assert isinstance(got, Fetched)
    assert got.address == site.at("/b", "second.example")
    assert set(seen) == {"first.example", "second.example"}
    hosts = [headers["host"].split(":")[0] for _, headers in site.asked]
    assert hosts == ["first.example", "first.example", "second.example", "second.example"]


@pytest.mark.parametrize("location", ["ftp://n.example/x", "http://user:secret@n.example/x", "file:///etc/passwd"])
def test_a_hop_to_what_may_not_be_fetched_is_refused(location: str) -> None:
    got, _ = fetched({"/a": (302, {"Location": location}, b"")})
    assert code(got) == "refused-address"


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["203.0.113.1"], ["203.0.113.1"]])

    with serve({"/a": html(HTML)}) as site, fetcher(resolve=lambda host, port: next(answers)) as web:
        got = web.fetch(site.at("/a", "rebinding.example"))
        assert isinstance(got, Fetched)
        assert dict(site.asked)["/a"]["host"] == f"rebinding.example:{site.port}"
        assert got.address == site.at("/a", "rebinding.example")


def test_redirects_are_followed_five_times_at_most() -> None:
    script: Script = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(9)}
    script["/5"] = html(HTML)
    got, site = fetched(script, "/0")
    assert isinstance(got, Fetched)
    assert got.address == site.at("/5")
    script["/5"], script["/6"] = (302, {"Location": "/6"}, b""), html(HTML)
    assert code(fetched(script, "/0")[0]) == "too-many-redirects"


@pytest.mark.parametrize(
    ("robots", "expected"),
    [
        ((200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /a"), "robots"),
        (
            (200, {"Content-Type": "text/plain"}, b"User-agent: dateline\nAllow: /\n\nUser-agent: *\nDisallow: /"),
            "fetched",
        ),
        ((404, {}, b""), "fetched"),
        ((403, {}, b""), "fetched"),
        ((500, {}, b""), "robots"),
        ((200, {"Content-Type": "text/plain"}, b"User-agent: *\nCrawl-delay: 9999"), "robots"),
        ((302, {"Location": "/moved.txt"}, b""), "robots"),
    ],
)
def test_robots_is_obeyed(robots: tuple[int, dict[str, str], bytes], expected: str) -> None:
    moved = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /")
    got, site = fetched({"/robots.txt": robots, "/moved.txt": moved, "/a": html(HTML)})
    assert code(got) == expected
    assert ("/a" in site.paths) == (expected == "fetched")


def test_robots_is_asked_once_for_a_site_and_requests_keep_their_distance() -> None:
    time = Time()
    robots = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nCrawl-delay: 7")
    with serve({"/robots.txt": robots, "/a": html(HTML), "/b": html(HTML)}) as site, fetcher(time) as web:
        for path in ("/a", "/b", "/a"):
            assert code(web.fetch(site.at(path))) == "fetched"
        assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert time.naps == [7.0, 7.0, 7.0]


def test_another_host_need_not_wait() -> None:
    time = Time()
    with serve({"/a": html(HTML)}) as site, fetcher(time, delay_s=5) as web:
        web.fetch(site.at("/a", "one.example"))
        naps = list(time.naps)
        web.fetch(site.at("/a", "two.example"))
    assert naps == [5.0]
    assert time.naps == [5.0, 5.0]


@pytest.mark.parametrize("length", ["20000", ""])
def test_a_page_over_the_limit_is_broken_off(length: str) -> None:
    got, _ = fetched({"/a": html(b"x" * 20_000, Content_Length=length)}, max_page_bytes=10_000)
    assert code(got) == "too-large"


def test_a_page_that_comes_too_slowly_is_broken_off() -> None:
    time = Time(step=70.0)
    with serve({"/a": html(HTML)}) as site, fetcher(time) as web:
        assert code(web.fetch(site.at("/a"))) == "timed-out"


def test_pictures_and_errors_are_no_pages() -> None:
    assert code(fetched({"/a": (200, {"Content-Type": "image/png"}, b"x")})[0]) == "not-a-page"
    got, _ = fetched({"/a": (429, {}, b"slow down")})
    assert code(got) == "http-status"
    assert isinstance(got, Trouble)
    assert "429" in got.message


def test_an_answer_that_breaks_off_or_is_garbled_is_a_failure() -> None:
    assert code(fetched({"/a": html(b"short", Content_Length="500")})[0]) == "fetch-failed"
    assert code(fetched({"/a": html(b"not gzip", Content_Encoding="gzip")})[0]) == "fetch-failed"


def test_nobody_there_is_a_failure_of_robots_first() -> None:
    with serve({}) as site:
        address = site.at("/a")
    with fetcher() as web:
        assert code(web.fetch(address)) == "robots"


@dataclass
class Memory:
    kept: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def get(self, address: str) -> Kept | None:
        return Kept(*self.kept[address]) if address in self.kept else None

    def put(self, address: str, etag: str | None, last_modified: str | None) -> None:
        self.kept[address] = (etag, last_modified)


@dataclass(frozen=True)
class Kept:
    etag: str | None
    last_modified: str | None


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    def answer(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        known = headers.get("if-none-match") == '"v1"' and "if-modified-since" in headers
        return (304, {}, b"") if known else html(HTML, ETag='"v1"', Last_Modified="Thu, 02 May 2024 10:00:00 GMT")

    memory = Memory()
    options = AcquireOptions(allow_private=True, delay_s=0)
    with serve({"/a": answer}) as site, Fetcher(options, resolve=LOOPBACK, validators=memory) as web:
        assert code(web.fetch(site.at("/a"))) == "fetched"
        assert memory.kept == {site.at("/a"): ('"v1"', "Thu, 02 May 2024 10:00:00 GMT")}
        again = web.fetch(site.at("/a"))
    assert isinstance(again, Trouble)
    assert again.code == "not-modified"
    assert again.informational


def test_cookies_of_one_page_are_not_shown_to_the_next() -> None:
    with serve({"/a": html(HTML, Set_Cookie="who=you; Path=/")}) as site, fetcher() as web:
        web.fetch(site.at("/a"))
        web.fetch(site.at("/a"))
        assert all("cookie" not in headers for _, headers in site.asked)
