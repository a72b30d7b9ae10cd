"""The network of actors as GraphML: a node an actor, an edge for each type of act between two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, BinaryIO

from lxml import etree

from dateline.export.acts import Act, Entity
from dateline.export.cleaning import for_xml
from dateline.export.counts import Counts
from dateline.export.known import LookUp, nobody

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = {"name": "string", "kind": "string", "country": "string", "sector": "string", "acts": "int"}
_EDGE = {"type": "string", "acts": "int", "reports": "int", "first": "string", "last": "string", "intensity": "double"}


@dataclass(slots=True)
class _Node:
    name: str
    country: str | None
    sector: str | None
    acts: int = 0


@dataclass(slots=True)
class _Edge:
    acts: int = 0
    reports: int = 0
    intensity: float = 0.0
    first: str | None = None
    last: str | None = None


_Nodes = dict[str, _Node]
_Edges = dict[tuple[str, str, str], _Edge]


def write_graphml(acts: Iterable[Act], out: BinaryIO, look_up: LookUp = nobody) -> Counts:
    """Write the network, and say how many edges it has.

    Only actors with an id are nodes: "a crowd" is another one in every article. Memory grows with the actors and the
    kinds of acts between them, not with the acts. Acts that are denied or only feared are left out.
    """
    nodes: _Nodes = {}
    edges: _Edges = {}
    counts = Counts()
    for act in acts:
        if act.status in {"possible", "denied"}:
            counts.left_out["only possible, or denied"] += 1
        elif not _add(act, nodes, edges):
            counts.left_out["without two known actors"] += 1
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", nsmap={None: _NAMESPACE}):
            _write_keys(file)
            with file.element("graph", id="actors", edgedefault="directed"):
                for key in sorted(nodes):
                    _write_node(file, key, nodes[key], look_up)
                for number, between in enumerate(sorted(edges)):
                    _write_edge(file, f"e{number}", between, edges[between])
    counts.written = len(edges)
    return counts


def _add(act: Act, nodes: _Nodes, edges: _Edges) -> bool:
    sources, targets = (_known(who) for who in (act.sources, act.targets))
    pairs = [(a, b) for a, b in product(sources, targets) if a != b]
    if act.type == "CONSULT":
        pairs += list(combinations(sorted(sources), 2))
    for one in {**sources, **targets}.items() if pairs else ():
        key, entity = one
        node = nodes.setdefault(key, _Node(entity.name, entity.country, entity.sector))
        node.country, node.sector = node.country or entity.country, node.sector or entity.sector
        node.acts += 1
    for source, target in pairs:
        edge = edges.setdefault((source, target, act.type), _Edge())
        edge.acts += 1
        edge.reports += act.reports
        edge.intensity += act.intensity
        days = [day for day in (edge.first, edge.last, act.day_from, act.day_to) if day]
        edge.first, edge.last = (min(days), max(days)) if days else (None, None)
    return bool(pairs)


def _known(who: tuple[Entity, ...]) -> dict[str, Entity]:
    return {one.actor: one for one in who if one.actor}


def _write_keys(file: Any) -> None:
    for what, names in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in names.items():
            attributes = {"id": f"{what}_{name}", "for": what, "attr.name": name, "attr.type": kind}
            file.write(etree.Element("key", attributes))


def _write_node(file: Any, key: str, node: _Node, look_up: LookUp) -> None:
    known = look_up(key)
    values = {
        "name": known.name if known else node.name,
        "kind": known.kind if known else key.partition("/")[0],
        "country": node.country or (known.country if known else None),
        "sector": node.sector or (known.sector if known else None),
        "acts": node.acts,
    }
    element = etree.Element("node", id=for_xml(key))
    _data(element, "node", values)
    file.write(element)


def _write_edge(file: Any, number: str, between: tuple[str, str, str], edge: _Edge) -> None:
    source, target, kind = between
    element = etree.Element("edge", id=number, source=for_xml(source), target=for_xml(target))
    values = {
        "type": kind,
        "acts": edge.acts,
        "reports": edge.reports,
        "first": edge.first,
        "last": edge.last,
        "intensity": round(edge.intensity / edge.acts, 3),
    }
    _data(element, "edge", values)
    file.write(element)


def _data(element: Any, what: str, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if value is not None:
            etree.SubElement(element, "data", key=f"{what}_{name}").text = for_xml(str(value))
