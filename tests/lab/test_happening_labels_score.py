"""Figures of joining, on groups and announcements made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Article, Document, EventReport, Expectation, FollowUp, Page, Paragraph, Span
from dateline_lab.corpora.happenings import Ended, Marked
from dateline_lab.scoring.happenings import baseline, by_story, compare, errors
from dateline_lab.scoring.joined import Joined, Told, match
from dateline_lab.scoring.outcomes import check, figures

TEXT = "Ada met Ben. Ada will meet Cy. Ben struck Cy."
PLACE = ("corpus", "a")


def report(name: str, words: str, kind: str, status: str = "happened") -> EventReport:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return EventReport(name, "a", kind, "", status, 1, 1.0, span, (Span(0, len(TEXT)),))  # type: ignore[arg-type]


def document(*reports: EventReport) -> Document:
    page = Page(b"", "text", "a")
    article = Article("a", page.id, TEXT, (Paragraph("body", Span(0, len(TEXT))),))
    return Document(page, article, reports=reports)


def label(words: str, kind: str, group: str | None, status: str = "happened", part: str = "hold") -> Marked:
    start = TEXT.index(words)
    return Marked(PLACE, start, start + len(words), kind, status, group, "story", part)


MET = report("r1", "met", "CONSULT")
PLAN = report("r2", "will meet", "CONSULT", "planned")
STRUCK = report("r3", "struck", "ASSAULT")
DOCUMENT = document(MET, PLAN, STRUCK)


def told(one: EventReport, group: str | None) -> Told:
    span = one.trigger
    return Told(Marked(PLACE, span.start, span.end, one.type, one.status, group, "story", "hold"), one, DOCUMENT)


def test_a_label_takes_the_report_of_its_type_at_its_trigger() -> None:
    labels = [label("met", "CONSULT", "x"), label("meet", "CONSULT", "y", "planned"), label("struck", "PROTEST", None)]
    found, missed = match(labels, {PLACE: DOCUMENT})
    assert [(one.label.group, one.report.id) for one in found] == [("x", "r1"), ("y", "r2")]
    assert [one.type for one in missed] == ["PROTEST"]


def test_a_report_serves_one_label_only() -> None:
    twice = [label("met", "CONSULT", "x"), label("Ada met", "CONSULT", "y")]
    found, missed = match(twice, {PLACE: DOCUMENT})
    assert [one.label.group for one in found] == ["x"]
    assert [one.group for one in missed] == ["y"]


def test_figures_of_a_grouping_that_splits_one_act_and_joins_two() -> None:
    true = {"a": "1", "b": "1", "c": "2", "d": "3"}
    found = {"a": "p", "b": "q", "c": "q", "d": "r"}
    story = dict.fromkeys(true, "s")
    figure = compare(found, true, story)
    # a: 1 of 1 right, 1 of 2 found; b: 1 of 2, 1 of 2; c: 1 of 2, 1 of 1; d: 1, 1
    assert figure["b3-precision"].value == pytest.approx((1 + 0.5 + 0.5 + 1) / 4)
    assert figure["b3-recall"].value == pytest.approx((0.5 + 0.5 + 1 + 1) / 4)
    assert figure["pair-precision"].value == 0.0
    assert figure["pair-recall"].value == 0.0


def test_a_grouping_like_the_labels_is_perfect() -> None:
    true = {"a": "1", "b": "1", "c": "2"}
    found = {"a": "p", "b": "p", "c": "q"}
    figure = compare(found, true, dict.fromkeys(true, "s"))
    names = ("b3-f1", "conll-f1", "pair-f1")
    assert [figure[name].value for name in names] == [1.0, 1.0, 1.0]


def test_groups_that_hang_together_count_for_one_story() -> None:
    true = {"a": "1", "b": "1", "c": "2", "d": "2"}
    apart = by_story(true, true, {"a": "s", "b": "t", "c": "t", "d": "t"})
    assert len(apart) == 2
    assert [counts[-1] for counts in apart] == [2.0, 2.0]


def test_the_baseline_joins_one_type_on_one_day_and_keeps_plans_apart() -> None:
    same = replace(MET, id="r4")
    groups = baseline([told(MET, "x"), told(same, "x"), told(PLAN, "y"), told(STRUCK, "z")])
    assert groups["r1"] == groups["r4"]
    assert len(set(groups.values())) == 3


def test_errors_name_what_was_joined_and_what_was_not() -> None:
    other = replace(MET, id="r4")
    rows = [told(MET, "x"), told(other, "x"), told(STRUCK, "y")]
    lines = "\n".join(errors(Joined(rows, [], {"r1": "h1", "r3": "h1", "r4": "h2"}), "hold"))
    assert "joined wrongly: h1" in lines
    assert "not joined: x" in lines
    assert errors(Joined(rows, [], {"r1": "h1", "r4": "h1", "r3": "h2"}), "hold") == []


def announced(outcome: str, by: str | None) -> Expectation:
    follow = (FollowUp(by, "held", 0.9),) if by else ()
    return Expectation("e", "h2", "scheduled", "2025-05-01", outcome=outcome, decided_by=by, follow_ups=follow)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outcome", "by", "right"),
    [("held", "h1", True), ("held", "h3", False), ("pending", None, False), ("called-off", None, False)],
)
def test_an_outcome_is_right_with_its_relation_and_the_act_that_decides(
    outcome: str, by: str | None, right: bool
) -> None:
    rows = [told(MET, "x"), told(PLAN, "y"), told(STRUCK, "z")]
    joined = Joined(rows, [], {"r1": "h1", "r2": "h2", "r3": "h3"}, {}, [announced(outcome, by)])
    (checked,) = check(joined, [Ended("y", "x", ("held",), "story", "hold")])
    assert checked.right is right


def test_nothing_is_right_where_the_texts_tell_nothing() -> None:
    rows = [told(MET, "x"), told(PLAN, "y")]
    labels = [Ended("y", None, (), "story", "hold")]
    of = {"r1": "h1", "r2": "h2"}
    silent = check(Joined(rows, [], of, {}, [announced("pending", None)]), labels)
    loud = check(Joined(rows, [], of, {}, [announced("held", "h1")]), labels)
    assert [one.right for one in (*silent, *loud)] == [True, False]
    assert figures([*silent, *loud])["precision"].value == 0.0
    assert figures(silent)["base"].value == 1.0
