"""The questions over HTTP: the same answers as from Python, in the form asked for."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields

import feedparser
import pyarrow.parquet as pq
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

import dateline
from dateline.ask import ActorFilter, ArticleFilter, EventFilter, IssueFilter
from dateline.ask.claims import ClaimFilter
from dateline.ask.expectations import ExpectationFilter
from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.rate_values import RateQuestion
from dateline.web.parameters import MEANINGS

LISTS = [
    "/api/happenings",
    "/api/events",
    "/api/articles",
    "/api/actors",
    "/api/origins",
    "/api/issues",
    "/api/network",
    "/api/months",
    "/api/places",
    "/api/pairs/NOR/MLT",
    "/api/disputed?claimed=true",
    "/api/claims?said_by=NOR",
    "/api/upcoming?on=2024-03-22",
    "/api/overdue?on=2030-01-01",
    "/api/promises/NOR?on=2030-01-01",
]


def test_happenings_are_those_of_the_record(client: TestClient, joined: dateline.OpenRecord) -> None:
    told = client.get("/api/happenings").json()
    assert told["rows"] == [row.as_json() for row in joined.happenings()]
    assert told["rows"]
    assert told["next"] is None


def test_filters_are_those_of_the_record(client: TestClient, joined: dateline.OpenRecord) -> None:
    wanted = [row.as_json() for row in joined.happenings(types=("CONSULT", "AGREE"), actor="NOR")]
    got = client.get("/api/happenings", params={"type": ["CONSULT", "AGREE"], "actor": "NOR"}).json()["rows"]
    assert got == wanted
    assert 0 < len(got) < len(list(joined.happenings()))


def test_pages_follow_each_other_and_hold_everything_once(client: TestClient, joined: dateline.OpenRecord) -> None:
    address, seen = "/api/happenings?limit=2&status=happened", []
    while address:
        answer = client.get(address)
        told = answer.json()
        assert len(told["rows"]) <= 2
        assert answer.links.get("next", {}).get("url") == told["next"]
        seen += [row["id"] for row in told["rows"]]
        address = told["next"]
    assert seen == [row.happening.id for row in joined.happenings(status="happened")]
    assert len(seen) > 2


def test_the_newest_come_first(client: TestClient) -> None:
    days = [row["first_published"] for row in client.get("/api/happenings?newest=true").json()["rows"]]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert days[: len(known)] == known
    assert len(set(known)) > 1


@pytest.mark.parametrize("address", LISTS)
def test_every_list_comes_as_json_csv_and_parquet(client: TestClient, address: str) -> None:
    rows = client.get(address).json()["rows"]
    sheet = client.get(address, headers={"accept": "text/csv"})
    assert sheet.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(sheet.text)))) == len(rows)
    columns = client.get(address, headers={"accept": "application/vnd.apache.parquet, application/json;q=0.5"})
    assert pq.read_table(io.BytesIO(columns.content)).num_rows == len(rows)
    assert rows or address.endswith(("origins", "issues"))


@pytest.mark.parametrize("address", [*LISTS, "/api/record", "/happenings.rss", "/upcoming.ics?on=2024-03-22"])
def test_what_a_reader_has_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    assert first.status_code == 200
    again = client.get(address, headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_one_of_each_by_the_beginning_of_its_id(client: TestClient, joined: dateline.OpenRecord) -> None:
    act = next(row.happening for row in joined.happenings() if len(row.happening.members) > 1)
    member = act.members[0]
    whole = client.get(f"/api/happenings/{act.id}").json()
    assert whole == client.get(f"/api/happenings/{member.report}").json()
    assert len(whole["told"]) == len(act.members)
    assert client.get(f"/api/events/{member.report}").json()["passages"][0]["text"]
    assert client.get(f"/api/articles/{member.article}").json()["id"] == member.article
    for what in ("origins", "versions"):
        assert client.get(f"/api/articles/{member.article}/{what}").status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("/api/happenings/nothing-such", 404, "no happening"),
        ("/api/events/nothing-such", 404, "no event report"),
        ("/api/articles/nothing-such", 404, "no article"),
        ("/api/happenings?typo=CONSULT", 400, "no parameter is typo"),
        ("/api/record?limit=3", 400, "there is none"),
        ("/api/happenings?type=NONSUCH", 400, "NONSUCH"),
        ("/api/happenings?since=someday", 422, "since"),
        ("/api/happenings?since=2024-02-30", 400, "2024-02-30"),
        ("/api/happenings?limit=0", 422, "limit"),
        ("/api/happenings?limit=100000", 422, "limit"),
        (f"/api/happenings?offset={10**30}", 422, "offset"),
        ("/api/upcoming?on=2023-13-01", 422, "on"),
        ("/api/claims", 422, "said_by"),
        ("/api/rate?type=CONSULT", 422, "split"),
        ("/nothing", 404, "Not Found"),
    ],
)
def test_what_cannot_be_is_said_so(client: TestClient, address: str, status: int, word: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert word in answer.json()["detail"]


def test_a_rate_is_that_of_the_record(client: TestClient, joined: dateline.OpenRecord) -> None:
    asked = {"type": "CONSULT", "split": "2024-03-10", "actor": "NOR"}
    wanted = joined.rate("CONSULT", "2024-03-10", actor="NOR").as_json()
    assert client.get("/api/rate", params=asked).json() == json.loads(json.dumps(wanted))


def test_facets_are_those_of_the_record(client: TestClient, joined: dateline.OpenRecord) -> None:
    told = client.get("/api/facets", params={"type": "CONSULT", "actor": "NOR"}).json()
    assert told == json.loads(json.dumps(joined.facets(type="CONSULT", actor="NOR").as_json()))
    assert told["total"]


def test_months_and_places_are_those_of_the_record(client: TestClient, joined: dateline.OpenRecord) -> None:
    months = client.get("/api/months?actor=NOR").json()
    assert months["rows"] == [one.as_json() for one in joined.months(actor="NOR")]
    assert client.get("/api/months?actor=NOR&offset=1").json()["rows"] == months["rows"][1:]
    places = client.get("/api/places?limit=1").json()
    assert places["rows"] == [one.as_json() for one in joined.places(limit=1)]
    assert places["next"] == "/api/places?limit=1&offset=1"


def test_the_feed_is_read_by_a_feed_reader(client: TestClient, joined: dateline.OpenRecord) -> None:
    answer = client.get("/happenings.rss?newest=true&type=CONSULT")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    rows = list(joined.happenings(type="CONSULT", newest=True))
    assert [entry.id for entry in read.entries] == [f"{row.happening.id}@dateline" for row in rows]
    assert read.entries[0].link == f"http://testserver/happenings/{rows[0].happening.id}"


def test_the_calendar_holds_what_is_to_come(client: TestClient) -> None:
    events = Calendar.from_ical(client.get("/upcoming.ics?on=2024-03-22").text).walk("VEVENT")
    rows = client.get("/api/upcoming?on=2024-03-22").json()["rows"]
    assert [event["DTSTART"].dt.isoformat() for event in events] == [row["due_from"] for row in rows]


def test_every_field_of_every_filter_is_described() -> None:
    kinds = (
        HappeningFilter,
        EventFilter,
        ArticleFilter,
        ActorFilter,
        IssueFilter,
        ExpectationFilter,
        ClaimFilter,
        RateQuestion,
    )
    singular = {"types": "type", "statuses": "status", "standings": "standing", "kinds": "kind"}
    missing = {one.name for kind in kinds for one in fields(kind) if singular.get(one.name, one.name) not in MEANINGS}
    assert not missing


def test_the_openapi_document_names_every_parameter(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    named = {one["name"] for one in paths["/api/happenings"]["get"]["parameters"]}
    assert {"type", "actor", "since", "min_origins", "newest", "limit", "offset"} <= named
    assert all(
        one["description"]
        for path in paths.values()
        for one in path["get"].get("parameters", ())
        if one["in"] == "query"
    )
