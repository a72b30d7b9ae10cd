"""The example pages: enough of each kind, readable, all different, and listed in their README."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import feedparser
import lxml.html
import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.name != "README.md")
HTML = [path for path in FILES if path.suffix == ".html"]
PLAIN = [path for path in FILES if path.suffix == ".txt"]
WARRANT = "reasonable grounds to believe that both bear responsibility for the unlawful deportation of children"
LAYOUTS = {
    "JSON-LD article": '"@type": "NewsArticle"',
    "tables": "<TABLE WIDTH",
    "furniture": "nb-consent",
    "live blog": "LiveBlogPosting",
    "AMP": "<html amp",
    "blog engine": "entry-content",
}


def html_text(content: str) -> str:
    """Visible text of a page."""
    tree = lxml.html.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", content, flags=re.IGNORECASE))
    for node in tree.xpath("//script | //style | //head"):
        node.drop_tree()
    return " ".join(tree.text_content().split())


def read_html(path: Path) -> str:
    content = path.read_bytes()
    return content.decode("cp1252" if b"charset=windows-1252" in content else "utf-8")


def archive() -> Iterator[tuple[str, int, str]]:
    """Address, HTTP status and decoded body of every response in the WARC."""
    with (EXAMPLES / "crawl-2024.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=True, auto_decode="content"):
            if record.record_type == WarcRecordType.response:
                charset = record.http_headers.get("Content-Type").rpartition("charset=")[2]
                body = record.reader.read().decode(charset)
                yield record.headers["WARC-Target-URI"], record.http_headers.status_code, body


def lines() -> list[dict[str, str]]:
    content = (EXAMPLES / "port-register-archive.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in content.splitlines()]


def feed_texts() -> list[str]:
    feed = feedparser.parse((EXAMPLES / "europasignal-feed.xml").read_bytes())
    assert not feed.bozo
    return [html_text(entry.content[0].value) for entry in feed.entries]


def every_text() -> list[str]:
    texts = [html_text(read_html(path)) for path in HTML]
    texts += [path.read_text(encoding="utf-8") for path in PLAIN]
    texts += [row["text"] for row in lines()]
    texts += [html_text(body) for _, status, body in archive() if status == 200]
    return texts + feed_texts()


def test_there_are_at_least_twenty_four_pages_beside_archive_and_feed() -> None:
    assert len(HTML) >= 16
    assert len(PLAIN) >= 8


@pytest.mark.parametrize(("layout", "sign"), LAYOUTS.items())
def test_each_layout_is_shown_twice(layout: str, sign: str) -> None:
    assert sum(sign in read_html(path) for path in HTML) >= 2, layout


def test_translations_from_four_languages_are_there() -> None:
    assert {path.stem[-2:] for path in PLAIN if "-mt-" in path.name} >= {"de", "fr", "ru", "tr"}


@pytest.mark.parametrize("path", HTML + PLAIN, ids=lambda path: path.name)
def test_page_holds_an_article_of_ordinary_length(path: Path) -> None:
    text = html_text(read_html(path)) if path.suffix == ".html" else path.read_text(encoding="utf-8")
    assert 150 <= len(text.split()) <= 650


def test_lines_hold_address_date_title_and_text() -> None:
    rows = lines()
    assert len(rows) >= 5
    for row in rows:
        assert row["url"].startswith("https://")
        assert row["title"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"])
        assert len(row["text"].split()) >= 120


def test_warc_holds_articles_and_one_missing_page() -> None:
    records = list(archive())
    assert [status for _, status, _ in records].count(404) == 1
    assert len({address for address, status, _ in records if status == 200}) >= 4
    assert all(body.rstrip().endswith("</html>") for _, _, body in records)
    assert any("Telégrafo" in body for _, _, body in records)


def test_feed_carries_full_texts() -> None:
    texts = feed_texts()
    assert len(texts) >= 3
    assert all(len(text.split()) >= 100 for text in texts)


def test_no_two_files_are_the_same() -> None:
    texts = every_text()
    for one, other in combinations(texts, 2):
        assert one != other


def test_one_agency_text_stands_in_three_outlets() -> None:
    assert sum(WARRANT in " ".join(text.split()) for text in every_text()) >= 3


def test_readme_lists_each_file_once() -> None:
    listed = re.findall(r"^\| `([^`]+)` \|", (EXAMPLES / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(listed) == [path.name for path in FILES]


def test_every_address_is_of_a_reserved_domain() -> None:
    for text in [read_html(path) for path in HTML] + [body for _, _, body in archive()]:
        hosts = re.findall(r"https?://([^/\"'\s]+)", text)
        assert [host for host in hosts if not host.endswith((".example", "schema.org", "ogp.me"))] == []
