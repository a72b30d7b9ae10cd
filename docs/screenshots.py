"""Take the pictures of the README from the pages themselves: `python docs/screenshots.py`.

The record is that of `examples/`; Chromium must be installed, and what `make test` installs.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

import dateline
from dateline.web import create_app
from dateline.web.server import bound

HERE = Path(__file__).parent
EXAMPLES, IMAGES = HERE.parent / "examples", HERE / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1280, 800


def main() -> None:
    """Read the examples, open the pages, and write the pictures to `docs/images`."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        sys.exit(f"no browser: none of {', '.join(BROWSERS)} is installed (Debian: apt-get install chromium)")
    IMAGES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "examples.db") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        take(page, address)
        browser.close()


def take(page: Page, address: str) -> None:
    """The pictures: a day, and an article with the evidence of an act."""
    page.goto(f"{address}/?on=2023-11-15")
    page.screenshot(path=IMAGES / "today.png")
    page.goto(f"{address}/find?type=CONSULT/visit&actor=person/vladimir-putin&min_origins=2")
    page.locator(".what").first.click()
    page.locator(".card h3 a").last.click()
    page.goto(page.url.partition("#")[0])
    page.screenshot(path=IMAGES / "article.png")


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address at which the record of the examples answers."""
    with dateline.open(path) as record:
        record.read(EXAMPLES)
    with dateline.open(path, create=False) as record, bound(0) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(record), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        host, port = listening.getsockname()[:2]
        yield f"http://{host}:{port}"
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
