"""What a file of one's own may say: its fields, and the codes that are not another file's."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

KINDS = (
    "state", "territory", "person", "international", "ministry", "parliament", "court", "military", "service",
    "institution", "party", "armed-group", "agency", "outlet", "company", "ngo", "religious",
)  # fmt: skip
"""Kinds of actors."""

PLACE_KINDS = ("city", "capital", "admin1", "admin2", "country", "region")
NAME_SORTS = ("alias", "adjective", "demonym", "capital", "seat")

TOP = ("source", "actors", "places")
ACTOR = ("id", "name", "names", "kind", "country", "sector", "wikidata", "geonames", "weight", "offices", "member_of",
         "part_of", "source")  # fmt: skip
NAME = ("name", "sort", "from", "to")
OFFICE = ("office", "of", "from", "to", "source")
MEMBERSHIP = ("body", "from", "to", "source")
PLACE = ("name", "names", "country", "admin", "latitude", "longitude", "geonames", "kind", "population", "from", "to",
         "source")  # fmt: skip
PLACE_NAME = ("name", "from", "to")

ACTOR_COLUMNS = ("id", "name", "names", "kind", "country", "sector", "wikidata", "geonames", "weight", "office", "of",
                 "from", "to", "member_of", "part_of", "source")  # fmt: skip
PLACE_COLUMNS = PLACE


def nearest(word: str, known: Iterable[str]) -> str:
    """How an unknown word goes on in a message: the nearest known one, or all of them."""
    listed = sorted(known)
    near = get_close_matches(word, listed, n=3, cutoff=0.6) or get_close_matches(word.upper(), listed, n=3, cutoff=0.6)
    if near:
        return f"; did you mean {next((one for one in near if one[0] == word[0]), near[0])}?"
    return f"; known are {', '.join(listed)}" if len(listed) <= 40 else ""
