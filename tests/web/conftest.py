"""A record joined by hand, behind the application."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.store import open_record
from dateline.web import create_app
from joined_records import fill


@pytest.fixture(scope="session")
def joined_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "joined.db"
    with open_record(str(path), create=True) as opened:
        fill(opened)
    return path


@pytest.fixture(scope="session")
def joined(joined_path: Path) -> Iterator[dateline.OpenRecord]:
    with dateline.open(joined_path, create=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(joined: dateline.OpenRecord) -> Iterator[TestClient]:
    with TestClient(create_app(joined, ["testserver"])) as made:
        yield made
