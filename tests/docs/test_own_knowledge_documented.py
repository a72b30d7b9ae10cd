"""The example of docs/own-knowledge.md is one that can be read, and its tables name all there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.link.own import read_own
from dateline.link.own.diff import changes
from dateline.link.own.shape import ACTOR, KINDS, NAME_SORTS, PLACE, PLACE_KINDS
from dateline.pipeline.known import held_to
from dateline.settings import load

PAGE = (Path(__file__).parents[2] / "docs" / "own-knowledge.md").read_text(encoding="utf-8")


def _example(kind: str) -> str:
    return re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[1]


@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_the_example_passes_the_checks(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"example.{kind}"
    path.write_text(_example(kind), encoding="utf-8")
    against = held_to(load())
    [facts] = read_own([path], against)
    assert {one.name for one in facts.actors} >= {"Reed Party", "Dana Orman"}
    assert [term.office for term in facts.terms] == ["minister of ecology", "speaker of parliament"]
    assert changes(against.known, [facts])


def test_every_field_kind_and_sort_is_documented() -> None:
    for word in {*ACTOR, *PLACE}:
        assert re.search(rf"`{word}`|\b{word}\b,", PAGE), word
    for word in (*KINDS, *NAME_SORTS, *PLACE_KINDS):
        assert re.search(rf"\b{word}\b", PAGE), word
