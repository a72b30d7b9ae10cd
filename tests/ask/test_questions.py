"""Filters find what they say, on both databases, and refuse what cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline import ask
from dateline.ask import ArticleFilter, EventFilter, IssueFilter
from dateline.errors import UsageError
from dateline.model import EventReport
from dateline.model.codebook import Codebook
from dateline.store import Record

CODEBOOK = Path(ask.__file__).parents[1] / "resources" / "codebook"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, [1, 0, 2]),
        ({"types": ("CONSULT",)}, [0, 2]),
        ({"types": ("CONSULT/visit", "ASSAULT")}, [1, 0, 2]),
        ({"types": ("CONSULT/call",)}, []),
        ({"statuses": ("denied", "planned")}, [1, 2]),
        ({"actor": "NOR"}, [0, 2]),
        ({"actor": "MLT"}, [0, 2]),
        ({"source": "MLT"}, []),
        ({"target": "state/MLT"}, [0, 2]),
        ({"source": "åse BERG"}, [0, 2]),
        ({"source": "ase"}, [0, 2]),
        ({"source": "as"}, []),
        ({"actor": "jomart o'brien"}, [1]),
        ({"actor": "IMF"}, [2]),
        ({"actor": "ase berg"}, [0, 2]),
        ({"actor": "person"}, []),
        ({"actor": "%"}, UsageError),
        ({"said_by": "Berg"}, [0, 2]),
        ({"country": "IRL"}, [1]),
        ({"country": "STP"}, [2]),
        ({"country": "Malta"}, UsageError),
        ({"place": "sao tome"}, [2]),
        ({"place": "MLT"}, [1, 0]),
        ({"since": "2024-03-04", "until": "2024-03-04"}, [1, 0]),
        ({"since": "2024-03-05"}, [1]),
        ({"until": "2024-03"}, [1, 0]),
        ({"until": "2024-02"}, []),
        ({"since": "2024-05", "until": "2024-04"}, UsageError),
        ({"since": "yesterday"}, UsageError),
        ({"published_since": "2024-03-05", "published_until": "2024-03-05"}, [1, 0, 2]),
        ({"published_until": "2024-03-04"}, []),
        ({"text": "minister VISITED"}, [1, 0, 2]),
        ({"text": '"visited Malta"'}, [1, 0, 2]),
        ({"text": '"Malta visited"'}, []),
        ({"text": "part 2"}, [2]),
        ({"text": "!"}, UsageError),
        ({"article": "article-0000"}, [1, 0, 2]),
        ({"article": "article-00001"}, [1]),
        ({"min_confidence": 0.5}, [0, 2]),
        ({"min_confidence": 1.5}, UsageError),
        ({"limit": 1}, [1]),
        ({"limit": 2, "offset": 1}, [0, 2]),
        ({"offset": 2}, [2]),
        ({"limit": 0}, []),
        ({"limit": -1}, UsageError),
        ({"statuses": ("maybe",)}, UsageError),
        ({"types": ("consult visit",)}, UsageError),
    ],
)
def test_event_filters(record: Record, fields: dict[str, Any], found: Any) -> None:
    if found is UsageError:
        with pytest.raises(UsageError):
            ask.events(record, EventFilter(**fields))
        return
    rows = ask.events(record, EventFilter(**fields))
    assert [row.report.id for row in rows] == [f"event-{number:05}" for number in found]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, [0, 1, 2, 3]),
        ({"language": "de"}, [3]),
        ({"outlet": "das blatt"}, [3]),
        ({"agency": "DPA"}, [0, 1, 2]),
        ({"agency": "Äther [1%]"}, [3]),
        ({"agency": "dp"}, []),
        ({"since": "2024-03-06"}, [3]),
        ({"until": "2024-03"}, [0, 1, 2]),
        ({"text": "ruhe kein"}, [3]),
        ({"limit": 1, "offset": 1}, [1]),
    ],
)
def test_article_filters(record: Record, fields: dict[str, Any], found: list[int]) -> None:
    rows = ask.articles(record, ArticleFilter(**fields))
    assert [row.article.id for row in rows] == [f"article-{number:05}" for number in found]


def test_issue_filters(record: Record) -> None:
    assert [row.origin for row in ask.issues(record, IssueFilter(stage="acquire"))] == ["gone.html"]
    assert [row.code for row in ask.issues(record, IssueFilter(article="article-00001"))] == ["no-section"]
    assert len(list(ask.issues(record, IssueFilter(code="no-section", limit=2)))) == 2
    assert len(list(ask.issues(record))) == 4
    assert list(ask.issues(record, IssueFilter(origin="elsewhere"))) == []


def test_types_are_held_to_the_codebook(record: Record) -> None:
    codebook = Codebook.load(CODEBOOK)
    assert ask.events(record, EventFilter(types=("consult/VISIT",)), codebook).first()
    with pytest.raises(UsageError, match="CONSULT"):
        ask.events(record, EventFilter(types=("PARLEY",)), codebook)


def test_an_event_as_json(record: Record, report: EventReport) -> None:
    row = ask.event(record, "event-00000")
    assert row.report == report
    text = "Oslo (xyz) - Minister Berg visited Malta on Monday. “We agree,” Berg said."
    assert json.dumps(row.as_json()) == json.dumps(
        {
            "id": "event-00000",
            "article": "article-00000",
            "type": "CONSULT",
            "mode": "visit",
            "status": "happened",
            "quad": 1,
            "intensity": 3.5,
            "sources": [
                {
                    "text": "Minister Berg",
                    "start": 13,
                    "end": 26,
                    "name": "Åse Berg",
                    "actor": "person/ase-berg",
                    "country": "NOR",
                    "sector": "GOV",
                    "score": 0.9,
                    "reasons": ["full name", "in office"],
                }
            ],
            "targets": [
                {
                    "text": "Malta",
                    "start": 35,
                    "end": 40,
                    "name": "Malta",
                    "actor": "state/MLT",
                    "country": "MLT",
                    "sector": None,
                    "score": None,
                    "reasons": [],
                }
            ],
            "place": {
                "text": "Malta",
                "start": 35,
                "end": 40,
                "name": "Malta",
                "country": "MLT",
                "latitude": 35.9,
                "longitude": 14.5,
                "geonames": 2562770,
                "reasons": ["a state"],
            },
            "time": {
                "text": "Monday",
                "start": 44,
                "end": 50,
                "from": "2024-03-04",
                "to": "2024-03-04",
                "precision": "day",
                "anchor": "published",
                "reason": "the Monday before the day of publication",
            },
            "said_by": [
                {
                    "text": "Berg",
                    "start": 22,
                    "end": 26,
                    "name": "Åse Berg",
                    "actor": None,
                    "country": None,
                    "sector": None,
                    "score": None,
                    "reasons": [],
                }
            ],
            "contexts": ["diplomatic", "economic"],
            "confidence": 0.75,
            "trigger": {"text": "visited", "start": 27, "end": 34},
            "passages": [{"start": 13, "end": len(text)}],
        }
    )


def test_an_article_as_json(record: Record) -> None:
    view = ask.article(record, "article-00000")
    text = view.article.text
    assert json.dumps(view.as_json()) == json.dumps(
        {
            "id": "article-00000",
            "url": "https://paper.example/0",
            "title": "Berg in Malta, part 0",
            "bylines": ["A. Writer", "B. Author"],
            "published": "2024-03-05",
            "published_precision": "day",
            "language": "en",
            "original_language": "no",
            "translated": True,
            "dateline": "Oslo",
            "agencies": ["xyz", "dpa"],
            "text": text,
            "paragraphs": [{"kind": "body", "start": 0, "end": len(text)}],
            "names": [
                {"text": "Berg", "start": 22, "end": 26, "type": "PER"},
                {"text": "Malta", "start": 35, "end": 40, "type": "GPE"},
            ],
            "times": [
                {
                    "text": "Monday",
                    "start": 44,
                    "end": 50,
                    "from": "2024-03-04",
                    "to": "2024-03-04",
                    "precision": "day",
                }
            ],
            "quotes": [{"text": "We agree", "start": 53, "end": 61, "speaker": "Berg"}],
        }
    )
    assert [row.report.id for row in view.events] == ["event-00000"]
    assert [row.code for row in view.issues] == ["no-section"]
    assert view.article.marks
    assert view.article.repairs
    (listed,) = ask.articles(record, ArticleFilter(limit=1))
    assert listed.as_json() == view.as_json()


def test_an_id_may_be_cut_short_while_it_is_one(record: Record) -> None:
    assert ask.article(record, "article-00003").article.language == "de"
    with pytest.raises(UsageError, match="more than one"):
        ask.article(record, "article")
    with pytest.raises(UsageError, match="no article"):
        ask.article(record, "nothing")
    with pytest.raises(UsageError, match="no event report"):
        ask.event(record, "nothing")
    with pytest.raises(UsageError, match="needed"):
        ask.event(record, "")


def test_the_figures(record: Record) -> None:
    info = ask.info(record)
    assert (info.counts["pages"], info.counts["articles"], info.counts["events"]) == (4, 4, 3)
    assert ask.sums(record) == ask.Sums(4, 3, info.last_published)
    assert dict(info.languages) == {"en": 3, "de": 1}
    assert dict(info.types) == {"CONSULT": 2, "ASSAULT": 1}
    assert dict(info.statuses) == {"denied": 1, "happened": 1, "planned": 1}
    assert dict(info.issues) == {"no-section": 3, "unreadable": 1}
    assert (info.first_day, info.last_day) == ("2024-03-01", "2024-03-31")
    assert (info.first_published, info.last_published) == ("2024-03-05", "2024-04-30")
    assert [run.pages for run in info.runs] == [4]
    assert info.size > 10_000
    json.dumps(info.as_json())
