"""Whatever bytes come: pages or recorded trouble, never an exception, and never a page that half is there."""

from __future__ import annotations

import io
import json
import time
import tracemalloc

import pytest
from acquiring import HTML, codes, gz, pages, read, warc_record
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.acquire import CODES, AcquireOptions, Trouble, acquire
from dateline.acquire.kinds import EXTENSIONS
from dateline.model import Page

NAMES = [f"file.{ending}" if ending else "file" for ending in EXTENSIONS] + ["file.bin", "file.jsonl.gz", "file.xml"]
SEEDS = [
    HTML,
    b'{"text": "one", "url": "http://n.example/1"}\n',
    b'[{"text": "one"}, {"text": "two"}]',
    b'url,title,text\n1,"a ""b""",c\n',
    b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>t</title><description>d</description></item>',
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>t</title><content type="xhtml"><div>x',
    warc_record(HTML),
    gz(warc_record(HTML), warc_record(HTML)),
    gz(b'{"text": "one"}\n' * 20),
]


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A good file with bytes changed, cut out or put in."""
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 12))] = draw(st.binary(max_size=12))
    return bytes(content)


def check(content: bytes, name: str) -> None:
    found = read(content, name, options=AcquireOptions(max_page_bytes=5000))
    assert found, "every file yields something or says why not"
    for item in found:
        assert isinstance(item, Page | Trouble)
        if isinstance(item, Trouble):
            assert item.code in CODES
            assert "\n" not in item.origin + item.message
            f"{item.origin}{item.message}".encode()
        else:
            assert item.content.strip()
            assert len(item.content) <= 5000
            f"{item.origin}{item.address}{item.given}".encode()


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(NAMES))
@example(b"\x1f\x8b", "file.gz")
@example(b"\x1f", "file.gz")
@example(b"WARC/1.0", "file.warc")
@example(b"WARC/1.0\r\n\r\n", "file.warc")
@example(b"\xef\xbb\xbf", "file.csv")
@example(b"\xff\xfe", "file.jsonl")
@example(b"\n\n\n", "file.csv")
@example(b"null", "file.json")
@example(b'{"text": 1e999}', "file.json")
@example(b'{"text": "\\ud800", "title": "\\udfff"}', "file.json")
def test_random_bytes_never_raise(content: bytes, name: str) -> None:
    check(content, name)


@settings(max_examples=600, deadline=None)
@given(mangled(), st.sampled_from(NAMES))
def test_mangled_files_never_raise(content: bytes, name: str) -> None:
    check(content, name)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.sampled_from(NAMES), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32"]))
def test_random_text_never_raises(text: str, name: str, charset: str) -> None:
    check(text.encode(charset, "replace"), name)


LINES = b"".join(json.dumps({"text": f"number {n} of the talks", "title": f"{n}"}).encode() + b"\n" for n in range(40))
ARCHIVE = [warc_record(b"<p>number %d of the talks</p>" % n) for n in range(6)]


@pytest.mark.parametrize(
    ("whole", "name"),
    [(gz(LINES), "a.jsonl.gz"), (gz(LINES[:900], LINES[900:]), "b.jsonl.gz"), (gz(*ARCHIVE), "a.warc.gz")],
)
def test_a_file_cut_at_any_byte_gives_a_beginning_of_its_pages_and_says_so(whole: bytes, name: str) -> None:
    expected = [page.id for page in pages(read(whole, name))]
    assert len(expected) in (40, 6)
    ends = {len(gz(*ARCHIVE[:n])) for n in range(6)} | {len(gz(LINES[:900]))}
    for cut in range(len(whole)):
        found = read(whole[:cut], name)
        kept = [page.id for page in pages(found)]
        if cut < 2:
            assert codes(found)
            continue
        assert kept == expected[: len(kept)], cut
        assert set(codes(found)) - {"skipped"} or cut in ends, cut


@pytest.mark.parametrize(
    "content",
    [
        b"<!-- a -->" * 2000 + b"x",
        b"<?xml ?>" * 2000 + b"x",
        b"<rss>" + b"</rss><!-- a -->" * 250 + b"x",
        b"<!doctype x [" * 1500,
        b"<" * 60_000,
        b"{" * 60_000,
        b"[" * 60_000,
        b'"' * 60_000,
        b"text," * 12_000,
    ],
)
def test_no_pattern_takes_long_to_be_told(content: bytes) -> None:
    began = time.perf_counter()
    for name in ("a", "a.html", "a.json", "a.csv", "a.rss"):
        read(content, name)
    assert time.perf_counter() - began < 5


def test_a_large_file_of_small_pages_needs_little_memory() -> None:
    line = json.dumps({"text": "Envoys met on the bridge. " * 40}).encode() + b"\n"

    class Long(io.BytesIO):
        left = 20_000

        def read(self, size: int | None = -1, /) -> bytes:
            self.left -= 60
            return line * 60 if self.left > 0 else b""

    tracemalloc.start()
    count = sum(isinstance(item, Page) for item in acquire(["-"], stdin=Long()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 19_000
    assert peak < 5_000_000
