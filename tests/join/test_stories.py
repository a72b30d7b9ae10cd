from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.join.stories import alike, stories, telling, topic

TELLINGS = [
    telling("a", "2023-11-09", "Putin in Astana", "Vladimir Putin met Tokayev in Astana to speak of energy and trade."),
    telling("b", "2023-11-10", "Kazakhstan receives Putin", "Putin was received by Tokayev in Astana; energy led."),
    telling(
        "c", "2023-11-10", "Storm floods Hamburg", "A storm flooded streets of Hamburg and closed its fish market."
    ),
    telling("d", "2024-11-27", "Putin in Astana", "Vladimir Putin met Tokayev in Astana to speak of energy and trade."),
]


@given(st.permutations(TELLINGS))
def test_stories_go_by_words_and_days_in_any_order(given_in):
    assert stories(given_in) == [("a", "b"), ("c",), ("d",)]


def test_articles_without_a_day_are_held_together_by_words_alone():
    undated = telling(
        "e", None, "Putin in Astana", "Vladimir Putin met Tokayev in Astana to speak of energy and trade."
    )
    assert alike(TELLINGS[0], undated) > 0.99
    assert alike(TELLINGS[0], undated) == alike(undated, TELLINGS[0])


def test_nothing_makes_no_story():
    assert stories([]) == []
    assert stories([telling("a", None, "", "")]) == [("a",)]


def test_the_topic_is_what_title_and_lead_weigh_most():
    text = "The gunman attacked the embassy in Tehran. The embassy closed. " + "1,000 " * 500 + "Zanzibar Zanzibar"
    found = topic("Embassy gunman executed", text)
    assert len(found) <= 12
    assert found[0] in ("embassy", "gunman")
    assert "zanzibar" not in found
    assert topic("", "") == ()
