"""The review over HTTP: what is answered is written and seen at once; what was not asked for here is refused."""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.ask.review import ReviewFilter
from dateline.errors import RecordError
from dateline.store import open_record
from dateline.web import create_app
from dateline.web.forms import LARGEST
from joined_documents import RUN, documents
from joined_records import fill

HERE = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
HTML = {"accept": "text/html"}
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that was joined, nothing of it judged."""
    path = tmp_path_factory.mktemp("doubtful") / "record.db"
    with open_record(str(path), create=True) as record:
        record.writer(RUN).write(documents())
    with dateline.open(path, write=True) as opened:
        opened.join()
    return path


@pytest.fixture
def opened(blank: Path, tmp_path: Path) -> Iterator[dateline.OpenRecord]:
    """A copy of it, open for writing."""
    path = tmp_path / "record.db"
    with sqlite3.connect(blank) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    with dateline.open(path, create=False, write=True) as record:
        yield record


@pytest.fixture
def ada(opened: dateline.OpenRecord) -> Iterator[TestClient]:
    """A browser in which Ada judges."""
    with TestClient(create_app(opened, ["testserver"], judge="Ada"), headers=HTML) as client:
        yield client


def token(page: str) -> str:
    found = TOKEN.search(page)
    assert found, page
    return found[1]


def press(client: TestClient, key: str, words: str = "", query: str = "?kind=report", **headers: str) -> str:
    """Answer what is asked as a browser does; gives the page that follows."""
    shown = client.get(f"/review{query}").text
    sent = {"token": token(shown), "key": key} | ({"words": words} if words else {})
    answer = client.post(f"/review{query}", data=sent, headers=HERE)
    assert answer.status_code == 200, answer.text
    return answer.text


def verdicts(opened: dateline.OpenRecord) -> list[tuple[str, str, str]]:
    return [(row.judgement.verdict, row.judgement.who, row.state) for row in opened.judgements()]


def test_an_answer_is_written_and_the_shown_record_changes_at_once(
    ada: TestClient, opened: dateline.OpenRecord
) -> None:
    first = opened.doubts(ReviewFilter(kind="report"))[0]
    happening = opened.happening(first.subject).happening
    before = ada.get(f"/happenings/{happening.id}").text
    after = press(ada, "n")
    assert verdicts(opened) == [("wrong", "Ada", "counts")]
    assert "1</strong> judged today by" in after.replace("\n", " ")
    assert "<td>report</td>" in after
    assert first.subject in before
    again = ada.get(f"/happenings/{happening.id}")
    assert again.status_code == 404 or first.subject not in again.text
    assert first.subject not in token_free(ada.get("/review?kind=report").text)


def test_undo_takes_back_and_asks_again(ada: TestClient, opened: dateline.OpenRecord) -> None:
    first = asked_report(ada)
    assert "undo" not in ada.get("/review?kind=report").text
    press(ada, "y")
    assert asked_report(ada) != first
    press(ada, "u")
    assert asked_report(ada) == first
    assert [state for _, _, state in verdicts(opened)] == ["withdrawal", "withdrawn"]
    assert "<strong>0</strong> judged today" in ada.get("/review?kind=report").text


def test_another_place_is_written_and_the_report_is_asked_still(ada: TestClient, opened: dateline.OpenRecord) -> None:
    first = asked_report(ada)
    shown = press(ada, "p", "Minsk")
    assert asked_report(ada) == first
    assert "Minsk" in shown
    row = next(iter(opened.judgements()))
    assert (row.judgement.verdict, row.judgement.other, row.judgement.value["geonames"]) == ("instead", "place", 625144)


def test_a_correction_that_cannot_be_is_said_and_kept_in_the_field(
    ada: TestClient, opened: dateline.OpenRecord
) -> None:
    shown = ada.get("/review?kind=report").text
    sent = {"token": token(shown), "key": "t", "words": '"><b>someday'}
    answer = ada.post("/review?kind=report", data=sent, headers=HERE)
    assert answer.status_code == 422
    assert "<b>someday" not in answer.text
    assert "&lt;b&gt;someday" in answer.text
    assert verdicts(opened) == []


def test_skipping_all_ends_the_round_and_another_begins(ada: TestClient, opened: dateline.OpenRecord) -> None:
    many = len(opened.doubts(ReviewFilter(kind="report", limit=200)))
    for _ in range(many):
        shown = press(ada, "k")
    assert f"{many} things skipped" in shown
    assert ada.post("/review?kind=report", data={"token": token(shown), "key": "y"}, headers=HERE).status_code == 422
    assert "<kbd>y</kbd>" in press(ada, "r")
    assert verdicts(opened) == []


def test_what_is_drawn_evenly_is_counted_apart(ada: TestClient, opened: dateline.OpenRecord) -> None:
    shown = press(ada, "y", query="?random=seven&kind=report")
    assert "report, drawn evenly" in shown
    assert next(iter(opened.judgements())).judgement.value["sample"] == "seven"


@pytest.mark.parametrize("kind", ["report", "link", "join", "origin"])
def test_every_kind_is_asked_with_its_words_and_its_keys(
    ada: TestClient, opened: dateline.OpenRecord, kind: str
) -> None:
    item = opened.review_item(opened.doubts(ReviewFilter(kind=kind))[0])
    shown = ada.get(f"/review?kind={kind}").text
    for key in {"report": "yn", "link": "yn", "join": "sd", "origin": "sd"}[kind] + "k":
        assert f'value="{key}" data-key="{key}"' in shown
    for row in item.reports:
        assert f"/articles/{row.report.article}?event={row.report.id}#event" in shown
    for article in item.articles:
        assert f"/articles/{article.article}" in shown
    assert item.doubt.why in shown


def test_what_became_of_an_announcement_is_said_by_its_own_key(tmp_path: Path) -> None:
    path = tmp_path / "filled.db"
    with open_record(str(path), create=True) as record:
        fill(record)
    with dateline.open(path, create=False, write=True) as opened:
        with TestClient(create_app(opened, ["testserver"], judge="Ada"), headers=HTML) as client:
            shown = client.get("/review?kind=outcome").text
            assert all(f'data-key="{key}"' in shown for key in "ynhmcx")
            press(client, "x", query="?kind=outcome")
        assert [verdict for verdict, _, _ in verdicts(opened)] == ["contradicted"]


@pytest.mark.parametrize("query", ["?kind=nonsense", "?typo=1", "?since=someday", "?kind=origin&actor=RUS"])
def test_filters_that_cannot_be_are_said(ada: TestClient, query: str) -> None:
    answer = ada.get(f"/review{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_without_leave_nothing_is_asked_and_every_post_is_refused(opened: dateline.OpenRecord) -> None:
    with TestClient(create_app(opened, ["testserver"]), headers=HTML) as client:
        assert client.get("/review").status_code == 404
        for address in ("/", "/find", "/review"):
            assert 'href="/review"' not in client.get(address).text
            assert 'method="post"' not in client.get(address).text
        for address in ("/review", "/", "/find", "/api/happenings", "/nothing", "/static/dateline.css"):
            assert client.post(address, data={"key": "y"}, headers=HERE).status_code == 405
    assert verdicts(opened) == []


FORGED = {
    "another origin": {"origin": "https://evil.example"},
    "another port of this machine": {"origin": "http://testserver:81"},
    "an origin that begins so": {"origin": "http://testserver.evil.example"},
    "an origin with a path": {"origin": "http://testserver/"},
    "another scheme": {"origin": "ftp://testserver"},
    "no origin": {},
    "an origin that is hidden": {"origin": "null"},
    "an origin that is none": {"origin": "http://["},
    "a page elsewhere": {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
    "a page of a neighbour": {"origin": "http://testserver", "sec-fetch-site": "same-site"},
}


@pytest.mark.parametrize("headers", FORGED.values(), ids=FORGED.keys())
def test_a_form_from_elsewhere_is_refused_even_with_a_right_token(
    ada: TestClient, opened: dateline.OpenRecord, headers: dict[str, str]
) -> None:
    sent = {"token": token(ada.get("/review").text), "key": "y"}
    assert ada.post("/review", data=sent, headers=headers).status_code == 403
    assert verdicts(opened) == []


@pytest.mark.parametrize("given", ["", "x", ".", "a.b", "é.é", "-0.", "0" * 5000])
def test_a_token_that_was_not_given_is_refused(ada: TestClient, opened: dateline.OpenRecord, given: str) -> None:
    ada.get("/review")
    assert ada.post("/review", data={"token": given, "key": "y"}, headers=HERE).status_code == 403
    assert ada.post("/review", data={"key": "y"}, headers=HERE).status_code == 403
    assert verdicts(opened) == []


def test_a_token_is_worth_nothing_in_another_browser_or_without_the_cookie(
    ada: TestClient, opened: dateline.OpenRecord
) -> None:
    sent = {"token": token(ada.get("/review").text), "key": "y"}
    cookie = ada.cookies["dateline_session"]
    name, _, signature = cookie.partition(".")
    for bad in ("", "x", name, f"{name}.", f"x{name}.{signature}", f"{name}.{signature[:-1]}0x"):
        ada.cookies.clear()
        ada.cookies.set("dateline_session", bad)
        assert ada.post("/review", data=sent, headers=HERE).status_code == 403
    ada.cookies.clear()
    ada.get("/review")
    assert ada.cookies["dateline_session"] != cookie
    assert ada.post("/review", data=sent, headers=HERE).status_code == 403
    assert verdicts(opened) == []


def test_a_form_sent_twice_is_written_once(ada: TestClient, opened: dateline.OpenRecord) -> None:
    sent = {"token": token(ada.get("/review").text), "key": "k"}
    assert ada.post("/review", data=sent, headers=HERE).status_code == 200
    shown = ada.get("/review?kind=report").text
    sent = {"token": token(shown), "key": "y"}
    assert ada.post("/review?kind=report", data=sent, headers=HERE).status_code == 200
    again = ada.post("/review?kind=report", data=sent, headers=HERE)
    assert again.status_code == 409
    assert "out of date" in again.text
    # Nor is it worth anything for other things.
    assert ada.post("/review", data={**sent, "token": token(again.text)}, headers=HERE).status_code == 409
    assert len(verdicts(opened)) == 1


def test_two_answers_at_once_are_written_one_after_the_other(ada: TestClient, opened: dateline.OpenRecord) -> None:
    sent = {"token": token(ada.get("/review?kind=report").text), "key": "y"}
    codes: list[int] = []

    def answer() -> None:
        codes.append(ada.post("/review?kind=report", data=sent, headers=HERE, follow_redirects=False).status_code)

    threads = [threading.Thread(target=answer) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(codes) == [303, 409, 409, 409]
    assert len(verdicts(opened)) == 1


@pytest.mark.parametrize(
    ("media", "body", "status"),
    [
        ("application/json", b'{"key": "y"}', 415),
        ("text/plain", b"key=y", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("", b"key=y", 415),
        ("application/x-www-form-urlencoded", b"a" * (LARGEST + 1), 413),
        ("application/x-www-form-urlencoded", b"key", 400),
        ("application/x-www-form-urlencoded", b"key=y&key=n", 400),
        ("application/x-www-form-urlencoded", b"key=%00", 400),
        ("application/x-www-form-urlencoded", b"key=%ff%fe", 400),
        ("application/x-www-form-urlencoded", b"key=\xff", 400),
        ("application/x-www-form-urlencoded", b"&".join(b"k%d=1" % n for n in range(30)), 400),
    ],
)
def test_what_is_no_form_is_refused(
    ada: TestClient, opened: dateline.OpenRecord, media: str, body: bytes, status: int
) -> None:
    ada.get("/review")
    answer = ada.post("/review", content=body, headers={**HERE, "content-type": media})
    assert answer.status_code == status
    assert verdicts(opened) == []


def test_a_body_without_a_length_is_not_read_to_its_end(ada: TestClient) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while taken < 1000:
            taken += 1
            yield b"a" * 1000

    headers = {**HERE, "content-type": "application/x-www-form-urlencoded"}
    assert ada.post("/review", content=endless(), headers=headers).status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
@pytest.mark.parametrize("address", ["/api/happenings", "/", "/review/../find", "/static/../review.html.j2"])
def test_only_the_review_takes_answers(ada: TestClient, method: str, address: str) -> None:
    assert ada.request(method, address, headers=HERE).status_code in (404, 405)


def test_nothing_of_the_address_becomes_a_header(ada: TestClient) -> None:
    query = "?" + urlencode({"actor": "NOR\r\nSet-Cookie: a=b", "kind": "report"})
    sent = {"token": token(ada.get(f"/review{query}").text), "key": "r"}
    answer = ada.post(f"/review{query}", data=sent, headers=HERE, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review?actor=NOR%0D%0A")
    assert "a=b" not in answer.headers.get("set-cookie", "")


def test_the_cookie_is_kept_from_scripts_and_other_sites(ada: TestClient) -> None:
    given = ada.get("/review").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=strict" in given
    assert "set-cookie" not in ada.get("/review").headers
    assert ada.get("/review").headers["cache-control"] == "no-store"


def test_a_judgement_waits_while_another_writes(ada: TestClient, opened: dateline.OpenRecord, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "record.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()

    def end() -> None:
        other.execute("COMMIT")

    timer = threading.Timer(1.0, end)
    timer.start()
    press(ada, "y")
    assert time.monotonic() - began >= 1.0
    timer.join()
    other.close()
    assert len(verdicts(opened)) == 1


def test_a_record_that_cannot_be_written_is_said_and_the_thing_asked_again(
    ada: TestClient, opened: dateline.OpenRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise RecordError("another process is writing")

    first = asked_report(ada)
    shown = ada.get("/review?kind=report").text
    monkeypatch.setattr(type(opened), "judge", busy)
    answer = ada.post("/review?kind=report", data={"token": token(shown), "key": "y"}, headers=HERE)
    assert answer.status_code == 503
    assert "another process is writing" in answer.text
    assert asked_report(ada) == first


def test_what_was_written_before_joining_was_cut_off_is_not_asked_again(
    ada: TestClient, opened: dateline.OpenRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object, **__: object) -> None:
        raise RecordError("another process is writing")

    first = asked_report(ada)
    monkeypatch.setattr("dateline.pipeline.judging.join", cut_off)
    assert "another process is writing" in press(ada, "n")
    monkeypatch.undo()
    assert asked_report(ada) != first
    assert len(verdicts(opened)) == 1
    press(ada, "u")
    assert asked_report(ada) == first


def token_free(page: str) -> str:
    return TOKEN.sub("", page)


def asked_report(client: TestClient) -> str:
    found = re.search(r"\?event=([^#]+)#event", client.get("/review?kind=report").text)
    assert found
    return found[1]
