from __future__ import annotations

import time
from itertools import pairwise

from acts_accounts import KAZAKHSTAN, PUTIN, RUSSIA, TOKAYEV, told
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.join.acts import cluster, differences, happening, pair, score
from dateline.join.acts.cluster import LARGEST
from dateline.join.judged import Judged
from dateline.model import ArticleOrigin, Judgement, Score
from dateline.model.codebook import Codebook
from dateline.settings import Settings

CODEBOOK = Codebook.load(Settings().codebook)
VISIT = "Russian President Vladimir Putin visited Kazakhstan and met his counterpart Tokayev in Astana"


def verdict(one: str, other: str, said: str) -> Judgement:
    return Judgement(f"{one}{other}", "join", *sorted((one, other)), said, "A", "2024-01-01T00:00:00+00:00")


@settings(max_examples=60)
@given(st.data())
def test_groups_do_not_depend_on_order(data):
    ids = list("abcdefgh")
    reports = [told(one) for one in ids]
    scores = {
        (one, other): Score(data.draw(st.sampled_from((0.1, 0.5, 0.7, 0.9))))
        for n, one in enumerate(ids)
        for other in ids[n + 1 :]
    }
    judged = Judged([verdict("a", "b", "different"), verdict("g", "h", "same")])
    first = cluster(reports, scores, judged)
    shuffled = dict(data.draw(st.permutations(list(scores.items()))))
    assert cluster(data.draw(st.permutations(reports)), shuffled, judged) == first
    assert not any({"a", "b"} <= set(group) for group in first)
    assert any({"g", "h"} <= set(group) for group in first)


def test_a_chain_of_pairs_is_not_one_act():
    reports = [told(one) for one in "abcd"]
    high, low = Score(0.7), Score(0.1)
    scores = {(one, other): low for one in "abcd" for other in "abcd" if one < other}
    scores |= {("a", "b"): high, ("b", "c"): high, ("c", "d"): high}
    assert cluster(reports, scores) == [("a", "b"), ("c", "d")]


def test_a_large_component_stays_cheap_and_free_of_order():
    ids = [f"{n:04d}" for n in range(2000)]
    reports = [told(one, published=f"2023-11-{1 + int(one) % 9:02d}") for one in ids]
    scores = {(one, other): Score(0.99) for one, other in pairwise(ids)}
    began = time.perf_counter()
    found = cluster(reports, scores)
    assert time.perf_counter() - began < 5
    assert cluster(reports[::-1], scores) == found
    assert sorted(one for group in found for one in group) == ids
    assert len(ids) > LARGEST


def test_a_happening_holds_what_most_tell():
    reports = [
        told("a", VISIT, sources=(PUTIN,), targets=(KAZAKHSTAN,), published="2023-11-10", day_from="2023-11-06",
             day_to="2023-11-12", precision="week"),
        told("b", VISIT, sources=(PUTIN,), targets=(TOKAYEV,), day_from="2023-11-09", day_to="2023-11-09",
             precision="day", place_name="Astana", place_country="KAZ", geonames=1526273, degrees=(51.18, 71.45)),
        told("c", VISIT, mode="", sources=(RUSSIA,), targets=(KAZAKHSTAN,), published=None),
    ]  # fmt: skip
    scores = {pair(x.report, y.report): score(x, y) for x in reports for y in reports if x.report < y.report}
    found = happening(reports, scores, {"article of a": [ArticleOrigin("article of a", "o", 1.0)],
                                        "article of b": [ArticleOrigin("article of b", "o", 1.0)]}, {}, CODEBOOK)  # fmt: skip
    assert (found.first, found.type, found.mode, found.quad, found.intensity) == ("b", "CONSULT", "visit", 1, 4.0)
    assert (found.day_from, found.day_to, found.precision) == ("2023-11-09", "2023-11-09", "day")
    assert (found.geonames, found.articles, found.origins, found.standing) == (1526273, 3, 2, "stated")
    assert [(side.role, side.party.key, side.reports) for side in found.sides] == [
        ("source", "person/vladimir-putin", 2),
        ("source", "state/RUS", 1),
        ("target", "state/KAZ", 2),
        ("target", "person/tokayev", 1),
    ]
    assert [member.report for member in found.members] == ["a", "b", "c"]
    assert found == happening(reports[::-1], scores, {"article of a": [ArticleOrigin("article of a", "o", 1.0)],
                              "article of b": [ArticleOrigin("article of b", "o", 1.0)]}, {}, CODEBOOK)  # fmt: skip


def test_differences_name_who_says_what():
    reports = [
        told("a", "killed 12 people", status="denied", day_from="2023-11-09", day_to="2023-11-09"),
        told("b", "killed 14 people", day_from="2023-11-10", day_to="2023-11-10"),
        told("c", "killed 14 people", day_from="2023-11-06", day_to="2023-11-12"),
    ]
    found = {one.field: one.values for one in differences(reports)}
    assert found == {
        "status": (("happened", ("b", "c")), ("denied", ("a",))),
        "day": (("2023-11-09", ("a",)), ("2023-11-10", ("b",))),
        "number": (("14", ("b", "c")), ("12", ("a",))),
    }
