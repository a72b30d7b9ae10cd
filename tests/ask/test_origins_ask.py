"""Origins and editions are answered from what joining keeps."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import ask
from dateline.ask.versions import changes_between
from dateline.errors import UsageError
from dateline.model import Paragraph, Span
from dateline.settings import load
from dateline.store import Record, open_record
from joined_records import AGENCY_TEXT, fill
from postgres_server import new_database, postgres_server
from record_documents import RUN, TEXT, document

__all__ = ["new_database", "postgres_server"]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def joined(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    address = str(tmp_path / "record.db")
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_database")
        address = make()
    with open_record(address, create=True) as opened:
        fill(opened)
        yield opened


def test_texts_of_several_articles_are_listed_with_who_carries_them(joined: Record) -> None:
    (only,) = ask.origins(joined)
    assert [one.id for one in only.articles] == ["article-00000", "article-00001"]
    assert only.as_flat()["agencies"] == "dpa"
    assert only.as_flat()["articles"] == 2
    assert len(list(ask.origins(joined, least=1))) == 6
    assert len(list(ask.origins(joined, least=1, limit=2, offset=5))) == 1
    assert list(ask.origins(joined, agency="afp")) == []
    assert [one.origin.id for one in ask.origins(joined, agency="DPA")] == ["origin-dpa"]


def test_an_article_shows_the_shared_passages_from_its_own_side(joined: Record) -> None:
    for mine, other in (("article-00000", "article-00001"), ("article-00001", "article-00000")):
        view = ask.origins_of(joined, mine)
        assert [tie.origin for tie, _ in view.origins] == ["origin-dpa"]
        (carrier,) = view.carriers
        assert carrier.article.id == other
        assert carrier.passages[0].words == AGENCY_TEXT
        assert view.as_json()["shared_with"][0]["passages"][0]["other_text"] == AGENCY_TEXT


def test_an_unknown_article_is_refused(joined: Record) -> None:
    with pytest.raises(UsageError, match="no article"):
        ask.origins_of(joined, "nothing")


def test_editions_stand_in_their_order_and_the_newest_counts(joined: Record) -> None:
    for one in ("article-00005", "article-00006"):
        found = ask.versions(joined, one)
        assert [(row.article.id, row.counts) for row in found.editions] == [
            ("article-00006", False),
            ("article-00005", True),
        ]
        assert found.editions[0].changes == ()
        assert any(change.kind != "same" for change in found.editions[1].changes)


def test_a_page_read_again_with_other_furniture_is_no_correction(tmp_path: Path) -> None:
    body = Span(0, len(TEXT))
    with open_record(str(tmp_path / "r.db"), create=True) as record:
        for number, furniture in enumerate(("Most read: ten recipes", "Most read: the cup is over", "Home")):
            one = document(number, text=f"{TEXT}\n{furniture}")
            assert one.article
            rest = Span(body.end + 1, len(one.article.text))
            paragraphs = (Paragraph("body", body), Paragraph("furniture", rest))
            article = replace(one.article, url="https://paper.example/a", title="A visit", paragraphs=paragraphs)
            record.writer(RUN).write([replace(one, article=article)])
        importlib.import_module("dateline.pipeline.joining").join(record, load())
        first, *again = ask.versions(record, "article-00000").editions
    assert not first.unchanged
    assert [row.unchanged for row in again] == [True, True]
    assert [row.as_json()["changes"] for row in again] == [[], []]


def test_an_article_without_other_editions_is_its_own(joined: Record) -> None:
    (row,) = ask.versions(joined, "article-00002").editions
    assert row.counts
    assert row.addresses


def test_changes_give_both_texts_back() -> None:
    old, new = "Twelve people died in Oslo on Monday.", "Fourteen people died in Oslo, police said."
    changes = list(changes_between(old, new))
    assert "".join(one.text for one in changes if one.kind != "added").split() == old.split()
    assert "".join(one.text for one in changes if one.kind != "removed") == new
    assert ("removed", "Twelve ") in {(one.kind, one.text) for one in changes}
