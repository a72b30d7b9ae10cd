"""Happenings in every format, opened by a program that knows nothing of this one: an act that three papers report is one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import geopandas
import networkx
import pandas
import pytest
from followthemoney import model

from dateline import api
from dateline.export.gdelt import COLUMNS
from dateline.store import open_record, schema
from joined_records import fill


@pytest.fixture
def record(tmp_path: Path) -> Any:
    path = tmp_path / "record.db"
    with open_record(str(path), create=True) as filled:
        fill(filled)
    with api.open(path, create=False) as found:
        yield found


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_plover_tells_an_act_once_and_how_it_stands(record: api.OpenRecord, tmp_path: Path) -> None:
    done = record.export("plover-json", tmp_path / "a.jsonl")
    assert (done.of, done.written, done.left_out, done.to_join) == ("happenings", 13, {"denied": 2}, 0)
    events = {one["id"]: one for one in lines(tmp_path / "a.jsonl")}
    visit, attack = events["happening-visit"], events["happening-attack"]
    counted = {name: visit["dateline"][name] for name in ("standing", "reports", "articles", "origins")}
    assert counted == {"standing": "stated", "reports": 3, "articles": 3, "origins": 2}
    assert (visit["event_text"], visit["cite_info"]["citation"]) == (["visited"], "article-00000")
    assert visit["cite_info"]["url"] == "https://paper.example/0"
    assert attack["dateline"]["standing"] == "disputed"
    assert attack["dateline"]["said_by"] == ["Malta"]


def test_gdelt_counts_mentions_articles_and_independent_sources(record: api.OpenRecord, tmp_path: Path) -> None:
    record.export("gdelt-tsv", tmp_path / "a.tsv", actor="person/ase-berg")
    codes = {"EventCode": str, "EventBaseCode": str, "EventRootCode": str}
    found = pandas.read_csv(tmp_path / "a.tsv", sep="\t", header=None, names=COLUMNS, quoting=3, dtype=codes)
    assert found["GLOBALEVENTID"].is_unique
    assert sorted(found["EventCode"]) == ["042", "043"]
    counts = found[["NumMentions", "NumArticles", "NumSources"]].to_numpy().tolist()
    assert counts == [[3, 3, 2]] * 2
    assert set(found["SOURCEURL"]) == {"https://paper.example/0"}
    assert set(found["DATEADDED"]) == {20240305}


def test_a_map_has_one_point_for_an_act(record: api.OpenRecord, tmp_path: Path) -> None:
    done = record.export("geojson", tmp_path / "a.geojson", actor="person/ase-berg")
    assert done.written == 1
    (one,) = geopandas.read_file(tmp_path / "a.geojson").itertuples()
    assert (one.geometry.x, one.geometry.y, one.standing) == (14.51, 35.9, "stated")
    assert (one.reports, one.articles, one.origins) == (3, 3, 2)
    assert one.passage == "Minister Åse Berg visited Malta on Monday for talks in Valletta."


def test_the_network_counts_acts_and_their_reports(record: api.OpenRecord, tmp_path: Path) -> None:
    record.export("graphml", tmp_path / "a.graphml", status="happened")
    network = networkx.read_graphml(tmp_path / "a.graphml")
    edges = {(a, b, data["type"]): (data["acts"], data["reports"]) for a, b, data in network.edges(data=True)}
    assert edges["person/ase-berg", "state/MLT", "CONSULT"] == (1, 3)
    assert edges["state/RUS", "state/MLT", "ASSAULT"] == (1, 2)


def test_followthemoney_has_one_event_an_act(record: api.OpenRecord, tmp_path: Path) -> None:
    record.export("ftm", tmp_path / "a.json")
    entities = [model.get_proxy(one, cleaned=False) for one in lines(tmp_path / "a.json")]
    ids = {one.id for one in entities}
    events = {one.first("recordId"): one for one in entities if one.schema.name == "Event"}
    assert len(events) == 13
    assert {
        key
        for one in entities
        for name in ("proof", "involved", "subject", "object")
        for key in one.get(name, quiet=True)
    } <= ids
    assert "stated" in events["happening-visit"].get("keywords")
    strike = events["happening-strike"]
    assert strike.get("namesMentioned") == ["Harbour Workers' Union"]


def test_tables_hold_happenings_when_asked(record: api.OpenRecord, tmp_path: Path) -> None:
    for name in ("csv", "jsonl", "parquet"):
        assert record.export(name, tmp_path / f"a.{name}", "happenings").written == 15
    found = duckdb.sql(
        f"select standing, sum(reports)::int, max(origins) from '{tmp_path / 'a.parquet'}' group by 1 order by 1"
    ).fetchall()
    assert found[-1] == ("stated", 3, 2)
    sheet = pandas.read_csv(tmp_path / "a.csv")
    assert list(sheet.columns) == list(record.happenings().column_names)
    first = next(one for one in lines(tmp_path / "a.jsonl") if one["id"] == "happening-visit")
    assert first["members"] == ["visit-0", "visit-1", "visit-2"]
    assert record.export("csv", tmp_path / "b.csv").of == "reports"


@pytest.mark.parametrize(
    ("filters", "written"),
    [
        ({"standing": "disputed"}, 1),
        ({"standings": ("stated", "disputed")}, 2),
        ({"min_origins": 2}, 2),
        ({"actor": "NOR", "min_origins": 2}, 1),
        ({"since": "2024-05"}, 2),
        ({"limit": 4, "offset": 13}, 2),
    ],
)
def test_filters_are_those_of_happenings(
    record: api.OpenRecord, tmp_path: Path, filters: dict[str, Any], written: int
) -> None:
    assert record.export("jsonl", tmp_path / "a.jsonl", "happenings", **filters).written == written


def test_an_act_whose_first_report_is_gone_is_left_out(record: api.OpenRecord, tmp_path: Path) -> None:
    with open_record(record._record.address) as opened, opened.writing() as connection:
        connection.execute(schema.events.delete().where(schema.events.c.id == "visit-0"))
    record.export("plover-json", tmp_path / "a.jsonl")
    assert "happening-visit" not in {one["id"] for one in lines(tmp_path / "a.jsonl")}
