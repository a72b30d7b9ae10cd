"""Floors hold only on the set they were made on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline_lab.gate import Checked, Floor, digest, load_gate

FLOORS = Path(__file__).parents[2] / "src" / "dateline_lab" / "floors.toml"


def test_the_project_s_floors_can_be_read() -> None:
    assert {floor.set for floor in load_gate(FLOORS)} >= {"names", "plv", "pages"}


def test_a_figure_under_its_floor_is_broken() -> None:
    floor = Floor("plv", "plv/train.tsv", "", "macro_f1", 0.6)
    assert Checked(floor, 0.6).holds
    assert not Checked(floor, 0.59).holds
    assert "BROKEN" in Checked(floor, 0.59).line()


def test_a_digest_sees_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one")
    first = digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    second = digest(tmp_path)
    (tmp_path / "b").write_text("two")
    assert len({first, second, digest(tmp_path)}) == 3


@pytest.mark.parametrize(
    "text", ["[[floor]]\nset = 'moods'\npath='x'\nsha256=''\nfigure='f'\nleast=1\n", "floor = 3", "["]
)
def test_a_file_that_is_none_of_floors_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(UsageError):
        load_gate(path)
