"""The pages in a real browser, on the record of the examples: the ways an analyst walks, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import answering, watched
from playwright.sync_api import Browser, BrowserContext, Page, expect

import dateline
from dateline.web import create_app

EXAMPLES = Path(__file__).parents[2] / "examples"
VIEWS = (
    "/?on=2023-11-15",
    "/find?actor=RUS&newest=true",
    "/find?actor=RUS&view=timeline",
    "/find?actor=RUS&view=map",
    "/find?actor=RUS&view=network",
    "/actors",
    "/actors/person/vladimir-putin",
    "/actors/person/vladimir-putin?type=CONSULT&split=2023-03-17",
    "/pairs/RUS/KAZ",
    "/happenings/none",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the record of the examples answers."""
    path = tmp_path_factory.mktemp("browsed") / "examples.db"
    with dateline.open(path) as record:
        record.read(EXAMPLES)
    with dateline.open(path, create=False) as record, answering(create_app(record)) as address:
        yield address


@pytest.fixture
def tab(context: BrowserContext, served: str) -> Iterator[Page]:
    with watched(context, served, "404") as page:
        yield page


def test_from_today_to_a_happening_to_the_words_it_was_read_from(tab: Page, served: str) -> None:
    tab.goto(f"{served}/?on=2023-11-15")
    expect(tab.get_by_role("heading", level=1)).to_have_text("15 Nov 2023")
    due = tab.get_by_role("region", name="Due in the next 60 days").get_by_role("link").filter(has_text="Minsk")
    what = due.inner_text()
    due.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(what)
    tab.get_by_role("region", name="Reports").get_by_role("link").first.click()
    expect(tab.locator("#event")).to_be_in_viewport()
    expect(tab.locator(".passage").first).to_be_visible()


def test_find_by_form_and_keep_the_state_in_the_address(tab: Page, served: str, context: BrowserContext) -> None:
    tab.goto(f"{served}/find")
    tab.get_by_label("Who").fill("RUS")
    tab.get_by_role("combobox", name="What").select_option("CONSULT/visit")
    tab.locator(".filters").get_by_role("button", name="Find").click()
    first = tab.locator(".what").first.inner_text()
    assert "actor=RUS" in tab.url
    colleague = context.new_page()
    colleague.goto(tab.url)
    expect(colleague.locator(".what").first).to_have_text(first)
    expect(colleague.get_by_label("Who")).to_have_value("RUS")
    expect(colleague.get_by_role("combobox", name="What")).to_have_value("CONSULT/visit")


def test_the_keyboard_alone_leads_to_an_act(tab: Page, served: str) -> None:
    tab.goto(f"{served}/")
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.get_by_label("Words of an article").focus()
    tab.keyboard.type("Tokayev")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/find?text=Tokayev")
    tab.locator(".what").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/happenings/*")


def test_suggestions_are_chosen_by_keyboard_and_by_mouse(tab: Page, served: str) -> None:
    tab.goto(f"{served}/find")
    who = tab.get_by_role("combobox", name="Who")
    who.press_sequentially("putin")
    option = tab.get_by_role("option").filter(has_text="Vladimir Putin")
    expect(option).to_be_visible()
    expect(who).to_have_attribute("aria-expanded", "true")
    who.press("ArrowDown")
    expect(tab.locator(".suggestions [aria-selected=true]")).to_have_id(
        who.get_attribute("aria-activedescendant") or ""
    )
    assert [(one["id"], one["impact"]) for one in Axe().run(tab).response["violations"]] == []
    who.press("Escape")
    expect(tab.get_by_role("listbox")).to_have_count(0)
    expect(who).to_have_value("putin")
    who.press_sequentially(" v")
    option.click()
    expect(who).to_have_value("person/vladimir-putin")
    expect(who).to_be_focused()
    who.press("Enter")
    tab.wait_for_url("**/find?*actor=person%2Fvladimir-putin*")
    quick = tab.get_by_role("combobox", name="Words of an article")
    quick.press_sequentially("Minsk")
    expect(tab.locator(".suggestions [role=option]").first).to_be_visible()
    quick.press("ArrowDown")
    quick.press("Enter")
    tab.wait_for_url("**/find?place=Minsk")


def test_a_count_leads_to_as_many_and_back(tab: Page, served: str) -> None:
    tab.goto(f"{served}/find?actor=RUS")
    before = tab.locator(".found").inner_text()
    narrow = tab.get_by_role("navigation", name="Narrow")
    sanctions = narrow.get_by_role("link").filter(has_text="SANCTION")
    number = sanctions.locator("small").inner_text()
    sanctions.click()
    tab.wait_for_url("**type=SANCTION**")
    expect(tab.locator(".found")).to_contain_text(f"of {number} ")
    chosen = narrow.get_by_role("link").filter(has_text="SANCTION").first
    expect(chosen).to_have_attribute("aria-current", "true")
    chosen.click()
    tab.wait_for_url("**/find?actor=RUS")
    expect(tab.locator(".found")).to_have_text(before)


def test_the_map_draws_places_that_lead_to_their_acts(drawing: Browser, served: str) -> None:
    with drawing.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.set_default_timeout(90_000)
        page, wrong = context.new_page(), []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(served) else None)
        page.goto(f"{served}/find?view=map&place=Astana")
        drawn = page.locator("#map[data-drawn]")
        expect(drawn).to_have_count(1, timeout=90_000)
        assert int(drawn.get_attribute("data-drawn") or 0) == 1
        box = page.locator("#map canvas").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        link = page.locator("#map .said a")
        expect(link).to_have_text("Astana")
        assert [(one["id"], one["impact"]) for one in Axe().run(page).response["violations"]] == []
        link.click()
        page.wait_for_url("**/find?place=Astana")
        assert wrong == []


def test_without_webgl_the_table_holds_the_places(tab: Page, served: str) -> None:
    tab.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    tab.goto(f"{served}/find?view=map")
    expect(tab.locator("#map")).to_contain_text("no WebGL")
    tab.get_by_role("cell").get_by_role("link", name="Astana", exact=True).click()
    tab.wait_for_url("**/find?place=Astana")


def test_the_views_show_one_question_and_hold_it_in_the_address(tab: Page, served: str) -> None:
    tab.goto(f"{served}/find?actor=RUS")
    views = tab.get_by_role("navigation", name="Views")
    for name, drawn in (("Timeline", ".bars rect"), ("Network", ".net circle")):
        views.get_by_role("link", name=name).click()
        tab.wait_for_url(f"**/find?actor=RUS&view={name.lower()}")
        expect(tab.locator(drawn).first).to_be_visible()
    tab.locator(".net").get_by_role("link").filter(has_text="Vladimir Putin").click()
    tab.wait_for_url("**/actors/person/vladimir-putin")


def test_a_field_with_suggestions_is_a_plain_field_without_script(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}/find")
        page.get_by_role("textbox", name="Who").fill("RUS")
        page.get_by_role("textbox", name="Who").press("Enter")
        page.wait_for_url("**/find?*actor=RUS*")
        expect(page.locator(".what").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["wide", "phone"])
def test_every_view_fits_and_is_accessible(browser: Browser, served: str, size: tuple[int, int], scheme: str) -> None:
    with browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(f"{served}/find?type=CONSULT/visit&min_origins=2")
        happening = page.locator(".what").first.get_attribute("href")
        page.goto(f"{served}{happening}")
        article = page.locator(".card a").first.get_attribute("href")
        assert article
        for view in (*VIEWS, happening, article, f"{article.partition('?')[0]}/versions"):
            page.goto(f"{served}{view}")
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], view
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["impact"]) for one in found] == [], view
