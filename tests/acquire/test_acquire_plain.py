"""Files of one page."""

from __future__ import annotations

from acquiring import HTML, codes, gz, pages, read, troubles

from dateline.acquire import AcquireOptions


def test_a_page_keeps_its_bytes() -> None:
    (page,) = pages(read(HTML, "saved.html"))
    assert (page.content, page.media, page.origin, page.charset) == (HTML, "html", "saved.html", None)


def test_a_gzipped_page_is_the_page_inside() -> None:
    (page,) = pages(read(gz(HTML), "saved.html.gz"))
    assert page.content == HTML
    assert page.id == pages(read(HTML, "elsewhere.html"))[0].id


def test_utf16_without_mark_is_told() -> None:
    (page,) = pages(read("Envoys met in Vienna today.".encode("utf-16-le"), "a.txt"))
    assert page.charset == "utf-16-le"


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert codes(read(b"", "a.html")) == ["empty"]
    assert codes(read(gz(b" \n "), "a.html.gz")) == ["empty"]


def test_a_page_at_the_limit_is_read_and_one_byte_more_is_not() -> None:
    limit = AcquireOptions(max_page_bytes=100)
    assert len(pages(read(b"a" * 100, "a.txt", options=limit))) == 1
    assert codes(read(b"a" * 101, "a.txt", options=limit)) == ["too-large"]
    assert codes(read(gz(b"a" * 50_000_000), "a.txt.gz", options=limit)) == ["too-large"]


def test_a_cut_page_is_not_half_read() -> None:
    content = gz(HTML)
    for cut in (len(content) - 1, len(content) // 2):
        assert codes(read(content[:cut], "a.html.gz")) == ["truncated"]
    assert codes(read(content[:5], "a.html.gz")) == ["truncated"]


def test_damaged_compression_is_said() -> None:
    content = bytearray(gz(HTML))
    content[-6] ^= 0xFF
    assert codes(read(bytes(content), "a.html.gz")) == ["damaged"]


def test_padding_after_gzip_is_ignored_and_rubbish_is_not() -> None:
    assert codes(read(gz(HTML) + b"\x00" * 512, "a.html.gz")) == []
    assert codes(read(gz(HTML) + b"rubbish", "a.html.gz")) == ["damaged"]


def test_gzip_in_gzip_is_opened_but_not_without_end() -> None:
    assert len(pages(read(gz(gz(HTML)), "a"))) == 1
    content = HTML
    for _ in range(5):
        content = gz(content)
    assert codes(read(content, "a")) == ["not-a-page"]


def test_other_kinds_are_read_as_text_only_when_chosen() -> None:
    assert pages(read(b"Envoys met.", "wire.report"))[0].media == "text"
    (trouble,) = troubles(read(b"Envoys met.", "wire.report", chosen=False))
    assert trouble.code == "unknown-kind"


def test_a_picture_is_named() -> None:
    (trouble,) = troubles(read(b"\x89PNG\r\n\x1a\n0000", "a.html"))
    assert trouble.code == "not-a-page"
    assert "PNG" in trouble.message
