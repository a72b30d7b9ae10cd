"""`dateline export`: files that are there whole or not at all, and errors that say what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import run

from dateline.errors import OutputError, UsageError
from dateline.export import aside
from dateline.export.formats import FORMATS
from exported_records import changed, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with opened(tmp_path, changed(0), changed(1)):
        return tmp_path / "record.db"


def test_it_writes_to_standard_output_and_talks_elsewhere(path: Path) -> None:
    done = run("export", "jsonl", "--record", path, "--limit", "1")
    assert json.loads(done.stdout)["type"] == "CONSULT"
    assert done.stderr == "1 written\n"


def test_it_says_as_json_what_it_wrote(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.geojson"
    done = run("export", "geojson", "-r", path, "-o", out, "--json", "--of", "reports")
    told = {"format": "geojson", "of": "reports", "out": str(out), "written": 2, "left_out": {}, "to_join": 0}
    assert json.loads(done.stdout) == told
    assert "--out" in run("export", "geojson", "-r", path, "--json", code=2).stderr


def test_it_says_that_articles_are_still_to_be_joined(path: Path, tmp_path: Path) -> None:
    done = run("export", "geojson", "-r", path, "-o", tmp_path / "a.geojson")
    assert done.stderr.startswith("2 articles are not joined yet")
    assert done.stderr.endswith(f"0 written to {tmp_path / 'a.geojson'}\n")
    told = run("export", "geojson", "-r", path, "-o", tmp_path / "a.geojson", "--json")
    assert json.loads(told.stdout)["to_join"] == 2


def test_help_names_every_format() -> None:
    shown = " ".join(run("export", "--help").stdout.split())
    assert all(f"{one.name}:" in shown or one.name in shown for one in FORMATS)


def test_wrong_calls_say_what_would_be_right(path: Path, tmp_path: Path) -> None:
    assert "plover-json, gdelt-tsv" in run("export", "xml", "-r", path, code=2).stderr
    assert "it takes happenings, reports" in run("export", "ftm", "-r", path, "--of", "articles", code=2).stderr
    assert (
        "place does not go with articles"
        in run(*("export", "csv", "-r", path, "--of", "articles", "--place", "Malta"), code=2).stderr
    )
    assert "write happenings instead" in run("export", "csv", "-r", path, "--standing", "stated", code=2).stderr
    assert "write reports instead" in run("export", "ftm", "-r", path, "--said-by", "Berg", code=2).stderr
    assert "is the record itself" in run("export", "csv", "-r", path, "-o", path, code=2).stderr
    assert "is a folder" in run("export", "csv", "-r", path, "-o", tmp_path, code=2).stderr
    assert "cannot be written" in run("export", "csv", "-r", path, "-o", tmp_path / "no" / "a.csv", code=1).stderr


def test_articles_and_actors_are_written_too(path: Path, tmp_path: Path) -> None:
    with opened(tmp_path) as record:
        assert record.export("parquet", tmp_path / "a.parquet", "articles", language="en").written == 2
        assert record.export("csv", tmp_path / "a.csv", "actors", country="MLT").written == 1


def test_a_file_is_replaced_only_once_all_is_written(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("old")
    with pytest.raises(ValueError, match="broken"), aside(out) as file:
        file.write(b"new")
        raise ValueError("broken")
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]
    assert out.read_text() == "old"
    with aside(out) as file:
        file.write(b"new")
    assert out.read_text() == "new"
    with pytest.raises(OutputError), aside(tmp_path / "gone" / "a"):
        pass


def test_a_missing_pyarrow_is_named_before_a_file_is_begun(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.ask.frames.find_spec", lambda _: None)
    with opened(tmp_path) as record, pytest.raises(UsageError, match=r"pip install 'dateline\[frames\]'"):
        record.export("parquet", tmp_path / "a.parquet")
    assert not (tmp_path / "a.parquet").exists()
