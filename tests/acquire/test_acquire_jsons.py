"""JSON Lines and JSON files."""

from __future__ import annotations

import json

import pytest
from acquiring import codes, gz, read, texts, troubles

from dateline.acquire import AcquireOptions


def jsonl(*values: object) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def test_each_line_is_a_page_with_its_line_number() -> None:
    found = read(jsonl({"text": "one"}, {"text": "two"}) + b'\n{"text": "three"}', "a.jsonl")
    assert texts(found) == ["one", "two", "three"]
    assert [item.origin for item in found] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#4"]


def test_a_broken_line_is_told_by_number_and_the_others_are_read() -> None:
    found = read(b'{"text": "one"}\n{"text": \n{"text": "three"}\n[1]\n7\n', "a.jsonl")
    assert texts(found) == ["one", "three"]
    assert [(trouble.origin, trouble.code) for trouble in troubles(found)] == [
        ("a.jsonl#2", "malformed"),
        ("a.jsonl#4", "malformed"),
        ("a.jsonl#5", "malformed"),
    ]
    assert "line 2" in troubles(found)[0].message


def test_many_like_troubles_are_counted() -> None:
    found = read(jsonl(*[{"id": 1}] * 500, {"text": "one"}), "a.jsonl")
    assert texts(found) == ["one"]
    assert codes(found) == ["no-text"] * 51
    assert "450 more" in troubles(found)[-1].message


def test_nesting_without_end_is_a_broken_line() -> None:
    found = read(b'{"text": "one"}\n{"text": ' + b"[" * 100_000 + b"\n" + b'{"text": "three"}\n', "a.jsonl")
    assert texts(found) == ["one", "three"]
    assert codes(found) == ["malformed"]


def test_a_line_over_the_limit_is_passed_over() -> None:
    content = jsonl({"text": "one"}, {"text": "x" * 500_000}, {"text": "three"})
    found = read(content, "a.jsonl", options=AcquireOptions(max_page_bytes=1000))
    assert texts(found) == ["one", "three"]
    assert codes(found) == ["too-large"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_character_sets_are_recognised(charset: str) -> None:
    lines = [
        json.dumps({"text": f"Der Präsident Müller reiste über Köln nach Süden, {n}."}, ensure_ascii=False)
        for n in range(9)
    ]
    found = read("\r\n".join(lines).encode(charset), "a.jsonl")
    assert texts(found)[0] == "Der Präsident Müller reiste über Köln nach Süden, 0."
    assert len(texts(found)) == 9


def test_a_stray_byte_in_utf8_is_mended_and_told() -> None:
    filler = jsonl(*[{"text": "plain"}] * 6000)
    found = read(filler + b'{"text": "caf\xe9 \xc3\xa9"}\n', "a.jsonl")
    assert texts(found)[-1] == "café é"
    assert codes(found) == ["encoding"]


def test_a_list_is_read_item_by_item() -> None:
    found = read(b' [ {"text": "one"} ,\n{"text": "two"}, 5 ] ', "a.json")
    assert texts(found) == ["one", "two"]
    assert codes(found) == ["malformed"]


def test_a_long_list_needs_no_more_than_one_item_at_a_time() -> None:
    content = json.dumps([{"text": f"{n} " + "x" * 3000} for n in range(200)]).encode()
    assert len(texts(read(content, "a.json", options=AcquireOptions(max_page_bytes=10_000)))) == 200


def test_a_list_that_breaks_keeps_what_stood_before() -> None:
    assert codes(read(b'[{"text": "one"}, {"text": "tw', "a.json")) == ["truncated"]
    assert codes(read(b'[{"text": "one"}, {"text": "two"}', "a.json")) == ["truncated"]
    found = read(b'[{"text": "one"}, {"text" "two"}, {"text": "three"}]', "a.json")
    assert texts(found) == ["one"]
    assert codes(found) == ["malformed"]


def test_one_object_is_a_page_or_holds_a_list_of_them() -> None:
    assert texts(read(b'{\n "headline": "T",\n "article_html": "<p>one</p>"\n}', "a.json")) == ["<p>one</p>"]
    found = read(b'{\n "status": "ok",\n "articles": [{"content": "one"}, {"content": "two"}]\n}', "a.json")
    assert texts(found) == ["one", "two"]


def test_an_empty_list_is_empty() -> None:
    assert codes(read(b"[]", "a.json")) == ["empty"]


def test_json_that_is_none_is_told() -> None:
    assert codes(read(b"nothing of the kind", "a.json")) == ["malformed"]
    assert codes(read(b"nothing of the kind\n", "a.jsonl")) == ["malformed"]


def test_cut_gzip_gives_the_whole_lines_before_the_cut() -> None:
    values = [{"text": f"number {n} of the talks"} for n in range(300)]
    content = gz(jsonl(*values))
    found = read(content[: len(content) // 2], "a.jsonl.gz")
    kept = texts(found)
    assert 0 < len(kept) < 300
    assert kept == [value["text"] for value in values][: len(kept)]
    assert codes(found) == ["truncated"]
