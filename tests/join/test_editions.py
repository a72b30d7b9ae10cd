"""Articles under one address are editions, the newest counts, and other articles that stood there are not."""

from __future__ import annotations

from itertools import permutations

import pytest

from dateline.join.editions import Version, editions, story_of

ADDRESS = "https://www.example.org/a/port?utm_source=x"
FIRST = "The port of Velmora closed on Tuesday after a crane fell into the basin. Four drivers were hurt."
SECOND = "The port of Velmora closed on Tuesday after a crane fell into the basin. Two drivers were hurt."
OTHER = "Voters return to polling stations Sunday while observers count broken seals."


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a/port",
        "https://example.org/a/port/#comments",
        "https://www.example.org/a/port?fbclid=1&utm_medium=mail",
    ],
)
def test_spellings_of_an_address_are_one_story(address: str) -> None:
    assert story_of(address) == story_of(ADDRESS) == "example.org/a/port"


def test_parameters_that_name_the_page_are_kept_and_front_pages_are_no_story() -> None:
    assert story_of("https://example.org/?id=2&a=1") == "example.org?a=1&id=2"
    assert story_of("https://example.org/index.html") is None
    assert story_of("file:///tmp/page.html") is None
    assert story_of("http://[broken") is None
    assert story_of(None) is None


def test_the_newest_counts_whatever_the_order() -> None:
    versions = [
        Version("a", ADDRESS, FIRST, published="2024-05-01", fetched_at="2024-05-03"),
        Version("b", ADDRESS, SECOND, published="2024-05-02"),
        Version("c", ADDRESS, SECOND, published="2024-05-02", fetched_at="2024-05-02"),
    ]
    for given in permutations(versions):
        assert [one.newer for one in editions(given)] == ["b", "c", None]
        assert {one.story for one in editions(given)} == {"example.org/a/port"}


def test_articles_without_common_words_under_one_address_are_stories_of_their_own() -> None:
    found = editions([Version("a", ADDRESS, FIRST), Version("b", ADDRESS, OTHER)])
    assert [one.newer for one in found] == [None, None]
    assert len({one.story for one in found}) == 2


def test_articles_of_one_title_are_editions_even_when_all_their_words_changed() -> None:
    found = editions([Version("a", ADDRESS, FIRST, "Live"), Version("b", ADDRESS, OTHER, "Live")])
    assert [one.newer for one in found] == ["b", None]
