"""Who meets, sanctions, accuses whom: happenings between two, summed over a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, union_all

from dateline.ask.columns import Column, Scalar
from dateline.ask.facets import newest
from dateline.ask.finding import Finder
from dateline.ask.frames import Rows
from dateline.ask.happening_filters import HappeningFilter, of_happenings
from dateline.ask.questions import window
from dateline.errors import UsageError
from dateline.model.codebook import Codebook
from dateline.store import Record
from dateline.store.rows_out import in_pieces
from dateline.store.schema_joined import happening_sides, happenings

Level = Literal["actor", "country"]
LEVELS: tuple[Level, ...] = ("actor", "country")

MUTUAL = ("CONSULT",)
"""Types in which both sides do the same: their edges have no direction."""

_AT_ONCE = 1000
_ANY = HappeningFilter()
_all = happenings.c

EDGE_COLUMNS: tuple[Column, ...] = (
    Column("source", "text", "id of who acts, or ~name/COUNTRY where linking gave none; a country at that level"),
    Column("source_name", "text", "its name"),
    Column("target", "text", "id of whom it is done to"),
    Column("target_name", "text", "its name"),
    Column("directed", "yes-no", "no where both do the same, as in meetings: then the order says nothing"),
    Column("happenings", "integer", "happenings between the two"),
    Column("reports", "integer", "reports of them"),
    Column("intensity", "number", "mean PLOVER intensity of the happenings, -10 to 10"),
    Column("first", "day", "first day of the earliest, of those with a day"),
    Column("last", "day", "first day of the latest"),
)

NODE_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "id of the actor, ~name/COUNTRY where linking gave none, or a country"),
    Column("name", "text", "its name"),
    Column("degree", "integer", "with how many others it deals"),
    Column("happenings", "integer", "happenings it has with them; one with two others counts twice"),
    Column("out", "integer", "of these, happenings in which it acts on another"),
    Column("in", "integer", "of these, happenings in which it is acted upon"),
)


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """The happenings between two: see EDGE_COLUMNS."""

    source: str
    source_name: str
    target: str
    target_name: str
    directed: bool
    happenings: int
    reports: int
    intensity: float
    first: str | None
    last: str | None

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in EDGE_COLUMNS."""
        return {column.name: getattr(self, column.name) for column in EDGE_COLUMNS}

    def as_json(self) -> dict[str, Any]:
        """The edge as plain data."""
        return dict(self.as_flat())


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One of a network: see NODE_COLUMNS."""

    id: str
    name: str
    degree: int
    happenings: int
    acting: int
    acted_upon: int

    def as_flat(self) -> dict[str, Scalar]:
        """One value a column, as in NODE_COLUMNS."""
        counts = {"degree": self.degree, "happenings": self.happenings, "out": self.acting, "in": self.acted_upon}
        return {"id": self.id, "name": self.name, **counts}

    def as_json(self) -> dict[str, Any]:
        """The node as plain data."""
        return dict(self.as_flat())


def network(
    record: Record,
    wanted: HappeningFilter = _ANY,
    level: str = "actor",
    codebook: Codebook | None = None,
    *,
    most: int | None = None,
) -> Rows[EdgeRow]:
    """Edges of the happenings that pass, those with most happenings first, then by the two.

    At the level of countries all of a country are one, and what stays within one is left out. `limit` and `offset`
    count edges. With `most` only so many happenings, the newest, are summed. Raises UsageError for what cannot be.
    """
    if level not in LEVELS:
        raise UsageError(f"no level is {level!r}; there are {', '.join(LEVELS)}")
    of_happenings(wanted, codebook, record.dialect)

    def found() -> Iterator[EdgeRow]:
        with record.reading() as connection:
            finder = Finder(connection)
            conditions = of_happenings(wanted, codebook, record.dialect, finder)
            if most is not None:
                passing = newest(wanted, (_all.id,), finder, record.dialect, most).subquery()
                conditions = [_all.id.in_(select(passing.c.id))]
            question = window(_question(conditions, by_country=level == "country"), wanted.limit, wanted.offset)
            names: dict[str, str] = {}
            for rows in connection.execute(question).partitions(_AT_ONCE):
                if level == "actor":
                    new = sorted({node for row in rows for node in (row.source, row.target)} - names.keys())
                    names |= _usual(connection, new)
                for row in rows:
                    told = {f"{end}_name": names.get(node, node) for end, node in _ends(row)}
                    yield EdgeRow(**dict(row._mapping) | told | {"directed": bool(row.directed)})

    return Rows(found, EDGE_COLUMNS)


def _ends(row: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("source", row.source), ("target", row.target)


def _usual(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """What each is called in most of its happenings; of names as frequent, the first in the alphabet."""
    sides = happening_sides.c
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for piece in in_pieces(keys):
        called = select(sides.key, sides.name, func.count()).where(sides.key.in_(piece))
        for key, name, times in connection.execute(called.group_by(sides.key, sides.name)):
            counts[key][name] = times
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in counts.items()}


def nodes(edges: Iterable[EdgeRow]) -> Rows[NodeRow]:
    """Those whom edges tie, those who deal with most others first, then by happenings and id."""
    names: dict[str, str] = {}
    others: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for edge in edges:
        names |= {edge.source: edge.source_name, edge.target: edge.target_name}
        others[edge.source].add(edge.target)
        others[edge.target].add(edge.source)
        for one, way in ((edge.source, 1), (edge.target, 2)):
            counts[one][0] += edge.happenings
            counts[one][way] += edge.happenings * edge.directed
    found = [NodeRow(one, names[one], len(others[one]), *counts[one]) for one in names]
    found.sort(key=lambda node: (-node.degree, -node.happenings, node.id))
    return Rows(lambda: iter(found), NODE_COLUMNS)


def _question(conditions: list[Any], *, by_country: bool) -> Select[Any]:
    pairs = union_all(
        _pairs(conditions, by_country, mutual=True), _pairs(conditions, by_country, mutual=False)
    ).subquery("pairs")
    number = func.count().label("happenings")
    columns: list[ColumnElement[Any]] = [
        pairs.c.source,
        pairs.c.target,
        pairs.c.directed,
        number,
        func.sum(pairs.c.reports).label("reports"),
        func.avg(pairs.c.intensity).label("intensity"),
        func.min(pairs.c.day_from).label("first"),
        func.max(pairs.c.day_from).label("last"),
    ]
    grouped = select(*columns).group_by(pairs.c.source, pairs.c.target, pairs.c.directed)
    return grouped.order_by(number.desc(), pairs.c.source, pairs.c.target, pairs.c.directed)


def _pairs(conditions: list[Any], by_country: bool, *, mutual: bool) -> Select[Any]:
    """Each two of a happening once: of those who do the same, in the order of their ids, whatever their roles."""
    one, other = _side(by_country, "one"), _side(by_country, "other")
    once = mutual or by_country
    # Happenings are gone through, and the sides of each looked up: with something added it cannot be the other way.
    here = _all.id + ""
    pairs = (
        select(
            one.c.node.label("source"),
            other.c.node.label("target"),
            literal(not mutual).label("directed"),
            _all.reports,
            _all.intensity,
            _all.day_from,
        )
        .select_from(happenings)
        .join(one, one.c.happening == here)
        .join(other, other.c.happening == here)
        .where(*conditions)
    )
    if mutual:
        pairs = pairs.where(_all.type.in_(MUTUAL), one.c.node < other.c.node)
    else:
        roles = (one.c.role == "source", other.c.role == "target")
        pairs = pairs.where(_all.type.not_in(MUTUAL), *roles, one.c.node != other.c.node)
    what = (_all.id, _all.reports, _all.intensity, _all.day_from)
    return pairs.group_by(*what, one.c.node, other.c.node) if once else pairs


def _side(by_country: bool, name: str) -> Any:
    sides = happening_sides.alias(name).c
    if not by_country:
        return select(sides.happening, sides.role, sides.key.label("node")).subquery(f"{name}_side")
    known = select(sides.happening, sides.role, sides.country.label("node"))
    return known.where(sides.country.is_not(None)).subquery(f"{name}_side")
