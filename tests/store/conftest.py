"""Every test of the record runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.store import Record, open_record
from postgres_server import new_database, postgres_server

__all__ = ["new_database", "postgres_server"]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes addresses of places where no record is yet."""
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_database")
        return make
    numbers = iter(range(1000))
    return lambda: str(tmp_path / f"record-{next(numbers)}.db")


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """A place where no record is yet."""
    return new_address()


@pytest.fixture
def record(address: str) -> Iterator[Record]:
    """An empty record."""
    with open_record(address, create=True) as opened:
        yield opened
