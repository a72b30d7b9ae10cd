"""Named fields to pages."""

from __future__ import annotations

import pytest
from acquiring import pages, troubles

from dateline.acquire import AcquireOptions
from dateline.acquire.records import Label, normal_name, page_of
from dateline.model import Given, Page


def page(record: dict[str, object]) -> Page:
    found = page_of(record, Label("list.jsonl", "list.jsonl"), 3, AcquireOptions())
    assert isinstance(found, Page), found
    return found


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("publishedAt", "published_at"),
        (" Pub-Date ", "pub_date"),
        ("\ufeffURL", "url"),
        ("body text", "body_text"),
    ],
)
def test_names_of_columns_are_compared_in_one_form(name: str, normal: str) -> None:
    assert normal_name(name) == normal


def test_a_record_gives_text_and_all_that_is_said_of_it() -> None:
    found = page(
        {
            "Text": "Envoys met.",
            "link": "https://news.example/a",
            "publishedAt": "2024-05-02",
            "headline": " Talks ",
            "lang": "en",
            "author": "Ada Roe; Ben Poe",
            "source": {"id": None, "name": "The Example"},
            "crawled": "2024-05-03",
        }
    )
    assert (found.content, found.media, found.charset, found.origin) == (
        b"Envoys met.",
        "text",
        "utf-8",
        "list.jsonl#3",
    )
    assert (found.address, found.fetched_at) == ("https://news.example/a", "2024-05-03")
    assert found.given == Given("Talks", "2024-05-02", "en", "The Example", ("Ada Roe", "Ben Poe"))


def test_html_comes_before_text_and_text_that_is_markup_is_html() -> None:
    assert page({"text": "plain", "html": "Envoys <b>met</b>."}).media == "html"
    assert page({"text": "plain", "html": ""}).content == b"plain"
    assert page({"content": "<div><p>Envoys met.</p></div>"}).media == "html"
    assert page({"content": "5 < 6 and 7 > 6"}).media == "text"


def test_paragraphs_in_a_list_are_kept_apart() -> None:
    assert page({"body": ["One.", ["Two.", "Three."]]}).content == b"One.\n\nTwo.\n\nThree."


def test_authors_may_be_a_list_of_names_or_objects() -> None:
    assert page({"text": "x", "authors": ["Ada Roe", {"name": "Ben Poe"}, ""]}).given.authors == ("Ada Roe", "Ben Poe")


def test_half_characters_and_controls_never_reach_the_record() -> None:
    found = page({"text": "a\ud83db", "title": "T\x00itle\ud800"})
    assert found.content.decode() == "a\ufffdb"
    assert found.given.title == "T\ufffditle\ufffd"


def test_what_is_no_web_address_is_no_address() -> None:
    assert page({"text": "x", "url": "javascript:alert(1)"}).address is None


def test_a_record_without_text_names_its_fields() -> None:
    found = page_of({"id": 1, "summary2": "x"}, Label("l", "l"), 1, AcquireOptions())
    (trouble,) = troubles([found])
    assert trouble.code == "no-text"
    assert "id, summary2" in trouble.message


def test_an_empty_text_and_one_over_the_limit_are_troubles() -> None:
    small = AcquireOptions(max_page_bytes=3)
    found = [page_of({"text": text}, Label("l", "l"), 1, small) for text in ("  ", "abcd", "äö", "abc")]
    assert [trouble.code for trouble in troubles(found)] == ["empty", "too-large", "too-large"]
    assert len(pages(found)) == 1
