"""A SPARQL endpoint is asked politely, and whatever it does comes back as rows or one clear message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from serving import Time

from dateline.acquire.fetch import Timer
from dateline.acquire.sparql import Sparql, SparqlOptions
from dateline.errors import FetchError, UsageError
from sparql_server import JSON, Answer, Endpoint, endpoint, good, in_turn

ASK = "SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a"


def _rows(site: Endpoint, time: Time | None = None, query: str = ASK, **options: object) -> list[dict[str, str]]:
    time = time or Time()
    chosen = replace(SparqlOptions(endpoint=site.address), **options)
    with Sparql(chosen, Timer(time.clock, time.sleep)) as sparql:
        return list(sparql.rows(query))


def _fault(*answers: Answer | None, **options: object) -> str:
    with endpoint(in_turn(*answers)) as site, pytest.raises(FetchError) as error:
        _rows(site, **options)
    assert site.address in str(error.value)
    return str(error.value)


def test_rows_are_text_and_unknown_values_none_at_all() -> None:
    with endpoint(in_turn(good({"a": "http://www.wikidata.org/entity/Q1", "b": None}, {"a": "x"}))) as site:
        assert _rows(site) == [{"a": "http://www.wikidata.org/entity/Q1"}, {"a": "x"}]
    method, _, headers = site.asked[0]
    assert (method, headers["accept"]) == ("GET", "application/sparql-results+json")
    assert headers["user-agent"].startswith("Dateline/")


def test_pages_are_asked_for_until_one_is_short() -> None:
    with endpoint(in_turn(good({"a": "1"}, {"a": "2"}), good({"a": "3"}, {"a": "4"}), good({"a": "5"}))) as site:
        assert [row["a"] for row in _rows(site, page_rows=2)] == list("12345")
        assert [site.page(number) for number in range(3)] == [(2, 0), (2, 2), (2, 4)]


def test_pages_without_end_are_given_up() -> None:
    assert "more than 6 rows" in _fault(good({"a": "1"}, {"a": "2"}), page_rows=2, max_pages=3)


def test_a_long_query_is_posted() -> None:
    long = f"{ASK} #{'x' * 3000}"
    with endpoint(in_turn(good({"a": "1"}))) as site:
        _rows(site, query=long)
    assert (site.asked[0][0], site.asked[0][1].startswith(long)) == ("POST", True)


def test_a_busy_endpoint_is_asked_again_after_the_pause_it_names() -> None:
    time = Time()
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    busy = [(429, {"Retry-After": "7"}, b""), (503, {"Retry-After": soon}, b""), (500, {"Retry-After": "soon"}, b"")]
    with endpoint(in_turn(*busy, good({"a": "1"}))) as site:
        assert _rows(site, time) == [{"a": "1"}]
    first, second, third = time.naps
    assert (first, third) == (7, 8)
    assert 50 < second <= 60


def test_it_is_not_asked_for_ever() -> None:
    time = Time()
    with endpoint(in_turn((500, {}, b"<h1>down</h1>"))) as site:
        with pytest.raises(FetchError, match=r"status 500: <h1>down</h1>; try again later"):
            _rows(site, time)
        assert (len(site.asked), time.naps) == (4, [2, 4, 8])


def test_a_long_pause_is_not_waited_for() -> None:
    assert "asks to wait 86,400 seconds" in _fault((429, {"Retry-After": "86400"}, b""))


def test_a_refusal_is_not_repeated() -> None:
    with endpoint(in_turn((400, {}, b"MalformedQueryException"))) as site:
        with pytest.raises(FetchError, match="status 400: MalformedQueryException"):
            _rows(site)
        assert len(site.asked) == 1


def test_redirects_are_not_followed() -> None:
    assert "status 302" in _fault((302, {"Location": "http://127.0.0.1:1/"}, b""))


HTML: Answer = (200, {"Content-Type": "text/html"}, b"<html>maintenance</html>")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (HTML, "answered with text/html, not JSON"),
        ((200, {}, b"{}"), "no type, not JSON"),
        ((200, JSON, good({"a": "1"})[2][:-10]), "cut short or damaged"),
        ((200, JSON, b'{"results": {"bindings": [\njava.util.concurrent.TimeoutException'), "cut short or damaged"),
        ((200, JSON, b"[" * 100_000), "cut short or damaged"),
        ((200, JSON, b'{"results": []}'), "holds no rows"),
        ((200, JSON, b"[1, 2]"), "holds no rows"),
        ((200, {**JSON, "Content-Length": "9999"}, b'{"results"'), "broke off"),
        ((200, {**JSON, "Content-Encoding": "gzip"}, b"no gzip"), "cannot be read"),
    ],
    ids=["html", "no type", "cut", "stack trace", "deep", "no bindings", "list", "short body", "bad gzip"],
)
def test_answers_that_are_none(answer: Answer, said: str) -> None:
    assert said in _fault(answer)


def test_rows_of_strange_forms_lose_only_what_is_strange() -> None:
    body = b'{"results": {"bindings": [7, {"a": "x", "b": {"value": 3}, "c": {"type": "literal", "value": "y"}}]}}'
    with endpoint(in_turn((200, JSON, body))) as site:
        assert _rows(site) == [{}, {"c": "y"}]


def test_a_huge_answer_is_not_held() -> None:
    assert "larger than 1,000 bytes" in _fault(good(*[{"a": "x" * 100}] * 50), max_bytes=1000)


def test_an_endpoint_that_hangs_is_left() -> None:
    assert "did not answer within the time limit" in _fault(None, read_timeout_s=0.2)


def test_a_slow_answer_is_left() -> None:
    slow = Time(step=100.0)
    with endpoint(in_turn(good({"a": "1"}))) as site, pytest.raises(FetchError, match="came too slowly"):
        _rows(site, slow, total_timeout_s=50)


def test_nobody_there() -> None:
    with endpoint(in_turn(good())) as site:
        pass
    with pytest.raises(FetchError, match="check the network"):
        _rows(site)


@pytest.mark.parametrize("address", ["", "query.wikidata.org/sparql", "file:///etc/passwd", "http://", "ftp://a/b"])
def test_an_endpoint_must_be_an_address(address: str) -> None:
    with pytest.raises(UsageError, match="is no endpoint"):
        Sparql(SparqlOptions(endpoint=address))
