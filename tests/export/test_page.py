"""The record as one page."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from pathlib import Path

import dateline
from dateline.export.page import write_page

HOSTILE = '<script>alert(1)</script> "Ada" & <b>Co</b> said on Monday that police in Lagos had arrested three men.'


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []

    def handle_data(self, data: str) -> None:
        self.text += data


def _page(tmp_path: Path) -> _Seen:
    source = tmp_path / "rows.jsonl"
    source.write_text(json.dumps({"text": HOSTILE, "title": "<b>Three arrests</b>"}), encoding="utf-8")
    out = io.StringIO()
    with dateline.open(tmp_path / "r.db") as record:
        record.read(source)
        write_page([record.article(row.article.id) for row in record.articles()], out, "<i>title</i>")
    seen = _Seen()
    seen.feed(out.getvalue())
    return seen


def test_text_of_a_page_never_becomes_markup(tmp_path: Path) -> None:
    seen = _page(tmp_path)
    assert "script" not in seen.tags
    assert "i" not in seen.tags
    assert "b" not in seen.tags
    assert "<script>alert(1)</script>" in seen.text


def test_every_link_leads_to_an_event_of_the_page(tmp_path: Path) -> None:
    seen = _page(tmp_path)
    assert seen.links
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    assert not {"img", "link", "iframe", "script"} & set(_page(tmp_path).tags)
