"""Articles under one address are editions, the newest counts, and other articles that stood there are not."""

from __future__ import annotations

from itertools import permutations

import pytest

from dateline.join.editions import Version, editions, own_address, site_of, story_of

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


def test_of_two_that_appeared_together_the_one_changed_last_counts_whenever_they_were_fetched() -> None:
    corrected = Version("a", ADDRESS, SECOND, published="2024-05-01", changed_at="2024-05-02T09:00:00+00:00")
    first = Version("b", ADDRESS, FIRST, published="2024-05-01", fetched_at="2024-05-03")
    for given in permutations([corrected, first]):
        assert {one.article: one.newer for one in editions(given)} == {"a": None, "b": "a"}


def test_articles_without_common_words_under_one_address_are_stories_of_their_own() -> None:
    found = editions([Version("a", ADDRESS, FIRST), Version("b", ADDRESS, OTHER)])
    assert [one.newer for one in found] == [None, None]
    assert len({one.story for one in found}) == 2


def test_articles_of_one_title_are_editions_even_when_all_their_words_changed() -> None:
    found = editions([Version("a", ADDRESS, FIRST, "Live"), Version("b", ADDRESS, OTHER, "Live")])
    assert [one.newer for one in found] == ["b", None]


URL = "https://www.paper.co.uk/world/a"


@pytest.mark.parametrize(
    "met",
    [
        (),
        (None,),
        (None, "https://copy.example/1"),
        ("https://m.paper.co.uk/world/a?utm_source=x",),
        ("https://copy.example/1", "https://amp.paper.co.uk/a"),
        ("https://web.archive.org/web/2024/https://www.paper.co.uk/world/a",),
    ],
)
def test_a_page_that_lay_on_its_own_site_is_part_of_its_own_story(met: tuple[str | None, ...]) -> None:
    assert own_address(URL, met) == URL


def test_a_copy_on_another_site_is_a_story_of_its_own_in_whatever_order_it_was_met() -> None:
    met = ("https://mirror.co.uk/2", "https://copy.example/1")
    assert {own_address(URL, given) for given in permutations(met)} == {"https://copy.example/1"}
    assert own_address(None, met) is None


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.paper.example/a", "paper.example"),
        ("https://edition.paper.example:8080/a", "paper.example"),
        ("http://www.bbc.co.uk/news", "bbc.co.uk"),
        ("http://m.tv5.fr/a", "tv5.fr"),
        ("http://10.0.0.1/a", "10.0.0.1"),
        ("http://localhost/a", "localhost"),
        ("http://[broken", "http://[broken"),
        ("file", "file"),
    ],
)
def test_a_site_is_the_name_that_somebody_registered(address: str, site: str) -> None:
    assert site_of(address) == site
