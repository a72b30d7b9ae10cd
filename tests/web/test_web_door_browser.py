"""Signing in and out in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import answering
from playwright.sync_api import Browser, expect

import dateline
from dateline.web import create_app
from dateline.web.door import Door
from dateline.web.users import Users, add


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["wide", "phone"])
def test_one_signs_in_goes_on_where_one_wanted_and_leaves(
    browser: Browser, joined: dateline.OpenRecord, tmp_path: Path, size: tuple[int, int], scheme: str
) -> None:
    token = add(tmp_path / "users", "ada")
    app = create_app(joined, door=Door(Users(tmp_path / "users")))
    colours = {"color_scheme": scheme}
    with (
        answering(app) as address,
        browser.new_context(viewport={"width": size[0], "height": size[1]}, **colours) as context,  # type: ignore[arg-type]
    ):
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(f"{address}/find?actor=NOR")
        expect(page.get_by_label("Your token")).to_be_focused()
        page.keyboard.type("ada.wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        assert Axe().run(page).response["violations"] == []
        page.get_by_label("Your token").fill(token)
        page.keyboard.press("Enter")
        page.wait_for_url("**/find?actor=NOR")
        assert page.evaluate("document.cookie") == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert Axe().run(page).response["violations"] == []
        page.get_by_role("button", name="Sign out ada").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        page.go_back()
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
