"""Networks sum happenings between two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from written_acts import BERG, CHAD, CROWD, MALTA, NORWAY, Written, day, write

from dateline.ask.happening_filters import HappeningFilter
from dateline.ask.networks import EdgeRow, network, nodes
from dateline.errors import UsageError
from dateline.store import Record


@pytest.fixture
def written(record: Record) -> Record:
    write(
        record,
        Written("a", day("2024-01-01"), (BERG,), (MALTA,), fields={"reports": 3}),
        Written("b", day("2024-02-01"), (MALTA,), (BERG, NORWAY)),
        Written("c", (None, None), (BERG, CHAD), ()),
        Written("d", day("2024-03-01"), (NORWAY,), (BERG,), "SANCTION", "", fields={"intensity": -6.0}),
        Written("e", day("2024-04-01"), (MALTA,), (NORWAY,), "SANCTION", "", fields={"intensity": -4.0}),
        Written("f", day("2024-04-02"), (MALTA,), (BERG,), "SANCTION", "", fields={"intensity": -6.0}),
        Written("g", day("2024-04-02"), (CROWD,), (), "PROTEST", ""),
    )
    return record


def edges(record: Record, level: str = "actor", **fields: Any) -> list[EdgeRow]:
    return list(network(record, HappeningFilter(**fields), level))


def test_meetings_have_no_direction_and_count_each_pair_once_a_happening(written: Record) -> None:
    found = {(one.source, one.target): one for one in edges(written, types=("CONSULT",))}
    assert {pair: one.happenings for pair, one in found.items()} == {
        ("person/ase-berg", "state/MLT"): 2,
        ("person/ase-berg", "state/NOR"): 1,
        ("person/ase-berg", "state/TCD"): 1,
        ("state/MLT", "state/NOR"): 1,
    }
    most = found["person/ase-berg", "state/MLT"]
    assert (most.directed, most.reports, most.first, most.last) == (False, 4, "2024-01-01", "2024-02-01")
    assert found["person/ase-berg", "state/TCD"].first is None


def test_one_who_is_named_in_both_roles_by_two_names_is_tied_once(record: Record) -> None:
    write(record, Written("twice", day("2024-01-01"), (BERG, MALTA), (replace(BERG, name="Minister Berg"), MALTA)))
    (one,) = edges(record)
    assert (one.happenings, one.reports) == (1, 1)


def test_other_acts_go_from_who_acts_to_whom(written: Record) -> None:
    found = edges(written, types=("SANCTION",))
    assert {(one.source, one.target, one.directed) for one in found} == {
        ("state/NOR", "person/ase-berg", True),
        ("state/MLT", "state/NOR", True),
        ("state/MLT", "person/ase-berg", True),
    }


def test_countries_gather_their_people_and_what_stays_within_one_is_left_out(written: Record) -> None:
    (one,) = edges(written, "country", types=("SANCTION",))
    assert (one.source, one.target, one.happenings, one.intensity) == ("MLT", "NOR", 2, -5.0)
    pairs = {(one.source, one.target): one.happenings for one in edges(written, "country", types=("CONSULT",))}
    assert pairs == {("MLT", "NOR"): 2, ("NOR", "TCD"): 1}


def test_those_who_deal_with_most_others_come_first(written: Record) -> None:
    first, *_ = list(nodes(network(written)))
    assert (first.id, first.name, first.degree) == ("person/ase-berg", "Åse Berg", 3)
    assert (first.acting, first.acted_upon, first.happenings) == (0, 2, 6)


def test_filters_and_windows_hold_back(written: Record) -> None:
    assert {one.target for one in edges(written, since="2024-04-01")} == {"state/NOR", "person/ase-berg"}
    assert [one.happenings for one in edges(written, limit=1)] == [2]
    assert edges(written, actor="TCD")[0].target == "state/TCD"
    with pytest.raises(UsageError, match="no level is"):
        edges(written, "planet")


def test_each_is_called_as_it_is_most_often(record: Record) -> None:
    chief = replace(BERG, name="A. Chief")
    write(record, *(Written(f"named-{n}", day("2024-01-01"), (BERG,), (MALTA,)) for n in range(3)))
    write(record, Written("called", day("2024-01-01"), (chief,), (MALTA,)))
    (one,) = edges(record)
    assert (one.happenings, one.source_name) == (4, "Åse Berg")


def test_edges_open_as_a_frame(written: Record) -> None:
    frame = network(written).to_arrow()
    assert frame.num_rows == len(edges(written))
    assert frame.column("source_name").to_pylist()[0] == "Åse Berg"
