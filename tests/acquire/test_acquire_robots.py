"""robots.txt by RFC 9309."""

from __future__ import annotations

import time

import pytest

from dateline.acquire.robots import EVERYTHING, NOTHING, parse_robots

SAMPLE = """
# a comment
User-agent: Dateline
User-agent: otherbot
Disallow: /private   # not this
Allow: /private/open
Crawl-delay: 3

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private", False), ("/private/x?y=1", False), ("/private/open/x", True), ("/privat", True)],
)
def test_the_group_of_the_visitor_and_the_longest_rule_count(path: str, allowed: bool) -> None:
    rules = parse_robots(SAMPLE, "Dateline/0.1 (reads news)")
    assert rules.allow(path) is allowed
    assert rules.delay == 3


def test_others_fall_under_the_star() -> None:
    assert not parse_robots(SAMPLE, "Somebody/1").allow("/news")
    assert parse_robots("User-agent: x\nDisallow: /", "Dateline").allow("/news")


@pytest.mark.parametrize(
    ("rule", "path", "matches"),
    [
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a/b.pdf?x", False),
        ("/a*/c", "/abc/d/c/e", True),
        ("/a*/c", "/abd", False),
        ("/exact$", "/exact", True),
        ("/exact$", "/exactly", False),
        ("/caf%C3%A9", "/café", True),
        ("*?print=", "/x?print=1", True),
    ],
)
def test_stars_dollars_and_percent_signs(rule: str, path: str, matches: bool) -> None:
    assert parse_robots(f"User-agent: *\nDisallow: {rule}", "Dateline").allow(path) is not matches


def test_of_two_rules_of_one_length_the_kind_one_wins() -> None:
    assert parse_robots("User-agent: *\nDisallow: /a\nAllow: /a", "Dateline").allow("/a")


def test_an_empty_disallow_and_an_empty_file_allow_all() -> None:
    assert parse_robots("User-agent: *\nDisallow:", "Dateline").allow("/x")
    assert parse_robots("", "Dateline").allow("/x")
    assert EVERYTHING.allow("/x")
    assert not NOTHING.allow("/x")


def test_hostile_patterns_take_no_time() -> None:
    rules = parse_robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "$", "Dateline")
    began = time.perf_counter()
    assert rules.allow("/" + "a" * 1999 + "b")
    assert time.perf_counter() - began < 1
