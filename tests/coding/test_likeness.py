from __future__ import annotations

from dataclasses import replace

from dateline.coding.likeness import Draft, likeness, stem
from dateline.model import EventMention, Participant, Span

HOLM, RUIZ, VALE = (Participant(Span(n, n + 1), name) for n, name in enumerate(("Mira Holm", "Ana Ruiz", "Jon Vale")))
NAMED = frozenset({"Mira Holm", "Ana Ruiz", "Jon Vale"})


def draft(sentence: int, **changes: object) -> Draft:
    mention = EventMention(sentence, Span(9, 10), "CONSULT")
    base = Draft(mention, "", "happened", "met", (HOLM,), (RUIZ,), "", "", False, NAMED)
    return replace(base, **changes)


def test_a_score_names_its_reasons() -> None:
    found = likeness(draft(0, where="minsk"), draft(4, where="minsk"))
    assert set(found.parts) == {"same party", "same trigger", "same place"}
    assert found.score == sum(found.parts.values())
    assert found.same


def test_parties_may_change_sides_in_a_mutual_act() -> None:
    assert likeness(draft(0), draft(4, sources=(RUIZ,), targets=(HOLM,))).same


def test_another_party_makes_another_act() -> None:
    assert "other parties" in likeness(draft(0), draft(4, targets=(VALE,))).parts
    assert not likeness(draft(0), draft(4, targets=(VALE,))).same


def test_other_modes_statuses_and_the_same_sentence_bar_one_act() -> None:
    assert likeness(draft(0, mode="visit"), draft(1, mode="phone")).barred == "other mode"
    assert likeness(draft(0), draft(1, status="planned")).barred == "other status"
    assert likeness(draft(0), draft(0)).barred == "same sentence"
    assert likeness(draft(0, mode="visit"), draft(1)).barred is None


def test_times_in_other_words_hardly_count_but_other_days_do() -> None:
    assert likeness(draft(0, when="thursday"), draft(4, when="today")).same
    assert not likeness(draft(0, when="thursday"), draft(4, when="friday")).same
    assert not likeness(draft(0, when="november 9"), draft(4, when="november 23")).same


def test_nothing_shared_is_never_one_act() -> None:
    assert not likeness(draft(0, sources=(), targets=()), draft(1, sources=(), targets=())).same


def test_stems_of_one_word_agree() -> None:
    assert stem("visited") == stem("visits") == stem("visiting")
    assert stem("met") != stem("attack")
