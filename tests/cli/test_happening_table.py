"""Tables of happenings name each participant once, and only where it says who it is; disputes give the words."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.cli.expectation_tables import disputed_table
from dateline.cli.happening_tables import happening_table

_PLAIN = {"id": "0123456789", "standing": "stated", "time": None, "place": None, "reports": 3, "origins": 2}


def side(name: str, reports: int, actor: str | None = None) -> dict[str, Any]:
    return {"name": name, "actor": actor, "country": None, "sector": None, "reports": reports}


def row(sources: list[dict[str, Any]], targets: list[dict[str, Any]], mode: str = "heavy-weapons") -> dict[str, Any]:
    return _PLAIN | {"type": "ASSAULT", "mode": mode, "status": "happened", "sources": sources, "targets": targets}


def test_one_who_is_named_in_both_roles_stands_where_more_reports_name_him(capsys: pytest.CaptureFixture[str]) -> None:
    ada, ben = side("Ada", 1, "person/ada"), side("Ben", 2, "person/ben")
    happening_table([row([ada, ben], [side("Ada", 3, "person/ada")])])
    shown = capsys.readouterr().out
    assert shown.count("Ada") == 1
    assert shown.index("Ben") < shown.index("Ada")


def test_pronouns_are_left_out_and_modes_stay_whole(capsys: pytest.CaptureFixture[str]) -> None:
    happening_table([row([side("They", 2), side("rebels", 2)], [side("them", 3)])])
    shown = capsys.readouterr().out
    assert "rebels" in shown
    assert "hey" not in shown
    assert "them" not in shown
    assert "heavy-weapons" in shown


def test_what_a_promise_is_about_is_told_in_the_words_of_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    told = {"what": "Ada agreed to something", "told": "Ada will lend Ben her boat", "type": "AGREE", "mode": ""}
    who = {"stated": 2, "said_by": ["Cy"], "denied_by": ["(article)", "Ben"], "from": None, "to": None}
    disputed_table([_PLAIN | told | who | {"happening": "0123456789", "standing": "disputed"}])
    shown = " ".join(capsys.readouterr().out.split())
    assert "will lend Ben her boat" in shown
    assert "something" not in shown
    assert "2 reports, Cy" in shown
    assert "an article itself" in shown
