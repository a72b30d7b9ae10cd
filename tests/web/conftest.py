"""A record joined by hand, behind the application."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from starlette.testclient import TestClient

import dateline
from dateline.store import open_record
from dateline.web import create_app
from joined_records import fill

NAMES = ("chromium", "chromium-browser", "google-chrome")


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


def chromium() -> str | None:
    """Where the system's Chromium is."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Without one a test skips and says so; in CI it fails."""
    found = chromium()
    if found is None:
        missing = f"no browser: none of {', '.join(NAMES)} is installed (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        made = playwright.chromium.launch(executable_path=found, args=arguments)
        yield made
        made.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900})
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture(scope="session")
def drawing(browser: Browser) -> Iterator[Browser]:
    """The same browser with WebGL, computed without a graphics card."""
    quiet = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    arguments = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    made = browser.browser_type.launch(executable_path=chromium(), args=[*quiet, *arguments])
    yield made
    made.close()
