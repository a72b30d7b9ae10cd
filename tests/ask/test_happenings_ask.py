"""Happenings can be asked for by what they hold, and shown with all that is known of them."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.happening_rows import HAPPENING_COLUMNS
from dateline.ask.happenings import happening, happenings
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline.store import Record, open_record
from joined_records import fill


@pytest.fixture
def joined(request: pytest.FixtureRequest, tmp_path: Any) -> Any:
    with open_record(str(tmp_path / "joined.db"), create=True) as opened:
        fill(opened)
        yield opened


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def both(request: pytest.FixtureRequest, tmp_path: Any) -> Any:
    address = request.getfixturevalue("new_database")() if request.param == "postgresql" else str(tmp_path / "both.db")
    with open_record(address, create=True) as opened:
        fill(opened)
        yield opened


def ids(record: Record, **fields: Any) -> list[str]:
    return [row.happening.id.removeprefix("happening-") for row in happenings(record, HappeningFilter(**fields))]


@pytest.mark.parametrize(
    ("fields", "some", "not_some"),
    [
        ({"types": ("CONSULT/visit",)}, {"visit"}, {"attack", "blame"}),
        ({"statuses": ("denied",)}, {"cede"}, {"visit", "strike"}),
        ({"standings": ("disputed", "feared")}, {"attack", "strike"}, {"visit"}),
        ({"actor": "person/ase-berg"}, {"visit"}, {"strike"}),
        ({"source": "NOR"}, {"visit"}, {"strike"}),
        ({"target": "Malta"}, {"visit"}, {"strike", "blame"}),
        ({"source": "Malta"}, set(), {"visit"}),
        ({"country": "MLT"}, {"visit"}, set()),
        ({"place": "valletta"}, {"visit"}, set()),
        ({"min_origins": 2}, {"visit", "attack"}, {"blame"}),
    ],
)
def test_filters_hold_back(both: Record, fields: dict[str, Any], some: set[str], not_some: set[str]) -> None:
    found = set(ids(both, **fields))
    assert some <= found
    assert not found & not_some


def test_they_come_by_day_with_those_without_one_last_and_in_windows(both: Record) -> None:
    rows = [row.happening for row in happenings(both)]
    days = [row.day_from for row in rows]
    assert days == sorted(days, key=lambda day: (day is None, day or ""))
    assert ids(both, limit=2, offset=1) == [row.id.removeprefix("happening-") for row in rows[1:3]]
    first = days[0]
    assert first
    assert set(ids(both, until=first)) < set(ids(both))
    assert ids(both, since="2199") == []


def test_words_of_an_article_find_what_it_tells(both: Record) -> None:
    assert "visit" in ids(both, text="visited")
    assert ids(both, text="zzyzx") == []


@pytest.mark.parametrize(
    "fields",
    [
        {"standings": ("sure",)},
        {"statuses": ("done",)},
        {"types": ("DANCE",)},
        {"country": "Malta"},
        {"limit": -1},
        {"min_origins": -1},
        {"since": "soon"},
    ],
)
def test_what_cannot_be_asked_is_refused(joined: Record, fields: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        list(happenings(joined, HappeningFilter(**fields), Codebook.load(resources() / "codebook")))


def test_rows_are_plain_and_flat(joined: Record) -> None:
    (row,) = happenings(joined, HappeningFilter(types=("CONSULT/visit",), standings=("stated",)))
    plain, flat = row.as_json(), row.as_flat()
    assert (plain["reports"], plain["origins"], plain["standing"]) == (3, 2, "stated")
    assert plain["members"] == ["visit-0", "visit-1", "visit-2"]
    assert plain["sentence"].startswith("Åse Berg visited ")
    assert tuple(flat) == tuple(column.name for column in HAPPENING_COLUMNS)
    assert (flat["source_actors"], flat["target_countries"]) == ("person/ase-berg", "MLT")
    assert happenings(joined).to_arrow().num_rows == len(ids(joined))


def test_one_is_shown_with_its_reports_in_the_order_they_appeared(both: Record) -> None:
    view = happening(both, "happening-visit")
    assert [one.row.report.id for one in view.told] == ["visit-0", "visit-1", "visit-2"]
    plain = view.as_json()
    assert [one["score"] for one in plain["told"]] == [0.9, 0.9, 0.9]
    assert plain["told"][1]["reasons"] == ["same parties"]
    assert plain["told"][0]["origins"] == ["origin-dpa"]
    assert plain["told"][0]["passages"][0]["text"]
    assert view.line.endswith("2 origins")


def test_where_reports_differ_each_says_what(joined: Record) -> None:
    found = {one["field"]: one["values"] for one in happening(joined, "happening-attack").as_json()["differences"]}
    said = {report: value["value"] for value in found["status"] for report in value["reports"]}
    assert said == {"attack-2": "happened", "attack-3": "denied"}


def test_the_id_of_a_report_or_a_beginning_leads_to_it(joined: Record) -> None:
    assert happening(joined, "attack-3").happening.id == "happening-attack"
    assert happening(joined, "happening-at").happening.id == "happening-attack"
    with pytest.raises(UsageError, match="more than one happening"):
        happening(joined, "happening-")
    with pytest.raises(UsageError, match="no happening has an id"):
        happening(joined, "zzyzx")
    with pytest.raises(UsageError, match="an id is needed"):
        happening(joined, "")


def test_what_was_announced_and_what_came_of_it_are_seen_from_both_sides(joined: Record) -> None:
    ties = [
        (view, tie)
        for row in happenings(joined)
        if (view := happening(joined, row.happening.id))
        for tie in view.led_to
    ]
    assert ties
    for announced, tie in ties:
        back = happening(joined, tie.happening.id)
        assert announced.happening.id in {one.happening.id for one in back.follows}
        assert announced.as_json()["expectation"]["id"] == tie.expectation.id
