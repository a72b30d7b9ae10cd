"""Two readings of the same sentences beside each other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline_lab.__main__ import main
from dateline_lab.corpora.example import Example, GoldEvent, GoldName, GoldQuote
from dateline_lab.scoring.agreement import agreement

MET = GoldEvent((5, 8), "CONSULT", roles={"src": ((0, 4),), "tgt": ((9, 13),)})
ONE = Example(
    "a", 'Anna met Omar "now".', names=(GoldName((0, 4), frozenset({"PER"})),), times=(), events=(MET,),
    quotes=(GoldQuote((15, 18), (0, 4)),),
)  # fmt: skip
TWO = Example("b", "Omar left.", names=(GoldName((0, 4), frozenset({"PER"})),), times=(), events=(), quotes=())


def test_a_reading_agrees_with_itself_wholly() -> None:
    figures = agreement([ONE, TWO], [TWO, ONE])
    for name in ("names", "trigger_type", "status", "src_exact", "tgt_head", "whole", "quotes", "speakers"):
        assert (figures[name].value, name) == (1.0, name)
    assert figures["names"].count == 2


def test_what_differs_costs_where_it_differs() -> None:
    other = replace(
        ONE, events=(replace(MET, status="planned", roles={"src": ((0, 4),)}),), names=(), quotes=ONE.quotes
    )
    figures = agreement([ONE, TWO], [other, TWO])
    assert figures["trigger_type"].value == 1.0
    assert (figures["status"].value, figures["whole"].value, figures["tgt_head"].value) == (0.0, 0.0, 0.0)
    assert figures["names"].value == pytest.approx(2 / 3)


def test_only_sentences_of_both_readings_count() -> None:
    assert agreement([ONE, TWO], [TWO])["names"].count == 1
    with pytest.raises(InputError, match="no sentence in common"):
        agreement([ONE], [TWO])


def test_the_command_reads_rows_with_their_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.jsonl"
    row = {"id": "x", "text": "Omar left.", "names": {"Omar": "PER"}, "times": [], "events": [], "quotes": []}
    path.write_text(json.dumps(row), encoding="utf-8")
    assert main(["agreement", str(path), str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["names"]["value"] == 1.0
    path.write_text(json.dumps({"doc": "x", "s": 0}), encoding="utf-8")
    assert main(["agreement", str(path), str(path)]) == 1
