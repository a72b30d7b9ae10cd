from __future__ import annotations

from datetime import date, timedelta
from math import exp

import pytest
from acts_accounts import KAZAKHSTAN, PUTIN, RUSSIA, TOKAYEV, UKRAINE, told
from hypothesis import given
from hypothesis import strategies as st

from dateline.join.acts import DOUBTFUL, JOINED, evidence, keys, lookups, prepare, score
from dateline.join.acts.table import table
from dateline.join.words import content

DAY = {"day_from": "2023-11-09", "day_to": "2023-11-09", "precision": "day"}
VISIT = "Russian President Vladimir Putin visited Kazakhstan and met his counterpart Tokayev in Astana"


def test_content_folds_and_leaves_out_stop_words():
    assert content("The Élysée's twelve guests paid 1,200 or 4,5") == (
        ("elysee", "guests", "paid"),
        ("12", "1200", "4.5"),
    )


def test_one_visit_told_in_two_ways_is_one():
    one = told("a", VISIT, sources=(PUTIN,), targets=(KAZAKHSTAN,), place_name="Astana", geonames=1526273, **DAY)
    other = told(
        "b", "Putin held talks in Astana on Thursday", mode="", sources=(RUSSIA,), targets=(TOKAYEV,),
        place_name="Astana", geonames=1526273, **DAY,
    )  # fmt: skip
    found = score(one, other)
    assert found.value >= JOINED
    assert "same day" in found.reasons
    assert "same place Astana" in found.reasons


def test_the_next_visit_is_another():
    one = told("a", VISIT, sources=(PUTIN,), targets=(KAZAKHSTAN,), **DAY)
    later = {"day_from": "2023-11-23", "day_to": "2023-11-23", "published": "2023-11-23"}
    other = told("b", VISIT, sources=(PUTIN,), targets=(KAZAKHSTAN,), **later)
    assert score(one, other).value < DOUBTFUL


def test_daily_strikes_stay_apart():
    words = "Russian drones struck Kharkiv overnight, killing three people"
    strike = {"type": "ASSAULT", "mode": "drone", "sources": (RUSSIA,), "targets": (UKRAINE,)}
    one = told("a", words, day_from="2025-05-21", day_to="2025-05-21", published="2025-05-21", **strike)
    other = told("b", words, day_from="2025-05-23", day_to="2025-05-23", published="2025-05-23", **strike)
    assert score(one, other).value < DOUBTFUL


def test_who_struck_whom_is_not_turned_round():
    strike = {"type": "ASSAULT", "mode": "drone", **DAY}
    one = told("a", "drones struck a depot", sources=(RUSSIA,), targets=(UKRAINE,), **strike)
    other = told("b", "drones struck a depot", sources=(UKRAINE,), targets=(RUSSIA,), **strike)
    assert score(one, other).value < JOINED
    met = told("c", VISIT, sources=(PUTIN,), targets=(TOKAYEV,), **DAY)
    turned = told("d", VISIT, sources=(TOKAYEV,), targets=(PUTIN,), **DAY)
    assert score(met, turned).value >= JOINED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"status": "planned"}, {}),
        ({"type": "COERCE", "mode": "arrest"}, {"type": "SANCTION", "mode": "convict"}),
        ({"type": "ASSAULT", "mode": "abduct"}, {"type": "ASSAULT", "mode": "aerial"}),
    ],
)
def test_what_can_be_no_one_act_scores_nothing(one, other):
    assert score(told("a", VISIT, **one), told("b", VISIT, **other)).value == 0.0


def test_denied_and_happened_may_be_one_act():
    one = told("a", VISIT, sources=(PUTIN,), targets=(KAZAKHSTAN,), **DAY)
    other = told("b", VISIT, status="denied", sources=(PUTIN,), targets=(KAZAKHSTAN,), **DAY)
    assert score(one, other).value >= JOINED


PARTY = st.sampled_from((PUTIN, RUSSIA, UKRAINE, TOKAYEV, KAZAKHSTAN))
DAYS = st.sampled_from(("2023-11-08", "2023-11-09", "2023-11-12", None))


@st.composite
def accounts(draw):
    start = draw(DAYS)
    kind, mode = draw(st.sampled_from((("CONSULT", "visit"), ("CONSULT", ""), ("AGREE", ""), ("ASSAULT", "drone"))))
    return told(
        draw(st.text("abcdef", min_size=4, max_size=4)),
        " ".join(draw(st.lists(st.sampled_from(VISIT.split()), max_size=8))),
        type=kind,
        mode=mode,
        sources=tuple(draw(st.lists(PARTY, max_size=2))),
        targets=tuple(draw(st.lists(PARTY, max_size=2))),
        day_from=start,
        day_to=start and max(start, draw(DAYS) or start),
        published=draw(DAYS),
        status=draw(st.sampled_from(("happened", "planned"))),
    )


@given(accounts(), accounts())
def test_the_score_is_symmetric(one, other):
    if one.report != other.report:
        assert score(one, other) == score(other, one)


@given(accounts())
def test_keys_are_few_and_find_themselves(one):
    assert keys(one) <= lookups(one)
    assert len(keys(one)) <= 30
    assert len(lookups(one)) <= 3 * len(keys(one))


def meet(one, other):
    return bool(keys(one) & lookups(other) and keys(other) & lookups(one))


@pytest.mark.parametrize(
    "other",
    [
        {"sources": (RUSSIA,), "targets": (TOKAYEV,)},
        {"day_from": "2023-11-06", "day_to": "2023-11-12", "precision": "week"},
        {"day_from": None, "day_to": None},
        {"day_from": "2023-11-01", "day_to": "2023-11-30", "precision": "month"},
        {"sources": (), "targets": (KAZAKHSTAN,), "place_name": "Astana", "geonames": 1526273},
        {"type": "AGREE", "mode": ""},
    ],
    ids=["state for person", "week", "no day", "month", "one side missing", "other type"],
)
def test_imprecise_reports_still_meet(other):
    both = {"place_name": "Astana", "geonames": 1526273, "sources": (PUTIN,), "targets": (KAZAKHSTAN,), **DAY}
    one, two = told("a", VISIT, **both), told("b", "Talks in Astana", **(both | other))
    assert meet(one, two)


def test_keys_keep_different_weeks_apart():
    one = told("a", VISIT, sources=(PUTIN,), targets=(KAZAKHSTAN,), **DAY)
    other = told("b", VISIT, sources=(PUTIN,), targets=(KAZAKHSTAN,), day_from="2023-11-19", day_to="2023-11-19")
    assert not meet(one, other)


@given(st.integers(0, 400), st.integers(0, 30))
def test_days_within_four_always_meet_and_more_than_ten_never(start, gap):
    first = date(2023, 1, 1) + timedelta(start)
    days = [str(first), str(first + timedelta(gap))]
    one, other = (told(day, VISIT, day_from=day, day_to=day) for day in days)
    if gap <= 4:
        assert meet(one, other)
    if gap > 10:
        assert not meet(one, other)


def _log_odds(one, other):
    return sum(step for _, step in evidence(prepare(one), prepare(other), table().weights))


@given(accounts(), accounts())
def test_the_evidence_adds_up_to_the_score(one, other):
    if one.report == other.report:
        return
    found = evidence(prepare(one), prepare(other), table().weights)
    if found is None:
        assert score(one, other).value == 0.0
    else:
        assert score(one, other).value == pytest.approx(1 / (1 + exp(-_log_odds(one, other))), abs=1e-4)


def test_articles_of_one_topic_speak_for_one_act_and_bare_words_do_not():
    bare = {"type": "ASSAULT", "mode": "", "trigger": "attack"}
    embassy = ("embassy", "tehran", "azerbaijan", "gunman")
    one = told("a", "the attack strained relations", topic=embassy, **bare)
    same = told("b", "the attack was personal", topic=("gunman", *embassy[:3]), **bare)
    other = told("c", "the attack was personal", topic=("market", "lagos", "boko"), **bare)
    assert score(one, same).value > score(one, other).value + 0.1
    assert score(one, other).value < DOUBTFUL


def test_no_day_tells_two_reports_of_a_war_apart():
    war = {"type": "ASSAULT", "mode": "", "sources": (RUSSIA,), "targets": (UKRAINE,)}
    first = {"day_from": "2025-02-24", "day_to": "2025-02-24", "published": "2025-02-24"}
    later = {"day_from": "2025-05-21", "day_to": "2025-05-21", "published": "2025-05-21"}
    words = "Russia's {} against Ukraine has killed thousands"
    wars = [
        told(name, words.format("war"), trigger="war", **war, **days) for name, days in (("a", first), ("b", later))
    ]
    raids = [
        told(name, words.format("raid"), trigger="raid", **war, **days) for name, days in (("c", first), ("d", later))
    ]
    assert score(*wars).value >= JOINED
    assert score(*raids).value < DOUBTFUL


def test_one_sentence_is_like_itself_whatever_it_tells():
    text = "The man convicted of the attack was executed in Tehran on Wednesday"
    act = {"type": "SANCTION", "mode": "convict", "sources": (RUSSIA,), "published": "2023-11-09"}
    one = told("a", text, article="x", trigger="convicted", **act)
    same = told("b", text, article="x", trigger="executed", **act)
    elsewhere = told("c", text, article="y", trigger="executed", **act)
    assert "told in one sentence" in score(one, same).reasons
    assert _log_odds(one, same) < _log_odds(one, elsewhere)


def test_who_acts_in_one_report_and_is_acted_upon_in_the_other_counts_a_little():
    arrest = {"type": "COERCE", "mode": "arrest", **DAY}
    one = told("a", "police arrested him", targets=(PUTIN,), **arrest)
    amiss = told("b", "he was held at the airport", sources=(PUTIN,), **arrest)
    nobody = told("c", "he was held at the airport", **arrest)
    assert "person/vladimir-putin in the other role" in score(one, amiss).reasons
    assert _log_odds(one, amiss) > _log_odds(one, nobody)
