"""WARC archives, whole and broken."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from acquiring import HTML, codes, gz, pages, read, troubles, warc_record

from dateline.acquire import AcquireOptions, acquire
from dateline.acquire.httpbody import dechunked
from dateline.model import Page

INFO = warc_record(b"software: none\r\n", kind="warcinfo")


PLAIN = ("Content-Type: text/plain",)
CHUNKED = b"5\r\n" + HTML[:5] + b"\r\n%x;ext=1\r\n" % (len(HTML) - 5) + HTML[5:] + b"\r\n0\r\n\r\n"


def two() -> tuple[bytes, bytes]:
    return warc_record(HTML), warc_record(HTML.replace(b"bridge", b"border"), address="http://news.example/2")


def test_responses_are_pages_with_address_and_date() -> None:
    found = read(b"".join((INFO, *two())), "a.warc")
    assert codes(found) == []
    first, second = pages(found)
    assert (first.content, first.media, first.charset) == (HTML, "html", "utf-8")
    assert (first.address, first.fetched_at) == ("http://news.example/1", "2024-05-02T10:00:00Z")
    assert (first.origin, second.origin) == ("a.warc#2", "a.warc#3")
    assert [page.id for page in pages(read(gz(INFO, *two()), "a.warc.gz"))] == [first.id, second.id]


def test_other_kinds_of_record_are_ignored_and_other_media_counted() -> None:
    image = ("Content-Type: image/png",)
    found = read(
        b"".join(
            [
                *(warc_record(b"x: y", kind=kind) for kind in ("request", "metadata", "revisit")),
                warc_record(b"\x89PNG", headers=image),
                warc_record(b"\x89PNG", headers=image),
                warc_record(HTML, status="404 Not Found"),
                warc_record(b"%PDF-1.4 mislabelled"),
                warc_record(b"User-agent: *", address="http://n.example/robots.txt", headers=PLAIN),
                warc_record(HTML),
            ]
        )
    )
    assert len(pages(found)) == 1
    (left_out,) = troubles(found)
    assert left_out.informational
    for words in ("2 × image/png", "1 × status 404", "1 × a PDF document", "1 × robots.txt"):
        assert words in left_out.message


def test_an_archive_without_pages_is_empty() -> None:
    assert codes(read(INFO)) == ["empty"]


def test_plain_text_and_records_without_media_type_are_told_by_their_bytes() -> None:
    found = read(
        warc_record(b"Envoys met.", headers=("Content-Type: text/plain",))
        + warc_record(HTML, headers=("Server: x",))
        + warc_record(b"Envoys met again.", kind="conversion")
    )
    assert [page.media for page in pages(found)] == ["text", "html", "text"]


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gz(HTML), "Content-Encoding: gzip"),
        (zlib.compress(HTML), "Content-Encoding: deflate"),
        (HTML, "Content-Encoding: gzip"),
        (HTML, "Content-Encoding: br"),
        (
            b"5\r\n" + HTML[:5] + b"\r\n%x;ext=1\r\n" % (len(HTML) - 5) + HTML[5:] + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked",
        ),
        (HTML, "Transfer-Encoding: chunked"),
    ],
)
def test_bodies_lose_their_encodings_also_where_the_archive_has_taken_them_off(body: bytes, header: str) -> None:
    (page,) = pages(read(warc_record(body, headers=("Content-Type: text/html", header))))
    assert page.content == HTML


def test_a_broken_body_is_told_and_the_next_record_read() -> None:
    html = "Content-Type: text/html"
    found = read(
        warc_record(gz(HTML)[:-9], headers=(html, "Content-Encoding: gzip"))
        + warc_record(b"5\r\nabcde\r\nnot a size\r\n", headers=(html, "Transfer-Encoding: chunked"))
        + warc_record(b"\x0b\x02\x80\x03\x01\x00", headers=(html, "Content-Encoding: br"))
        + warc_record(b"", headers=(html,))
        + warc_record(HTML)
    )
    assert codes(found) == ["truncated", "damaged", "encoding", "empty"]
    assert len(pages(found)) == 1


def test_a_page_over_the_limit_is_left_on_disk_and_a_bomb_not_inflated() -> None:
    limit = AcquireOptions(max_page_bytes=10_000)
    bomb = warc_record(gz(b"<p>" * 10_000_000), headers=("Content-Type: text/html", "Content-Encoding: gzip"))
    found = read(warc_record(b"<p>" * 9000) + bomb + warc_record(HTML), options=limit)
    assert codes(found) == ["too-large", "too-large"] or codes(found) == ["too-large", "too-large", "skipped"]
    assert len(pages(found)) == 1


@pytest.mark.parametrize(
    "broken",
    [
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nhello\r\n\r\n",
        b"rubbish between records\r\n\r\n",
        warc_record(HTML).replace(b"Content-Length: 1", b"Content-Length: 0", 1),
        warc_record(HTML).replace(b"Content-Length: 1", b"Content-Length: 9", 1),
        warc_record(HTML).replace(b"HTTP/1.1 200", b"nothing", 1),
    ],
)
def test_reading_goes_on_after_a_broken_record(broken: bytes) -> None:
    first, second = two()
    found = read(first + broken + second)
    addresses = [page.address for page in pages(found)]
    assert addresses[0] == "http://news.example/1"
    assert addresses[-1] == "http://news.example/2"
    assert set(codes(found)) & {"damaged", "truncated"}


def test_line_feeds_alone_are_accepted() -> None:
    lines = warc_record(HTML).replace(b"\r\n", b"\n")
    header, rest = lines.split(b"\n\n", 1)
    length = len(rest) - 2
    fixed = b"\n".join([*header.split(b"\n")[:-1], b"Content-Length: %d" % length]) + b"\n\n" + rest
    assert [page.content for page in pages(read(fixed))] == [HTML]


def test_every_cut_gives_a_beginning_of_the_pages_and_says_so() -> None:
    records = [warc_record(b"<p>page %d of the talks" % n, address=f"http://n.example/{n}") for n in range(3)]
    for whole, ends in (
        (b"".join(records), [sum(map(len, records[:n])) for n in range(4)]),
        (gz(*records), [len(gz(*records[:n])) for n in range(4)]),
    ):
        expected = [page.content for page in pages(read(whole))]
        assert len(expected) == 3
        for cut in range(40, len(whole)):
            found = read(whole[:cut], "a.warc")
            kept = [page.content for page in pages(found)]
            assert kept == expected[: len(kept)], cut
            lost = set(codes(found)) - {"skipped"}
            assert bool(lost) == (cut not in ends), (cut, troubles(found))


def test_a_damaged_member_ends_the_archive_and_says_so() -> None:
    first, second = two()
    content = bytearray(gz(first, second))
    content[len(gz(first)) + 30] ^= 0xFF
    found = read(bytes(content), "a.warc.gz")
    assert [page.address for page in pages(found)] == ["http://news.example/1"]
    assert set(codes(found)) - {"skipped"} <= {"damaged", "truncated"} and codes(found)


def test_chunks_without_a_last_one_are_whole() -> None:
    assert dechunked(b"3\r\nabc\r\n2\r\nde\r\n").data == b"abcde"
    assert dechunked(b"3\r\nab").problem == "truncated"


@pytest.mark.shared
def test_a_real_archive_is_read_whole(shared: Path) -> None:
    found = list(acquire([str(shared / "corpora" / "warc" / "news_fixture.warc.gz")]))
    assert len(found) == 338
    assert all(isinstance(item, Page) and item.media == "html" and item.address for item in found)
