"""A stream's kind is told by its bytes, then by its name."""

from __future__ import annotations

import pytest
from acquiring import HTML, gz

from dateline.acquire.kinds import extension, kind_of
from dateline.acquire.options import Columns


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (HTML, "saved.txt", "html"),
        (b"\xef\xbb\xbf  <!-- saved --> <HTML lang=en>", "x", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html><html>'.encode("utf-16"), "x.bin", "html"),
        ("Envoys met in Vienna.".encode("utf-16-le"), "x.txt", "text"),
        (b"no tag at all", "page.html", "html"),
        (b"Envoys <p>met</p> and <b>spoke</b>.</div></p>", "note", "html"),
        (b"Envoys met in Vienna.", "note.txt", "text"),
        (b"Envoys met in Vienna.", "README", "text"),
        (b"print('hello')", "script.py", "unknown"),
        (b'{"text": "a"}\n{"text": "b"}\n', "dump.txt", "jsonl"),
        (b'{\n "text": "a"\n}\n', "one.json", "json"),
        (b'{"a": 1,\n "text": "a"\n}\n', "one", "json"),
        (b'[\n {"text": "a"}]', "list", "json"),
        (b"[Photo: a bridge]\nEnvoys met.", "note.txt", "text"),
        (b"url;title;text\na;b;c\n", "x.txt", "table"),
        (b"Vienna, text of the treaty\n", "note.txt", "text"),
        (b"name,age\nx,1\n", "people.csv", "table"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', "x", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "x", "feed"),
        (b'<?xml version="1.0"?><newsItem/>', "x.xml", "other"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "x", "warc"),
        (gz(b"x"), "x.txt", "gzip"),
        (b"", "x.html", "empty"),
        (b" \r\n\t", "x.txt", "empty"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0", "x.mhtml", "other"),
    ],
)
def test_the_kind_is_told_by_content_then_name(content: bytes, name: str, kind: str) -> None:
    assert kind_of(content, name, Columns()).kind == kind


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04rest", "zip"),
        (b"{\\rtf1\\ansi", "rich-text"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_page_is_called_by_its_name(content: bytes, what: str) -> None:
    found = kind_of(content, "page.html", Columns())
    assert found.kind == "other"
    assert what in found.what


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.HTML", "html"), ("a.b.txt", "txt"), ("README", ""), ("notes of v1.2 final", ""), ("a.", "")],
)
def test_an_extension_is_short_and_plain(name: str, ending: str) -> None:
    assert extension(name) == ending


def test_a_stray_control_character_does_not_make_a_page_binary() -> None:
    assert kind_of(HTML * 3 + b"\x00\x01", "x", Columns()).kind == "html"
