"""Who may ask, and what every answer forbids."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.errors import OutputError
from dateline.web import create_app
from dateline.web.server import bound


@pytest.mark.parametrize("address", ["/api/record", "/api/happenings/none", "/nothing"])
def test_every_answer_forbids_frames_scripts_and_requests_elsewhere(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8347", "", "[::2]"])
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/record", headers={"host": host})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8347", "127.0.0.1:1", "[::1]:8347", "[::1]"])
def test_this_machine_is_answered(joined: dateline.OpenRecord, host: str) -> None:
    with TestClient(create_app(joined)) as client:
        assert client.get("/api/record", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_reading_is_allowed(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/happenings")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_too_long_an_address_and_a_nul_are_refused(client: TestClient) -> None:
    assert client.get("/api/happenings", params={"text": "a" * 9000}).status_code == 414
    assert client.get("/api/happenings?text=a%00b").status_code == 400
    assert client.get("/api/happenings/a%00b").status_code == 400


def test_where_the_record_lies_is_not_told(client: TestClient, joined: dateline.OpenRecord) -> None:
    assert "address" not in client.get("/api/record").json()


def test_a_port_that_is_taken_is_said_so() -> None:
    with bound(0) as first, pytest.raises(OutputError, match="choose another with --port"):
        bound(first.getsockname()[1])
