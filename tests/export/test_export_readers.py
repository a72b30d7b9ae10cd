"""Every format is opened by a program that knows nothing of this one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import geopandas
import networkx
import pandas
import pytest
from followthemoney import model
from pydantic import BaseModel, ConfigDict

from dateline import api
from dateline.export.gdelt import COLUMNS
from exported_records import NASTY, changed, opened, planned


@pytest.fixture
def record(tmp_path: Path) -> Any:
    nowhere = changed(3, place=None)
    with opened(tmp_path, changed(0), changed(1, NASTY), planned(2), nowhere, changed(4, status="denied")) as found:
        yield found


def test_pandas_reads_csv_and_tsv(record: api.OpenRecord, tmp_path: Path) -> None:
    assert record.export("csv", tmp_path / "a.csv").written == 5
    sheet = pandas.read_csv(tmp_path / "a.csv")
    assert list(sheet.columns) == list(record.events().column_names)
    assert sheet["latitude"].dropna().tolist() == [35.9] * 4
    record.export("gdelt-tsv", tmp_path / "a.tsv", "reports")
    codes = {"EventCode": str, "EventBaseCode": str, "EventRootCode": str}
    lines = pandas.read_csv(tmp_path / "a.tsv", sep="\t", header=None, names=COLUMNS, quoting=3, dtype=codes)
    assert lines["GLOBALEVENTID"].is_unique
    assert sorted(lines["EventCode"]) == ["036"] + ["042"] * 3 + ["043"] * 3
    guest = lines[lines["EventCode"] == "042"].iloc[0]
    assert (guest["Actor1Code"], guest["Actor2Code"], guest["SQLDATE"], guest["QuadClass"]) == (
        *("NORGOV", "MLT"),
        *(20240304, 1),
    )
    assert lines[lines["EventCode"] == "036"].iloc[0]["SQLDATE"] == 20240305


def test_every_line_of_the_tsv_has_its_58_cells(record: api.OpenRecord, tmp_path: Path) -> None:
    record.export("gdelt-tsv", tmp_path / "a.tsv", "reports")
    lines = (tmp_path / "a.tsv").read_text(encoding="utf-8").split("\n")
    assert {line.count("\t") for line in lines if line} == {57}
    assert len(COLUMNS) == 58


def test_duckdb_reads_parquet_csv_and_json_lines_alike(record: api.OpenRecord, tmp_path: Path) -> None:
    for name in ("parquet", "csv", "jsonl"):
        assert record.export(name, tmp_path / f"a.{name}").written == 5
    counts = [
        duckdb.sql(f"select count(*) from '{tmp_path / 'a.parquet'}'"),
        duckdb.sql(f"select count(*) from read_csv('{tmp_path / 'a.csv'}')"),
        duckdb.sql(f"select count(*) from read_json('{tmp_path / 'a.jsonl'}', format='newline_delimited')"),
    ]
    assert [one.fetchall() for one in counts] == [[(5,)]] * 3
    question = f"select \"from\", latitude, geonames, sources from '{tmp_path / 'a.parquet'}' order by id"
    found = duckdb.sql(question)
    assert [str(one) for one in found.types] == ["DATE", "DOUBLE", "BIGINT", "VARCHAR"]
    assert found.fetchall()[0] == (date(2024, 3, 4), 35.9, 2562770, "Åse Berg")


def test_parquet_is_written_in_groups_of_rows(record: api.OpenRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [len(batch) for batch in record.events().arrow_batches(2)] == [2, 2, 1]
    assert record.events().to_arrow().num_rows == 5


def test_geopandas_finds_the_points_where_they_are(record: api.OpenRecord, tmp_path: Path) -> None:
    done = record.export("geojson", tmp_path / "a.geojson", "reports")
    assert done.left_out == {"without coordinates": 1}
    found = geopandas.read_file(tmp_path / "a.geojson")
    assert found.crs.to_epsg() == 4326
    assert {(point.x, point.y) for point in found.geometry} == {(14.5, 35.9)}
    assert set(found["place_precision"]) == {"country"}


def test_geojson_of_nothing_is_a_collection(record: api.OpenRecord, tmp_path: Path) -> None:
    record.export("geojson", tmp_path / "a.geojson", "reports", actor="FRA")
    assert json.loads((tmp_path / "a.geojson").read_text()) == {"type": "FeatureCollection", "features": []}


def test_networkx_reads_the_network(record: api.OpenRecord, tmp_path: Path) -> None:
    done = record.export("graphml", tmp_path / "a.graphml", "reports")
    assert done.left_out == {"only possible, or denied": 1}
    network = networkx.read_graphml(tmp_path / "a.graphml")
    assert dict(network.nodes["state/MLT"])["country"] == "MLT"
    edges = [(a, b, data["type"], data["acts"]) for a, b, data in network.edges(data=True)]
    assert edges == [("person/ase-berg", "state/MLT", "CONSULT", 4)]


def test_followthemoney_takes_every_entity(record: api.OpenRecord, tmp_path: Path) -> None:
    record.export("ftm", tmp_path / "a.json", "reports")
    record.export("ftm", tmp_path / "b.json", "reports")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    entities = [json.loads(line) for line in (tmp_path / "a.json").read_text(encoding="utf-8").splitlines()]
    ids = {one["id"] for one in entities}
    assert len(ids) == len(entities)
    for one in entities:
        proxy = model.get_proxy(one, cleaned=False)
        proxy.schema.validate(one)
        for name, values in one["properties"].items():
            assert len(proxy.get(name)) == len(values), (one["schema"], name, values)
        links = (one["properties"].get(name, []) for name in ("involved", "subject", "object", "proof"))
        assert {key for keys in links for key in keys} <= ids
    assert {"Article", "Event", "Person", "PublicBody", "UnknownLink"} == {one["schema"] for one in entities}


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PloverEntity(Strict):
    code: str | None = None
    sector: str | None = None
    entity_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str | None = None
    dateline_actor: str | None = None


class PloverPlace(Strict):
    extracted_place: str
    resolved_place: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country_code: str | None = None
    resolution: int | None = None


class PloverEvent(Strict):
    """Table "PLOVER JSON" of the manual, with the two days of a plan and what the record says beside it."""

    id: str
    date: str
    enddate: str | None = None
    planned_date: str | None = None
    planned_enddate: str | None = None
    actor: list[PloverEntity]
    recipient: list[PloverEntity] = []
    event: list[str]
    event_text: list[str] = []
    event_loc: PloverPlace | None = None
    mode: list[str] = []
    context: list[str] = []
    quad_code: int
    event_scale: float
    text_info: dict[str, int]
    cite_info: dict[str, str]
    coder: str
    dateline: dict[str, Any]


def test_plover_events_have_the_fields_of_the_manual(record: api.OpenRecord, tmp_path: Path) -> None:
    done = record.export("plover-json", tmp_path / "a.jsonl", "reports")
    assert done.left_out == {"denied": 1}
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    events = [PloverEvent.model_validate_json(line) for line in lines]
    visit, announced = (next(one for one in events if one.event == [kind]) for kind in ("CONSULT", "AGREE"))
    assert (visit.mode, visit.date, visit.actor[0].code, visit.recipient[0].code) == (
        *(["visit"], "2024-03-04"),
        *("NOR", "MLT"),
    )
    assert (announced.mode, announced.date, announced.planned_date) == ([], "2024-03-05", "2024-04-01")
    assert (announced.quad_code, announced.event_scale) == (1, 2.5)
