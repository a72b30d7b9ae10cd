"""The formats of `dateline export`: what each takes, gives and needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.errors import UsageError

What = Literal["happenings", "reports", "articles", "actors", "expectations"]
"""Happenings are acts, each once; reports are what one article tells of an act; expectations are what is announced."""

_ACTS: tuple[What, ...] = ("happenings", "reports")
_TABLES: tuple[What, ...] = ("reports", "happenings", "articles", "actors", "expectations")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it can be written of, the first being the default, and what it is for.

    `ending` is the usual ending of its files, `needs` a library that is not always installed, `binary` whether a
    terminal cannot show it, `knowledge` whether known actors are looked up.
    """

    name: str
    ending: str
    of: tuple[What, ...]
    gives: str
    needs: str | None = None
    binary: bool = False
    knowledge: bool = False

    @property
    def of_acts(self) -> bool:
        """Whether it writes acts in its own form, rather than the columns of a question."""
        return self.of == _ACTS


FORMATS: tuple[Format, ...] = (
    Format("plover-json", ".jsonl", _ACTS, "PLOVER 2.0 events, a JSON object a line", knowledge=True),
    Format("gdelt-tsv", ".tsv", _ACTS, "CAMEO dyads in the 58 columns of GDELT 1.0"),
    Format("csv", ".csv", _TABLES, "a table for spreadsheets"),
    Format("jsonl", ".jsonl", _TABLES, "all fields with their words, a JSON object a line"),
    Format("parquet", ".parquet", _TABLES, "a table for DuckDB, pandas, Polars", needs="pyarrow", binary=True),
    Format("geojson", ".geojson", _ACTS, "points for maps (RFC 7946)"),
    Format("graphml", ".graphml", _ACTS, "the network of actors", knowledge=True),
    Format("ftm", ".ftm.json", _ACTS, "FollowTheMoney entities, a JSON object a line", knowledge=True),
    Format("ical", ".ics", ("expectations",), "what is announced, for calendars (RFC 5545)"),
)


def format_of(name: str) -> Format:
    """The format of that name. Raises UsageError naming those there are."""
    for one in FORMATS:
        if one.name == name.strip().lower():
            return one
    raise UsageError(f"no format is {name!r}; there are {', '.join(one.name for one in FORMATS)}")


def what_of(chosen: Format, what: str | None) -> What:
    """What is to be written in that format. Raises UsageError for what it does not take."""
    if what is None:
        return chosen.of[0]
    for one in chosen.of:
        if one == what:
            return one
    raise UsageError(f"{chosen.name} is not written of {what!r}; it takes {', '.join(chosen.of)}")
