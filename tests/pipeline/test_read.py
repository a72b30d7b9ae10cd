"""Sources into the record, end to end, with the shipped weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline
from dateline.errors import InputError
from dateline.export import tables
from dateline.pipeline import ReadOptions
from dateline.pipeline.runner import StageFailedError
from dateline.store import open_record

VISIT = (
    "ACCRA, Feb 7 (Reuters) - Kenyan Foreign Minister Achieng Odera met her Ghanaian counterpart in Accra on Wednesday.\n\n"
    "The two ministers will meet again in Nairobi in March, her office said.\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "visit.txt").write_text(VISIT, encoding="utf-8")
    (folder / "again.txt").write_text(VISIT, encoding="utf-8")
    rows = [{"text": f"Police arrested {n} protesters in Lagos on Monday.", "date": "2024-02-07"} for n in range(12)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def _dump(record: Path, folder: Path) -> dict[str, bytes]:
    with open_record(str(record), read_only=True) as opened:
        tables(opened, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_page_becomes_an_article_with_events(corpus: Path, tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as record:
        summary = record.read(corpus / "visit.txt")
        assert (summary.pages, summary.articles) == (1, 1)
        (article,) = record.articles()
        assert article.article.dateline in {"Accra", "ACCRA"}
        assert article.article.agencies == ("Reuters",)
        found = record.events(type="CONSULT", actor="KEN").first()
        assert found is not None
        text = article.article.text
        row = found.as_json()
        for part in [row["trigger"], *row["sources"], *row["targets"]]:
            assert text[part["start"] : part["end"]] == part["text"]


def test_the_same_page_is_read_once(corpus: Path, tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as record:
        first = record.read(corpus)
        second = record.read(corpus)
        assert (first.pages, first.known) == (13, 1)
        assert (second.pages, second.known) == (0, 14)
        assert record.read(corpus, ReadOptions(again=True)).pages == 13
        assert record.info().counts["articles"] == 13


def test_several_processes_give_the_same_record_as_one(corpus: Path, tmp_path: Path) -> None:
    for name, workers in (("one", 1), ("two", 2)):
        with dateline.open(tmp_path / f"{name}.db", workers=workers, batch_pages=3) as record:
            record.read(corpus)
    assert _dump(tmp_path / "one.db", tmp_path / "a") == _dump(tmp_path / "two.db", tmp_path / "b")


def test_what_cannot_be_read_is_an_issue_and_the_run_goes_on(corpus: Path, tmp_path: Path) -> None:
    (corpus / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    with dateline.open(tmp_path / "r.db") as record:
        summary = record.read(corpus)
        assert summary.pages == 13
        assert [issue.code for issue in record.issues()] == ["not-a-page"]


def test_strict_stops_at_what_cannot_be_read(corpus: Path, tmp_path: Path) -> None:
    (corpus / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    with dateline.open(tmp_path / "r.db") as record, pytest.raises(StageFailedError, match="Without --strict"):
        record.read(corpus, ReadOptions(strict=True))


def test_a_path_that_is_not_there_is_refused_before_anything_is_read(corpus: Path, tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as record:
        with pytest.raises(InputError, match="nowhere"):
            record.read([corpus, tmp_path / "nowhere"])
        assert record.info().counts["pages"] == 0


def test_another_language_is_kept_and_named(tmp_path: Path) -> None:
    page = tmp_path / "de.txt"
    page.write_text(
        "Der Außenminister reiste am Montag nach Nairobi und traf dort seine Amtskollegin. Beide vereinbarten weitere "
        "Gespräche über den Handel zwischen ihren Ländern, wie das Ministerium am Abend mitteilte.",
        encoding="utf-8",
    )
    with dateline.open(tmp_path / "r.db") as record:
        record.read(page)
        assert record.info().languages == {"de": 1}
        assert [issue.code for issue in record.issues()] == ["language-not-read"]
        assert list(record.events()) == []
