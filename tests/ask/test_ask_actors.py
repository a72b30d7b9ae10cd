"""The actors of a record: counted by id, or by name and country where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline import ask
from dateline.ask import ACTOR_COLUMNS, ActorFilter
from dateline.errors import UsageError
from dateline.link.knowledge import Actor
from dateline.model import Participant
from dateline.store import Record
from record_documents import RUN, document

KNOWN = {"person/ase-berg": Actor("person/ase-berg", "person", "Åse Berg", "NOR", "GOV")}


def found(record: Record, **fields: Any) -> list[ask.ActorRow]:
    return list(ask.actors(record, ActorFilter(**fields), KNOWN.get))


def test_each_actor_is_counted_by_role_article_and_day(record: Record) -> None:
    rows = {row.id or row.name: row for row in found(record)}
    berg = rows["person/ase-berg"]
    assert (berg.name, berg.kind, berg.country, berg.sector, berg.known) == ("Åse Berg", "person", "NOR", "GOV", True)
    assert (berg.reports, berg.source, berg.target, berg.said_by, berg.articles) == (2, 2, 0, 0, 2)
    assert (berg.first, berg.last) == ("2024-03-04", "2024-03-05")
    malta = rows["state/MLT"]
    assert (malta.name, malta.kind, malta.known, malta.target) == ("Malta", "state", False, 2)
    assert (rows["IMF"].id, rows["IMF"].kind, rows["IMF"].reports) == (None, None, 1)
    assert (rows["person/o-brien"].first, rows["person/o-brien"].last) == ("2024-03-01", "2024-03-31")


def test_those_with_most_reports_come_first(record: Record) -> None:
    counts = [row.reports for row in found(record)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"text": "berg"}, {"Åse Berg"}),
        ({"text": "ASE berg"}, {"Åse Berg"}),
        ({"text": "o brien"}, {"Kassym-Jomart O'Brien"}),
        ({"text": "MLT"}, {"Malta"}),
        ({"text": "state"}, set()),
        ({"id": "person/o-brien"}, {"Kassym-Jomart O'Brien"}),
        ({"id": "person/o"}, set()),
        ({"country": "IRL"}, {"Kassym-Jomart O'Brien"}),
        ({"country": "FRA"}, set()),
        ({"kind": "state"}, {"Malta"}),
        ({"known": True}, {"Åse Berg"}),
        ({"known": False, "kind": "person"}, {"Kassym-Jomart O'Brien"}),
        ({"limit": 0}, set()),
        ({"country": "Malta"}, UsageError),
        ({"text": "!"}, UsageError),
        ({"limit": -1}, UsageError),
    ],
)
def test_filters(record: Record, fields: dict[str, Any], names: Any) -> None:
    if names is UsageError:
        with pytest.raises(UsageError):
            found(record, **fields)
        return
    assert {row.name for row in found(record, **fields)} == names


def test_limit_and_offset_are_a_window(record: Record) -> None:
    everybody = found(record)
    assert found(record, limit=2, offset=1) == everybody[1:3]


def test_the_flat_form_has_the_documented_columns(record: Record) -> None:
    assert tuple(found(record)[0].as_flat()) == tuple(column.name for column in ACTOR_COLUMNS)
    assert ask.actors(record).to_arrow().num_rows == len(found(record))


def test_the_latest_reports_come_first_and_those_without_a_day_last(record: Record) -> None:
    assert [row.report.id for row in ask.latest_reports(record, "state/MLT", 5)] == ["event-00000", "event-00002"]
    assert [row.report.id for row in ask.latest_reports(record, "state/MLT", 1)] == ["event-00000"]
    assert ask.latest_reports(record, "state/FRA", 5) == []


def test_those_only_called_by_a_pronoun_are_left_out(record: Record) -> None:
    one = document(7)
    assert one.reports
    sources = (Participant(one.reports[0].trigger, "They"), Participant(one.reports[0].trigger, "They", "person/they"))
    record.writer(RUN).write([replace(one, reports=(replace(one.reports[0], sources=sources),))])
    assert [row.id for row in found(record, text="they")] == [None, "person/they"]
    rows = ask.actors(record, ActorFilter(text="they"), pronouns=("they", "he"))
    assert [row.id for row in rows] == ["person/they"]
