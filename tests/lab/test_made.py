"""The lab's made records hold what the benchmarks ask for, and the same each time."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dateline.link.knowledge import Knowledge
from dateline.model.codebook import Codebook
from dateline.settings import resources
from dateline.store import open_record, schema
from dateline_lab.made import fill, made_documents


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(resources() / "knowledge")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return Codebook.load(resources() / "codebook")


def test_as_many_reports_are_made_as_were_asked_for(knowledge: Knowledge, codebook: Codebook, tmp_path: Path) -> None:
    with open_record(str(tmp_path / "made.db"), create=True) as record:
        articles = fill(record, knowledge, codebook, 500)
        with record.reading() as connection:
            assert connection.scalar(select(func.count()).select_from(schema.events)) == 500
            assert connection.scalar(select(func.count()).select_from(schema.articles)) == articles


def test_a_seed_makes_the_same_world_and_another_makes_another(knowledge: Knowledge, codebook: Codebook) -> None:
    first = list(made_documents(knowledge, codebook, 300, seed=3))
    assert first == list(made_documents(knowledge, codebook, 300, seed=3))
    assert first != list(made_documents(knowledge, codebook, 300, seed=4))


def test_spans_hold_the_words_they_name_and_acts_are_told_more_than_once(
    knowledge: Knowledge, codebook: Codebook
) -> None:
    documents = list(made_documents(knowledge, codebook, 900))
    told: dict[tuple[object, ...], int] = {}
    for document in documents:
        assert document.article
        for report in document.reports or ():
            text = document.article.text
            assert [one.span.of(text) for one in report.sources] == [one.name for one in report.sources]
            assert report.place is None or report.place.name in report.place.span.of(text)
            act = (report.type, report.mode, report.status, report.sources[0].actor, report.place and report.place.name)
            told[act] = told.get(act, 0) + 1
    assert sum(told.values()) == 900
    assert max(told.values()) > 2
    statuses = {report.status for report in chain(*(one.reports or () for one in documents))}
    assert statuses == {"happened", "planned", "possible", "denied"}
