"""Files, folders, standard input and addresses."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from acquiring import HTML, codes, gz, pages, texts, troubles
from serving import Time, html, serve

from dateline.acquire import READERS, AcquireOptions, Fetcher, Timer, acquire
from dateline.acquire.kinds import EXTENSIONS
from dateline.errors import InputError

FEED = """<rss version="2.0"><channel><title>Wire</title>
<item><title>Talks</title><link>%s</link><pubDate>Thu, 02 May 2024 10:00:00 GMT</pubDate>
<description>Envoys met.</description></item></channel></rss>"""


def test_a_folder_is_read_through_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden.txt", ".git/x.txt", "z.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>{name}</p>" if name.endswith("html") else name)
    found = list(acquire([str(tmp_path)]))
    assert texts(found) == ["a/c.txt", "a/z.txt", "b.txt", "<p>z.html</p>"]
    assert found == list(acquire([str(tmp_path)]))


def test_several_sources_come_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("first")
    (tmp_path / "b.txt").write_text("second")
    assert texts(acquire([str(tmp_path / "b.txt"), str(tmp_path / "a.txt")])) == ["second", "first"]


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("first")
    with pytest.raises(InputError, match="no such file or folder"):
        acquire([str(tmp_path / "a.txt"), str(tmp_path / "missing")])


@pytest.mark.parametrize("sources", [["ftp://n.example/a"], [""], ["a\x00b"], ["-", "-"]])
def test_sources_that_cannot_be_are_an_error(sources: list[str]) -> None:
    with pytest.raises(InputError):
        acquire(sources)


def test_unknown_kinds_in_a_folder_are_told_and_read_when_named(tmp_path: Path) -> None:
    (tmp_path / "tool.py").write_text("print('x')")
    (tmp_path / "page.php").write_bytes(HTML)
    found = list(acquire([str(tmp_path)]))
    assert codes(found) == ["unknown-kind"]
    assert len(pages(found)) == 1
    assert texts(acquire([str(tmp_path / "tool.py")])) == ["print('x')"]


def test_empty_folders_links_and_pipes_are_told(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    assert codes(acquire([str(inner)])) == ["empty"]
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = list(acquire([str(tmp_path)]))
    assert sorted(codes(found)) == ["link-skipped", "not-a-file", "unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert codes(acquire([str(tmp_path)])) == ["unreadable"]


def test_a_failing_device_is_told_and_the_lines_before_are_kept() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    found = list(acquire(["-"], stdin=Failing(b'{"text": "one"}\n{"text": "tw')))
    assert texts(found) == ["one"]
    assert codes(found) == ["unreadable"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HTML, [HTML.decode()]),
        (b"Envoys met.", ["Envoys met."]),
        (b'{"text": "one"}\n{"text": "two"}\n', ["one", "two"]),
        (gz(b'{"text": "one"}\n'), ["one"]),
    ],
)
def test_standard_input_is_told_by_its_bytes(content: bytes, expected: list[str]) -> None:
    found = list(acquire(["-"], stdin=io.BytesIO(content)))
    assert texts(found) == expected
    assert all(item.origin.startswith("-") for item in found)


def test_pages_come_one_by_one_from_a_stream_without_end() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "again"}\n' * 100

    found = acquire(["-"], stdin=Endless())
    assert texts([next(found) for _ in range(10_000)]) == ["again"] * 10_000


def test_a_large_page_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as out:
        out.write(HTML * 1000)
        out.truncate(10**12)
    assert codes(acquire([str(path)])) == ["too-large"]


def test_every_kind_an_extension_names_has_a_reader() -> None:
    assert set(EXTENSIONS.values()) <= set(READERS)


@pytest.fixture
def web() -> Iterator[Fetcher]:
    time = Time()
    options = AcquireOptions(allow_private=True)
    with Fetcher(options, timer=Timer(time.clock, time.sleep)) as made:
        yield made


def test_an_address_is_a_page_with_that_address(web: Fetcher) -> None:
    with serve({"/a": html(HTML)}) as site:
        (page,) = pages(acquire([site.at("/a")], fetcher=web))
        assert (page.address, page.origin, page.charset) == (site.at("/a"), site.at("/a"), "utf-8")
        assert page.content == HTML


def test_loopback_is_refused_by_default() -> None:
    assert codes(acquire(["http://127.0.0.1:9/"])) == ["refused-address"]


def test_an_address_may_hold_a_feed_or_json_lines(web: Fetcher) -> None:
    feed = (200, {"Content-Type": "application/rss+xml"}, (FEED % "https://n.example/1").encode())
    lines = (200, {"Content-Type": "text/plain"}, b'{"text": "one"}\n{"text": "two"}\n')
    with serve({"/feed": feed, "/lines": lines}) as site:
        assert texts(acquire([site.at("/feed"), site.at("/lines")], fetcher=web)) == ["Envoys met.", "one", "two"]
        assert site.paths == ["/feed", "/lines"]


def test_links_of_a_feed_are_followed_only_when_asked(web: Fetcher, tmp_path: Path) -> None:
    with serve({"/a": html(HTML)}) as site:
        feed = tmp_path / "feed.xml"
        feed.write_text(FEED % site.at("/a"))
        follow = AcquireOptions(follow_feeds=True)
        (page,) = pages(acquire([str(feed)], follow, fetcher=web))
        assert page.content == HTML
        assert page.given.published == "Thu, 02 May 2024 10:00:00 GMT"
        feed.write_text(FEED % site.at("/missing"))
        found = list(acquire([str(feed)], follow, fetcher=web))
        assert codes(found) == ["http-status"]
        assert texts(found) == ["Envoys met."]


@pytest.mark.shared
def test_the_real_inputs_give_what_they_hold(shared: Path) -> None:
    corpora = shared / "corpora"
    saved = list(acquire([str(corpora / "pages")]))
    assert sum(page.media == "html" for page in pages(saved)) == 45
    assert troubles(saved) == []
    harvest = list(acquire([str(corpora / "news-2025" / "articles.jsonl.gz")]))
    assert (len(pages(harvest)), codes(harvest)) == (855, ["empty"])
    assert all(page.given.title and page.given.published and page.address for page in pages(harvest))
    agency = list(acquire([str(corpora / "dpa-samples" / "tests" / "data" / "input")]))
    assert (len(pages(agency)), set(codes(agency))) == (15, {"empty"})


def test_files_about_a_folder_are_no_pages_of_it(tmp_path: Path) -> None:
    for name in ("README.md", "LICENSE", "notice.txt", "page.txt"):
        (tmp_path / name).write_text(f"The words of {name}.")
    assert [Path(item.origin).name for item in acquire([str(tmp_path)])] == ["page.txt"]
    assert [Path(item.origin).name for item in acquire([str(tmp_path / "README.md")])] == ["README.md"]
