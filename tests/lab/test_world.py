"""The map of the pages: borders simplified without gaps, and the shipped file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.settings import resources
from dateline_lab.world import COUNTRIES, DISPUTED, Stretches, area, thinned, world

SHIPPED = resources() / "web" / "static" / "world.json"
SHARED = Path(__file__).parents[3] / "shared" / "basemap"


WAVE = [(0.0, 0.0), *((0.01 * (step % 2), step / 10) for step in range(1, 100)), (0.0, 10.0)]


def written(folder: Path) -> Path:
    left = [*WAVE, (-10.0, 10.0), (-10.0, 0.0), WAVE[0]]
    right = [*WAVE[::-1], (10.0, 0.0), (10.0, 10.0), WAVE[-1]]
    islet = [(20.0, 20.0), (20.0, 20.05), (20.05, 20.05), (20.05, 20.0), (20.0, 20.0)]
    lone = [(30.0, 20.0), (30.0, 20.05), (30.05, 20.05), (30.05, 20.0), (30.0, 20.0)]

    def country(code: str, *rings: list[tuple[float, float]]) -> dict[str, object]:
        names = {"ISO_A3": "-99", "ISO_A3_EH": code, "ADM0_A3": "XXX"}
        return {"properties": names, "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}}

    features = [country("LFT", left, islet), country("RGT", right), country("ISL", lone)]
    line = {"properties": {}, "geometry": {"type": "LineString", "coordinates": [(0, 0), (1, 0.001), (2, 0)]}}
    (folder / COUNTRIES).write_text(json.dumps({"features": features}))
    (folder / DISPUTED).write_text(json.dumps({"features": [line]}))
    return folder


def test_neighbours_keep_one_border_and_countries_of_one_island_stay(tmp_path: Path) -> None:
    made = {one["properties"].get("code"): one["geometry"] for one in world(written(tmp_path))["features"]}
    left, right = ({tuple(point) for point in made[code]["coordinates"][0][0]} for code in ("LFT", "RGT"))
    shared = {point for point in left if abs(point[0]) < 1}
    assert shared == {point for point in right if abs(point[0]) < 1}
    assert 2 <= len(shared) < len(WAVE) / 4
    assert len(made["LFT"]["coordinates"]) == 1
    assert len(made["ISL"]["coordinates"]) == 1
    assert made[None] == {"type": "LineString", "coordinates": [[0.0, 0.0], [2.0, 0.0]]}


def test_a_line_keeps_what_lies_off_it() -> None:
    assert thinned(((0, 0), (1, 0.01), (2, 0)), 0.1) == ((0, 0), (2, 0))
    assert thinned(((0, 0), (1, 0.5), (2, 0)), 0.1) == ((0, 0), (1, 0.5), (2, 0))


def test_an_island_is_simplified_alike_wherever_it_begins() -> None:
    ring = ((0.0, 0.0), (5.0, 0.01), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    turned = (*ring[2:], *ring[1:3])
    one, other = (set(Stretches([made], 0.1).simplified(made)) for made in (ring, turned))
    assert one == other == {(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)}
    assert area(ring) == pytest.approx(99.95, abs=0.1)


def test_a_file_that_is_no_map_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ne_50m"):
        world(tmp_path)


def test_the_shipped_map_holds_the_states_of_the_world_and_is_small() -> None:
    features = json.loads(SHIPPED.read_text())["features"]
    codes = {one["properties"]["code"] for one in features if "code" in one["properties"]}
    assert {"KAZ", "RUS", "ETH", "FRA", "NOR", "TWN", "PSE", "MLT"} <= codes
    assert len(codes) > 230
    assert SHIPPED.stat().st_size < 600_000
    assert sum("disputed" in one["properties"] for one in features) > 10


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no basemap beside the checkout")
def test_the_shipped_map_is_what_the_command_makes() -> None:
    assert json.loads(SHIPPED.read_text()) == world(SHARED)
