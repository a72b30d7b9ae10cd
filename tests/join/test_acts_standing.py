from __future__ import annotations

import pytest
from acts_accounts import PUTIN, RUSSIA, TOKAYEV, UKRAINE, told

from dateline.join.standing import independent, standing
from dateline.model import ArticleOrigin


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("happened",), "single"),
        (("happened", "happened"), "stated"),
        (("happened", "denied"), "disputed"),
        (("possible", "denied"), "disputed"),
        (("denied", "denied"), "denied"),
        (("possible",), "feared"),
        (("planned", "planned"), "announced"),
        (("possible", "happened"), "single"),
    ],
)
def test_standing_follows_from_what_is_said(statuses, expected):
    reports = [told(f"r{n}", status=status) for n, status in enumerate(statuses)]
    assert standing(reports, {}, {})[0] == expected


def test_the_word_of_one_side_is_a_claim():
    strike = {"type": "ASSAULT", "sources": (RUSSIA,), "targets": (UKRAINE,)}
    by_one = [told("a", said_by=(UKRAINE,), **strike), told("b", said_by=(UKRAINE,), **strike)]
    assert standing(by_one, {}, {}) == ("claimed", 2)
    assert standing([by_one[0], told("b", said_by=(PUTIN,), **strike)], {}, {})[0] == "stated"
    assert standing([by_one[0], told("b", **strike)], {}, {})[0] == "stated"
    assert standing([told("a", said_by=(TOKAYEV,), **strike)], {}, {})[0] == "single"


def test_shared_texts_and_agencies_are_one_origin():
    origins = {"a": [ArticleOrigin("a", "x", 1.0)], "b": [ArticleOrigin("b", "x", 0.5), ArticleOrigin("b", "y", 0.5)]}
    agencies = {"c": ["dpa"], "d": ["dpa"], "e": ["dpa", "AFP"]}
    assert independent(["a", "b"], origins, {}) == 1
    assert independent(["c", "d"], {}, agencies) == 1
    assert independent(["a", "b", "c", "d", "e", "f"], origins, agencies) == 4
