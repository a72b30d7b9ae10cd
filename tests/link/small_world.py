"""A small world for tests of linking: two countries, their people in office, a body and a group."""

from __future__ import annotations

import shutil
import sqlite3
from importlib.resources import files
from pathlib import Path

from dateline.link.knowledge import FILE, Actor, Facts, Knowledge, NameRow, OrganRow, Place, PlaceRow, Term, write

_SHIPPED = Path(str(files("dateline"))) / "resources" / "knowledge"

_PEOPLE = {
    "person/vasily-morozov": ("Vasily Morozov", [("president", "RUS", "2000-05-07", "2008-05-07")]),
    "person/wladimir-orlow": ("Wladimir Orlow", [("president", "RUS", "2008-05-07", None)]),
    "person/igor-orlov": ("Igor Orlov", [("foreign minister", "RUS", "2001-01-01", "2003-01-01")]),
    "person/zhou-wei": ("Zhou Wei", [("president", "CHN", "2010-03-14", None)]),
    "person/lena-brandt": ("Lena Brandt", [("head of government", "DEU", "2021-12-08", None)]),
    "person/karl-stein": ("Karl Stein", [("president", "DEU", "2017-03-19", None)]),
    "person/ana-costa": ("Ana Costa", [("secretary-general", "body/league", "2017-01-01", None)]),
    "person/paul-adams-jr": ("Paul Adams Jr.", [("president", "USA", "2020-01-20", None)]),
    "person/mara-lind": ("Mara Lind", [("president", "USA", None, None), ("president", "USA", "2019-01-01", "2018-01-01")]),
}  # fmt: skip
_STATES = {
    "RUS": ("Russia", "Russian", "Russians", "Moscow", "Kremlin"),
    "CHN": ("China", "Chinese", "Chinese", "Beijing", None),
    "DEU": ("Germany", "German", "Germans", "Berlin", None),
    "USA": ("United States", "American", "Americans", "Washington", "White House"),
}


def facts() -> Facts:
    """All rows of the small world."""
    made = Facts()
    for code, (name, adjective, people, capital, seat) in _STATES.items():
        made.actors.append(Actor(f"state/{code}", "state", name, code, "GOV", weight=0.8, source="test"))
        sorts = {"name": name, "adjective": adjective, "demonym": people, "capital": capital, "seat": seat}
        made.names += [NameRow(f"state/{code}", word, sort) for sort, word in sorts.items() if word]
        made.places.append(PlaceRow(name, Place(len(made.places) + 1, name, code, "", 1.0, 2.0, 9_000_000, "country")))
        made.actors.append(Actor(f"ministry/{code}-foreign", "ministry", f"{adjective} Foreign Ministry", code, "GOV"))
    made.names += [NameRow("state/USA", "US"), NameRow("state/USA", "U.S.")]
    made.organs.append(OrganRow("ministry", "foreign ministry", "ministry/*-foreign"))
    for key, (name, terms) in _PEOPLE.items():
        made.actors.append(Actor(key, "person", name, weight=0.3, source="test"))
        made.names.append(NameRow(key, name, "name"))
        made.terms += [Term(key, office, place, first, last, "test") for office, place, first, last in terms]
    for key, kind, name, country, sector in (
        ("body/league", "international", "League of Coasts", None, "IGO"),
        ("group/north-front", "armed-group", "Northern Front", "RUS", "REB"),
        ("party/reform-usa", "party", "Reform Party", "USA", "PTY"),
        ("party/reform-deu", "party", "Reform Party", "DEU", "PTY"),
    ):
        made.actors.append(Actor(key, kind, name, country, sector, weight=0.4, source="test"))
        made.names.append(NameRow(key, name, "name"))
    return made


def small_world(folder: Path) -> Knowledge:
    """Write the small world into a folder, with the words that ship, and open it."""
    connection = sqlite3.connect(folder / FILE)
    write(facts(), connection)
    connection.close()
    for name in ("words.yaml", "transliteration.csv"):
        shutil.copyfile(_SHIPPED / name, folder / name)
    return Knowledge.load(folder)
