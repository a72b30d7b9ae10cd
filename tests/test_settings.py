"""Where settings come from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.settings import load


def test_the_call_wins_over_the_environment_and_that_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "dateline.toml"
    config.write_text("workers = 3\nthreads = 3\nbatch_pages = 3\n")
    monkeypatch.setenv("DATELINE_THREADS", "4")
    monkeypatch.setenv("DATELINE_BATCH_PAGES", "4")
    chosen = load(config, batch_pages=5)
    assert (chosen.workers, chosen.threads, chosen.batch_pages) == (3, 4, 5)


def test_the_file_in_the_working_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dateline.toml").write_text("workers = 2\n")
    assert load().workers == 2


@pytest.mark.parametrize(
    ("toml", "message"),
    [("workers = 0\n", "workers"), ("wrokers = 2\n", "wrokers"), ("workers = \n", "cannot be read as TOML")],
)
def test_a_wrong_file_is_named(tmp_path: Path, toml: str, message: str) -> None:
    config = tmp_path / "my.toml"
    config.write_text(toml)
    with pytest.raises(UsageError, match=message):
        load(config)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no settings file .*none\.toml"):
        load(tmp_path / "none.toml")


def test_files_of_ones_own_come_as_a_list_in_the_file_and_as_a_path_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "my.toml"
    config.write_text('own_knowledge = ["mine.yaml", "ours.csv"]\n')
    assert load().own_knowledge == ()
    assert load(config).own_knowledge == (Path("mine.yaml"), Path("ours.csv"))
    monkeypatch.setenv("DATELINE_OWN_KNOWLEDGE", os.pathsep.join(["/a/b.yaml", "c.csv"]))
    assert load(config).own_knowledge == (Path("/a/b.yaml"), Path("c.csv"))
    assert load(config, own_knowledge=(Path("d.csv"),)).own_knowledge == (Path("d.csv"),)
