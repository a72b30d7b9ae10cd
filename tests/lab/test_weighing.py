from __future__ import annotations

import numpy as np
import pytest

from dateline.join.acts import prepare, score
from dateline.join.acts.table import table
from dateline.model import Account, Party
from dateline_lab.weighing import average_precision, drawn, fit, left_out, pairs

MALTA, NORWAY = (
    Party(f"state/{code}", name, f"state/{code}", code, "GOV") for code, name in (("MLT", "Malta"), ("NOR", "Norway"))
)


def _told(report: str, *who: Party, words: str = "ministers met for talks", trigger: str = "met") -> Account:
    return Account(
        report, f"of {report}", "CONSULT", "", "happened", 0.8, "2024-03-05", sources=who,
        trigger=trigger, words=tuple(words.split()),
    )  # fmt: skip


def test_pairs_count_weights_so_that_they_add_up_to_the_score() -> None:
    one, other = _told("a", MALTA), _told("b", MALTA, NORWAY, words="ministers met in oslo")
    found = pairs([prepare(one), prepare(other)], ["x", "x"], ["s", "s"])
    odds = float(found.counts[0] @ np.array([table().weights[name] for name in found.names]))
    assert score(one, other).value == pytest.approx(1 / (1 + np.exp(-odds)), abs=1e-4)
    assert found.one_act.tolist() == [1.0]


def test_what_can_be_no_one_act_is_no_pair() -> None:
    planned = prepare(_told("a"))
    done = prepare(Account("b", "of b", "PROTEST", "", "happened", 0.8))
    assert pairs([planned, done], ["x", "x"], ["s", "s"]).one_act.size == 0


def test_a_fit_raises_what_tells_and_leaves_what_says_nothing() -> None:
    random = np.random.default_rng(3)
    tells, idle = random.integers(0, 2, 400), random.integers(0, 2, 400)
    counts = np.stack([np.ones(400), tells, idle], axis=1).astype(float)
    true = (random.random(400) < np.where(tells == 1, 0.9, 0.1)).astype(float)
    start = np.array([0.0, 1.0, 0.5])
    base, told, nothing = fit(counts, true, start, drawn(("base", "same trigger", "said")))
    assert told > 2.0
    assert abs(nothing) < 0.5
    assert base < -1.0
    held = fit(counts, true, start, np.full(3, 1e9))
    assert held == pytest.approx(start, abs=1e-3)


def test_stories_left_out_are_asked_by_a_fit_that_has_not_seen_them() -> None:
    told, groups, stories = [], [], []
    for place in range(12):
        for name in "abc":
            act = "one" if name != "c" else "other"
            told.append(prepare(_told(f"{place}{name}", MALTA if act == "one" else NORWAY, trigger=act)))
            groups.append(f"{place}/{act}")
            stories.append(str(place))
    found = pairs(told, groups, stories)
    ships, fits = left_out(found, np.zeros(len(found.names)))
    assert fits > ships


def test_average_precision_is_that_of_the_order() -> None:
    assert average_precision(np.array([3.0, 2.0, 1.0]), np.array([1.0, 0.0, 1.0])) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(np.array([1.0]), np.array([0.0])) == 0.0
