"""Judgements become labelled rows that hold offsets and no text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.model import Answer
from dateline.pipeline.judging import judge, take
from dateline.settings import load
from dateline.store import judgement_lines, judgements, open_record
from dateline_lab.__main__ import main
from record_documents import RUN, TEXT, document


def test_each_judgement_that_counts_is_a_row_with_its_place(tmp_path: Path) -> None:
    record, out = tmp_path / "r.db", tmp_path / "rows.jsonl"
    with open_record(str(record), create=True) as opened:
        opened.writer(RUN).write([document(0), document(1)])

        def say(kind: Any, subject: str, verdict: str, other: str | None = None, **more: Any) -> None:
            judge(opened, Answer(kind, subject, verdict, "ada", "2026-03-01T10:00:00Z", other, **more), load())

        say("report", "event-00000", "wrong", sample="7")
        say("link", "event-00000", "instead", "source/0", instead={"actor": "state/NOR"})
        say("link", "event-00001", "wrong", "target/0")
        say("join", "event-00000", "same", "event-00001")
        say("origin", "article-00000", "different", "article-00001")
        head = '{"format":"dateline-judgements","version":1}'
        far = {"kind": "report", "subject": "far", "verdict": "right", "who": "bea", "at": "2026-03-01T10:00:00Z"}
        take(opened, judgement_lines.read([head, json.dumps(far)], "far"), load(), force=True)
        with opened.reading() as connection:
            assert len(judgements.all_judgements(connection)) == 6
    assert main(["judgements", str(record), "--out", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    by_kind = {(row["label"], row["verdict"]): row for row in rows}
    assert len(rows) == 5
    report = by_kind["report", "wrong"]
    assert TEXT[report["trigger_start"] : report["trigger_end"]] == "visited"
    assert (report["article"], report["score"], report["drawn"]) == ("https://paper.example/0", 0.75, True)
    link = by_kind["link", "instead"]
    assert TEXT[link["start"] : link["end"]] == "Minister Berg"
    assert (link["actor"], link["country"]) == (["state/NOR"], ["NOR"])
    assert by_kind["link", "wrong"]["not_actor"] == ["state/MLT"]
    assert by_kind["join", "same"]["other"]["article"] == "https://paper.example/1"
    assert by_kind["origin", "different"]["machine"] == "same"
    assert "Minister" not in out.read_text(encoding="utf-8")


def test_a_place_and_a_day_that_a_person_gave_are_rows_even_where_none_was_read(tmp_path: Path) -> None:
    record, out = tmp_path / "r.db", tmp_path / "rows.jsonl"
    with open_record(str(record), create=True) as opened:
        one, silent = document(0), document(1)
        assert silent.reports
        opened.writer(RUN).write([one, replace(silent, reports=(replace(silent.reports[0], place=None, time=None),))])
        for subject in ("event-00000", "event-00001"):
            for field, words in (("place", "Minsk"), ("time", "2024-03")):
                at = "2026-03-01T10:00:00Z"
                judge(opened, Answer("link", subject, "instead", "ada", at, field, {field: words}), load())
    assert main(["judgements", str(record), "--out", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    told = {(row["article"][-1], row["field"]): (row["start"] is None, row["value"]) for row in rows}
    assert len(told) == 4
    assert told["0", "place"][0] is told["0", "time"][0] is False
    assert told["1", "place"] == (True, told["0", "place"][1])
    assert told["1", "place"][1]["geonames"] == 625144
    assert told["1", "time"] == (True, {"from": "2024-03-01", "to": "2024-03-31", "precision": "month"})


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, capsys: Any) -> None:
    open_record(str(tmp_path / "r.db"), create=True).close()
    assert main(["judgements", str(tmp_path / "r.db"), "--out", str(tmp_path / "no" / "rows.jsonl")]) == 1
    assert "cannot be written" in capsys.readouterr().err
