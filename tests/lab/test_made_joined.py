"""A record that the lab joins itself has the shape of one that joining made of the same documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, func, select

from dateline.ask.happenings import happening, happenings
from dateline.ask.networks import network
from dateline.link.knowledge import Knowledge
from dateline.model.codebook import Codebook
from dateline.pipeline.joining import join
from dateline.settings import load, resources
from dateline.store import open_record, schema, schema_joined
from dateline_lab import made_repeated
from dateline_lab.made import RUN, made_documents
from dateline_lab.made_joined import fill, voiced

REPORTS = 1200
NEAR = {
    "editions": 0.0,
    "accounts": 0.0,
    "happening_reports": 0.0,
    "happenings": 0.1,
    "happening_sides": 0.1,
    "article_origins": 0.05,
    "origins": 0.2,
    "expectations": 0.5,
    "joins": 0.5,
}
"""By how much of their number the rows of a table may differ."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(resources() / "knowledge")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return Codebook.load(resources() / "codebook")


def count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def ever_filled(connection: Connection, table: Table) -> set[str]:
    """Columns that hold anything in any row."""
    row = connection.execute(select(*(func.count(column).label(column.name) for column in table.columns))).one()
    return {name for name, number in row._mapping.items() if number}


def test_numbers_of_rows_and_filled_columns_are_those_of_real_joining(
    knowledge: Knowledge, codebook: Codebook, tmp_path: Path
) -> None:
    with (
        open_record(str(tmp_path / "made.db"), create=True) as made,
        open_record(str(tmp_path / "real.db"), create=True) as real,
    ):
        fill(made, knowledge, codebook, REPORTS)
        real.writer(RUN).write(list(voiced(made_documents(knowledge, codebook, REPORTS))))
        join(real, load())
        with made.reading() as ours, real.reading() as theirs:
            for name, share in NEAR.items():
                table = schema.metadata.tables[name]
                expected = count(theirs, table)
                assert abs(count(ours, table) - expected) <= share * expected, name
                assert ever_filled(ours, table) == ever_filled(theirs, table) - {"moved_to", "newer"}, name
            assert count(ours, schema_joined.to_join) == 0


def test_a_record_is_repeated_on_later_days_under_other_ids(
    knowledge: Knowledge, codebook: Codebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_repeated, "AT_ONCE", 300)
    told: list[int] = []
    with (
        open_record(str(tmp_path / "once.db"), create=True) as once,
        open_record(str(tmp_path / "thrice.db"), create=True) as thrice,
    ):
        made_repeated.fill(once, knowledge, codebook, 300)
        made_repeated.fill(thrice, knowledge, codebook, 900, told=told.append)
        assert told[-1] == 900
        with once.reading() as one, thrice.reading() as three:
            for table in schema.metadata.sorted_tables:
                times = 1 if table in (schema.about, schema.runs) else 3
                assert count(three, table) == times * count(one, table), table.name
            assert not three.exec_driver_sql("PRAGMA foreign_key_check").all()
        rows = list(happenings(thrice))
        assert len({row.happening.id for row in rows}) == len(rows)
        days = sorted(row.happening.day_from for row in rows if row.happening.day_from)
        assert days[0] < days[len(days) // 2] < days[-1]
        view = happening(thrice, rows[-1].happening.id)
        assert [one.row.report.id for one in view.told]
        edges = {(one.source, one.target, one.directed): one.happenings for one in network(once)}
        repeated = {(one.source, one.target, one.directed): one.happenings for one in network(thrice)}
        known = [edge for edge in edges if "~" not in edge[0] + edge[1]]
        assert known
        assert all(repeated[edge] == 3 * edges[edge] for edge in known)


def test_what_is_no_multiple_is_refused(knowledge: Knowledge, codebook: Codebook, tmp_path: Path) -> None:
    with (
        open_record(str(tmp_path / "made.db"), create=True) as record,
        pytest.raises(ValueError, match="no multiple"),
    ):
        made_repeated.fill(record, knowledge, codebook, made_repeated.AT_ONCE + 1)
