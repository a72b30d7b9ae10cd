"""The review in a real browser: wholly by keyboard, without script too, and accessible."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import answering, watched
from playwright.sync_api import Browser, BrowserContext, Page, expect

import dateline
from dateline.ask.review import ReviewFilter
from dateline.web import create_app

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examined") / "examples.db"
    with dateline.open(path) as record:
        record.read(EXAMPLES)
    return path


@pytest.fixture
def opened(examples: Path, tmp_path: Path) -> Iterator[dateline.OpenRecord]:
    """A copy of the record of the examples, nothing of it judged, open for writing."""
    path = tmp_path / "copy.db"
    with sqlite3.connect(examples) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    with dateline.open(path, create=False, write=True) as record:
        yield record


@pytest.fixture
def served(opened: dateline.OpenRecord) -> Iterator[str]:
    with answering(create_app(opened, judge="Ada")) as address:
        yield address


@pytest.fixture
def tab(context: BrowserContext, served: str) -> Iterator[Page]:
    with watched(context, served, "422") as page:
        yield page


def answers(opened: dateline.OpenRecord) -> list[tuple[str, str, str]]:
    """Kind, verdict and state of what was judged, the first first."""
    rows = [(row.judgement.kind, row.judgement.verdict, row.state) for row in opened.judgements()]
    return rows[::-1]


def test_all_is_judged_by_keyboard_and_undone(tab: Page, served: str, opened: dateline.OpenRecord) -> None:
    first, second = opened.doubts(ReviewFilter(kind="report", limit=2))
    tab.goto(f"{served}/review?kind=report")
    card, done = tab.locator(".card h2 a").first, tab.locator(".said")
    expect(card).to_have_attribute("href", re.compile(first.subject))
    tab.keyboard.press("n")
    expect(done).to_contain_text("wrong")
    expect(card).to_have_attribute("href", re.compile(second.subject))
    expect(tab.get_by_text("1 judged today by Ada")).to_be_visible()
    tab.keyboard.press("u")
    expect(done).to_contain_text("taken back")
    expect(card).to_have_attribute("href", re.compile(first.subject))
    tab.keyboard.press("k")
    expect(done).to_have_text("skipped")
    tab.keyboard.press("y")
    expect(done).to_contain_text("right")
    assert answers(opened) == [
        ("report", "wrong", "withdrawn"),
        ("report", "wrong", "withdrawal"),
        ("report", "right", "counts"),
    ]


def test_another_place_is_typed_after_its_key(tab: Page, served: str, opened: dateline.OpenRecord) -> None:
    tab.goto(f"{served}/review?kind=report")
    tab.keyboard.press("p")
    field = tab.get_by_label("Name or GeoNames number of the place")
    expect(field).to_be_focused()
    tab.keyboard.press("Escape")
    expect(field).to_be_hidden()
    tab.keyboard.press("p")
    tab.keyboard.type("yn Nowhere-in-the-world")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("alert")).to_be_visible()
    expect(field).to_have_value("yn Nowhere-in-the-world")
    assert answers(opened) == []
    field.fill("Minsk")
    tab.keyboard.press("Enter")
    expect(tab.locator(".said")).to_contain_text("Minsk")
    assert answers(opened) == [("link", "instead", "counts")]


def test_keys_can_be_switched_off_and_stay_off(tab: Page, served: str, opened: dateline.OpenRecord) -> None:
    tab.goto(f"{served}/review?kind=report")
    tab.get_by_label("answer with single keys").uncheck()
    tab.reload()
    tab.locator("h1").click()
    tab.keyboard.press("y")
    tab.keyboard.press("Control+y")
    expect(tab.get_by_label("answer with single keys")).not_to_be_checked()
    assert answers(opened) == []
    tab.get_by_role("button", name="yes").click()
    expect(tab.locator(".said")).to_contain_text("right")


def test_it_works_without_script(browser: Browser, served: str, opened: dateline.OpenRecord) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(f"{served}/review?kind=report")
        page.get_by_text("another time").click()
        page.get_by_label("Day, month, year").fill("2023-11-09")
        page.get_by_role("button", name="Write").locator("visible=true").click()
        expect(page.locator(".said")).to_contain_text("2023-11-09")
        page.get_by_role("button", name="no").click()
        expect(page.locator(".said")).to_contain_text("wrong")
        page.get_by_role("button", name="undo").click()
        expect(page.locator(".said")).to_contain_text("taken back")
    assert [state for _, _, state in answers(opened)] == ["counts", "withdrawn", "withdrawal"]


def test_a_form_on_another_site_is_refused(context: BrowserContext, served: str, opened: dateline.OpenRecord) -> None:
    tab = context.new_page()
    tab.goto(f"{served}/review?kind=report")
    given = tab.locator("input[name=token]").first.input_value()
    # The same machine under another name is another site to a browser.
    elsewhere = served.replace("127.0.0.1", "localhost")
    form = f'<form method="post" action="{served}/review?kind=report"><input name="token" value="{given}">'
    body = f'<!doctype html><title>x</title>{form}<input name="key" value="y"><button>Prize</button></form>'
    context.route(f"{elsewhere}/**", lambda route: route.fulfill(body=body, content_type="text/html"))
    stranger = context.new_page()
    stranger.goto(f"{elsewhere}/prize")
    with stranger.expect_response("**/review*") as answer:
        stranger.get_by_role("button").click()
    assert answer.value.status == 403
    assert answers(opened) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["wide", "phone"])
def test_every_kind_fits_and_is_accessible(browser: Browser, served: str, size: tuple[int, int], scheme: str) -> None:
    with browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        context.set_default_timeout(60_000)
        page = context.new_page()
        views = ["", *(f"?kind={kind}" for kind in ("report", "link", "join", "origin", "outcome")), "?since=2999"]
        for view in (*views, "?kind=nonsense"):
            page.goto(f"{served}/review{view}")
            if page.locator("details[data-key]").count():
                page.keyboard.press("i" if view == "?kind=link" else "p")
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], view
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["impact"]) for one in found] == [], view
