"""The pages: what they say is what the record says, and what an article says can never become markup."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.ask.sentences import Act, sentence
from dateline.model import Document
from dateline.settings import resources
from dateline.store import open_record
from dateline.web import create_app
from dateline.web.templates import outward, shortened
from dateline.web.views import VIEWS
from exported_records import RUN, document

MAPLIBRE = "/static/maplibre-gl-5.24.1/maplibre-gl"
BIDI, SCRIPT = "\u202eevil\u202c", "<script>alert(1)</script><img src=x onerror=alert(2)>"
HTML = {"accept": "text/html"}


class Tags(HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def foreign_scripts(self) -> list[dict[str, str | None]]:
        """Scripts but those of the package."""
        scripts = [given for tag, given in self.tags if tag == "script"]
        return [given for given in scripts if not (given.get("src") or "").startswith("/static/")]

    def links(self) -> list[str]:
        return [href for tag, given in self.tags if tag == "a" and (href := given.get("href"))]


def hostile(number: int) -> Document:
    """A document whose every text tries to become markup, or is far too long a word."""
    made = document(number)
    assert made.article is not None
    bad = replace(
        made.article,
        title=f"{SCRIPT} {BIDI}",
        bylines=(SCRIPT, BIDI),
        outlet=SCRIPT,
        agencies=(SCRIPT,),
        dateline=BIDI,
        url="javascript:alert(3)" if number else 'https://paper.example/"><script>',
    )
    report = made.reports[0]
    people = tuple(replace(one, name=SCRIPT, actor='person/"><script>') for one in report.sources)
    return replace(made, article=bad, reports=(replace(report, sources=people),))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dateline.OpenRecord, TestClient]]:
    path = tmp_path_factory.mktemp("hostile") / "record.db"
    with open_record(str(path), create=True) as record:
        record.writer(RUN).write([hostile(0), hostile(1), document(2)])
    with dateline.open(path, write=True) as opened:
        opened.join()
    with dateline.open(path, create=False) as opened, TestClient(create_app(opened, ["testserver"])) as client:
        yield opened, client


def addresses(opened: dateline.OpenRecord) -> list[str]:
    found = ["/", "/?on=2024-03-06", "/find", "/find?newest=true", *(f"/find?view={view}" for view in VIEWS)]
    found += ["/actors", "/actors?text=script", "/actors/person%2F%22%3E%3Cscript%3E"]
    found += [f"/happenings/{row.happening.id}" for row in opened.happenings()]
    found += [f"/articles/{row.article.id}{more}" for row in opened.articles() for more in ("", "/versions")]
    return found + [f"/articles/{row.report.article}?event={row.report.id}" for row in opened.events()]


def test_text_never_becomes_markup(attacked: tuple[dateline.OpenRecord, TestClient]) -> None:
    opened, client = attacked
    seen = 0
    for address in addresses(opened):
        answer = client.get(address, headers=HTML)
        assert answer.status_code == 200, address
        page = Tags(answer.text)
        assert page.foreign_scripts() == [], address
        assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "object", "style", "base"}), address
        assert not any(name.startswith("on") or name == "style" for _, given in page.tags for name in given)
        assert not any(href.startswith(("javascript:", "data:")) for href in page.links())
        seen += "&lt;script&gt;" in answer.text
    assert seen > 5


@pytest.mark.parametrize("wild", [SCRIPT, BIDI, "\ud800", "x" * 400, '"', "%", "../../etc/passwd", "a&b=c#d"])
def test_what_is_asked_for_is_shown_back_as_text(client: TestClient, wild: str) -> None:
    asked = wild.encode("utf-8", "replace").decode()
    for name in ("text", "actor", "place", "since", "type", "min_origins", "strange"):
        answer = client.get("/find", params={name: asked}, headers=HTML)
        assert answer.status_code in (200, 400)
        assert Tags(answer.text).foreign_scripts() == []


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://paper.example/1", True),
        ("http://paper.example/1", True),
        ("javascript:alert(1)", False),
        ("JaVaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//paper.example/1", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str, kept: bool) -> None:
    assert (outward(url) == url) is kept


def test_today_names_what_is_due_and_overdue_on_that_day(client: TestClient, joined: dateline.OpenRecord) -> None:
    due = [row.what for row in joined.upcoming("2024-03-10", within=60)]
    late = [row.what for row in joined.overdue("2024-03-10")]
    shown = client.get("/?on=2024-03-10", headers=HTML).text
    assert due
    assert all(what in shown for what in [*due, *late])
    assert "10 Mar 2024" in shown


def test_today_holds_back_what_was_reported_after_that_day(client: TestClient, joined: dateline.OpenRecord) -> None:
    days = sorted({day for row in joined.happenings() if (day := row.happening.first_published)})
    assert len(days) > 1
    links = Tags(client.get(f"/?on={days[0]}", headers=HTML).text).links()
    known = {row.happening.id for row in joined.happenings(reported_until=days[0])}
    later = {row.happening.id for row in joined.happenings()} - known
    assert known
    assert later
    new = {f"/happenings/{row.happening.id}" for row in joined.happenings(reported_until=days[0], newest=True)}
    assert new <= set(links)
    settled = {row.happening.id for row in joined.disputed()}
    assert not {f"/happenings/{one}" for one in later - settled} & set(links)


def test_a_filter_that_the_form_does_not_show_is_kept_by_it(client: TestClient) -> None:
    page = Tags(client.get("/find?country=NOR&source=NOR", headers=HTML).text)
    hidden = {given.get("name"): given.get("value") for tag, given in page.tags if given.get("type") == "hidden"}
    assert hidden == {"country": "NOR", "source": "NOR"}


def test_a_day_that_cannot_be_is_said_so(client: TestClient) -> None:
    assert "no day is" in client.get("/?on=yesterday", headers=HTML).text


def test_find_shows_what_the_record_finds_page_by_page(client: TestClient, joined: dateline.OpenRecord) -> None:
    rows = list(joined.happenings(type="CONSULT"))
    shown = Tags(client.get("/find?type=CONSULT&actor=", headers=HTML).text).links()
    assert [href for href in shown if href.startswith("/happenings/")] == [
        f"/happenings/{r.happening.id}" for r in rows
    ]
    assert "/happenings.rss?type=CONSULT" in shown


def test_beside_the_results_stands_what_each_filter_would_leave(
    client: TestClient, joined: dateline.OpenRecord
) -> None:
    shown = client.get("/find?type=CONSULT&actor=NOR", headers=HTML).text
    links = Tags(shown).links()
    found = joined.facets(type="CONSULT", actor="NOR")
    assert f"of {found.total}" in shown
    for choice in found.types:
        asked = "actor=NOR" if choice.chosen else f"type={quote_plus(choice.value)}&actor=NOR"
        assert f"/find?{asked}" in links
    for choice in found.statuses:
        assert f"/find?type=CONSULT&actor=NOR&status={choice.value}" in links


def test_every_view_is_of_the_same_question_and_keeps_it(client: TestClient, joined: dateline.OpenRecord) -> None:
    for view in VIEWS:
        shown = client.get(f"/find?actor=NOR&view={view}", headers=HTML).text
        links = Tags(shown).links()
        for other in VIEWS:
            assert f"/find?actor=NOR{'' if other == 'list' else f'&view={other}'}" in links
        kept = "" if view == "list" else f"&view={view}"
        assert f"/find?actor=NOR{kept}&status=happened" in links
        assert ('name="view"' in shown) is (view != "list")
    timeline = Tags(client.get("/find?actor=NOR&view=timeline", headers=HTML).text)
    months = [one.month for one in joined.months(actor="NOR") if one.month]
    assert months
    assert all(f"/find?actor=NOR&since={month}&until={month}" in timeline.links() for month in months)
    assert sum(tag == "rect" for tag, _ in timeline.tags) == sum(
        count > 0 for one in joined.months(actor="NOR") if one.month for count in one.quads
    )
    places = Tags(client.get("/find?actor=NOR&view=map", headers=HTML).text)
    for one in joined.places(actor="NOR"):
        assert f"/find?actor=NOR&place={quote_plus(one.place)}" in places.links()
    drawn = client.get("/find?actor=NOR&view=network", headers=HTML).text
    for edge in joined.network(actor="NOR"):
        assert escape(edge.source_name) in drawn
        assert escape(edge.target_name) in drawn


def test_a_view_that_is_not_there_is_said_so(client: TestClient) -> None:
    answer = client.get("/find?view=globe", headers=HTML)
    assert answer.status_code == 400
    assert "list, timeline, map, network" in answer.text


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_with_all_it_loads_weighs_little(client: TestClient, view: str) -> None:
    page = client.get(f"/find?view={view}", headers=HTML)
    given = [value for _, attributes in Tags(page.text).tags for value in attributes.values()]
    files = {value for value in given if value and value.startswith("/static/")}
    assert (f"{MAPLIBRE}-csp-worker.js" in files, "/static/world.json" in files) == (view == "map", view == "map")
    assert sum(weight(client, file) for file in [f"/find?view={view}", *files]) < 1_200_000 / (
        1 if view == "map" else 10
    )


def weight(client: TestClient, address: str) -> int:
    """Bytes of an answer as they are sent to a browser, which takes gzip."""
    with client.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
        assert answer.status_code == 200
        sent = len(b"".join(answer.iter_raw()))
        assert sent < 1000 or answer.headers["content-encoding"] == "gzip"
    return sent


def test_the_map_library_is_the_one_that_was_pinned() -> None:
    sums = {
        "csp.js": "84987c504d47a61a9576bb7b9f16b6006327b0c49f02500e85bfb1f2dc306194",
        "csp-worker.js": "9d8ef67b8256bc25aa88b5b8c631900b9888e96f0234f8931cf8c379892693c3",
    }
    for name, wanted in sums.items():
        path = resources() / "web" / f"{MAPLIBRE}-{name}".lstrip("/")
        assert hashlib.sha256(path.read_bytes()).hexdigest() == wanted


def test_a_happening_shows_its_reports_and_leads_to_their_words(
    client: TestClient, joined: dateline.OpenRecord
) -> None:
    act = next(row.happening for row in joined.happenings() if len(row.happening.members) > 1)
    answer = client.get(f"/happenings/{act.id}", headers=HTML)
    links = Tags(answer.text).links()
    assert sentence(Act.of(act)) in answer.text
    for member in act.members:
        assert f"/articles/{member.article}?event={member.report}#event" in links
    page = Tags(answer.text)
    kinds = {kind for tag, given in page.tags if tag == "span" for kind in (given.get("class") or "").split()}
    assert {"trigger", "source"} <= kinds
    told = joined.happening(act.id).told
    assert all(escape(member.row.words[one.trigger]) in answer.text for member in told for one in [member.row.report])


def test_an_article_draws_the_evidence_of_the_chosen_event(client: TestClient, joined: dateline.OpenRecord) -> None:
    row = next(row for row in joined.events() if row.report.sources and row.report.time)
    plain = Tags(client.get(f"/articles/{row.report.article}", headers=HTML).text)
    chosen = Tags(client.get(f"/articles/{row.report.article}?event={row.report.id}", headers=HTML).text)
    kinds = {kind for tag, given in chosen.tags if tag == "span" for kind in (given.get("class") or "").split()}
    assert {"chosen", "passage", "source", "day"} <= kinds
    assert [tag for tag, given in chosen.tags if given.get("id") == "event"] == ["span"]
    assert not any(given.get("id") == "event" for _, given in plain.tags)


def test_an_actor_shows_what_the_record_and_the_knowledge_hold(client: TestClient) -> None:
    shown = client.get("/actors/state/NOR", headers=HTML).text
    assert "Norway" in shown
    assert "report" in shown
    unknown = client.get("/actors/person/nobody-at-all", headers=HTML)
    assert unknown.status_code == 404
    assert "nobody-at-all" in unknown.text


def test_the_figures_of_an_actor_are_those_of_its_happenings(client: TestClient, joined: dateline.OpenRecord) -> None:
    acts = [row.happening for row in joined.happenings(actor="state/NOR")]
    sums = joined.actor_sums("state/NOR")
    assert sums is not None
    roles = [side.role for act in acts for side in act.sides if side.party.actor == "state/NOR"]
    assert (sums.acts, sums.source, sums.target) == (len(acts), roles.count("source"), roles.count("target"))
    assert sums.first == min(act.day_from for act in acts if act.day_from)
    assert f"acting in {sums.source}" in client.get("/actors/state/NOR", headers=HTML).text
    assert joined.actor_sums("person/nobody-at-all") is None


def test_visits_stand_on_a_map_where_there_are_any(client: TestClient, joined: dateline.OpenRecord) -> None:
    told = {side.party.actor for row in joined.happenings() for side in row.happening.sides if side.party.actor}
    with_visits = 0
    for actor in told:
        places = list(joined.places(source=actor, type="CONSULT/visit", status="happened"))
        page = Tags(client.get(f"/actors/{actor}", headers=HTML).text)
        boxes = [given for _, given in page.tags if given.get("id") == "map"]
        assert len(boxes) == bool(places)
        for box in boxes:
            rows = client.get(box["data-places"] or "").json()["rows"]
            assert [row["place"] for row in rows] == [one.place for one in places]
            with_visits += 1
    assert with_visits


def test_an_actor_says_how_often_before_and_after_a_day(client: TestClient, joined: dateline.OpenRecord) -> None:
    rate = joined.rate("CONSULT", "2024-03-10", actor="state/NOR")
    answer = client.get("/actors/state/NOR?type=CONSULT&split=2024-03-10", headers=HTML)
    assert answer.status_code == 200
    assert all(escape(line) in answer.text for line in rate.verdict)
    assert sum(tag == "rect" for tag, _ in Tags(answer.text).tags) == len(rate.months)
    far = client.get("/actors/state/NOR?type=CONSULT&split=1950-01-01", headers=HTML)
    assert far.status_code == 400
    assert "must lie between" in far.text


def test_actors_are_listed_by_their_acts_and_found_by_any_of_their_names(
    client: TestClient, joined: dateline.OpenRecord
) -> None:
    ranked = [one for one in joined.suggestions().most_told("actor", 1000) if one.kind]
    page = client.get("/actors", headers=HTML).text
    links = [href for href in Tags(page).links() if href.startswith("/actors/")]
    assert links == [f"/actors/{one.value}" for one in ranked]
    assert "/actors/state/NOR" in Tags(client.get("/actors?text=norw", headers=HTML).text).links()
    nobody = client.get("/actors?text=zzzz", headers=HTML)
    assert nobody.status_code == 200
    assert "Nobody in the record" in nobody.text


def test_an_article_leads_to_the_passages_it_shares_side_by_side(
    client: TestClient, joined: dateline.OpenRecord
) -> None:
    views = (joined.origins_of(row.article.id) for row in joined.articles())
    view = next(one for one in views if any(carrier.passages for carrier in one.carriers))
    passage = next(passage for carrier in view.carriers for passage in carrier.passages)
    address = f"/articles/{view.article.id}/versions"
    assert address in Tags(client.get(f"/articles/{view.article.id}", headers=HTML).text).links()
    shown = client.get(address, headers=HTML).text
    assert escape(passage.words) in shown
    assert escape(passage.other_words) in shown
    assert {f"/articles/{one.article.id}" for one in view.carriers} <= set(Tags(shown).links())
    assert client.get("/articles/nothing/versions", headers=HTML).status_code == 404


def test_editions_say_what_came_and_went(client: TestClient, joined: dateline.OpenRecord) -> None:
    stories = (joined.versions(row.article.id) for row in joined.articles())
    story = next(
        one for one in stories if any(change.kind == "added" for row in one.editions for change in row.changes)
    )
    shown = client.get(f"/articles/{story.editions[0].article.id}/versions", headers=HTML).text
    changes = [one for row in story.editions for one in row.changes if one.kind != "same"]
    assert changes
    for one in changes:
        tag = "ins" if one.kind == "added" else "del"
        assert f"<{tag}>{escape(one.text)}</{tag}>" in shown


def test_a_long_stretch_is_shown_by_its_ends() -> None:
    long = " ".join(f"word{number}" for number in range(100))
    short = shortened(long)
    assert short.startswith("word0 ")
    assert short.endswith(" word99")
    assert "[…]" in short
    assert len(short) < len(long) / 2
    assert shortened("as it is") == "as it is"
    assert shortened("x" * 1000).startswith("x")
    assert "[…]" in shortened(" " * 1000)


def test_a_happening_with_a_place_carries_a_map_of_it(client: TestClient, joined: dateline.OpenRecord) -> None:
    for act in (row.happening for row in joined.happenings()):
        page = Tags(client.get(f"/happenings/{act.id}", headers=HTML).text)
        boxes = [given for _, given in page.tags if given.get("id") == "map"]
        assert len(boxes) == (act.degrees is not None)
        for box in boxes:
            assert (box["data-latitude"], box["data-longitude"]) == tuple(map(str, act.degrees or ()))


def test_a_pair_of_states_shows_its_months(client: TestClient, joined: dateline.OpenRecord) -> None:
    months = list(joined.between("NOR", "MLT"))
    page = Tags(client.get("/pairs/NOR/MLT", headers=HTML).text)
    bars = sum(count > 0 for month in months if month.month for count in month.quads)
    assert bars
    assert sum(tag == "rect" for tag, _ in page.tags) == bars
    assert "/pairs/NOR/MLT" in Tags(client.get("/actors/state/NOR", headers=HTML).text).links()
    assert client.get("/pairs/NOR/NOR", headers=HTML).status_code == 400


@pytest.mark.parametrize("address", ["/happenings/none", "/articles/none", "/nothing"])
def test_what_is_not_there_is_a_page_for_a_browser_and_a_problem_for_a_program(
    client: TestClient, address: str
) -> None:
    page = client.get(address, headers=HTML)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert client.get(address).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/pages.py", "/etc/passwd", "..\\app.py"])
def test_no_file_but_those_of_the_page_is_given_out(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_the_files_of_the_page_are_there(client: TestClient) -> None:
    for name in ("dateline.css", "dateline.svg", "suggest.js", "map.js"):
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert "content-security-policy" in answer.headers
        assert b"http://" not in answer.content.replace(b"http://www.w3.org/2000/svg", b"")


def test_a_word_of_a_million_letters_is_shown(tmp_path: Path) -> None:
    text = "Oslo - Minister Berg visited Malta on Monday. “We agree,” Berg said. " + "A" * 1_000_000
    with open_record(str(tmp_path / "long.db"), create=True) as record:
        record.writer(RUN).write([document(0, text=text)])
    with (
        dateline.open(tmp_path / "long.db", create=False) as opened,
        TestClient(create_app(opened, ["testserver"])) as client,
    ):
        assert client.get("/articles/article-00000", headers=HTML).text.count("A" * 1_000_000) == 1
