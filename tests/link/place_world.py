"""A small world of places for tests: two countries, their provinces, and towns that share names."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.link.knowledge import FILE, Actor, Facts, Knowledge, NameRow, Place, PlaceRow, write

WORDS = """
offices: {president: [president]}
sectors: {MIL: [troops]}
former: [former]
other: [deputy]
titles: [mr]
pronouns: [he]
at_home: [COP]
"""

ALAND = Place(1, "Aland", "AAA", "", 10.0, 10.0, 20_000_000, "country")
BORDURIA = Place(2, "Borduria", "BBB", "", 40.0, 40.0, 9_000_000, "country")
UPLAND = Place(3, "Upland", "AAA", "U", 12.0, 12.0, 3_000_000, "admin1")
LOWLAND = Place(4, "Lowland", "AAA", "L", 8.0, 8.0, 4_000_000, "admin1")
ROOK_COUNTY = Place(0, "Rook County", "AAA", "U", 12.3, 12.3, 40_000, "admin2")
ROOK_COUNTY_LOW = Place(0, "Rook County", "AAA", "L", 7.6, 7.6, 90_000, "admin2")
ZEDTON = Place(10, "Zedton", "AAA", "U", 12.4, 12.2, 9_000, "city")
NEWTON_UP = Place(11, "Newton", "AAA", "U", 12.2, 12.4, 8_000, "city")
NEWTON_LOW = Place(12, "Newton", "AAA", "L", 8.4, 8.4, 30_000, "city")
NEWTON_BIG = Place(13, "Newton", "BBB", "X", 41.0, 41.0, 2_000_000, "city")
QUARTZ = Place(14, "Quartz", "BBB", "X", 41.3, 41.2, 70_000, "city")
CAPITAL = Place(15, "Bordograd", "BBB", "Y", 40.1, 40.2, 1_500_000, "capital")
PROVINCE = Place(16, "Bordograd", "BBB", "Y", 40.4, 40.4, 2_500_000, "admin1")
SEA = Place(0, "Quiet Sea", "", "", 25.0, 25.0, 0, "region")
OLD = Place(20, "Kingsburg", "AAA", "L", 8.0, 9.0, 700_000, "city", None, "1991-05-31")
NEW = Place(20, "Freeburg", "AAA", "L", 8.0, 9.0, 700_000, "city", "1991-06-01", None)
SAINT = Place(21, "Saint Odo", "AAA", "U", 12.1, 12.8, 5_000, "city")
HILL = Place(22, "Hill", "AAA", "L", 7.7, 7.9, 2_500, "city")

PLACES = [
    ALAND, BORDURIA, UPLAND, LOWLAND, ROOK_COUNTY, ROOK_COUNTY_LOW, ZEDTON, NEWTON_UP, NEWTON_LOW, NEWTON_BIG, QUARTZ,
    CAPITAL, PROVINCE, SEA, SAINT, HILL,
]  # fmt: skip


def world(folder: Path) -> Knowledge:
    """The knowledge, written below `folder`."""
    rows = [PlaceRow(place.name, place) for place in PLACES]
    rows += [PlaceRow(name, place) for name in ("Kingsburg", "Freeburg") for place in (OLD, NEW)]
    facts = Facts(
        actors=[
            Actor("state/AAA", "state", "Aland", "AAA", "GOV", None, 1, 0.7, "test"),
            Actor("state/BBB", "state", "Borduria", "BBB", "GOV", None, 2, 0.6, "test"),
            Actor("body/guild", "party", "Guild of Millers", "BBB", None, None, None, 0.2, "test"),
        ],
        names=[
            NameRow("state/AAA", "Aland", "name"),
            NameRow("state/AAA", "Alandic", "adjective"),
            NameRow("state/BBB", "Borduria", "name"),
            NameRow("state/BBB", "Bordurian", "adjective"),
            NameRow("state/BBB", "Bordurians", "demonym"),
            NameRow("body/guild", "Guild of Millers", "name"),
        ],
        places=rows,
    )
    folder.mkdir(exist_ok=True)
    (folder / "words.yaml").write_text(WORDS, encoding="utf-8")
    (folder / "transliteration.csv").write_text("from,to\n", encoding="utf-8")
    connection = sqlite3.connect(folder / FILE)
    write(facts, connection)
    connection.close()
    return Knowledge.load(folder)
