from __future__ import annotations

import gzip
import json

import pytest

from dateline.errors import InputError
from dateline_lab.scoring.stories import read_basil, score_stories

EVENTS = {
    "a": ("Flood in Hamburg", "A storm flooded the fish market of Hamburg and cut the harbour railway."),
    "b": ("Senate votes on budget", "Senators voted on a budget bill after a night of amendments in Washington."),
    "c": ("Strike at Fiat", "Workers of Fiat in Turin began a strike over wages at the Mirafiori plant."),
    "d": ("Volcano on Iceland", "A volcano near Grindavik on Iceland threw lava over a road and pipelines."),
}


@pytest.fixture
def folder(tmp_path):
    rows = [
        {
            "file": f"{event}{n}",
            "triplet-uuid": event,
            "date": f"2015-0{1 + number}-1{n}",
            "title": title,
            "body-paragraphs": [[text, f"Outlet {n} adds nothing."]],
        }
        for number, (event, (title, text)) in enumerate(EVENTS.items())
        for n in range(3)
    ]
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_events_told_alike_are_found_whole(folder):
    found = score_stories(folder)
    assert found["shipped-b3-f1"].value == pytest.approx(1.0)
    assert found["tfidf-conll-f1"].value == pytest.approx(1.0)
    assert found["b3-f1"].count == 12


def test_another_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds no articles"):
        read_basil(tmp_path)
