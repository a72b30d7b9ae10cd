"""Scores that mean what they say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dateline_lab.train.calibrate import _newton, calibration_error


def test_a_scaling_is_found_again() -> None:
    chance = np.random.default_rng(5)
    logits = chance.normal(0, 2, 4000)
    right = (chance.random(4000) < 1 / (1 + np.exp(-(0.6 * logits - 0.4)))).astype(float)
    slope, intercept = _newton(logits, right)
    assert slope == pytest.approx(0.6, abs=0.1)
    assert intercept == pytest.approx(-0.4, abs=0.1)


def test_examples_that_part_cleanly_do_not_make_a_score_certain() -> None:
    slope, intercept = _newton(np.array([-3.0, -2.0, 2.0, 3.0]), np.array([0.0, 0.0, 1.0, 1.0]))
    assert math.isfinite(slope)
    assert abs(slope) < 5
    assert abs(intercept) < 1


def test_calibration_error_is_the_mean_gap() -> None:
    assert calibration_error([0.9] * 10, [True] * 9 + [False]) == pytest.approx(0.0)
    assert calibration_error([0.9] * 10, [False] * 10) == pytest.approx(0.9)
    assert calibration_error([], []) == 0.0
