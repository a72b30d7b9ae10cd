"""However a question finds whom and where it asks for, it finds the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from dateline.ask import EventFilter, conditions, events, finding
from dateline.ask.claims import ClaimFilter, claims, disputed
from dateline.ask.expectations import ExpectationFilter, announced, promises
from dateline.ask.finding import Finder
from dateline.ask.happening_filters import HappeningFilter, of_happenings
from dateline.ask.happenings import happenings
from dateline.ask.review import ReviewFilter, doubts
from dateline.errors import UsageError
from dateline.store import Record, open_record, schema, schema_joined
from joined_records import fill

WHO = ("NOR", "state/NOR", "berg", "åse Berg", "minister", "nobody", "o'brien", "person/ase-berg", "imf", "MLT")
PLACES = ("Malta", "sao tome", "oslo", "NOR", "nowhere")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def joined(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    address = str(tmp_path / "joined.db")
    if request.param == "postgresql":
        address = request.getfixturevalue("new_database")()
    with open_record(address, create=True) as opened:
        fill(opened)
        yield opened


@pytest.fixture(params=["few", "many", "many names"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows are looked up, many gone through; names that are too many are not listed."""
    monkeypatch.setattr(finding, "FEW", 1_000 if request.param == "few" else 0)
    monkeypatch.setattr(finding, "_MOST_NAMES", 0 if request.param == "many names" else 1_000)


def event_filters() -> Iterator[EventFilter]:
    for who in WHO:
        yield from (EventFilter(actor=who), EventFilter(source=who), EventFilter(target=who), EventFilter(said_by=who))
    yield from (EventFilter(place=place) for place in PLACES)
    yield from (EventFilter(country=code) for code in ("NOR", "MLT", "RUS", "ZZZ"))
    yield EventFilter(published_since="2024-03-20", published_until="2024-03-31")
    yield EventFilter(text="minister", actor="NOR")
    yield EventFilter(since="2024-03", until="2024-03-21")


@pytest.mark.usefixtures("way")
def test_reports_are_the_same_as_those_found_by_going_through_all(joined: Record) -> None:
    table = schema.events.c
    for wanted in event_filters():
        with joined.reading() as connection:
            plain = conditions.of_events(wanted, None, joined.dialect, Finder())
            order = (table.time_from.is_(None), table.time_from, table.id)
            expected = list(connection.scalars(select(table.id).where(*plain).order_by(*order)))
        assert [row.report.id for row in events(joined, wanted)] == expected, wanted


@pytest.mark.usefixtures("way")
def test_happenings_are_the_same_as_those_found_by_going_through_all(joined: Record) -> None:
    table = schema_joined.happenings.c
    asked = [HappeningFilter(**{role: who}) for who in WHO for role in ("actor", "source", "target")]
    asked += [HappeningFilter(place=place) for place in PLACES] + [HappeningFilter(country="NOR", text="minister")]
    for wanted in asked:
        with joined.reading() as connection:
            plain = of_happenings(wanted, None, joined.dialect, Finder())
            order = (table.day_from.is_(None), table.day_from, table.id)
            expected = list(connection.scalars(select(table.id).where(*plain).order_by(*order)))
        assert [row.happening.id for row in happenings(joined, wanted)] == expected, wanted


def answers(joined: Record) -> list[list[str]]:
    """What questions about announcements, claims and doubts find for each of WHO."""
    day = "2024-03-20"
    found = []
    for who in WHO:
        found.append([row.expectation.id for row in promises(joined, who, day)])
        found.append([row.expectation.id for row in announced(joined, day, ExpectationFilter(actor=who))])
        found.append([row.happening.id for row in claims(joined, who)])
        found.append([row.happening.id for row in disputed(joined, ClaimFilter(actor=who), claimed=True)])
        found.append([one.subject for one in doubts(joined, ReviewFilter(actor=who, kind="report"))])
    found.append([row.expectation.id for row in announced(joined, day, ExpectationFilter(country="NOR"))])
    found.append([row.happening.id for row in disputed(joined, ClaimFilter(country="NOR"), claimed=True)])
    return found


@pytest.mark.usefixtures("way")
def test_announcements_claims_and_doubts_are_found_alike(joined: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    found = answers(joined)
    monkeypatch.setattr(Finder, "few", lambda _, __: False)
    monkeypatch.setattr(Finder, "_values", lambda *_: None)
    assert found == answers(joined)
    assert any(found)


def test_the_links_of_an_actor_are_reviewed(joined: Record) -> None:
    assert isinstance(doubts(joined, ReviewFilter(actor="NOR")), list)


def test_words_that_are_no_name_are_refused_at_once(joined: Record) -> None:
    for ask in (
        lambda: events(joined, EventFilter(actor="?")),
        lambda: happenings(joined, HappeningFilter(actor="?")),
        lambda: claims(joined, "?"),
        lambda: promises(joined, "?", "2024-03-20"),
        lambda: announced(joined, "2024-03-20", ExpectationFilter(actor="?")),
    ):
        with pytest.raises(UsageError, match="no name is"):
            ask()
