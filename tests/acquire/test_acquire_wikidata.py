"""What is asked of Wikidata, and how its rows come out."""

from __future__ import annotations

import re

import pytest

from dateline.acquire.sparql import Sparql, SparqlOptions
from dateline.acquire.wikidata import QUESTIONS, take
from dateline.errors import FetchError
from sparql_server import Endpoint, endpoint, good, in_turn

ROW = {
    "code": "KAZ",
    "person": "http://www.wikidata.org/entity/Q900",
    "name": "Aigul Bek",
    "post": "President of Kazakhstan",
    "start": "2015-01-10T00:00:00Z",
    "startPrecision": "11",
}


def _asked(site: Endpoint, *only: str) -> list[dict[str, str]]:
    with Sparql(SparqlOptions(endpoint=site.address)) as sparql:
        return list(take(sparql, only))


def test_rows_name_office_item_and_days() -> None:
    with endpoint(in_turn(good(ROW))) as site:
        head, government = _asked(site, "leaders")
    assert head == {
        "office": "head of state",
        "code": "KAZ",
        "item": "Q900",
        "name": "Aigul Bek",
        "post": "President of Kazakhstan",
        "start": "2015-01-10",
        "start_precision": "11",
        "end": "",
        "end_precision": "",
    }
    assert government["office"] == "head of government"


def test_only_what_is_wanted_is_asked_for() -> None:
    with endpoint(in_turn(good({"body": "http://www.wikidata.org/entity/Q1", "code": "KAZ"}))) as site:
        rows = _asked(site, "bodies")
    assert [(row["office"], row["item"]) for row in rows] == [("member", "Q1")]
    assert len(site.asked) == 1
    assert "P463" in site.asked[0][1]


def test_an_endpoint_that_knows_nothing_is_not_believed() -> None:
    with endpoint(in_turn(good())) as site, pytest.raises(FetchError, match="knows nothing of leaders"):
        _asked(site, "leaders")


@pytest.mark.parametrize("question", [one for group in QUESTIONS.values() for one in group], ids=lambda one: one.office)
def test_questions_can_be_paged_and_are_well_formed(question: object) -> None:
    query = question.query
    assert query.count("{") == query.count("}")
    head, tail = query.split("WHERE")[0], query.rsplit("ORDER BY", 1)[1]
    assert set(re.findall(r"\?\w+", tail)) == set(re.findall(r"\?\w+", head)), "pages need an order without ties"
    assert "wdt:P298 ?code" in query
    assert not re.search(r"\{\{|\}\}|%\(|LIMIT", query)
