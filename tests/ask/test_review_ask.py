"""What is worth a person's look comes first, in an order that depends on the record alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from dateline.ask.doubts import Doubt, mixed
from dateline.ask.judgements import JudgementFilter, band, judgements, precision
from dateline.ask.review import ReviewFilter, doubts, item
from dateline.ask.review_questions import NEW_DOUBT, OPEN_DOUBT
from dateline.errors import UsageError
from dateline.model import Answer, Judgement
from dateline.pipeline.judging import judge, withdraw
from dateline.settings import load
from dateline.store import Record, open_record, schema_joined
from record_documents import RUN, document

SETTINGS = load()
SURENESS = (0.9, 0.55, 0.99, 0.3, 0.5)


@pytest.fixture(autouse=True)
def unjoined(monkeypatch: pytest.MonkeyPatch) -> None:
    """What joining makes is written by hand here; joining anew would put other rows in its place."""
    monkeypatch.setattr("dateline.pipeline.judging.join", lambda *_: None)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Five reports of several confidence; the first two are joined, at a score near the threshold."""
    with open_record(str(tmp_path / "r.db"), create=True) as opened:
        documents = []
        for number, confidence in enumerate(SURENESS):
            one = document(number)
            assert one.reports
            changes: dict[str, Any] = {"confidence": confidence}
            if number == 3:
                changes |= {"type": "ASSAULT", "mode": "", "sources": ()}
            documents.append(replace(one, reports=(replace(one.reports[0], **changes),)))
        opened.writer(RUN).write(documents)
        join(opened)
        yield opened


def join(record: Record) -> None:
    tables = schema_joined
    happening = {
        "type": "CONSULT", "mode": "visit", "status": "happened", "standing": "single", "quad": 1, "intensity": 3.5,
        "confidence": 0.7, "first": "event-00000", "reports": 2, "articles": 2, "origins": 1, "contexts": [],
    }  # fmt: skip
    ids = ("event-00000", "event-00001")
    members = [
        {"report": one, "happening": "h", "article": f"article-{number:05}", "score": 0.7, "reasons": ["same place"]}
        for number, one in enumerate(ids)
    ]
    pair = {"report": ids[0], "other": ids[1], "score": 0.62, "reasons": ["same day"]}
    with record.writing() as connection:
        connection.execute(insert(tables.happenings), [{"id": "h"} | happening])
        connection.execute(insert(tables.happening_reports), members)
        connection.execute(insert(tables.joins), [pair])


def answer(record: Record, kind: Any, subject: str, verdict: str, other: str | None = None, **more: Any) -> Judgement:
    minute = more.pop("minute", 0)
    at = f"2026-03-01T10:{minute:02}:00+00:00"
    return judge(record, Answer(kind, subject, verdict, more.pop("who", "ada"), at, other, **more), SETTINGS)


def reports(record: Record, **wanted: Any) -> list[str]:
    return [one.subject for one in doubts(record, ReviewFilter(kind="report", **wanted))]


def test_reports_near_the_middle_that_much_hangs_on_come_first(record: Record) -> None:
    # What bears on two reports weighs twice as much as what bears on one.
    order = ["event-00001", "event-00004", "event-00003", "event-00000", "event-00002"]
    assert [one.useful for one in doubts(record, ReviewFilter(kind="report"))] == pytest.approx(
        [1.98, 1.0, 0.84, 0.72, 0.0396]
    )
    assert reports(record) == order
    assert reports(record, limit=2) == order[:2]


def test_what_is_judged_is_left_out_until_it_is_taken_back(record: Record) -> None:
    one = answer(record, "report", "event-00001", "right")
    assert reports(record, limit=1) == ["event-00004"]
    withdraw(record, one.id, "ada", "2026-03-01T11:00:00+00:00", SETTINGS)
    assert reports(record, limit=1) == ["event-00001"]


def test_all_kinds_stand_in_one_queue(record: Record) -> None:
    found = doubts(record, ReviewFilter(limit=50))
    assert {one.kind for one in found} == {"report", "link", "join"}
    assert len({(one.kind, one.subject, one.other) for one in found}) == len(found)
    (pair,) = [one for one in found if one.kind == "join"]
    assert (pair.subject, pair.other, pair.machine) == ("event-00000", "event-00001", "same")
    assert pair.useful == pytest.approx(0.95 * 2)
    assert pair.touches == 2
    assert pair.why == "as likely wrong as right; the answer bears on 2 reports"


def test_an_even_draw_says_so(record: Record) -> None:
    assert {one.why for one in doubts(record, ReviewFilter(random="a"))} == {"drawn evenly from all of its kind"}


def test_who_is_not_known_counts_by_how_often_that_is_wrong(record: Record) -> None:
    one = document(9)
    assert one.reports
    first = one.reports[0].sources[0]
    lacking = replace(first, actor="person/jo-doe", score=0.5), replace(first, actor=None, score=0.7)
    record.writer(RUN).write([replace(one, reports=(replace(one.reports[0], sources=lacking, targets=()),))])
    found = {
        one.other: one.doubt for one in doubts(record, ReviewFilter(kind="link", limit=50)) if "00009" in one.subject
    }
    assert found == {"source/0": NEW_DOUBT, "source/1": OPEN_DOUBT}


def test_no_kind_and_no_report_crowds_the_queue() -> None:
    def of(kind: Any, subject: str, doubt: float) -> Doubt:
        return Doubt(kind, subject, None, "right", 0.5, doubt, 1)

    reports = [of("report", f"r{number}", 1.0) for number in range(6)]
    links = [of("link", f"l{number}", 0.6) for number in range(3)]
    one = [of("join", "same", 0.9), of("join", "same", 0.89), of("join", "apart", 0.7)]
    order = mixed([*reports, *links, *one], 12)
    assert [one.kind for one in order[:6]] == ["report", "join", "report", "link", "report", "report"]
    assert [one.subject for one in order if one.kind == "join"] == ["same", "apart", "same"]
    assert mixed(reversed(order), 12) == order
    assert mixed(order, 0) == []


@pytest.mark.parametrize(("touches", "weight"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (1000, 10)])
def test_each_doubling_of_what_an_answer_bears_on_adds_one(touches: int, weight: int) -> None:
    assert Doubt("report", "r", None, "right", 0.5, 1.0, touches).useful == weight


def test_filters_hold_for_the_report_that_is_judged(record: Record) -> None:
    assert reports(record, types=("ASSAULT",)) == ["event-00003"]
    assert "event-00003" not in reports(record, actor="person/ase-berg")
    assert reports(record, since="2025") == []
    with pytest.raises(UsageError, match="origins are of articles"):
        doubts(record, ReviewFilter(kind="origin", actor="NOR"))
    with pytest.raises(UsageError, match="nothing of kind 'colour'"):
        doubts(record, ReviewFilter(kind="colour"))


def test_a_draw_is_even_repeatable_and_takes_up_what_was_chosen_before(record: Record) -> None:
    drawn = reports(record, random="a", limit=5)
    assert sorted(drawn) == [f"event-{number:05}" for number in range(5)]
    assert reports(record, random="a", limit=5) == drawn
    assert any(reports(record, random=seed, limit=5) != drawn for seed in "bcdef")
    answer(record, "report", drawn[0], "right")
    assert reports(record, random="a", limit=5) == drawn
    answer(record, "report", drawn[0], "right", minute=1, sample="a")
    assert reports(record, random="a", limit=5) == drawn[1:]


def test_an_item_holds_the_reports_with_their_words(record: Record) -> None:
    (pair,) = doubts(record, ReviewFilter(kind="join"))
    found = item(record, pair)
    assert [row.report.id for row in found.reports] == ["event-00000", "event-00001"]
    assert found.as_json()["reports"][0]["trigger"]["text"] == "visited"
    assert found.as_json()["reasons"] == ["same day"]


def test_precision_tells_the_drawn_from_the_chosen(record: Record) -> None:
    answer(record, "report", "event-00000", "right")
    answer(record, "report", "event-00001", "wrong", minute=1)
    answer(record, "report", "event-00003", "right", minute=2, sample="a")
    answer(record, "join", "event-00000", "different", "event-00001", minute=3)
    told = {(row.sample, row.kind, row.by, row.value): row for row in precision(record)}
    assert told["chosen", "report", "all", ""].sentence() == "of 2 reports judged, 1 right: 0.50 [0.09, 0.91]"
    assert (told["random", "report", "all", ""].judged, told["random", "report", "type", "ASSAULT"].right) == (1, 1)
    assert told["chosen", "report", "confidence", "0.5–0.6"].right == 0
    assert told["chosen", "join", "all", ""].right == 0
    assert list(precision(record, who="bea")) == []


def test_only_the_answer_that_counts_is_measured_by_what_the_machine_held_then(record: Record) -> None:
    answer(record, "report", "event-00000", "wrong")
    answer(record, "report", "event-00000", "right", minute=1)
    (whole, *_) = precision(record)
    assert (whole.judged, whole.right) == (1, 1)


@pytest.mark.parametrize(("score", "name"), [(0.0, "0.0–0.5"), (0.5, "0.5–0.6"), (0.9, "0.9–1.0"), (1.0, "0.9–1.0")])
def test_bands_hold_every_score_once(score: float, name: str) -> None:
    assert band(score) == name


def test_the_list_says_what_became_of_each(record: Record) -> None:
    first = answer(record, "report", "event-00000", "wrong")
    answer(record, "report", "event-00000", "right", minute=1, who="bea")
    back = answer(record, "report", "event-00001", "wrong", minute=2)
    withdraw(record, back.id, "ada", "2026-03-01T11:00:00+00:00", SETTINGS)
    answer(record, "join", "event-00002", "different", "event-00004", minute=3)
    answer(record, "join", "event-00002", "same", "event-00003", minute=4)
    answer(record, "join", "event-00003", "same", "event-00004", minute=5)
    states = [(row.judgement.verdict, row.state, row.conflict) for row in judgements(record)]
    assert states == [
        ("wrong", "withdrawal", False),
        ("same", "counts", False),
        ("same", "counts", False),
        ("different", "overruled", False),
        ("wrong", "withdrawn", False),
        ("right", "counts", True),
        ("wrong", "older", True),
    ]
    differing = list(judgements(record, JudgementFilter(conflicts=True)))
    assert [row.state for row in differing] == ["overruled", "counts", "older"]
    assert [row.judgement.id for row in judgements(record, JudgementFilter(who="ada", thing="event-00000"))] == [
        first.id
    ]
    assert list(judgements(record, JudgementFilter(waiting=True))) == []
    assert judgements(record).to_arrow().num_rows == 7
