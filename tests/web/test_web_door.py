"""Signing in: nobody reads without a token, nobody stays longer than they may, and nobody is sent elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.errors import UsageError
from dateline.web import create_app
from dateline.web.door import FAILURES, REQUESTS, STAY, WITHIN, Door, local
from dateline.web.opening import Opening
from dateline.web.users import Users, add, remove

HERE = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
HTML = {"accept": "text/html"}
LEAVING = re.compile(r'action="/logout"[^>]*><input type="hidden" name="token" value="([^"]+)"')


@dataclass
class House:
    """A served record with a door, whose clock stands until it is moved."""

    record: dateline.OpenRecord
    file: Path
    token: str
    now: float = 0.0

    def client(self, headers: dict[str, str] | None = None, judge: str | None = None, **how: bool) -> TestClient:
        door = Door(Users(self.file), now=lambda: self.now, **how)
        app = create_app(self.record, ["testserver"], judge=judge, door=door)
        return TestClient(app, headers=HTML if headers is None else headers, client=("192.0.2.7", 1234))


@pytest.fixture
def house(joined: dateline.OpenRecord, tmp_path: Path) -> House:
    file = tmp_path / "users"
    return House(joined, file, add(file, "ada"))


def sign_in(client: TestClient, token: str, onward: str = "/", origin: str = "http://testserver") -> int:
    sent = {"token": token, "next": onward}
    headers = {**HERE, "origin": origin}
    return client.post("/login", data=sent, headers=headers, follow_redirects=False).status_code


@pytest.fixture
def inside(house: House) -> Iterator[TestClient]:
    client = house.client()
    assert sign_in(client, house.token) == 303
    yield client


@pytest.mark.parametrize("address", ["/", "/find?actor=RUS", "/review", "/happenings.rss", "/nothing", "/%2e%2e/x"])
def test_a_stranger_is_shown_where_to_sign_in_and_nothing_else(house: House, address: str) -> None:
    answer = house.client().get(address, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=%2F")
    assert answer.text == ""


@pytest.mark.parametrize("address", ["/api/record", "/api/openapi.json", "/upcoming.ics", "/loginx", "/login/../"])
def test_a_program_without_a_token_is_told_so(house: House, address: str) -> None:
    answer = house.client(headers={}).get(address)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("given", ["", "x", "ada", "ada.x", "ada." + "x" * 300, "\x7f", "Bearer"])
def test_a_wrong_token_opens_nothing(house: House, given: str) -> None:
    client = house.client(headers={})
    assert client.get("/api/record", headers={"authorization": f"Bearer {given}"}).status_code == 401
    assert client.get("/api/record", headers={"authorization": f"Basic {house.token}"}).status_code == 401
    assert sign_in(client, given) == 401
    assert client.get("/api/record").status_code == 401


def test_a_program_asks_with_its_token(house: House) -> None:
    client = house.client(headers={"authorization": f"Bearer {house.token}"})
    answer = client.get("/api/record")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-cache"
    remove(house.file, "ada")
    assert client.get("/api/record").status_code == 401


def test_one_signs_in_goes_on_and_leaves(house: House, inside: TestClient) -> None:
    shown = inside.get("/find").text
    assert "Sign out <bdi>ada</bdi>" in shown
    leaving = LEAVING.search(shown)
    assert leaving
    cookie = inside.cookies["dateline_session"]
    assert inside.post("/logout", data={"token": "out.x"}, headers=HERE).status_code == 403
    assert (
        inside.post("/logout", data={"token": leaving[1]}, headers={"origin": "http://evil.example"}).status_code == 403
    )
    assert "Sign out" in inside.get("/find").text
    assert inside.post("/logout", data={"token": leaving[1]}, headers=HERE).url.path == "/login"
    # What was the session before opens nothing any more.
    inside.cookies.set("dateline_session", cookie)
    assert inside.get("/find", follow_redirects=False).status_code == 303


def test_a_session_known_before_signing_in_is_worth_nothing_after(house: House) -> None:
    client = house.client()
    assert sign_in(client, house.token) == 303
    first = client.cookies["dateline_session"]
    assert sign_in(client, house.token) == 303
    second = client.cookies["dateline_session"]
    assert first != second
    client.cookies.clear()
    client.cookies.set("dateline_session", first)
    assert client.get("/find", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("cookie", ["", "x.y", "x", "." * 50, "a" * 6000])
def test_a_cookie_that_was_not_given_opens_nothing(house: House, cookie: str) -> None:
    client = house.client()
    client.cookies.set("dateline_session", cookie)
    assert client.get("/find", follow_redirects=False).status_code == 303


def test_a_session_ends_by_itself_and_with_the_person(house: House, inside: TestClient) -> None:
    house.now = STAY - 1
    assert inside.get("/find", follow_redirects=False).status_code == 200
    house.now = STAY
    assert inside.get("/find", follow_redirects=False).status_code == 303
    assert sign_in(inside, house.token) == 303
    remove(house.file, "ada")
    assert inside.get("/find", follow_redirects=False).status_code == 303


def test_the_page_to_sign_in_leads_nowhere_else(house: House) -> None:
    client = house.client()
    outside = client.get("/login").text
    assert 'href="/find"' not in outside
    assert 'role="search"' not in outside
    sign_in(client, house.token)
    assert 'href="/find"' in client.get("/").text


def test_the_form_of_another_site_signs_nobody_in(house: House) -> None:
    client = house.client()
    assert sign_in(client, house.token, origin="https://evil.example") == 403
    assert "dateline_session" not in client.cookies


@pytest.mark.parametrize(
    "onward",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "",
        "/login",
        "/a\r\nb: c",
        "/\t/x",
    ],
)
def test_nobody_is_sent_elsewhere(house: House, onward: str) -> None:
    client = house.client()
    shown = client.get("/login", params={"next": onward}).text
    assert 'name="next" value="/"' in shown
    answer = client.post("/login", data={"token": house.token, "next": onward}, headers=HERE, follow_redirects=False)
    assert answer.headers["location"] == "/"
    assert local("/find?actor=RUS") == "/find?actor=RUS"


def test_too_many_failures_of_one_address_are_refused_for_a_while(house: House) -> None:
    client = house.client()
    for _ in range(FAILURES):
        assert sign_in(client, "ada.wrong") == 401
    answer = client.post("/login", data={"token": house.token}, headers=HERE)
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == str(int(WITHIN))
    bearer = {"authorization": f"Bearer {house.token}"}
    assert client.get("/api/record", headers=bearer).status_code == 429
    house.now = WITHIN
    assert sign_in(client, house.token) == 303


def test_an_address_cannot_be_made_up_but_a_proxy_is_believed_where_told(house: House) -> None:
    def failing(client: TestClient) -> list[int]:
        codes = []
        for number in range(FAILURES + 1):
            headers = {**HERE, "x-forwarded-for": f"198.51.100.{number}"}
            codes.append(client.post("/login", data={"token": "x"}, headers=headers).status_code)
        return codes

    assert failing(house.client())[-1] == 429
    assert failing(house.client(behind_proxy=True))[-1] == 401
    made_up = house.client(behind_proxy=True)
    for number in range(FAILURES):
        headers = {**HERE, "x-forwarded-for": f"203.0.113.{number}, 198.51.100.1"}
        assert made_up.post("/login", data={"token": "x"}, headers=headers).status_code == 401
    headers = {**HERE, "x-forwarded-for": "203.0.113.99, 198.51.100.1"}
    assert made_up.post("/login", data={"token": "x"}, headers=headers).status_code == 429


def test_one_person_asks_so_often_and_no_more(house: House) -> None:
    client = house.client(headers={"authorization": f"Bearer {house.token}"})
    codes = {client.get("/nothing").status_code for _ in range(REQUESTS)}
    assert codes == {404}
    assert client.get("/nothing").status_code == 429
    house.now = 60.0
    assert client.get("/nothing").status_code == 404


@pytest.mark.parametrize(
    ("how", "headers", "secure"),
    [
        ({}, {}, False),
        ({}, {"x-forwarded-proto": "https"}, False),
        ({"https": True}, {}, True),
        ({"behind_proxy": True}, {"x-forwarded-proto": "https"}, True),
        ({"behind_proxy": True}, {"x-forwarded-proto": "https, http"}, False),
    ],
)
def test_over_https_the_cookie_travels_by_https_alone(
    house: House, how: dict[str, bool], headers: dict[str, str], secure: bool
) -> None:
    origin = {"origin": "https://testserver"} if secure else {}
    client = house.client(**how)
    answer = client.post(
        "/login", data={"token": house.token}, headers={**HERE, **origin, **headers}, follow_redirects=False
    )
    given = answer.headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=strict" in given
    assert ("Secure" in given) == secure
    assert given.startswith("__Host-dateline_session=" if secure else "dateline_session=")
    assert ("strict-transport-security" in answer.headers) == how.get("https", False)


def test_without_leave_to_judge_nothing_but_signing_in_and_out_is_taken(inside: TestClient) -> None:
    for address in ("/review", "/", "/api/happenings"):
        assert inside.post(address, data={"key": "y"}, headers=HERE).status_code == 405
    assert 'href="/review"' not in inside.get("/").text


def test_where_nobody_signs_in_there_is_no_such_page(client: TestClient) -> None:
    assert client.get("/login").status_code == 404
    assert client.post("/login", data={"token": "x"}, headers=HERE).status_code == 405


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"host": "0.0.0.0"}, "--users"),
        ({"host": "::"}, "--users"),
        ({"host": "192.168.1.5"}, "--users"),
        ({"names": ("records.example",)}, "--users"),
        ({"behind_proxy": True}, "--users"),
        ({"host": "example.org"}, "no address"),
        ({"host": "192.168.1.5", "token": "x" * 40}, "--plain-http"),
        ({"token": "short"}, "longer"),
    ],
)
def test_what_would_let_strangers_in_is_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Opening(**asked).door()  # type: ignore[arg-type]


def test_the_names_it_answers_to() -> None:
    with pytest.raises(UsageError, match="--name"):
        Opening(host="0.0.0.0", token="x" * 40).hosts()
    with pytest.raises(UsageError, match="without scheme"):
        Opening(names=("https://records.example",), token="x" * 40).hosts()
    assert "records.example" in Opening(host="0.0.0.0", names=("Records.example",), token="x" * 40).hosts()
    assert "[2001:db8::1]" in Opening(host="2001:db8::1", token="x" * 40).hosts()
    assert Opening().door() is None
