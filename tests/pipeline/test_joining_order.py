"""Joined tables are a pure function of what was read and judged: no order, batch or detour shows in them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from joined_runs import SETTINGS, joined, joined_at_once, judge, tables_of, write

from postgres_server import new_database, postgres_server

__all__ = ["new_database", "postgres_server"]

from dateline.model import Document, Judgement
from dateline.pipeline.joining import join
from dateline.store import Record, open_record
from dateline.store.judgements import judgement_id
from joined_documents import MALTA, NORWAY, OSLO, Told, told
from joined_records import documents


def more_documents() -> list[Document]:
    """The seven articles, and some that tie them together: copies, a bridge between acts, a story told four times."""
    made = documents()
    copied = "Malta and Norway signed a treaty on fishing grounds near Bergen after months of quarrels over quotas."
    pact = Told(
        "pact-7", copied, "signed", "AGREE", sources=(MALTA,), targets=(NORWAY,), days=("2024-03-20", "2024-03-20")
    )
    longer = Told("quotas-8", "Fishermen in Bergen blocked the harbour over quotas.", "blocked", "PROTEST", "obstruct")
    met = Told("met-10", "In Oslo Malta met Norway.", "met", "CONSULT", "visit", "happened", (NORWAY,), (MALTA,))
    met = replace(met, days=("2024-03-20", "2024-03-21"), place=OSLO)
    return [
        *made,
        told(7, [pact], day="2024-03-21", agencies=("ntb",)),
        told(8, [replace(pact, report="pact-8"), longer], day="2024-03-22", outlet="Mirror", agencies=("ntb", "dpa")),
        told(
            9, [replace(longer, report="quotas-9"), replace(pact, report="pact-9", status="denied")], day="2024-03-20"
        ),
        told(10, [met, replace(met, report="met-10b", days=("2024-03-21", "2024-03-21"))], day=None, outlet="Gazette"),
        told(11, [replace(met, report="met-11")], url="https://herald.example/oslo", day="2024-03-23"),
    ]


def _judgement(kind: str, subject: str, other: str | None, verdict: str, number: int, **value: object) -> Judgement:
    at = f"2024-05-01T10:{number:02}:00Z"
    bare = Judgement("", kind, subject, other, verdict, "reader", at, value)  # type: ignore[arg-type]
    return replace(bare, id=judgement_id(bare))


def verdicts() -> list[Judgement]:
    """Answers of every kind, one of them taken back."""
    same = _judgement("join", "blame-2", "quotas-8", "same", 1)
    taken_back = _judgement("report", "cede-3", None, "wrong", 2)
    withdrawal = replace(_judgement("report", "cede-3", None, "right", 3), withdraws=taken_back.id)
    return [
        same,
        taken_back,
        replace(withdrawal, id=judgement_id(withdrawal)),
        _judgement("report", "strike-2", None, "wrong", 4),
        _judgement("join", "visit-0", "visit-2", "different", 5),
        _judgement("origin", "article-00002", "article-00005", "same", 6),
        _judgement("outcome", "plan-pending", "met-10", "held", 7),
        _judgement("outcome", "plan-held", "met-11", "different", 8),
        _judgement(
            "link", "attack-2", "source/0", "instead", 9, actor="state/NOR", name="Norway", country="NOR", sector="GOV"
        ),
    ]


@cache
def _expected() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        return joined_at_once(Path(folder), more_documents(), verdicts())


def _differing(found: dict[str, str]) -> list[str]:
    return [name for name, expected in _expected().items() if found[name] != expected]


def _read_in_steps(
    record: Record, order: list[int], sizes: list[int], joins: list[bool], judged_after: int, at_once: int
) -> None:
    made, answers = more_documents(), verdicts()
    at = 0
    for step, size in enumerate([*sizes, len(made)]):
        if step == judged_after:
            judge(record, answers)
        write(record, [made[number] for number in order[at : at + size]])
        at += size
        if joins[step % len(joins)]:
            joined(record, at_once)
    judge(record, answers)
    joined(record, at_once)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(12)),
    sizes=st.lists(st.integers(1, 5), max_size=5),
    joins=st.lists(st.booleans(), min_size=1, max_size=3),
    judged_after=st.integers(0, 6),
    at_once=st.integers(1, 6),
)
def test_no_order_of_reading_shows(
    order: list[int], sizes: list[int], joins: list[bool], judged_after: int, at_once: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with open_record(f"{folder}/shuffled.db", create=True) as record:
            _read_in_steps(record, order, sizes, joins, judged_after, at_once)
            found = tables_of(record, Path(folder) / "dump")
        assert _differing(found) == []


@pytest.mark.postgres
@pytest.mark.parametrize("order", [list(range(12)), list(reversed(range(12)))])
def test_both_databases_end_the_same(new_database: Callable[[], str], tmp_path: Path, order: list[int]) -> None:
    with open_record(new_database(), create=True) as record:
        _read_in_steps(record, order, [3, 1, 4], [True, False], 2, 2)
        assert _differing(tables_of(record, tmp_path / "dump")) == []


def test_the_example_holds_what_it_is_for() -> None:
    tables = _expected()
    assert '"newer": "article-00011"' in tables["editions"]
    assert tables["shares"].count("\n") >= 4
    assert '"outcome": "held"' in tables["expectations"]
    assert '"standing": "disputed"' in tables["happenings"]
    assert "judged so" in tables["follow_ups"]
    assert tables["to_join"] == ""


def test_everything_anew_gives_the_same(tmp_path: Path) -> None:

    with open_record(str(tmp_path / "anew.db"), create=True) as record:
        _read_in_steps(record, list(range(12)), [5], [True], 0, 4)
        join(record, SETTINGS, everything=True, at_once=5)
        assert _differing(tables_of(record, tmp_path / "dump")) == []
