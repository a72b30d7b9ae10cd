"""The views of what was found: a list, a timeline, a map, a network; all of the same question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dateline.api import OpenRecord
from dateline.ask.facets import MOST
from dateline.ask.happening_filters import HappeningFilter
from dateline.errors import UsageError
from dateline.web.bars import bars
from dateline.web.nets import net

VIEWS: Mapping[str, str] = {"list": "List", "timeline": "Timeline", "map": "Map", "network": "Network"}

PLACES = 1000
"""Places of the map."""
EDGES = 80
"""Edges of the network."""


def checked(view: str) -> str:
    """The view. Raises UsageError for one that there is not."""
    if view not in VIEWS:
        raise UsageError(f"no view is {view!r}; there are {', '.join(VIEWS)}")
    return view


def of_view(record: OpenRecord, view: str, wanted: HappeningFilter, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What the template of a view shows; `asked` are the filters as the address has them."""
    whole = replace(wanted, limit=None, offset=0)
    match view:
        case "timeline":
            months = list(record.months(whole))
            known = [(one.month, one.quads) for one in months if one.month]
            return {"months": months, "bars": bars(known)}
        case "map":
            places = list(record.places(replace(whole, limit=PLACES)))
            query = urlencode({**asked, "limit": PLACES}, doseq=True)
            return {"places": places, "places_address": f"/api/places?{query}"}
        case "network":
            edges = list(record.network(replace(whole, limit=EDGES), most=MOST))
            return {"edges": edges, "net": net(edges)}
        case _:
            return {}
