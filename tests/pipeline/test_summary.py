"""What a run says at its end."""

from __future__ import annotations

import pytest

from dateline.pipeline import Summary, Timings


def test_shares_are_parts_of_the_time_of_all_stages() -> None:
    timings = Timings()
    timings.add("read", 3.0)
    timings.add("link", 0.5)
    other = Timings()
    other.add("link", 0.5)
    timings.merge(other)
    assert timings.shares() == {"read": pytest.approx(0.75), "link": pytest.approx(0.25)}
    assert Summary(timings=timings).as_json()["shares"] == {"read": 0.75, "link": 0.25}


def test_a_run_that_took_no_time_has_no_shares_to_give() -> None:
    timings = Timings()
    assert timings.shares() == {}
    timings.add("read", 0.0)
    assert timings.shares() == {"read": 0.0}
