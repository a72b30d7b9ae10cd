"""Agreement of two readings, on labels invented for it and worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline_lab.corpora.happenings import Ended, Marked, read_ended, read_marked
from dateline_lab.scoring.readings import (
    SECOND_ENDED,
    SECOND_MARKED,
    Twice,
    equal,
    kappa,
    of_acts,
    of_outcomes,
    score_readings,
)

FIRST = read_marked()
SECOND = read_marked(file=SECOND_MARKED)


def mark(number: int, group: str | None, story: str = "s", part: str = "hold") -> Marked:
    return Marked(("corpus", "a"), number, number + 1, "CONSULT", "happened", group, story, part)


def twice(*groups: tuple[str | None, str | None]) -> list[Twice[Marked]]:
    return [Twice(mark(n, one), mark(n, other)) for n, (one, other) in enumerate(groups)]


def ended(later: str | None, *relations: str, announced: str = "x") -> Ended:
    return Ended(announced, later, relations, "s", "hold")


def test_kappa_is_that_of_the_textbook() -> None:
    answers = (
        [("s", True, True)] * 20 + [("s", True, False)] * 5 + [("s", False, True)] * 10 + [("s", False, False)] * 15
    )
    assert kappa(answers).value == pytest.approx(0.4)
    assert equal(answers).value == pytest.approx(0.7)
    assert kappa(answers).count == 50


def test_kappa_counts_each_of_several_answers() -> None:
    answers = [("s", "a", "a"), ("s", "b", "b"), ("s", "c", "c"), ("s", "a", "b")]
    chance = (2 * 1 + 1 * 2 + 1 * 1) / 16
    assert kappa(answers).value == pytest.approx((0.75 - chance) / (1 - chance))


def test_readers_who_agree_less_than_chance_are_below_zero_and_one_answer_alone_shows_nothing() -> None:
    assert kappa([("s", True, False), ("s", False, True)]).value == pytest.approx(-1.0)
    assert kappa([("s", True, True)] * 3).value == 0.0


def test_readings_that_name_the_same_groups_otherwise_agree_wholly() -> None:
    found = of_acts(twice(("a", "z"), ("a", "z"), ("b", "y"), (None, None)))
    names = ("b3-f1", "conll-f1", "pair-f1", "pair-kappa", "misread-equal", "misread-kappa")
    assert {name: found[name].value for name in names} == dict.fromkeys(names, 1.0)


def test_a_split_group_costs_as_much_whichever_reading_splits_it() -> None:
    split = [("a", "y"), ("a", "y"), ("a", "z"), ("b", "b")]
    one, other = of_acts(twice(*split)), of_acts(twice(*((second, first) for first, second in split)))
    assert one["pair-f1"].value == pytest.approx(2 * 1 / (3 + 1))
    for name in ("b3-f1", "conll-f1", "pair-f1", "pair-kappa"):
        assert one[name].value == pytest.approx(other[name].value)
        assert one[name].value < 1.0


def test_what_either_calls_a_misreading_is_in_no_group() -> None:
    found = of_acts(twice(("a", "z"), ("a", "z"), ("a", None), (None, "z")))
    assert found["b3-f1"].count == 2
    assert found["pair-f1"].value == 1.0
    assert found["misread-equal"].value == pytest.approx(0.5)


def test_pairs_are_of_one_story() -> None:
    rows = [(mark(1, "g", "s"), mark(1, "h", "s")), (mark(2, "g", "t"), mark(2, "h", "t"))]
    assert of_acts([Twice(*row) for row in rows])["pair-kappa"].count == 0


def test_outcomes_compare_the_relation_and_then_the_act_that_decides() -> None:
    found = of_outcomes(
        [
            Twice(ended("a", "held"), ended("a", "held")),
            Twice(ended("a", "held"), ended("b", "held")),
            Twice(ended("a", "moved", "called-off"), ended("a", "called-off")),
            Twice(ended(None), ended(None)),
        ]
    )
    assert found["outcome-equal"].value == pytest.approx(0.75)
    assert (found["outcome-later"].value, found["outcome-later"].count) == (0.5, 2)


def test_a_folder_is_scored_by_its_parts(tmp_path: Path) -> None:
    write(tmp_path, marks=[("a", "hold"), ("b", "develop")], second=[("a", "hold"), (None, "develop")])
    found = score_readings(tmp_path)
    assert found["misread-equal"].value == pytest.approx(0.5)
    assert (found["hold-misread-equal"].value, found["dev-misread-equal"].value) == (1.0, 0.0)
    assert found["hold-outcome-equal"].value == 1.0


def test_a_second_reading_of_something_else_is_refused(tmp_path: Path) -> None:
    write(tmp_path, marks=[("a", "hold")], second=[("a", "hold"), ("b", "hold")])
    with pytest.raises(InputError, match="which the first does not"):
        score_readings(tmp_path)


def test_a_folder_without_a_second_reading_is_refused(tmp_path: Path) -> None:
    write(tmp_path, marks=[("a", "hold")], second=[("a", "hold")])
    (tmp_path / SECOND_MARKED).unlink()
    with pytest.raises(InputError, match=SECOND_MARKED):
        score_readings(tmp_path)


def test_the_second_readings_are_of_whole_stories_of_both_parts_and_of_enough() -> None:
    read = {one.story for one in SECOND}
    assert {one.part for one in SECOND} == {"develop", "hold"}
    assert len({one.place for one in SECOND}) >= 40
    assert [key(one) for one in FIRST if one.story in read] == [key(one) for one in SECOND]


def test_the_second_outcomes_name_acts_of_the_first_reading() -> None:
    known = {(one.part, one.group) for one in FIRST}
    rows = read_ended(file=SECOND_ENDED)
    assert len(rows) >= 30
    for one in rows:
        assert (one.part, one.announced) in known
        assert one.later is None or (one.part, one.later) in known
        assert (one.later is None) == (not one.relations)
        assert set(one.relations) <= {"held", "moved", "called-off", "contradicted"}


def key(one: Marked) -> tuple[object, ...]:
    return one.place, one.start, one.end, one.type, one.status


def write(folder: Path, marks: list[tuple[str | None, str]], second: list[tuple[str | None, str]]) -> None:
    """Reports of one article with these groups and parts, read twice, and an announcement whose outcome is not told."""
    for file, rows in (("happenings.jsonl", marks), (SECOND_MARKED, second)):
        lines = [
            {"corpus": "c", "article": "a", "start": n, "end": n + 1, "type": "CONSULT", "status": "happened"}
            | {"group": group, "story": part, "part": part}
            for n, (group, part) in enumerate(rows)
        ]
        (folder / file).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    told = {"announced": "a", "later": None, "relation": None, "story": "hold", "part": "hold"}
    for file in ("outcomes.jsonl", SECOND_ENDED):
        (folder / file).write_text(json.dumps(told) + "\n", encoding="utf-8")
