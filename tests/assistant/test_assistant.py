"""The record through the protocol's own client, in this process and as an assistant starts it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

import dateline
from dateline.ask.sentences import Act, sentence
from dateline.assistant.server import make_server
from dateline.assistant.told import LONGEST_TEXT
from dateline.store import open_record
from exported_records import RUN, document
from joined_records import fill

Call = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "joined.db"
    with open_record(str(path), create=True) as opened:
        fill(opened)
    return path


def asked(record: Path, tool: str, **arguments: Any) -> Any:
    """The structured answer of a tool, or the error's text."""

    async def talk() -> Any:
        with dateline.open(record, create=False) as opened:
            async with Client(make_server(opened)) as client:
                answer = await client.call_tool(tool, arguments)
                if answer.is_error:
                    return answer.content[0].text  # type: ignore[union-attr]
                assert json.loads(answer.content[0].text) == answer.structured_content  # type: ignore[union-attr]
                return answer.structured_content

    return anyio.run(talk)


def test_every_tool_only_reads_and_says_what_it_is_for(path: Path) -> None:
    async def talk() -> Any:
        with dateline.open(path, create=False) as opened:
            async with Client(make_server(opened)) as client:
                return (await client.list_tools()).tools

    tools = anyio.run(talk)
    assert {"search_happenings", "read_happening", "compare_rate", "upcoming"} <= {tool.name for tool in tools}
    for tool in tools:
        assert tool.description
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
    search = next(tool for tool in tools if tool.name == "search_happenings")
    assert "PLOVER" in search.input_schema["properties"]["type"]["description"]


def test_from_a_search_to_an_act_to_the_words_of_its_article(path: Path) -> None:
    found = asked(path, "search_happenings", type="CONSULT", actor="NOR", limit=1)
    assert found["more"]
    (act,) = found["happenings"]
    with dateline.open(path, create=False) as opened:
        view = opened.happening(act["id"])
        assert act["what"] == sentence(Act.of(view.happening))
    whole = asked(path, "read_happening", happening=act["id"])
    assert len(whole["reports"]) == act["report_count"]
    for report in whole["reports"]:
        article = asked(path, "read_article", article=report["article"])
        assert report["words"]["act"] in article["text"]
        assert all(words in article["text"] for words in report["words"]["told_in"])
        assert report["report"] in {one["report"] for one in article["acts"]}


def test_announcements_and_what_became_of_them(path: Path) -> None:
    due = asked(path, "upcoming", on="2024-03-10")["announcements"]
    assert due
    assert all(one["due"]["to"] >= "2024-03-10" and one["outcome"] == "pending" for one in due)
    late = asked(path, "overdue", on="2030-01-01")["announcements"]
    assert late
    assert all(one["days_overdue"] > 0 for one in late)
    told = asked(path, "promises", actor="NOR", on="2030-01-01")
    assert {one["outcome"] for one in told["announcements"]} > {"held"}
    assert told["kept"][-1]["kind"] == "all"


def test_rates_networks_claims_and_the_rest_are_those_of_the_record(path: Path) -> None:
    with dateline.open(path, create=False) as opened:
        rate = json.loads(json.dumps(opened.rate("CONSULT", "2024-03-10", actor="NOR").as_json()))
        edges = [edge.as_json() for edge in opened.network(level="country", limit=20)]
    assert asked(path, "compare_rate", type="CONSULT", split="2024-03-10", actor="NOR") == rate
    assert asked(path, "network", between_countries=True)["edges"] == edges
    assert asked(path, "claims", actor="RUS")["happenings"]
    assert all(one["denied_by"] for one in asked(path, "disputed")["happenings"])
    assert "CONSULT/visit" in json.dumps(asked(path, "list_types"))
    assert asked(path, "describe_record")["counts"]["articles"] > 0
    assert asked(path, "who_is", name="the Russian president", on="2010-01-01")["decision"]["actor"] == (
        "person/dmitry-medvedev"
    )


@pytest.mark.parametrize(
    ("tool", "arguments", "word"),
    [
        ("read_happening", {"happening": "nothing-such"}, "no happening"),
        ("search_happenings", {"type": "NONSUCH"}, "NONSUCH"),
        ("search_happenings", {"since": "someday"}, "someday"),
        ("search_happenings", {"limit": 10_000}, "50"),
        ("upcoming", {"on": "2024-13-01"}, "2024-13-01"),
        ("read_article", {"article": ""}, "1 character"),
    ],
)
def test_what_cannot_be_is_an_error_that_an_assistant_can_read(
    path: Path, tool: str, arguments: dict[str, Any], word: str
) -> None:
    said = asked(path, tool, **arguments)
    assert isinstance(said, str)
    assert word in said
    assert "Traceback" not in said


def test_a_long_text_is_read_in_stretches(tmp_path: Path) -> None:
    text = "Oslo - Minister Berg visited Malta on Monday. “We agree,” Berg said. " + "words " * 10_000
    with open_record(str(tmp_path / "long.db"), create=True) as record:
        record.writer(RUN).write([document(0, text=text)])
    read, start = "", 0
    while start is not None:
        part = asked(tmp_path / "long.db", "read_article", article="article-00000", start=start)
        assert len(part["text"]) <= LONGEST_TEXT
        read, start = read + part["text"], part["text_goes_on_at"]
    assert read == text


def test_an_assistant_starts_it_by_the_command(path: Path) -> None:
    program = "from dateline.cli import main; main()"
    call = StdioServerParameters(
        command=sys.executable, args=["-c", program, "mcp", "--record", str(path)], env=dict(os.environ)
    )

    async def talk() -> Any:
        async with Client(call) as client:
            return (await client.call_tool("search_happenings", {"limit": 2})).structured_content

    assert len(anyio.run(talk)["happenings"]) == 2
